package ouroboros.core.theory;

import org.jspecify.annotations.Nullable;

import ouroboros.core.regime.Schedule;

/**
 * What is left where every generation is trained on a sample of the one before, of n_t
 * observations that grow without end: Π(1-1/n_t), which is above 0 if and only if Σ1/n_t
 * is finite (Xu, He, Cheng 2025, arXiv 2505.13947).
 */
final class Growth {

	/** Terms that are multiplied one by one. */
	private static final int TERMS = 100_000;

	private Growth() {
	}

	/**
	 * The product over all generations.
	 * @return 0 where it vanishes; null where samples do not grow by a law, or more than
	 * the size changes
	 */
	static @Nullable Double remainder(Setting setting) {
		return (Knobs.only("regime.samples").unmet(setting) != null) ? null : switch (setting.regime().samples()) {
			case Schedule.Power(double first, double exponent) when exponent > 0 ->
				(exponent <= 1) ? 0 : product(setting.regime().samples())
						* Math.exp(-Math.pow(TERMS + 0.5, 1 - exponent) / (first * (exponent - 1)));
			case Schedule.Geometric(double _, double ratio) when ratio > 1 -> product(setting.regime().samples());
			default -> null;
		};
	}

	private static double product(Schedule samples) {
		var logarithm = 0.0;
		for (int generation = 0; generation < TERMS; generation++) {
			logarithm += Math.log1p(-1 / Math.rint(samples.at(generation)));
		}
		return Math.exp(logarithm);
	}

}
