package ouroboros.core.theory;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Schedule;

/**
 * What becomes of models under replacement by samples m_t that never shrink. Where the
 * expected variance of draws from a model is D' = D(1 + r/m_t) after a fit to draws from
 * one of variance D, it is D₀ Π(1 + r/m_t) in the end: neither 0 nor infinite if and only
 * if Σ1/m_t converges, as of t^(1+s) for any s above 0 (Xu, He, Cheng 2025, arXiv
 * 2505.13947).
 */
final class Growth {

	/** Generations whose sizes are taken one by one, as they are rounded. */
	private static final int LONG = 100_000;

	/** Least size beyond them: (r/m)³ is neglected. */
	private static final double LARGE = 1000;

	private static final double ROUNDING = 1e-9;

	private Growth() {
	}

	/** Why a regime is none of these; null if it is. */
	static @Nullable String unmet(Setting setting) {
		var unknown = Knobs.only("regime.samples").unmet(setting);
		return (unknown != null) ? unknown : switch (setting.regime().samples()) {
			case Schedule.Power(double _, double exponent) when exponent >= 0 -> null;
			case Schedule.Geometric(double _, double ratio) when ratio >= 1 -> null;
			default -> "speaks of samples that a law makes grow for ever";
		};
	}

	/**
	 * The limits of the second moments of models without a prior; NaN for those of a
	 * family that follows another law.
	 */
	static LinearRegime.Limits limits(Setting setting, Family family, List<double[]> directions) {
		var truth = family.truth();
		var size = (double) setting.regime().samplesAt(0);
		var centre = truth.times(truth);
		var error = (truth.square() - centre) / size;
		var drawn = family.drawn().of(truth.square(), centre + error, 1 / size);
		var rate = rate(family);
		var sum = sum(setting.regime(), rate);
		var factor = (rate == 0) ? 1 : Math.exp(sum);
		return new LinearRegime.Limits((drawn == 0) ? error : error + drawn * ((rate == 0) ? sum : (factor - 1) / rate),
				(drawn == 0) ? 0 : factor * family.spread().of(truth.square(), centre + error, 1 / size),
				directions.stream().mapToDouble((along) -> truth.times(Known.direction(along))).toArray());
	}

	/** The number r of a family; NaN if there is none. */
	private static double rate(Family family) {
		var half = rate(family, 0.5);
		return (Math.abs(half - rate(family, 0.25)) > ROUNDING) ? Double.NaN : (Math.abs(half) < ROUNDING) ? 0 : half;
	}

	private static double rate(Family family, double share) {
		var centre = family.truth().times(family.truth());
		var drawn = family.drawn().of(family.truth().square(), centre, 0);
		return (drawn == 0) ? 0
				: (family.drawn().of(centre + drawn, centre + share * drawn, share) / drawn - 1) / share;
	}

	/** Σ ln(1 + r/m_t) over all generations but the first, of r = 0 Σ1/m_t. */
	private static double sum(Regime regime, double rate) {
		if (Double.isNaN(rate) || !isFast(regime.samples())) {
			return (rate < 0) ? Double.NEGATIVE_INFINITY : (rate >= 0) ? Double.POSITIVE_INFINITY : Double.NaN;
		}
		var sum = 0.0;
		for (int generation = 1; generation < LONG; generation++) {
			var share = 1.0 / regime.samplesAt(generation);
			sum += (rate == 0) ? share : Math.log1p(rate * share);
		}
		if (!(regime.samples().at(LONG) >= LARGE)) {
			return Double.NaN;
		}
		var first = rest(regime.samples(), 1);
		return sum + ((rate == 0) ? first : rate * first - rate * rate / 2 * rest(regime.samples(), 2));
	}

	/** Whether Σ1/m_t converges. */
	private static boolean isFast(Schedule samples) {
		return switch (samples) {
			case Schedule.Power(double _, double exponent) -> exponent > 1;
			case Schedule.Geometric(double _, double ratio) -> ratio > 1;
			default -> false;
		};
	}

	/**
	 * Σ m_t^-power from {@value #LONG} on: of powers the integral from half a step
	 * before.
	 */
	private static double rest(Schedule samples, int power) {
		return switch (samples) {
			case Schedule.Power(double first, double exponent) ->
				Math.pow(first, -power) * Math.pow(LONG + 0.5, 1 - power * exponent) / (power * exponent - 1);
			case Schedule.Geometric(double _, double ratio) ->
				Math.pow(samples.at(LONG), -power) / (1 - Math.pow(ratio, -power));
			default -> throw new IllegalArgumentException("does not grow: " + samples);
		};
	}

}
