package ouroboros.jobs;

/**
 * Statistics of one metric over the replicates of one sweep point at one generation.
 *
 * @param sweepPoint the sweep point
 * @param generation the generation
 * @param n number of replicates that have it
 * @param mean arithmetic mean
 * @param standardDeviation with divisor n-1; NaN for a single value
 * @param min smallest value
 * @param max largest value
 * @param quantiles 0.05, 0.25, 0.5, 0.75, 0.95, linear between order statistics (type 7
 * of Hyndman and Fan 1996)
 */
public record SummaryRow(int sweepPoint, int generation, int n, double mean, double standardDeviation, double min,
		double max, Double[] quantiles) {

	/** Standard deviation over the root of n. */
	public double standardError() {
		return this.standardDeviation / Math.sqrt(this.n);
	}

}
