package ouroboros.core.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** As many laws at once as a vector of the processor has lanes. */
final class VectorPoissonBlocks implements PoissonBlocks {

	private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;

	@Override
	public void inverted(double[] means, double[] u, int count, double[] counts) {
		var reciprocals = PlainPoissonBlocks.RECIPROCALS;
		for (int i = 0; i < count; i += DoubleLanes.LENGTH) {
			var mean = DoubleVector.fromArray(SPECIES, means, i);
			var rest = DoubleVector.fromArray(SPECIES, u, i);
			var probability = VectorExponential.ofAtMost709(mean.neg());
			var result = DoubleVector.broadcast(SPECIES, UNDECIDED);
			for (int n = 0; n < MOST_INVERTED; n++) {
				var open = result.compare(VectorOperators.LT, 0);
				result = result.blend(n, rest.compare(VectorOperators.LT, probability).and(open));
				if (!result.compare(VectorOperators.LT, 0).anyTrue()) {
					break;
				}
				rest = rest.sub(probability);
				probability = probability.mul(mean.mul(reciprocals[n]));
			}
			result.intoArray(counts, i);
		}
	}

	@Override
	public void transformed(double[] means, double[] u, double[] v, int count, double[] counts) {
		for (int i = 0; i < count; i += DoubleLanes.LENGTH) {
			transformed(DoubleVector.fromArray(SPECIES, means, i), DoubleVector.fromArray(SPECIES, u, i).sub(0.5),
					DoubleVector.fromArray(SPECIES, v, i))
				.intoArray(counts, i);
		}
	}

	private static DoubleVector transformed(DoubleVector mean, DoubleVector u, DoubleVector v) {
		var b = broadcast(2.53).fma(mean.sqrt(), broadcast(0.931));
		var a = broadcast(0.02483).fma(b, broadcast(-0.059));
		var us = broadcast(0.5).sub(u.abs());
		var reciprocal = broadcast(1).div(us);
		var whole = floor(mean);
		var fraction = mean.sub(whole);
		var offset = floor(a.mul(2).fma(reciprocal, b).fma(u, fraction.add(0.43)));
		var n = whole.add(offset);
		var squeeze = broadcast(0.9277).sub(broadcast(3.6224).div(b.sub(2)));
		var difference = offset.sub(fraction);
		var ratio = difference.div(n.add(mean));
		var inverse = broadcast(1).div(n);
		var exponent = stirling(inverse.mul(inverse))
			.fma(inverse, difference.fma(ratio, n.mul(2).mul(ratio).mul(series(ratio.mul(ratio)))))
			.neg();
		var hat = a.mul(reciprocal).fma(reciprocal, b);
		var left = v.mul(broadcast(1.1328).div(b.sub(3.4)).add(1.1239)).mul(n.mul(2 * Math.PI).sqrt());
		var accepted = left.compare(VectorOperators.LE, hat.mul(VectorExponential.of(exponent)));
		var told = n.compare(VectorOperators.GE, PlainPoissonBlocks.LEAST_STIRLING)
			.and(ratio.abs().compare(VectorOperators.LT, PlainPoissonBlocks.MOST_RATIO));
		var squeezed = us.compare(VectorOperators.GE, 0.07).and(v.compare(VectorOperators.LE, squeeze));
		return broadcast(UNDECIDED).blend(broadcast(REJECTED).blend(n, accepted), told).blend(n, squeezed);
	}

	private static DoubleVector stirling(DoubleVector x) {
		var sum = broadcast(PlainPoissonBlocks.STIRLING[4]).fma(x, broadcast(PlainPoissonBlocks.STIRLING[3]));
		for (int i = 2; i >= 0; i--) {
			sum = sum.fma(x, broadcast(PlainPoissonBlocks.STIRLING[i]));
		}
		return sum;
	}

	private static DoubleVector series(DoubleVector x) {
		var sum = broadcast(PlainPoissonBlocks.ODD[PlainPoissonBlocks.TERMS - 1]);
		for (int i = PlainPoissonBlocks.TERMS - 2; i >= 0; i--) {
			sum = sum.fma(x, broadcast(PlainPoissonBlocks.ODD[i]));
		}
		return sum.mul(x);
	}

	/** Of numbers up to 2^51; of larger ones any number. */
	private static DoubleVector floor(DoubleVector value) {
		var rounder = broadcast(Exponential.ROUNDER);
		var rounded = value.add(rounder).sub(rounder);
		return rounded.blend(rounded.sub(1), rounded.compare(VectorOperators.GT, value));
	}

	private static DoubleVector broadcast(double value) {
		return DoubleVector.broadcast(SPECIES, value);
	}

}
