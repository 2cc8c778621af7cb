package ouroboros.core.learner;

import java.util.Arrays;
import java.util.List;

import ouroboros.core.Iterative;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/**
 * A mixture of normal laws by maximum likelihood. Data whose squares overflow or that are
 * not finite give a mixture of {@code NaN}.
 */
@About(value = "A mixture of normal laws by expectation-maximisation from k-means clusters, divisor n."
		+ " Clusters without spread keep the regularisation as their variance.",
		example = "{\"type\":\"gaussian-mixture\",\"components\":2,\"covariance\":\"full\",\"tolerance\":1e-5,\"maxIterations\":2000}",
		source = "Shumailov et al. 2024, the authors' notebook; defaults and stopping rule of scikit-learn")
public record GaussianMixture(@Field(value = "number of components", min = 1, max = 1000) int components, @Field(
		value = "`full`, `tied` (one matrix for all components), `diagonal` (no correlations) or `spherical` (one variance for each component)",
		fallback = "\"full\"") Shape covariance,
		@Field(value = "ends when an iteration changes the mean log-likelihood per observation by less",
				fallback = "1e-3", min = 0, max = 1e9) double tolerance,
		@Field(value = "largest number of iterations", fallback = "100", min = 1, max = 1_000_000) int maxIterations,
		@Field(value = "added to every variance, in squared units of the data", fallback = "1e-6", above = 0,
				max = 1e9) double regularisation)
		implements
			Iterative {

	/** What is estimated of the covariance matrices. */
	public enum Shape {

		/** Every entry of every matrix. */
		FULL,
		/** Every entry of one matrix for all components. */
		TIED,
		/** The variances. */
		DIAGONAL,
		/** One variance for each component. */
		SPHERICAL;

		boolean uncorrelated() {
			return this == DIAGONAL || this == SPHERICAL;
		}

	}

	@Override
	public Class<Space.Real> data() {
		return Space.Real.class;
	}

	@Override
	public Class<NormalMixture> model() {
		return NormalMixture.class;
	}

	@Override
	public NormalMixture fit(Training training, Turn turn) {
		var observations = new Observations(training, turn);
		return (observations.isFinite()) ? cold(observations, turn) : undefined(observations.dimension());
	}

	/** EM from the previous components; from scratch where they are undefined. */
	@Override
	public NormalMixture fit(Training training, Turn turn, Law previous) {
		var observations = new Observations(training, turn);
		if (!observations.isFinite()) {
			return undefined(observations.dimension());
		}
		var start = (NormalMixture) previous;
		return Double.isFinite(Matrices.trace(start.covariance()))
				? maximisation(observations, turn).from(start, this.tolerance, this.maxIterations).mixture()
				: cold(observations, turn);
	}

	private NormalMixture cold(Observations observations, Turn turn) {
		var clusters = new KMeans(observations, this.components, turn.stream("fit"));
		return maximisation(observations, turn).from(clusters, this.tolerance, this.maxIterations).mixture();
	}

	private ExpectationMaximisation maximisation(Observations observations, Turn turn) {
		return new ExpectationMaximisation(observations, this.covariance, this.regularisation, turn);
	}

	private NormalMixture undefined(int dimension) {
		var mean = new double[dimension];
		Arrays.fill(mean, Double.NaN);
		var covariance = new double[dimension][];
		Arrays.fill(covariance, mean);
		var weights = new double[this.components];
		Arrays.fill(weights, 1.0 / this.components);
		var components = new Normal[this.components];
		Arrays.fill(components, new Normal(mean, covariance));
		return new NormalMixture(weights, components);
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Variance(), new LogDeterminant(), new MeanShift(), new Wasserstein2Squared());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		var dimension = ((Space.Real) space).dimension();
		var clustering = 20 * size * this.components * dimension;
		var iteration = size * this.components * (4 + dimension + 0.2 * dimension * dimension);
		return clustering + iteration * Math.min(this.maxIterations, iterations());
	}

	/** As many as it often takes: tighter tolerances take more. */
	private double iterations() {
		return (this.tolerance > 0) ? Math.max(3, 0.5 * Math.pow(this.tolerance, -0.4)) : this.maxIterations;
	}

}
