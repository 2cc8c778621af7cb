package ouroboros.core.metric;

import ouroboros.core.law.Moments;
import ouroboros.core.law.Normal;
import ouroboros.core.law.OneParameter;

/**
 * The Kullback-Leibler divergence of laws with densities or with probabilities of counts,
 * in nats.
 */
final class DensityDivergence {

	private DensityDivergence() {
	}

	/**
	 * Mean of ln(p/q) under p, the law {@code from}; q is that of {@code to}.
	 * @return {@code Infinity} where a part of p has no density or nothing of q has one
	 */
	static double kullbackLeibler(RegularPart from, RegularPart to) {
		if (from.mass() < 1 || to.mass() == 0) {
			return Double.POSITIVE_INFINITY;
		}
		if (from.law() instanceof Normal fromNormal && to.law() instanceof Normal toNormal) {
			return NormalDivergence.kullbackLeibler(fromNormal, toNormal);
		}
		if (from.law() instanceof OneParameter p && p.related(to.law())) {
			return p.divergence(((Moments) to.law()).mean()[0]);
		}
		var p = from.logDensity();
		var q = to.logDensity();
		return from.mean((values, offset) -> p.logDensity(values, offset) - q.logDensity(values, offset));
	}

}
