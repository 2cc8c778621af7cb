package ouroboros.core.learner;

import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;

import ouroboros.core.chance.Turn;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.vector.MixtureBlocks;

/**
 * The components of a normal mixture, prepared for the log densities of many vectors at
 * once. Means are relative to an origin.
 */
final class Components {

	private static final MixtureBlocks BLOCKS = MixtureBlocks.best();

	private static final double LOG_PI = Math.log(Math.PI);

	final double[] weights;

	final double[][] means;

	final double[][][] covariances;

	/** Whether correlations are 0. */
	private final boolean uncorrelated;

	/** Inverse of each Cholesky factor, row by row, over √2. */
	private final double[][] whitening;

	private final double[] constants;

	private final double[] differences;

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
		this.differences = new double[(dimension > 2) ? dimension * Observations.BLOCK : 0];
		for (int k = 0; k < weights.length; k++) {
			turn.poll();
			this.whitening[k] = (k > 0 && covariances[k] == covariances[k - 1]) ? this.whitening[k - 1]
					: whitening(covariances[k]);
			this.constants[k] = Math.log(weights[k]) - 0.5 * dimension * LOG_PI;
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
		for (int i = 0; i < inverse.length; i++) {
			inverse[i] *= Math.sqrt(0.5);
		}
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
	 * block, to which {@code largest} is raised.
	 */
	void logDensity(int k, double[][] columns, int count, double[] result, double[] largest) {
		switch (columns.length) {
			case 1 -> BLOCKS.line(this.whitening[k][0], this.means[k][0], this.constants[k], columns[0], count, result,
					largest);
			case 2 -> BLOCKS.plane(this.whitening[k], this.means[k], this.constants[k], columns[0], columns[1], count,
					result, largest);
			default -> space(k, columns, count, result, largest);
		}
	}

	private void space(int k, double[][] columns, int count, double[] result, double[] largest) {
		for (int j = 0; j < columns.length; j++) {
			BLOCKS.subtract(columns[j], this.means[k][j], count, this.differences, j * Observations.BLOCK);
		}
		BLOCKS.space(this.whitening[k], this.uncorrelated, this.constants[k], this.differences, columns.length, count,
				result, largest);
	}

}
