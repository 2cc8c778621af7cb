package ouroboros.core.vector;

import java.util.Arrays;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** As many points at once as a vector of the processor has lanes. */
final class VectorDistanceBlocks implements DistanceBlocks {

	private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;

	private static final int LENGTH = DoubleLanes.LENGTH;

	@Override
	public void squares(double[] columns, int stride, double[] scales, double[] point, int at, int from, int count,
			double[] squares) {
		switch (scales.length) {
			case 1 -> line(columns, scales[0], point[at], from, count, squares);
			case 2 -> plane(columns, stride, scales, point, at, from, count, squares);
			default -> space(columns, stride, scales, point, at, from, count, squares);
		}
		Arrays.fill(squares, count, PartialSums.padded(count), Double.POSITIVE_INFINITY);
	}

	private static void line(double[] columns, double scale, double point, int from, int count, double[] squares) {
		var centre = DoubleVector.broadcast(SPECIES, point);
		for (int i = 0; i < count; i += LENGTH) {
			var x = centre.sub(DoubleVector.fromArray(SPECIES, columns, from + i)).mul(scale);
			x.mul(x).intoArray(squares, i);
		}
	}

	private static void plane(double[] columns, int stride, double[] scales, double[] point, int at, int from,
			int count, double[] squares) {
		var centreX = DoubleVector.broadcast(SPECIES, point[at]);
		var centreY = DoubleVector.broadcast(SPECIES, point[at + 1]);
		var scaleX = DoubleVector.broadcast(SPECIES, scales[0]);
		var scaleY = DoubleVector.broadcast(SPECIES, scales[1]);
		for (int i = 0; i < count; i += LENGTH) {
			var x = centreX.sub(DoubleVector.fromArray(SPECIES, columns, from + i)).mul(scaleX);
			var y = centreY.sub(DoubleVector.fromArray(SPECIES, columns, stride + from + i)).mul(scaleY);
			x.mul(x).add(y.mul(y)).intoArray(squares, i);
		}
	}

	private static void space(double[] columns, int stride, double[] scales, double[] point, int at, int from,
			int count, double[] squares) {
		for (int i = 0; i < count; i += LENGTH) {
			var sum = DoubleVector.zero(SPECIES);
			for (int j = 0; j < scales.length; j++) {
				var x = DoubleVector.broadcast(SPECIES, point[at + j])
					.sub(DoubleVector.fromArray(SPECIES, columns, j * stride + from + i))
					.mul(scales[j]);
				sum = sum.add(x.mul(x));
			}
			sum.intoArray(squares, i);
		}
	}

	@Override
	public double least(double[] squares, int count) {
		var least = DoubleVector.broadcast(SPECIES, Double.POSITIVE_INFINITY);
		for (int i = 0; i < count; i += LENGTH) {
			var square = DoubleVector.fromArray(SPECIES, squares, i);
			least = least.blend(square, square.compare(VectorOperators.LT, least));
		}
		var all = Double.POSITIVE_INFINITY;
		for (int lane = 0; lane < LENGTH; lane++) {
			all = Math.min(all, least.lane(lane));
		}
		return all;
	}

	@Override
	public double exponentials(double[] squares, int count, double factor, double top, double[] weights, int from) {
		var sums = new double[PartialSums.COUNT];
		var offset = DoubleVector.broadcast(SPECIES, -top);
		var factors = DoubleVector.broadcast(SPECIES, factor);
		for (int lane = 0; lane < PartialSums.COUNT; lane += LENGTH) {
			var sum = DoubleVector.zero(SPECIES);
			for (int i = lane; i < PartialSums.padded(count); i += PartialSums.COUNT) {
				var exponent = DoubleVector.fromArray(SPECIES, squares, i).fma(factors, offset);
				sum = DoubleVector.fromArray(SPECIES, weights, from + i)
					.fma(VectorExponential.ofAtMost709(exponent), sum);
			}
			sum.intoArray(sums, lane);
		}
		return PartialSums.whole(sums, 0);
	}

}
