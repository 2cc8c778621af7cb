package ouroboros.core.metric;

import java.util.Arrays;

import ouroboros.core.View;
import ouroboros.core.vector.DistanceBlocks;

/**
 * The kernel exp(-|x-y|²/(2h²)).
 *
 * @param width h, in units of the data; 0 gives the indicator of equality, and
 * {@code NaN}, which it is where there are no two genuine points, only that of equal ones
 */
record GaussianKernel(double width) {

	private static final int POINTS = 500;

	private static final DistanceBlocks BLOCKS = DistanceBlocks.best();

	/**
	 * The kernel whose width is the median distance between the pairs of 500 held-out
	 * genuine points, or of as many as there are: the same at every generation.
	 */
	record Median() implements View.Shared<GaussianKernel> {

		@Override
		public GaussianKernel of(View view) {
			var points = view.shared(new Features.Genuine(POINTS));
			var squares = new double[points.rows() * (points.rows() - 1) / 2];
			if (squares.length == 0) {
				return new GaussianKernel(Double.NaN);
			}
			var at = 0;
			for (int i = 0; i < points.rows(); i++) {
				view.turn().poll();
				for (int j = 0; j < i; j++) {
					squares[at++] = Distances.squared(points, i, points, j);
				}
			}
			Arrays.sort(squares);
			return new GaussianKernel(
					(Math.sqrt(squares[squares.length / 2]) + Math.sqrt(squares[(squares.length - 1) / 2])) / 2);
		}

	}

	/** Value at two points with that squared distance. */
	double at(double squaredDistance) {
		return (squaredDistance == 0) ? 1 : Math.exp(-squaredDistance / (2 * this.width * this.width));
	}

	/**
	 * Sum of the values, at most {@link DistanceBlocks#MOST}.
	 * @param squares squared distances, with {@code Infinity} behind them
	 * @param ones so many of them
	 */
	double sum(double[] squares, int count, double[] ones) {
		var factor = -1 / (2 * this.width * this.width);
		if (factor > Double.NEGATIVE_INFINITY && factor < 0) {
			return BLOCKS.exponentials(squares, count, factor, 0, ones, 0);
		}
		var sum = 0.0;
		for (int i = 0; i < count; i++) {
			sum += at(squares[i]);
		}
		return sum;
	}

}
