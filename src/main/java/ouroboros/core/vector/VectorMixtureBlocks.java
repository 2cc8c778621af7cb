package ouroboros.core.vector;

import java.util.Arrays;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** As many numbers at once as a vector of the processor holds. */
final class VectorMixtureBlocks implements MixtureBlocks {

	private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;

	private static final int LENGTH = DoubleLanes.LENGTH;

	private static final int PARTS = PartialSums.COUNT;

	/** The even ones of the lanes of two vectors. */
	private static final VectorShuffle<Double> EVEN = SPECIES.iotaShuffle(0, 2, true);

	private static final VectorShuffle<Double> ODD = SPECIES.iotaShuffle(1, 2, true);

	/** The second half of the lanes. */
	private static final VectorMask<Double> UPPER = SPECIES.indexInRange(-LENGTH / 2, LENGTH / 2);

	@Override
	public void columns(double[] values, int start, double meanX, double meanY, int count, double[] x, double[] y) {
		var whole = count / LENGTH * LENGTH;
		for (int i = 0, at = start; i < whole; i += LENGTH, at += 2 * LENGTH) {
			var low = DoubleVector.fromArray(SPECIES, values, at);
			var high = DoubleVector.fromArray(SPECIES, values, at + LENGTH);
			low.rearrange(EVEN).blend(high.rearrange(EVEN), UPPER).sub(meanX).intoArray(x, i);
			low.rearrange(ODD).blend(high.rearrange(ODD), UPPER).sub(meanY).intoArray(y, i);
		}
		for (int i = whole; i < count; i++) {
			x[i] = values[start + 2 * i] - meanX;
			y[i] = values[start + 2 * i + 1] - meanY;
		}
		Arrays.fill(x, count, PartialSums.padded(count), 0);
		Arrays.fill(y, count, PartialSums.padded(count), 0);
	}

	@Override
	public void line(double scale, double mean, double constant, double[] x, int count, double[] terms,
			double[] largest) {
		var top = DoubleVector.broadcast(SPECIES, constant);
		for (int i = 0; i < count; i += LENGTH) {
			var u = DoubleVector.fromArray(SPECIES, x, i).sub(mean).mul(scale);
			keep(top.sub(u.mul(u)), terms, largest, i);
		}
	}

	@Override
	public void plane(double[] whitening, double[] mean, double constant, double[] x, double[] y, int count,
			double[] terms, double[] largest) {
		var meanX = DoubleVector.broadcast(SPECIES, mean[0]);
		var meanY = DoubleVector.broadcast(SPECIES, mean[1]);
		var xx = DoubleVector.broadcast(SPECIES, whitening[0]);
		var yx = DoubleVector.broadcast(SPECIES, whitening[2]);
		var yy = DoubleVector.broadcast(SPECIES, whitening[3]);
		var top = DoubleVector.broadcast(SPECIES, constant);
		for (int i = 0; i < count; i += LENGTH) {
			var dx = DoubleVector.fromArray(SPECIES, x, i).sub(meanX);
			var dy = DoubleVector.fromArray(SPECIES, y, i).sub(meanY);
			var u = xx.mul(dx);
			var v = yy.fma(dy, yx.mul(dx));
			keep(top.sub(v.fma(v, u.mul(u))), terms, largest, i);
		}
	}

	@Override
	public void space(double[] whitening, boolean diagonal, double constant, double[] differences, int dimension,
			int count, double[] terms, double[] largest) {
		var top = DoubleVector.broadcast(SPECIES, constant);
		for (int i = 0; i < count; i += LENGTH) {
			var square = DoubleVector.zero(SPECIES);
			for (int j = 0; j < dimension; j++) {
				var u = DoubleVector.zero(SPECIES);
				for (int a = diagonal ? j : 0; a <= j; a++) {
					u = DoubleVector.fromArray(SPECIES, differences, a * MOST + i)
						.fma(DoubleVector.broadcast(SPECIES, whitening[j * dimension + a]), u);
				}
				square = u.fma(u, square);
			}
			keep(top.sub(square), terms, largest, i);
		}
	}

	private static void keep(DoubleVector term, double[] terms, double[] largest, int i) {
		var before = DoubleVector.fromArray(SPECIES, largest, i);
		term.intoArray(terms, i);
		before.blend(term, term.compare(VectorOperators.GT, before)).intoArray(largest, i);
	}

	@Override
	public void subtract(double[] x, double mean, int count, double[] differences, int offset) {
		for (int i = 0; i < count; i += LENGTH) {
			DoubleVector.fromArray(SPECIES, x, i).sub(mean).intoArray(differences, offset + i);
		}
	}

	@Override
	public void exponential(double[] terms, double[] largest, int count, double[] sums) {
		for (int i = 0; i < count; i += LENGTH) {
			var exponent = DoubleVector.fromArray(SPECIES, terms, i).sub(DoubleVector.fromArray(SPECIES, largest, i));
			var value = VectorExponential.ofAtMost709(exponent);
			value.intoArray(terms, i);
			DoubleVector.fromArray(SPECIES, sums, i).add(value).intoArray(sums, i);
		}
	}

