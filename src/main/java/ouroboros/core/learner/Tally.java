package ouroboros.core.learner;

import java.util.Arrays;

import ouroboros.core.chance.Turn;
import ouroboros.core.learner.GaussianMixture.Shape;
import ouroboros.core.vector.MixtureBlocks;
import ouroboros.core.vector.PartialSums;

/**
 * Sums of weight, first and second moments for each component, taken about a point near
 * its mean so that little is lost when the mean is taken off.
 */
final class Tally {

	private static final MixtureBlocks BLOCKS = MixtureBlocks.best();

	/** Keeps an empty component alive, as in scikit-learn. */
	private static final double LEAST_WEIGHT = 10 * Math.ulp(1.0);

	private final Shape shape;

	private final double[][] centres;

	private final double[] mass;

	private final double[][] first;

	private final double[][][] second;

	/** Partial sums of mass, first and second moments of a block. */
	private final double[] sums;

	private final double[] differences;

	private final double[] weights = new double[Observations.BLOCK];

	private final double[] products = new double[Observations.BLOCK];

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
		this.sums = new double[PartialSums.COUNT * (1 + dimension + dimension * (dimension + 1) / 2)];
		this.differences = new double[(dimension > 2) ? dimension * Observations.BLOCK : 0];
	}

	/**
	 * Adds a block of vectors to component {@code k}, the weight of each being the
	 * product of a term and a factor, both 0 behind the block.
	 */
	void add(int k, double[][] columns, int count, double[] terms, double[] factors) {
		Arrays.fill(this.sums, 0);
		switch (columns.length) {
			case 1 -> BLOCKS.lineMoments(columns[0], this.centres[k][0], terms, factors, count, this.sums);
			case 2 -> BLOCKS.planeMoments(columns[0], columns[1], this.centres[k], terms, factors, count, this.sums);
			default -> space(k, columns, count, terms, factors);
		}
		var at = 0;
		this.mass[k] += PartialSums.whole(this.sums, at);
		for (int i = 0; i < columns.length; i++) {
			at += PartialSums.COUNT;
			this.first[k][i] += PartialSums.whole(this.sums, at);
		}
		for (int i = 0; i < columns.length; i++) {
			for (int j = 0; j <= i; j++) {
				at += PartialSums.COUNT;
				this.second[k][i][j] += PartialSums.whole(this.sums, at);
			}
		}
	}

	private void space(int k, double[][] columns, int count, double[] terms, double[] factors) {
		for (int j = 0; j < columns.length; j++) {
			BLOCKS.subtract(columns[j], this.centres[k][j], count, this.differences, j * Observations.BLOCK);
		}
		BLOCKS.multiply(terms, factors, 0, count, this.weights);
		BLOCKS.sum(this.weights, count, this.sums, 0);
		var at = PartialSums.COUNT * (1 + columns.length);
		for (int i = 0; i < columns.length; i++) {
			BLOCKS.multiply(this.weights, this.differences, i * Observations.BLOCK, count, this.products);
			BLOCKS.sum(this.products, count, this.sums, PartialSums.COUNT * (1 + i));
			for (int j = 0; j <= i; j++) {
				if (j == i || correlated()) {
					BLOCKS.dot(this.products, this.differences, j * Observations.BLOCK, count, this.sums, at);
				}
				at += PartialSums.COUNT;
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

}
