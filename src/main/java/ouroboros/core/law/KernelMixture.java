package ouroboros.core.law;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.Inversion;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/**
 * The same kernel about each of many points.
 *
 * @param points where the kernels are, ascending in the first coordinate
 * @param weights one for each point, 0 or more, summing to 1; empty where they are equal
 * @param bandwidth size of the kernel in each coordinate, 0 or more
 * @param kernel its shape
 */
public record KernelMixture(Points points, double[] weights, double[] bandwidth,
		Kernel kernel) implements Moments, Density, Cumulative, Scaled {

	private static final int MOST_ROWS = 10_000;

	@Override
	public Space.Real space() {
		return this.points.space();
	}

	@Override
	public Points sample(int size, UniformRandomProvider random) {
		var dimension = this.bandwidth.length;
		var upTo = this.weights.clone();
		for (int i = 1; i < upTo.length; i++) {
			upTo[i] += upTo[i - 1];
		}
		var deviation = new double[dimension];
		var values = new double[size * dimension];
		for (int at = 0; at < values.length; at += dimension) {
			var row = (upTo.length == 0) ? random.nextInt(this.points.rows()) : Inversion.index(upTo, random);
			this.kernel.draw(deviation, random);
			for (int j = 0; j < dimension; j++) {
				values[at + j] = this.points.at(row, j) + this.bandwidth[j] * deviation[j];
			}
		}
		return new Points(dimension, values);
	}

	/** Weight of a point. */
	double weight(int row) {
		return (this.weights.length == 0) ? 1.0 / this.points.rows() : this.weights[row];
	}

	/** Number of points whose first coordinate is less. */
	int rowsBelow(double first) {
		var low = 0;
		var high = this.points.rows();
		while (low < high) {
			var middle = (low + high) >>> 1;
			if (this.points.at(middle, 0) < first) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	@Override
	public double[] mean() {
		var mean = new double[this.bandwidth.length];
		for (int row = 0; row < this.points.rows(); row++) {
			var weight = weight(row);
			for (int j = 0; j < mean.length; j++) {
				mean[j] += weight * this.points.at(row, j);
			}
		}
		return mean;
	}

	/** That of the points, as of a law and not an estimate, plus that of the kernel. */
	@Override
	public double[][] covariance() {
		var mean = mean();
		var covariance = new double[mean.length][mean.length];
		for (int row = 0; row < this.points.rows(); row++) {
			var weight = weight(row);
			for (int i = 0; i < mean.length; i++) {
				var product = weight * (this.points.at(row, i) - mean[i]);
				for (int j = 0; j <= i; j++) {
					covariance[i][j] += product * (this.points.at(row, j) - mean[j]);
				}
			}
		}
		for (int i = 0; i < mean.length; i++) {
			covariance[i][i] += this.kernel.variance(mean.length) * this.bandwidth[i] * this.bandwidth[i];
			for (int j = 0; j < i; j++) {
				covariance[j][i] = covariance[i][j];
			}
		}
		return covariance;
	}

	@Override
	public double logDensity(double[] values, int offset) {
		return density().logDensity(values, offset);
	}

	@Override
	public KernelSum density() {
		return new KernelSum(this);
	}

	/** Where the kernel has some width in every coordinate. */
	@Override
	public boolean regular() {
		return Arrays.stream(this.bandwidth).allMatch((width) -> width > 0 && width < Double.POSITIVE_INFINITY);
	}

	@Override
	public double cumulative(double x) {
		var width = width();
		var sum = 0.0;
		var first = rowsBelow(x - this.kernel.reach() * width);
		for (int row = first; row < this.points.rows() && !(z(x, row, width) < -this.kernel.reach()); row++) {
			sum += weight(row) * this.kernel.cumulative(z(x, row, width));
		}
		return Math.min(1, sum + weightBelow(first));
	}

	private double weightBelow(int rows) {
		return (this.weights.length == 0) ? (double) rows / this.points.rows()
				: Arrays.stream(this.weights, 0, rows).sum();
	}

	private double z(double x, int row, double width) {
		var distance = x - this.points.at(row, 0);
		return (distance == 0 && width == 0) ? Double.POSITIVE_INFINITY : distance / width;
	}

	@Override
	public double shortfall(double x) {
		var width = width();
		var sum = 0.0;
		for (int row = 0; row < this.points.rows() && !(z(x, row, width) < -this.kernel.reach()); row++) {
			var z = z(x, row, width);
			sum += weight(row)
					* ((z < this.kernel.reach()) ? width * this.kernel.shortfall(z) : x - this.points.at(row, 0));
		}
		return sum;
	}

	/**
	 * Edges of the tophats, or points a bandwidth or two apart wherever a Gaussian kernel
	 * reaches; of many points only those about some {@value #MOST_ROWS} of them.
	 */
	@Override
	public double[] knots() {
		var width = width();
		var offsets = (this.kernel == Kernel.TOPHAT) ? new double[] { -1, 1 }
				: new double[] { -8, -6, -4, -2, 0, 2, 4, 6, 8 };
		var rows = Math.min(this.points.rows(), MOST_ROWS);
		var knots = new double[rows * offsets.length];
		for (int i = 0; i < knots.length; i++) {
			var place = (long) (i / offsets.length) * (this.points.rows() - 1) / Math.max(1, rows - 1);
			knots[i] = this.points.at((int) place, 0) + offsets[i % offsets.length] * width;
		}
		Arrays.sort(knots);
		return (this.kernel == Kernel.TOPHAT) ? knots : thinned(knots, width);
	}

	private static double[] thinned(double[] knots, double distance) {
		var kept = 1;
		for (int i = 1; i < knots.length; i++) {
			if (knots[i] > knots[kept - 1] && (knots[i] >= knots[kept - 1] + distance || i == knots.length - 1)) {
				knots[kept++] = knots[i];
			}
		}
		return Arrays.copyOf(knots, kept);
	}

	private double width() {
		if (this.bandwidth.length != 1) {
			throw new IllegalStateException("not of one dimension but of " + this.bandwidth.length);
		}
		return this.bandwidth[0];
	}

	@Override
	public KernelMixture scaled(double bias) {
		return (bias == 1) ? this : new KernelMixture(this.points, this.weights,
				Arrays.stream(this.bandwidth).map((width) -> Math.sqrt(bias) * width).toArray(), this.kernel);
	}

}
