package ouroboros.jobs;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

import ouroboros.core.aggregate.Statistics;

/**
 * Statistics of one metric over the replicates of one sweep point at one generation. NaN
 * counts as the largest value.
 *
 * @param sweepPoint the sweep point
 * @param generation the generation
 * @param n number of replicates that have it
 * @param mean arithmetic mean; infinite if values are infinite on one side, NaN if on
 * both or one is NaN
 * @param standardDeviation with divisor n-1; NaN for a single value, or if one is not
 * finite
 * @param min smallest value
 * @param max largest value
 * @param quantiles 0.05, 0.25, 0.5, 0.75, 0.95, linear between order statistics (type 7
 * of Hyndman and Fan 1996), which are exact where every replicate is kept and off by up
 * to 2^-8 (0.39 %) where statistics are
 */
public record SummaryRow(int sweepPoint, int generation, int n, double mean, double standardDeviation, double min,
		double max, double[] quantiles) {

	/** Names of the quantiles, in their order. */
	public static final List<String> QUANTILES = List.of("q05", "q25", "median", "q75", "q95");

	private static final double[] SHARES = { 0.05, 0.25, 0.5, 0.75, 0.95 };

	static SummaryRow of(int sweepPoint, int generation, Statistics statistics, DoubleUnaryOperator quantile) {
		var quantiles = new double[SHARES.length];
		for (int i = 0; i < SHARES.length; i++) {
			quantiles[i] = quantile.applyAsDouble(SHARES[i]);
		}
		return new SummaryRow(sweepPoint, generation, Math.toIntExact(statistics.n()), statistics.mean(),
				statistics.standardDeviation(), statistics.min(), statistics.max(), quantiles);
	}

	/** One of {@link #QUANTILES}. */
	public double quantile(String name) {
		return this.quantiles[QUANTILES.indexOf(name)];
	}

	/** Standard deviation over the root of n. */
	public double standardError() {
		return this.standardDeviation / Math.sqrt(this.n);
	}

}
