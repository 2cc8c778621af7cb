package ouroboros.core.law;

import java.util.Arrays;
import java.util.stream.IntStream;

import ouroboros.core.vector.DistanceBlocks;

/**
 * The density of a kernel mixture prepared for many evaluations. Points are visited from
 * the nearest in the first coordinate outwards until none of the others can matter.
 */
public final class KernelSum implements LogDensity {

	/** Of terms that are smaller by this factor in logarithms not even 10^7 matter. */
	private static final double NEGLIGIBLE = 55;

	/** More than what rounding makes of a squared length of 1. */
	private static final double ROUNDING = 1e-9;

	/** Points looked at together. */
	private static final int BLOCK = 128;

	private static final DistanceBlocks BLOCKS = DistanceBlocks.best();

	private final KernelMixture mixture;

	private final double logNormalisation;

	private final boolean regular;

	private final double[] scales;

	private final int stride;

	private final double[] columns;

	private final double[] weights;

	private final double[] squares = new double[DistanceBlocks.MOST];

	KernelSum(KernelMixture mixture) {
		this.mixture = mixture;
		this.regular = mixture.regular();
		var logarithm = mixture.kernel().logPeak(mixture.bandwidth().length);
		for (var width : mixture.bandwidth()) {
			logarithm -= Math.log(width);
		}
		this.logNormalisation = logarithm;
		var points = mixture.points();
		this.scales = Arrays.stream(mixture.bandwidth()).map((width) -> 1 / width).toArray();
		this.stride = DistanceBlocks.stride(points.rows());
		this.columns = DistanceBlocks.columns(points.values(), points.dimension(),
				IntStream.range(0, points.rows()).toArray());
		this.weights = new double[this.stride];
		Arrays.setAll(this.weights, (row) -> (row < points.rows()) ? mixture.weight(row) : 0);
	}

	/**
	 * Logarithm of the density at a vector, by log-sum-exp.
	 * @return {@code +Infinity} at and {@code -Infinity} off the points of kernels
	 * without width
	 */
	@Override
	public double logDensity(double[] values, int offset) {
		if (!this.regular) {
			return isPoint(values, offset) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
		}
		var sum = new LogSum();
		var nearest = this.mixture.rowsBelow(values[offset]);
		var rows = this.mixture.points().rows();
		for (int row = nearest; row < rows && matters(row, values[offset], sum); row += BLOCK) {
			add(row, Math.min(BLOCK, rows - row), values, offset, sum);
		}
		for (int row = nearest; row > 0 && matters(row - 1, values[offset], sum); row -= BLOCK) {
			add(Math.max(0, row - BLOCK), Math.min(BLOCK, row), values, offset, sum);
		}
		return sum.value() + this.logNormalisation;
	}

	private boolean matters(int row, double first, LogSum sum) {
		var z = (first - this.mixture.points().at(row, 0)) / this.mixture.bandwidth()[0];
		var most = this.mixture.kernel().logShape(z * z);
		return !(most < sum.largest - NEGLIGIBLE || most == Double.NEGATIVE_INFINITY);
	}

	private void add(int row, int count, double[] values, int offset, LogSum sum) {
		BLOCKS.squares(this.columns, this.stride, this.scales, values, offset, row, count, this.squares);
		var gaussian = this.mixture.kernel() == Kernel.GAUSSIAN;
		var least = BLOCKS.least(this.squares, count);
		// of the edge of a tophat the exact square decides
		sum.raise(this.mixture.kernel().logShape(gaussian ? least : least - ROUNDING));
		if (sum.largest > Double.NEGATIVE_INFINITY) {
			sum.sum += gaussian ? BLOCKS.exponentials(this.squares, count, -0.5, sum.largest, this.weights, row)
					: weightInside(row, count, values, offset);
		}
	}

	/** Of the points whose kernel reaches so far, where it is flat. */
	private double weightInside(int row, int count, double[] values, int offset) {
		var weight = 0.0;
		for (int i = 0; i < count; i++) {
			var square = this.squares[i];
			var edge = Math.abs(square - 1) < ROUNDING;
			weight += ((edge ? square(row + i, values, offset) : square) <= 1) ? this.weights[row + i] : 0;
		}
		return weight;
	}

	/** With quotients, which are exact where products with a reciprocal are not. */
	private double square(int row, double[] values, int offset) {
		var square = 0.0;
		for (int j = 0; j < this.scales.length; j++) {
			var z = (values[offset + j] - this.mixture.points().at(row, j)) / this.mixture.bandwidth()[j];
			square += z * z;
		}
		return square;
	}

	private boolean isPoint(double[] values, int offset) {
		for (int row = 0; row < this.mixture.points().rows(); row++) {
			var equal = true;
			for (int j = 0; j < this.mixture.bandwidth().length; j++) {
				equal &= values[offset + j] == this.mixture.points().at(row, j);
			}
			if (equal) {
				return true;
			}
		}
		return false;
	}

	/** A sum of exponentials with weights, in units of the largest exponential. */
	private static final class LogSum {

		private double largest = Double.NEGATIVE_INFINITY;

		private double sum;

		void raise(double logarithm) {
			if (logarithm > this.largest) {
				this.sum *= Math.exp(this.largest - logarithm);
				this.largest = logarithm;
			}
		}

		double value() {
			return (this.sum == 0) ? Double.NEGATIVE_INFINITY : this.largest + Math.log(this.sum);
		}

	}

}
