package ouroboros.core.theory;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Filter;
import ouroboros.core.curation.Correction;
import ouroboros.core.curation.Deduplicate;
import ouroboros.core.curation.Detector;
import ouroboros.core.curation.Flip;
import ouroboros.core.curation.Noise;
import ouroboros.core.curation.RoundTrip;
import ouroboros.core.curation.Shift;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Moments;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;

/**
 * Which curation leaves a regime linear: filters that act on each observation by itself
 * and whose effect on its mean is linear.
 */
final class LinearFilters {

	/** Candidates that there are for each observation wanted. */
	private static final double MOST_CANDIDATES = 100;

	/** Natural logarithm of a probability that is neglected. */
	private static final double NEVER = -30;

	private LinearFilters() {
	}

	/** Why the curation is not linear; null if it is, or if there is none. */
	static @Nullable String unmet(Setting setting) {
		var curation = setting.spec().curation();
		if (curation.isEmpty()) {
			return null;
		}
		if (!(setting.truth() instanceof Discrete || setting.truth() instanceof Moments)) {
			return "does not cover curation of texts";
		}
		for (var filter : curation) {
			var reason = unmet(setting, filter);
			if (reason != null) {
				return reason;
			}
		}
		return detectors(setting);
	}

	private static @Nullable String unmet(Setting setting, Filter filter) {
		return switch (filter) {
			case Flip _, Noise _, Shift _ -> null;
			case RoundTrip(var there, var back) -> {
				var reason = unmet(setting, there);
				yield (reason != null) ? reason : unmet(setting, back);
			}
			case Correction correction -> {
				var target = correction.target(setting.truth());
				yield (target instanceof Discrete || target instanceof Moments) ? null
						: "needs a correction whose target has mean and covariance";
			}
			case Detector detector -> (detector.bias() == null) ? null
					: "does not cover a detector that looks at values: what it rejects depends on the model";
			case Deduplicate _ -> unmetDuplicates(setting);
			default ->
				"covers of curation only flip, noise, shift, correction and a detector's rates, which act on each"
						+ " observation by itself";
		};
	}

	/** Draws from a density are all different. */
	private static @Nullable String unmetDuplicates(Setting setting) {
		if (setting.truth() instanceof Discrete) {
			return "does not cover deduplication of symbols, which leaves numbers of points to chance";
		}
		if (setting.spec().sampling().bias() == 0) {
			return "has draws without spread, which are duplicates";
		}
		var regime = setting.regime();
		for (int generation = 0; generation <= setting.last(); generation++) {
			if (regime.samplesAt(generation) < 2) {
				return "has single points, of which all later ones are duplicates";
			}
		}
		return (regime.origin() == Regime.Origin.KNOWN && regime.reuse() == null) ? null
				: "does not cover deduplication of points that are used again";
	}

	private static @Nullable String detectors(Setting setting) {
		var detectors = setting.spec().curation().stream().filter(Detector.class::isInstance).count();
		var regime = setting.regime();
		if (detectors > 0 && regime.reuse() != null) {
			return "does not cover reuse of what a detector let through";
		}
		var mixed = (regime.origin() == Regime.Origin.UNKNOWN) ? regime.real() : null;
		if (mixed != null && mixed.source() != Real.Source.FRESH) {
			return "speaks, where curation acts on all points, of fresh genuine ones";
		}
		if (detectors > 0 && mixed != null && mixed.mixing() != Real.Mixing.INDEPENDENT) {
			return "speaks, of a detector that looks at all points, of mixing independent";
		}
		for (int generation = 0; generation <= setting.last(); generation++) {
			if (isShort(setting, generation)) {
				return "has a detector that rejects so much that generations may be left short of points";
			}
		}
		return null;
	}

	/** Whether a detector may reject too many of the candidates of a generation. */
	private static boolean isShort(Setting setting, int generation) {
		var genuine = share(setting, generation);
		for (var filter : setting.spec().curation()) {
			if (filter instanceof Detector detector) {
				var passed = passed(detector, genuine);
				if (setting.regime().samplesAt(generation) * MOST_CANDIDATES
						* chernoff(passed[0] + passed[1]) > NEVER) {
					return true;
				}
				genuine = passed[0] / (passed[0] + passed[1]);
			}
		}
		return false;
	}

	/**
	 * Logarithm of Chernoff's bound, for each candidate, of the probability that at most
	 * one in a hundred is accepted.
	 */
	private static double chernoff(double accepted) {
		var least = 1 / MOST_CANDIDATES;
		return (accepted <= least) ? 0 : (accepted == 1) ? Double.NEGATIVE_INFINITY
				: least * Math.log(accepted / least) + (1 - least) * Math.log((1 - accepted) / (1 - least));
	}

	/** Share of the candidates that is genuine and passes, and synthetic and passes. */
	private static double[] passed(Detector detector, double genuine) {
		return new double[] { genuine * (1 - rate(detector.falsePositiveRate())),
				(1 - genuine) * (1 - rate(detector.truePositiveRate())) };
	}

	private static double rate(@Nullable Double rate) {
		return (rate != null) ? rate : 0;
	}

	/** Share of genuine points among the candidates of curation. */
	private static double share(Setting setting, int generation) {
		return (setting.regime().origin() == Regime.Origin.KNOWN) ? 0
				: (generation == 0) ? 1 : setting.regime().shareAt(generation);
	}

	/**
	 * Probability that a point is genuine where chance decides it for each: by Bayes'
	 * rule also after detectors that look at all points.
	 */
	static double genuineShare(Setting setting, int generation) {
		var genuine = setting.regime().shareAt(generation);
		if (setting.regime().origin() == Regime.Origin.UNKNOWN) {
			for (var filter : setting.spec().curation()) {
				if (filter instanceof Detector detector) {
					var passed = passed(detector, genuine);
					genuine = passed[0] / (passed[0] + passed[1]);
				}
			}
		}
		return genuine;
	}

}
