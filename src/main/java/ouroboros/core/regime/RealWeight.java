package ouroboros.core.regime;

import org.jspecify.annotations.Nullable;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;
import ouroboros.core.spec.Shorthand;

/**
 * Weight of the genuine part in a fit.
 *
 * @param weight from 0 to 1; null for the golden one
 */
@About(value = "Weight w of the genuine part in the fit, 1-w for the rest. `golden` is the best one for N fresh genuine"
		+ " and m synthetic points: (√(c²+4c)-c)/2 with c = N/m, which is 0.618 for N = m.",
		source = "He, Xu, Cheng 2025 (arXiv 2502.18049)")
public record RealWeight(@Field(value = "weight of the genuine part; the golden one where absent", min = 0,
		max = 1) @Nullable Double weight) {

	@Shorthand
	static RealWeight of(double weight) {
		if (!(weight >= 0 && weight <= 1)) {
			throw new Refusal("", "out-of-range", "a weight is from 0 to 1, not " + weight);
		}
		return new RealWeight(weight);
	}

	@Shorthand("golden")
	static RealWeight of(String golden) {
		return new RealWeight(null);
	}

	/**
	 * The weight.
	 * @param genuine number of genuine points, above 0
	 * @param synthetic number of synthetic points, above 0
	 */
	public double of(double genuine, double synthetic) {
		if (this.weight != null) {
			return this.weight;
		}
		var ratio = genuine / synthetic;
		// (√(c²+4c)-c)/2 without the difference of nearly equal numbers
		return 2 * ratio / (Math.sqrt(ratio * ratio + 4 * ratio) + ratio);
	}

}
