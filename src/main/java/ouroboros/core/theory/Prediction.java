package ouroboros.core.theory;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;

/**
 * What a closed form expects of a metric, generation by generation.
 *
 * @param metric what is measured
 * @param statistic what is expected of it
 * @param source formula and where it comes from
 * @param generations indices of the generations spoken of; the last generation alone
 * where the statistic is one number for a run
 * @param claim what is said of the expectation at each of them
 * @param skewness skewness of the averaged value at each of them, NaN where unknown; null
 * where unknown at all
 * @param limit limit of the expectation as generations go on; NaN where unknown
 */
public record Prediction(Metric metric, Statistic statistic, String source, int[] generations, Claim claim,
		double @Nullable [] skewness, double limit) {

	/** An exact expectation. */
	static Prediction exact(Metric metric, Statistic statistic, String source, int[] generations, double[] expected) {
		return new Prediction(metric, statistic, source, generations, new Claim.Exactly(expected), null, Double.NaN);
	}

	/** An approximation. */
	static Prediction rough(Metric metric, Statistic statistic, String source, int[] generations, double[] expected) {
		return new Prediction(metric, statistic, source, generations, new Claim.Roughly(expected), null, Double.NaN);
	}

	/** Proven bounds. */
	static Prediction bounds(Metric metric, Statistic statistic, String source, int[] generations, double[] lower,
			double[] upper) {
		return new Prediction(metric, statistic, source, generations, new Claim.Between(lower, upper), null,
				Double.NaN);
	}

	Prediction withSkewness(double[] known) {
		return new Prediction(this.metric, this.statistic, this.source, this.generations, this.claim, known,
				this.limit);
	}

	Prediction withLimit(double value) {
		return new Prediction(this.metric, this.statistic, this.source, this.generations, this.claim, this.skewness,
				value);
	}

}
