package ouroboros.core.theory;

import org.jspecify.annotations.Nullable;

import ouroboros.core.curation.Noise;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Schedule;

/**
 * The limit of an expectation, from its exact course over a number of generations.
 *
 * <p>
 * What forgets its past approaches a limit exponentially, however slowly: its changes
 * over equal stretches have a constant ratio below 1, and add up to a geometric series; a
 * ratio of 1, as far as rounding leaves it exact, is growth without end. What retains
 * everything approaches a limit as a - b·t^-c, or grows as a power or a logarithm: its
 * changes over stretches that double have the ratios 2^-c, 2^c and 1.
 */
final class Extrapolation {

	private static final double SHRINKS = 0.95;

	private static final double GROWS = 0.999;

	/** Largest drift of a ratio, as a part of its distance from 1 or of itself. */
	private static final double STEADY = 0.05;

	private static final double STEADY_GROWTH = 1e-3;

	/** Of two limits from stretches one after the other, as a part of what is to come. */
	private static final double AGREES = 1e-3;

	/** Generations after which a schedule is taken to be constant. */
	static final int SOON = 100;

	private static final double ROUNDING = 1e-12;

	/** Relative error of a course after all its steps. */
	private static final double NOISE = 1e-13;

	/** Largest error of a ratio that growth without end is told from. */
	private static final double SHARP = 1e-8;

	/** Whatever grows to this grows on. */
	private static final double HUGE = 1e290;

	private Extrapolation() {
	}

	/**
	 * The limit.
	 * @param values exact, at least 9 of them
	 * @return infinite where it is; NaN where it cannot be told
	 */
	static double limit(double[] values) {
		var end = values[values.length - 1];
		if (!Double.isFinite(end)) {
			return beyond(values);
		}
		if (Math.abs(end - values[values.length / 2]) <= ROUNDING * Math.abs(end)) {
			return end;
		}
		var limit = exponential(values);
		return Double.isNaN(limit) ? power(values) : limit;
	}

	/**
	 * The limit of a course that has left the range of numbers, perhaps by a difference
	 * of two that did.
	 */
	private static double beyond(double[] values) {
		var last = values.length - 1;
		while (last >= 0 && Double.isNaN(values[last])) {
			last--;
		}
		return (last >= 0 && Math.abs(values[last]) > HUGE) ? Math.copySign(Double.POSITIVE_INFINITY, values[last])
				: Double.NaN;
	}

	private static double exponential(double[] values) {
		var last = values.length - 1;
		var end = values[last];
		var before = values[last - last / 4] - values[last - last / 4 * 2];
		var change = end - values[last - last / 4];
		var ratio = change / before;
		var error = NOISE * Math.max(Math.abs(end), Math.abs(values[last / 2])) / Math.abs(before);
		if (Math.abs(1 - ratio) <= 20 * error) {
			return (error < SHARP) ? Math.copySign(Double.POSITIVE_INFINITY, change) : Double.NaN;
		}
		var limit = end + change * ratio / (1 - ratio);
		var earlier = before / (values[last - last / 4 * 2] - values[last - last / 4 * 3]);
		var other = values[last - last / 4] + before * earlier / (1 - earlier);
		if (!(Math.abs(other - limit) <= AGREES * Math.abs(limit - end) + ROUNDING * Math.abs(end))) {
			return Double.NaN;
		}
		return (ratio < 1) ? limit : Math.copySign(Double.POSITIVE_INFINITY, change);
	}

	private static double power(double[] values) {
		var last = values.length - 1;
		var changes = new double[] { values[last / 4] - values[last / 8], values[last / 2] - values[last / 4],
				values[last] - values[last / 2] };
		var earlier = changes[1] / changes[0];
		var later = changes[2] / changes[1];
		if (Math.abs(later) < SHRINKS) {
			return (Math.abs(later - earlier) <= STEADY * (1 - later)) ? values[last] + changes[2] * later / (1 - later)
					: Double.NaN;
		}
		return (later >= GROWS && Math.abs(later - earlier) <= STEADY_GROWTH * later)
				? Math.copySign(Double.POSITIVE_INFINITY, changes[2]) : Double.NaN;
	}

	/** Why a regime may not go on as before for ever; null if it does. */
	static @Nullable String unmet(Setting setting) {
		var regime = setting.regime();
		var constant = isSettled(regime.samples()) && isSettled(regime.reuse())
				&& (regime.real() == null || (isSettled(regime.real().share()) && isSettled(regime.real().count())
						&& (regime.real().stock() == null || regime.real().stock().replacement())));
		var curation = setting.spec()
			.curation()
			.stream()
			.allMatch((filter) -> !(filter instanceof Noise noise) || isConstant(noise.share()));
		return (constant && curation && !isAged(regime)) ? null : "speaks of regimes that go on unchanged";
	}

	/** Whether a schedule never changes; one that is absent does not. */
	static boolean isConstant(@Nullable Schedule schedule) {
		return schedule == null || schedule instanceof Schedule.Constant;
	}

	/** Whether it soon changes no more. */
	static boolean isSettled(@Nullable Schedule schedule) {
		return isConstant(schedule) || (schedule instanceof Schedule.List(double[] values) && values.length <= SOON);
	}

	/** Whether ever more batches have weights of their own. */
	private static boolean isAged(Regime regime) {
		return regime.ageWeight() != null && regime.retain().all();
	}

}
