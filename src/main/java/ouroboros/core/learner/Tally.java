package ouroboros.core.learner;

import java.util.Arrays;

import ouroboros.core.chance.Turn;
import ouroboros.core.learner.GaussianMixture.Shape;

/**
 * Sums of weight, first and second moments for each component, taken about a point near
 * its mean so that little is lost when the mean is taken off.
 */
final class Tally {

	/** Keeps an empty component alive, as in scikit-learn. */
	private static final double LEAST_WEIGHT = 10 * Math.ulp(1.0);

	private final Shape shape;

	private final double[][] centres;

	private final double[] mass;

	private final double[][] first;

	private final double[][][] second;

	private final double[][] differences;

	private final double[] product = new double[Observations.BLOCK];

	/**
	 * @param shape what is estimated of a covariance
	 * @param centres the point that each component's moments are taken about
	 */
	Tally(Shape shape, double[][] centres) {
		var dimension = centres[0].length;
		this.shape = shape;
		this.centres = centres;
		this.mass = new double[centres.length];
		this.first = new double[centres.length][dimension];
		this.second = new double[centres.length][dimension][dimension];
		this.differences = new double[dimension][Observations.BLOCK];
	}

	/** Adds a block of vectors to component {@code k}, each with a weight of its own. */
	void add(int k, double[][] columns, int count, double[] weights) {
		switch (columns.length) {
			case 1 -> line(k, columns[0], count, weights);
			case 2 -> plane(k, columns[0], columns[1], count, weights);
			default -> space(k, columns, count, weights);
		}
	}

	private void line(int k, double[] column, int count, double[] weights) {
		var centre = this.centres[k][0];
		var sum = 0.0;
		var sumX = 0.0;
		var sumXx = 0.0;
		for (int i = 0; i < count; i++) {
			var dx = column[i] - centre;
			var w = weights[i];
			sum += w;
			sumX += w * dx;
			sumXx += w * dx * dx;
		}
		this.mass[k] += sum;
		this.first[k][0] += sumX;
		this.second[k][0][0] += sumXx;
	}

	private void plane(int k, double[] columnX, double[] columnY, int count, double[] weights) {
		var centreX = this.centres[k][0];
		var centreY = this.centres[k][1];
		var sum = 0.0;
		var sumX = 0.0;
		var sumY = 0.0;
		var sumXx = 0.0;
		var sumXy = 0.0;
		var sumYy = 0.0;
		for (int i = 0; i < count; i++) {
			var dx = columnX[i] - centreX;
			var dy = columnY[i] - centreY;
			var w = weights[i];
			var wx = w * dx;
			var wy = w * dy;
			sum += w;
			sumX += wx;
			sumY += wy;
			sumXx += wx * dx;
			sumXy += wx * dy;
			sumYy += wy * dy;
		}
		this.mass[k] += sum;
		this.first[k][0] += sumX;
		this.first[k][1] += sumY;
		this.second[k][0][0] += sumXx;
		this.second[k][1][0] += sumXy;
		this.second[k][1][1] += sumYy;
	}

	private void space(int k, double[][] columns, int count, double[] weights) {
		this.mass[k] += sum(weights, count);
		for (int j = 0; j < columns.length; j++) {
			subtract(columns[j], this.centres[k][j], count, this.differences[j]);
		}
		for (int i = 0; i < columns.length; i++) {
			multiply(weights, this.differences[i], count, this.product);
			this.first[k][i] += sum(this.product, count);
			for (int j = correlated() ? 0 : i; j <= i; j++) {
				this.second[k][i][j] += dot(this.product, this.differences[j], count);
			}
		}
	}

	private boolean correlated() {
		return this.shape == Shape.FULL || this.shape == Shape.TIED;
	}

	/** The components that have these moments, with {@code regularisation} added. */
	Components components(double regularisation, Turn turn) {
		var count = this.mass.length;
		var dimension = this.centres[0].length;
		var weights = new double[count];
		var means = new double[count][dimension];
		var total = 0.0;
		for (int k = 0; k < count; k++) {
			weights[k] = this.mass[k] + LEAST_WEIGHT;
			total += weights[k];
			for (int j = 0; j < dimension; j++) {
				means[k][j] = this.centres[k][j] + this.first[k][j] / weights[k];
			}
		}
		var covariances = new double[count][][];
		for (int k = 0; k < count; k++) {
			covariances[k] = scatter(k, weights[k]);
		}
		if (this.shape == Shape.TIED) {
			Arrays.fill(covariances, finished(sum(covariances), total, regularisation));
		}
		else {
			for (int k = 0; k < count; k++) {
				finished(covariances[k], weights[k], regularisation);
			}
		}
		for (int k = 0; k < count; k++) {
			weights[k] /= total;
		}
		return new Components(weights, means, covariances, this.shape.uncorrelated(), turn);
	}

	/** Sum of the squares and products of the differences from the component's mean. */
	private double[][] scatter(int k, double weight) {
		var dimension = this.first[k].length;
		var scatter = new double[dimension][dimension];
		for (int i = 0; i < dimension; i++) {
			for (int j = correlated() ? 0 : i; j <= i; j++) {
				scatter[i][j] = this.second[k][i][j] - this.first[k][i] * (this.first[k][j] / weight);
				scatter[j][i] = scatter[i][j];
			}
			scatter[i][i] = Math.max(0, scatter[i][i]);
		}
		return scatter;
	}

	private static double[][] sum(double[][][] matrices) {
		var sum = matrices[0];
		for (int k = 1; k < matrices.length; k++) {
			for (int i = 0; i < sum.length; i++) {
				for (int j = 0; j < sum.length; j++) {
					sum[i][j] += matrices[k][i][j];
				}
			}
		}
		return sum;
	}

	private double[][] finished(double[][] scatter, double weight, double regularisation) {
		var average = 0.0;
		for (int i = 0; i < scatter.length; i++) {
			for (int j = 0; j < scatter.length; j++) {
				scatter[i][j] /= weight;
			}
			scatter[i][i] += regularisation;
			average += scatter[i][i] / scatter.length;
		}
		if (this.shape == Shape.SPHERICAL) {
			for (int i = 0; i < scatter.length; i++) {
				scatter[i][i] = average;
			}
		}
		return scatter;
	}

	private static void subtract(double[] column, double centre, int count, double[] result) {
		for (int i = 0; i < count; i++) {
			result[i] = column[i] - centre;
		}
	}

	private static void multiply(double[] left, double[] right, int count, double[] result) {
		for (int i = 0; i < count; i++) {
			result[i] = left[i] * right[i];
		}
	}

	private static double sum(double[] values, int count) {
		var sum = 0.0;
		for (int i = 0; i < count; i++) {
			sum += values[i];
		}
		return sum;
	}

	/** In four sums, which a processor adds to at the same time. */
	private static double dot(double[] left, double[] right, int count) {
		var sum0 = 0.0;
		var sum1 = 0.0;
		var sum2 = 0.0;
		var sum3 = 0.0;
		var i = 0;
		for (; i + 3 < count; i += 4) {
			sum0 += left[i] * right[i];
			sum1 += left[i + 1] * right[i + 1];
			sum2 += left[i + 2] * right[i + 2];
			sum3 += left[i + 3] * right[i + 3];
		}
		for (; i < count; i++) {
			sum0 += left[i] * right[i];
		}
		return (sum0 + sum1) + (sum2 + sum3);
	}

}
