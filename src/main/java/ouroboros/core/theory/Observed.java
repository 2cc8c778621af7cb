package ouroboros.core.theory;

import java.util.function.DoubleUnaryOperator;

import ouroboros.core.aggregate.Statistics;

/**
 * What replicates showed of a {@link Statistic} at a generation.
 *
 * @param generation the generation
 * @param n number of replicates that have it
 * @param mean mean of the function's values; not finite if a value is not
 * @param deviation their standard deviation with divisor n-1; NaN for a single one, or if
 * one is not finite
 * @param skewness their skewness Σ((x-mean)/deviation)³/n; NaN where they are all equal
 */
public record Observed(int generation, int n, double mean, double deviation, double skewness) {

	/** Of the values of replicates. */
	public static Observed of(int generation, double... values) {
		var statistics = Statistics.of(values);
		var mean = statistics.mean();
		var deviation = statistics.standardDeviation();
		var cubes = 0.0;
		for (var value : values) {
			var distance = (value - mean) / deviation;
			cubes += distance * distance * distance;
		}
		return new Observed(generation, values.length, mean, deviation, cubes / values.length);
	}

	/**
	 * Of statistics of the values. Their skewness is then what the smallest and the
	 * largest alone contribute, which is most of it where it is large.
	 */
	public static Observed of(int generation, Statistics statistics) {
		var mean = statistics.mean();
		var deviation = statistics.standardDeviation();
		var highest = (statistics.max() - mean) / deviation;
		var lowest = (statistics.min() - mean) / deviation;
		return new Observed(generation, Math.toIntExact(statistics.n()), mean, deviation,
				(highest * highest * highest + lowest * lowest * lowest) / statistics.n());
	}

	/** Of a function of the values, as far as their {@code statistics} resolve them. */
	public static Observed of(int generation, Statistics statistics, DoubleUnaryOperator function) {
		var sums = new double[3];
		statistics.forEach((value, count) -> sums[0] += count * function.applyAsDouble(value));
		var n = Math.toIntExact(statistics.n());
		var mean = sums[0] / n;
		statistics.forEach((value, count) -> {
			var distance = function.applyAsDouble(value) - mean;
			sums[1] += count * distance * distance;
			sums[2] += count * distance * distance * distance;
		});
		var deviation = Math.sqrt(sums[1] / (n - 1));
		return new Observed(generation, n, mean, deviation, sums[2] / n / (deviation * deviation * deviation));
	}

	/** Of a share of n replicates. */
	public static Observed ofShare(int generation, int n, double share) {
		var variance = share * (1 - share);
		return new Observed(generation, n, share, Math.sqrt(variance * n / (n - 1.0)),
				(1 - 2 * share) / Math.sqrt(variance));
	}

	/** Standard deviation over the root of n. */
	public double standardError() {
		return this.deviation / Math.sqrt(this.n);
	}

}
