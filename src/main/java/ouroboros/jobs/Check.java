package ouroboros.jobs;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import ouroboros.core.theory.Statistic;

/**
 * A number that a preset expects: the mean over replicates of a function of a metric.
 *
 * @param quantity what it is, for people; checks of one quantity at several sweep points
 * or generations share it
 * @param metric label of the metric
 * @param sweepPoint ordinal of the sweep point, from 0
 * @param generation the generation
 * @param statistic function of the metric that is averaged: `value`, `logarithm`, `root`,
 * `square` of the distance from the parameter, `above` the parameter (0 or 1),
 * `first-at-most` (the first generation with a value of at most the parameter)
 * @param parameter the function's number
 * @param expected the published or exact value; null where there are bounds alone
 * @param tolerance distance from what is expected that is allowed beyond chance, which is
 * 4 standard errors
 * @param lower the observed mean is at least this, but for chance and tolerance
 * @param upper the observed mean is at most this, but for chance and tolerance
 * @param source formula
 */
public record Check(String quantity, String metric, int sweepPoint, int generation, @Nullable String statistic,
		double parameter, @Nullable Double expected, double tolerance, @Nullable Double lower, @Nullable Double upper,
		String source) {

	private static final double STANDARD_ERRORS = 4;

	/** The function that is averaged. */
	Statistic function() {
		return new Statistic(
				(this.statistic == null) ? Statistic.Function.VALUE
						: Statistic.Function.valueOf(this.statistic.toUpperCase(Locale.ROOT).replace('-', '_')),
				this.parameter);
	}

	/**
	 * Whether an observed mean is as expected.
	 * @param mean the mean over replicates
	 * @param standardError its standard error; NaN for a single replicate
	 */
	boolean passes(double mean, double standardError) {
		var chance = STANDARD_ERRORS * standardError;
		var distance = (Double.isNaN(chance) ? 0 : chance) + this.tolerance;
		return (this.expected == null || Math.abs(mean - this.expected) <= distance)
				&& (this.lower == null || mean >= this.lower - distance)
				&& (this.upper == null || mean <= this.upper + distance);
	}

}
