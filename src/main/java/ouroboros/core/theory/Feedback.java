package ouroboros.core.theory;

import ouroboros.core.Filter;
import ouroboros.core.curation.Noise;
import ouroboros.core.curation.RoundTrip;
import ouroboros.core.curation.Shift;
import ouroboros.core.regime.Real;

/**
 * A bias that feeds on itself: what channels shift is learnt, given out and shifted
 * again.
 */
final class Feedback {

	private static final Condition STEADY = Knobs.only("regime.samples", "regime.real.share", "regime.real.count",
			"regime.real.source", "regime.real.mixing", "regime.retain", "regime.realWeight", "curation");

	private Feedback() {
	}

	/** Whether it comes from a shift. */
	static boolean isShift(Setting setting) {
		return setting.spec().curation().stream().anyMatch(Feedback::isShift);
	}

	private static boolean isShift(Filter filter) {
		return filter instanceof Shift
				|| (filter instanceof RoundTrip(var there, var back) && (isShift(there) || isShift(back)));
	}

	/**
	 * The bias in the end, in the units of the first coordinate of a shift by δ: b =
	 * (1-w)(b+δ) where genuine points have the weight w. Where all points are retained
	 * that takes t^-w, too slow to be seen.
	 * @return infinite for w = 0; NaN where it is not known
	 */
	static double limit(Setting setting) {
		var regime = setting.regime();
		var curation = setting.spec().curation();
		if (STEADY.unmet(setting) != null || Extrapolation.unmet(setting) != null
				|| (regime.retain().first() && !regime.retain().all())
				|| !curation.stream().allMatch((filter) -> filter instanceof Shift || filter instanceof Noise)) {
			return Double.NaN;
		}
		var offset = curation.stream()
			.mapToDouble((filter) -> (filter instanceof Shift shift) ? shift.offset(0) : 0)
			.sum();
		var weight = weight(setting);
		return (offset == 0) ? 0 : offset * (1 - weight) / weight;
	}

	/** Weight of genuine points in a fit, when schedules have settled. */
	private static double weight(Setting setting) {
		var regime = setting.regime();
		var settled = Extrapolation.SOON;
		var points = regime.newAt(settled);
		var genuine = (regime.real() != null && regime.real().mixing() == Real.Mixing.INDEPENDENT)
				? points * regime.shareAt(settled) : regime.genuineAt(settled);
		return (regime.realWeight() != null && genuine > 0 && genuine < points)
				? regime.realWeight().of(genuine, points - genuine) : genuine / points;
	}

}
