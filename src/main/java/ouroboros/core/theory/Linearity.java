package ouroboros.core.theory;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.regime.Budget;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;

/**
 * Which regimes are linear: every model's mean is a weighted mean of its data with
 * weights that chance has no part in.
 */
final class Linearity {

	/** Options of a spec that linear regimes may set. */
	static final String[] KNOBS = { "regime.samples", "regime.real.share", "regime.real.count", "regime.real.source",
			"regime.real.mixing", "regime.real.stock", "regime.retain", "regime.budget", "regime.realWeight",
			"regime.ageWeight", "regime.reuse", "regime.ancestry", "sampling.bias" };

	/** Those and curation. */
	static final String[] KNOBS_WITH_CURATION = Stream.concat(Stream.of(KNOBS), Stream.of("curation", "regime.origin"))
		.toArray(String[]::new);

	/** Most products of batches that are computed for one sweep point, about a second. */
	private static final double MOST_WORK = 3e8;

	private Linearity() {
	}

	/** A linear regime without curation. */
	static @Nullable String plain(Setting setting) {
		var unknown = Knobs.only(KNOBS).unmet(setting);
		return (unknown != null) ? unknown : weights(setting);
	}

	/** A linear regime, possibly with curation that is linear too. */
	static @Nullable String withCuration(Setting setting) {
		var unknown = Knobs.only(KNOBS_WITH_CURATION).unmet(setting);
		var curation = (unknown != null) ? unknown : LinearFilters.unmet(setting);
		return (curation != null) ? curation : weights(setting);
	}

	/** Whether chance has no part in the weights, and they are quickly computed. */
	static @Nullable String weights(Setting setting) {
		var regime = setting.regime();
		var budget = regime.budget();
		if (isMixedByChance(regime)) {
			if (regime.realWeight() != null) {
				return "realWeight weighs a number of genuine points that mixing independent leaves to chance";
			}
			if (regime.reuse() != null || (budget != null && budget.scope() == Budget.Scope.SYNTHETIC)) {
				return "the number of synthetic points is left to chance by mixing independent";
			}
		}
		if (budget != null && regime.ageWeight() != null) {
			return "ageWeight weighs numbers of points that are left to chance by the budget";
		}
		if (budget != null && regime.realWeight() != null && budget.scope() == Budget.Scope.ALL) {
			return "realWeight weighs a number of genuine points that is left to chance by the budget";
		}
		return isShort(setting, setting.last()) ? null
				: "takes the products of %.0f batches over %d generations, too many to compute"
					.formatted(batches(setting, setting.last()), setting.last() + 1);
	}

	/** Whether so many generations are quickly computed. */
	static boolean isShort(Setting setting, int last) {
		var batches = batches(setting, last);
		return batches * batches * 4 * (last + 1) <= MOST_WORK;
	}

	private static boolean isMixedByChance(Regime regime) {
		return regime.real() != null && regime.real().mixing() == Real.Mixing.INDEPENDENT;
	}

	/** Most batches that are kept at once. */
	private static double batches(Setting setting, int last) {
		var regime = setting.regime();
		var generations = last + 1;
		var joined = regime.retain().all() && regime.ageWeight() == null;
		return 8 + prefixes(setting).size() + Math.min(regime.models(), generations)
				+ (joined ? 0 : 3.0 * Math.min(regime.retain().window(), generations));
	}

	/**
	 * Sizes of the initial parts of generation 0's sample that are used again, its own
	 * size included, ascending.
	 */
	static List<Long> prefixes(Setting setting) {
		var regime = setting.regime();
		var sizes = new TreeSet<Long>();
		sizes.add(regime.samplesAt(0));
		if (regime.real() != null && regime.real().source() == Real.Source.FIXED && !isMixedByChance(regime)) {
			for (int generation = 1; generation <= setting.last(); generation++) {
				sizes.add(Math.max(1, regime.genuineAt(generation)));
			}
		}
		return List.copyOf(sizes);
	}

}
