package ouroboros.core.learner;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Ensemble;
import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.Run;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Training;
import ouroboros.core.law.Normal;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.vector.Sums;

/** The normal law with sample mean and sample covariance. */
@About(value = "The normal law with the sample's mean and covariance; a single point gives a law without spread.",
		example = "{\"type\":\"gaussian\",\"estimator\":\"unbiased\"}",
		source = "Shumailov et al. 2024, Theorem 3.1 (unbiased); the authors' notebook (maximum-likelihood)")
public record Gaussian(
		@Field(value = "divisor of the covariance: `unbiased` n-1, `maximum-likelihood` n",
				fallback = "\"unbiased\"") Estimator estimator,
		@Field(value = "`full`, `diagonal` (no correlations) or `spherical` (one variance, the mean of the diagonal)",
				fallback = "\"full\"") Shape covariance)
		implements
			Learner {

	/** What is estimated of a covariance matrix. */
	public enum Shape {

		/** Every entry. */
		FULL,
		/** The variances. */
		DIAGONAL,
		/** One variance for all coordinates. */
		SPHERICAL

	}

	@Override
	public Class<Space.Real> data() {
		return Space.Real.class;
	}

	@Override
	public Class<Normal> model() {
		return Normal.class;
	}

	@Override
	public Normal fit(Training training, Turn turn) {
		var mean = WeightedMean.of(training, turn);
		var dimension = mean.mean().length;
		var scatter = new double[dimension][dimension];
		for (var part : training.parts()) {
			switch (part.data()) {
				case Summary summary -> addScatter(summary, part.weight(), mean.mean(), scatter);
				case Data data -> addScatter((Points) data, part.weight(), mean.mean(), scatter);
			}
			turn.poll();
		}
		return new Normal(mean.mean(), shaped(scatter, (training.size() == 1) ? Double.POSITIVE_INFINITY
				: this.estimator.divisor(mean.total(), mean.squares())));
	}

	private void addScatter(Points points, double weight, double[] mean, double[][] scatter) {
		var values = points.values();
		var dimension = mean.length;
		if (dimension == 1) {
			scatter[0][0] += weight * Sums.ofSquares(values, mean[0]);
			return;
		}
		for (int i = 0; i < dimension; i++) {
			for (int j = (this.covariance == Shape.FULL) ? 0 : i; j <= i; j++) {
				var sum = 0.0;
				for (int at = 0; at < values.length; at += dimension) {
					sum += (values[at + i] - mean[i]) * (values[at + j] - mean[j]);
				}
				scatter[i][j] += weight * sum;
				scatter[j][i] = scatter[i][j];
			}
		}
	}

	private void addScatter(Summary summary, double weight, double[] mean, double[][] scatter) {
		for (int i = 0; i < mean.length; i++) {
			for (int j = (this.covariance == Shape.FULL) ? 0 : i; j <= i; j++) {
				scatter[i][j] += weight * (summary.scatter()[i][j]
						+ summary.size() * (summary.mean()[i] - mean[i]) * (summary.mean()[j] - mean[j]));
				scatter[j][i] = scatter[i][j];
			}
		}
	}

	private double[][] shaped(double[][] scatter, double divisor) {
		var dimension = scatter.length;
		var average = 0.0;
		for (int i = 0; i < dimension; i++) {
			average += scatter[i][i] / divisor / dimension;
			for (int j = 0; j < dimension; j++) {
				scatter[i][j] /= divisor;
			}
		}
		if (this.covariance == Shape.SPHERICAL) {
			for (int i = 0; i < dimension; i++) {
				scatter[i][i] = average;
			}
		}
		return scatter;
	}

	@Override
	public boolean learnsFromStatistics() {
		return true;
	}

	@Override
	public @Nullable Ensemble ensemble(Run run) {
		return NormalEnsemble.of(run, this.estimator);
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Variance(), new LogDeterminant(), new MeanShift(), new Wasserstein2Squared());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		var dimension = ((Space.Real) space).dimension();
		return size * dimension * (6 + 1.5 * dimension);
	}

}
