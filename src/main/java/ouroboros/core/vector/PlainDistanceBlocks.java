package ouroboros.core.vector;

import java.util.Arrays;

/** One point after the other. */
final class PlainDistanceBlocks implements DistanceBlocks {

	@Override
	public void squares(double[] columns, int stride, double[] scales, double[] point, int at, int from, int count,
			double[] squares) {
		Arrays.fill(squares, 0, count, 0);
		for (int j = 0; j < scales.length; j++) {
			for (int i = 0; i < count; i++) {
				var difference = (point[at + j] - columns[j * stride + from + i]) * scales[j];
				squares[i] += difference * difference;
			}
		}
		Arrays.fill(squares, count, PartialSums.padded(count), Double.POSITIVE_INFINITY);
	}

	@Override
	public double least(double[] squares, int count) {
		var least = Double.POSITIVE_INFINITY;
		for (int i = 0; i < count; i++) {
			least = (squares[i] < least) ? squares[i] : least;
		}
		return least;
	}

	@Override
	public double exponentials(double[] squares, int count, double factor, double top, double[] weights, int from) {
		var sums = new double[PartialSums.COUNT];
		for (int i = 0; i < PartialSums.padded(count); i++) {
			var part = i % PartialSums.COUNT;
			sums[part] = Math.fma(weights[from + i], Exponential.of(Math.fma(squares[i], factor, -top)), sums[part]);
		}
		return PartialSums.whole(sums, 0);
	}

}
