package ouroboros.core.verdict;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

import ouroboros.core.theory.Observed;

/**
 * A confidence interval of an expectation.
 *
 * @param lower its lower end
 * @param upper its upper end
 */
record Interval(double lower, double upper) {

	/**
	 * Student's interval of a mean over replicates; without width where all are equal.
	 * @return null for a single replicate, or where a value is not finite
	 */
	static @Nullable Interval ofMean(Observed observed, double confidence) {
		if (observed.n() < 2 || !Double.isFinite(observed.mean()) || Double.isNaN(observed.deviation())) {
			return null;
		}
		var reach = quantile(observed.n(), confidence) * observed.standardError();
		return new Interval(observed.mean() - reach, observed.mean() + reach);
	}

	/** Of Student's law, for an interval of a mean over n replicates. */
	static double quantile(int n, double confidence) {
		return TDistribution.of(n - 1).inverseSurvivalProbability((1 - confidence) / 2);
	}

	/**
	 * Wilson's interval of a share of replicates.
	 * @return null for a single replicate
	 */
	static @Nullable Interval ofShare(Observed observed, double confidence) {
		if (observed.n() < 2) {
			return null;
		}
		var z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
		var n = observed.n();
		var share = observed.mean();
		var centre = (share + z * z / (2 * n)) / (1 + z * z / n);
		var reach = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
		return new Interval(centre - reach, centre + reach);
	}

}
