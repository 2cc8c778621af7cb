package ouroboros.core.theory;

/**
 * What replicates showed of a {@link Statistic} at a generation.
 *
 * @param generation the generation
 * @param n number of replicates that have it
 * @param mean mean of the function's values
 * @param deviation their standard deviation with divisor n-1; NaN for a single one
 * @param skewness their skewness Σ((x-mean)/deviation)³/n; NaN where they are all equal
 */
public record Observed(int generation, int n, double mean, double deviation, double skewness) {

	/** Of the values of replicates. */
	public static Observed of(int generation, double... values) {
		var sum = 0.0;
		for (var value : values) {
			sum += value;
		}
		var mean = sum / values.length;
		var squares = 0.0;
		for (var value : values) {
			squares += (value - mean) * (value - mean);
		}
		var deviation = Math.sqrt(squares / (values.length - 1));
		var cubes = 0.0;
		for (var value : values) {
			cubes += Math.pow((value - mean) / deviation, 3);
		}
		return new Observed(generation, values.length, mean, deviation, cubes / values.length);
	}

	/** Standard deviation over the root of n. */
	public double standardError() {
		return this.deviation / Math.sqrt(this.n);
	}

}
