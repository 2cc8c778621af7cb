package ouroboros.core.theory;

import org.jspecify.annotations.Nullable;

import ouroboros.core.curation.Noise;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Schedule;

/**
 * The limit of an expectation, from its exact course over a number of generations that is
 * doubled three times: the changes then have the ratio 2^-c for a - b·t^-c, 1 for a
 * logarithm and 2^c for a power.
 */
final class Extrapolation {

	private static final double SHRINKS = 0.95;

	private static final double LASTS = 0.999;

	/** Generations after which a schedule is taken to be constant. */
	static final int SOON = 100;

	private static final double ROUNDING = 1e-12;

	private Extrapolation() {
	}

	/**
	 * The limit.
	 * @param values exact, at least 9 of them
	 * @return infinite where it is; NaN where it cannot be told
	 */
	static double limit(double[] values) {
		var last = values.length - 1;
		var end = values[last];
		if (!Double.isFinite(end)) {
			return end;
		}
		var changes = new double[] { values[last / 4] - values[last / 8], values[last / 2] - values[last / 4],
				end - values[last / 2] };
		if (Math.abs(changes[2]) <= ROUNDING * Math.abs(end)) {
			return end;
		}
		var earlier = changes[1] / changes[0];
		var later = changes[2] / changes[1];
		if (Math.abs(later) < SHRINKS) {
			return end + changes[2] * later / (1 - later);
		}
		return (earlier >= LASTS && later >= LASTS) ? Math.copySign(Double.POSITIVE_INFINITY, changes[2]) : Double.NaN;
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
