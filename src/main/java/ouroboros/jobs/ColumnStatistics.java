package ouroboros.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What is in a column of numbers.
 *
 * @param standardDeviation of the sample, divisor n - 1; null beyond the range of doubles
 */
record ColumnStatistics(String name, double min, double max, double mean, @Nullable Double standardDeviation) {

	/**
	 * Computed in units of the largest magnitude, so that sums and squares neither
	 * overflow nor underflow and a constant column has deviation 0.
	 * @param values at least two finite numbers
	 */
	static ColumnStatistics of(String name, double[] values) {
		var min = Double.POSITIVE_INFINITY;
		var max = Double.NEGATIVE_INFINITY;
		for (var value : values) {
			min = Math.min(min, value);
			max = Math.max(max, value);
		}
		var unit = Math.max(Math.abs(min), Math.abs(max));
		if (unit == 0) {
			return new ColumnStatistics(name, min, max, 0, 0.0);
		}
		var sum = 0.0;
		for (var value : values) {
			sum += value / unit;
		}
		var mean = sum / values.length;
		var squares = 0.0;
		for (var value : values) {
			var difference = value / unit - mean;
			squares += difference * difference;
		}
		var deviation = Math.sqrt(squares / (values.length - 1)) * unit;
		return new ColumnStatistics(name, min, max, Math.clamp(mean * unit, min, max),
				Double.isFinite(deviation) ? deviation : null);
	}

}