	@Override
	public double normalise(double[] largest, double[] sums, int count, double weight) {
		var parts = new double[PARTS];
		var products = new double[PARTS];
		var whole = count / PARTS * PARTS;
		var weights = DoubleVector.broadcast(SPECIES, weight);
		for (int lane = 0; lane < PARTS; lane += LENGTH) {
			var part = DoubleVector.zero(SPECIES);
			var product = DoubleVector.broadcast(SPECIES, 1);
			for (int i = lane; i < whole; i += PARTS) {
				var sum = DoubleVector.fromArray(SPECIES, sums, i);
				part = part.add(DoubleVector.fromArray(SPECIES, largest, i));
				product = product.mul(sum);
				weights.div(sum).intoArray(sums, i);
			}
			part.intoArray(parts, lane);
			product.intoArray(products, lane);
		}
		return PlainMixtureBlocks.rest(largest, sums, whole, count, weight, parts, products);
	}

	@Override
	public void lineMoments(double[] x, double centre, double[] terms, double[] factors, int count, double[] moments) {
		for (int lane = 0; lane < PARTS; lane += LENGTH) {
			var mass = DoubleVector.fromArray(SPECIES, moments, lane);
			var sumX = DoubleVector.fromArray(SPECIES, moments, PARTS + lane);
			var sumXx = DoubleVector.fromArray(SPECIES, moments, 2 * PARTS + lane);
			for (int i = lane; i < PartialSums.padded(count); i += PARTS) {
				var w = DoubleVector.fromArray(SPECIES, terms, i).mul(DoubleVector.fromArray(SPECIES, factors, i));
				var dx = DoubleVector.fromArray(SPECIES, x, i).sub(centre);
				var wx = w.mul(dx);
				mass = mass.add(w);
				sumX = sumX.add(wx);
				sumXx = wx.fma(dx, sumXx);
			}
			mass.intoArray(moments, lane);
			sumX.intoArray(moments, PARTS + lane);
			sumXx.intoArray(moments, 2 * PARTS + lane);
		}
	}

	@Override
	public void planeMoments(double[] x, double[] y, double[] centre, double[] terms, double[] factors, int count,
			double[] moments) {
		var centreX = DoubleVector.broadcast(SPECIES, centre[0]);
		var centreY = DoubleVector.broadcast(SPECIES, centre[1]);
		for (int lane = 0; lane < PARTS; lane += LENGTH) {
			var mass = DoubleVector.fromArray(SPECIES, moments, lane);
			var sumX = DoubleVector.fromArray(SPECIES, moments, PARTS + lane);
			var sumY = DoubleVector.fromArray(SPECIES, moments, 2 * PARTS + lane);
			var sumXx = DoubleVector.fromArray(SPECIES, moments, 3 * PARTS + lane);
			var sumXy = DoubleVector.fromArray(SPECIES, moments, 4 * PARTS + lane);
			var sumYy = DoubleVector.fromArray(SPECIES, moments, 5 * PARTS + lane);
			for (int i = lane; i < PartialSums.padded(count); i += PARTS) {
				var w = DoubleVector.fromArray(SPECIES, terms, i).mul(DoubleVector.fromArray(SPECIES, factors, i));
				var dx = DoubleVector.fromArray(SPECIES, x, i).sub(centreX);
				var dy = DoubleVector.fromArray(SPECIES, y, i).sub(centreY);
				var wx = w.mul(dx);
				var wy = w.mul(dy);
				mass = mass.add(w);
				sumX = sumX.add(wx);
				sumY = sumY.add(wy);
				sumXx = wx.fma(dx, sumXx);
				sumXy = wx.fma(dy, sumXy);
				sumYy = wy.fma(dy, sumYy);
			}
			mass.intoArray(moments, lane);
			sumX.intoArray(moments, PARTS + lane);
			sumY.intoArray(moments, 2 * PARTS + lane);
			sumXx.intoArray(moments, 3 * PARTS + lane);
			sumXy.intoArray(moments, 4 * PARTS + lane);
			sumYy.intoArray(moments, 5 * PARTS + lane);
		}
	}

	@Override
	public void multiply(double[] left, double[] right, int offset, int count, double[] products) {
		for (int i = 0; i < count; i += LENGTH) {
			DoubleVector.fromArray(SPECIES, left, i)
				.mul(DoubleVector.fromArray(SPECIES, right, offset + i))
				.intoArray(products, i);
		}
	}

	@Override
	public void sum(double[] values, int count, double[] sums, int offset) {
		for (int lane = 0; lane < PARTS; lane += LENGTH) {
			var sum = DoubleVector.fromArray(SPECIES, sums, offset + lane);
			for (int i = lane; i < PartialSums.padded(count); i += PARTS) {
				sum = sum.add(DoubleVector.fromArray(SPECIES, values, i));
			}
			sum.intoArray(sums, offset + lane);
		}
	}

	@Override
	public void dot(double[] left, double[] right, int rightOffset, int count, double[] sums, int offset) {
		for (int lane = 0; lane < PARTS; lane += LENGTH) {
			var sum = DoubleVector.fromArray(SPECIES, sums, offset + lane);
			for (int i = lane; i < PartialSums.padded(count); i += PARTS) {
				sum = DoubleVector.fromArray(SPECIES, left, i)
					.fma(DoubleVector.fromArray(SPECIES, right, rightOffset + i), sum);
			}
			sum.intoArray(sums, offset + lane);
		}
	}

}
