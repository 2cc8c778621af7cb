package ouroboros.jobs;

import ouroboros.core.aggregate.Statistics;

/**
 * Moments of a metric over the replicates of one sweep point at one generation: what an
 * expected value is held against.
 *
 * @param generation the generation
 * @param n number of replicates that have it
 * @param mean arithmetic mean; not finite if a value is not
 * @param variance with divisor n-1; NaN for a single value, or if one is not finite
 * @param nonZero share of the values that are not zero, from 0 to 1; NaN counts as such
 */
public record Observed(int generation, long n, double mean, double variance, double nonZero) {

	static Observed of(int generation, Statistics statistics) {
		var n = statistics.n();
		return new Observed(generation, n, statistics.mean(), statistics.variance(),
				(double) (n - statistics.zeros()) / n);
	}

	/** Of the mean: the root of variance over n. */
	public double standardError() {
		return Math.sqrt(this.variance / this.n);
	}

}
