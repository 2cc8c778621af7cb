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

	/** Four vectors at a time, which share what is broadcast. */
	private static void space(double[] columns, int stride, double[] scales, double[] point, int at, int from,
			int count, double[] squares) {
		var i = 0;
		for (; i + 4 * LENGTH <= count; i += 4 * LENGTH) {
			var sum0 = DoubleVector.zero(SPECIES);
			var sum1 = sum0;
			var sum2 = sum0;
			var sum3 = sum0;
			for (int j = 0; j < scales.length; j++) {
				var centre = DoubleVector.broadcast(SPECIES, point[at + j]);
				var scale = DoubleVector.broadcast(SPECIES, scales[j]);
				var column = j * stride + from + i;
				sum0 = sum0.add(square(centre, scale, columns, column));
				sum1 = sum1.add(square(centre, scale, columns, column + LENGTH));
				sum2 = sum2.add(square(centre, scale, columns, column + 2 * LENGTH));
				sum3 = sum3.add(square(centre, scale, columns, column + 3 * LENGTH));
			}
			sum0.intoArray(squares, i);
			sum1.intoArray(squares, i + LENGTH);
			sum2.intoArray(squares, i + 2 * LENGTH);
			sum3.intoArray(squares, i + 3 * LENGTH);
		}
		for (; i < count; i += LENGTH) {
			var sum = DoubleVector.zero(SPECIES);
			for (int j = 0; j < scales.length; j++) {
				sum = sum.add(square(DoubleVector.broadcast(SPECIES, point[at + j]),
						DoubleVector.broadcast(SPECIES, scales[j]), columns, j * stride + from + i));
			}
			sum.intoArray(squares, i);
		}
	}

	private static DoubleVector square(DoubleVector centre, DoubleVector scale, double[] columns, int at) {
		var difference = centre.sub(DoubleVector.fromArray(SPECIES, columns, at)).mul(scale);
		return difference.mul(difference);
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
