package ouroboros.core.learner;

import java.util.Arrays;

import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;

import ouroboros.core.chance.Turn;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;

/**
 * The components of a normal mixture, prepared for the log densities of many vectors at
 * once. Means are relative to an origin.
 */
final class Components {

	private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

	final double[] weights;

	final double[][] means;

	final double[][][] covariances;

	/** Whether correlations are 0. */
	private final boolean uncorrelated;

	/** Inverse of each Cholesky factor, row by row. */
	private final double[][] whitening;

	private final double[] constants;

	private final double[] difference = new double[Observations.BLOCK];

	/**
	 * @param covariances possibly one and the same for all components; made positive
	 * definite where rounding has spoilt them
	 * @param turn polled between components
	 */
	Components(double[] weights, double[][] means, double[][][] covariances, boolean uncorrelated, Turn turn) {
		this.weights = weights;
		this.means = means;
		this.covariances = covariances;
		this.uncorrelated = uncorrelated;
		this.whitening = new double[weights.length][];
		this.constants = new double[weights.length];
		var dimension = means[0].length;
		for (int k = 0; k < weights.length; k++) {
			turn.poll();
			this.whitening[k] = (k > 0 && covariances[k] == covariances[k - 1]) ? this.whitening[k - 1]
					: whitening(covariances[k]);
			this.constants[k] = Math.log(weights[k]) - 0.5 * dimension * LOG_TWO_PI;
			for (int j = 0; j < dimension; j++) {
				this.constants[k] += Math.log(this.whitening[k][j * dimension + j]);
			}
		}
	}

	/** The components of {@code mixture} with means relative to {@code origin}. */
	static Components of(NormalMixture mixture, double[] origin, boolean uncorrelated, Turn turn) {
		var count = mixture.weights().length;
		var means = new double[count][origin.length];
		var covariances = new double[count][][];
		for (int k = 0; k < count; k++) {
			var component = mixture.components()[k];
			covariances[k] = Matrices.times(1, component.covariance());
			for (int j = 0; j < origin.length; j++) {
				means[k][j] = component.mean()[j] - origin[j];
			}
		}
		return new Components(mixture.weights(), means, covariances, uncorrelated, turn);
	}

	/** The mixture, with means that are not relative. */
	NormalMixture mixture(double[] origin) {
		var components = new Normal[this.weights.length];
		for (int k = 0; k < components.length; k++) {
			var mean = origin.clone();
			for (int j = 0; j < mean.length; j++) {
				mean[j] += this.means[k][j];
			}
			components[k] = new Normal(mean, this.covariances[k]);
		}
		return new NormalMixture(this.weights, components);
	}

	private static double[] whitening(double[][] covariance) {
		var dimension = covariance.length;
		var factor = new double[dimension * dimension];
		var rows = factor(covariance);
		for (int i = 0; i < dimension; i++) {
			System.arraycopy(rows[i], 0, factor, i * dimension, dimension);
		}
		var inverse = new double[dimension * dimension];
		TriangularSolver_DDRM.invertLower(factor, inverse, dimension);
		return inverse;
	}

	/**
	 * The Cholesky factor of the covariance, to whose diagonal as much is added as it
	 * takes; {@code NaN} where nothing helps.
	 */
	private static double[][] factor(double[][] covariance) {
		var factor = Matrices.choleskyFactor(covariance);
		var jitter = Math.ulp(Matrices.trace(covariance));
		while (factor.isEmpty() && jitter < Double.POSITIVE_INFINITY) {
			for (int j = 0; j < covariance.length; j++) {
				covariance[j][j] += jitter;
			}
			jitter *= 4;
			factor = Matrices.choleskyFactor(covariance);
		}
		return factor.orElseGet(() -> Matrices.times(Double.NaN, Matrices.identity(covariance.length)));
	}

	/**
	 * Logarithm of the weighted density of component {@code k} at every vector of a
	 * block.
	 */
	void logDensity(int k, double[][] columns, int count, double[] result) {
		switch (columns.length) {
			case 1 -> line(this.whitening[k][0], this.means[k][0], this.constants[k], columns[0], count, result);
			case 2 -> plane(this.whitening[k], this.means[k], this.constants[k], columns[0], columns[1], count, result);
			default -> space(k, columns, count, result);
		}
	}

	private static void line(double scale, double mean, double constant, double[] column, int count, double[] result) {
		for (int i = 0; i < count; i++) {
			var z = scale * (column[i] - mean);
			result[i] = constant - 0.5 * (z * z);
		}
	}

	private static void plane(double[] whitening, double[] mean, double constant, double[] first, double[] second,
			int count, double[] result) {
		var meanX = mean[0];
		var meanY = mean[1];
		var xx = whitening[0];
		var yx = whitening[2];
		var yy = whitening[3];
		for (int i = 0; i < count; i++) {
			var dx = first[i] - meanX;
			var u = xx * dx;
			var v = yx * dx + yy * (second[i] - meanY);
			result[i] = constant - 0.5 * (u * u + v * v);
		}
	}

	private void space(int k, double[][] columns, int count, double[] result) {
		var dimension = columns.length;
		var constant = this.constants[k];
		for (int i = 0; i < count; i++) {
			result[i] = constant;
		}
		for (int j = 0; j < dimension; j++) {
			Arrays.fill(this.difference, 0, count, 0);
			for (int a = this.uncorrelated ? j : 0; a <= j; a++) {
				addScaled(this.whitening[k][j * dimension + a], columns[a], this.means[k][a], count, this.difference);
			}
			subtractHalfSquares(this.difference, count, result);
		}
	}

	private static void addScaled(double factor, double[] column, double mean, int count, double[] sums) {
		for (int i = 0; i < count; i++) {
			sums[i] += factor * (column[i] - mean);
		}
	}

	private static void subtractHalfSquares(double[] roots, int count, double[] result) {
		for (int i = 0; i < count; i++) {
			result[i] -= 0.5 * (roots[i] * roots[i]);
		}
	}

}
