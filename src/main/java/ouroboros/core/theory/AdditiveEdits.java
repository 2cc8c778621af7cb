package ouroboros.core.theory;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.curation.Noise;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.About;

/** What edits of the same labels, round after round, do to a regression. */
@About(value = "Expected test error of least squares fitted to genuine labels that are carried along and edited every"
		+ " round, by adding noise to a share of them: bounded if the shares have a finite sum, and at most twice the"
		+ " first error if and only if they sum to at most 1.",
		source = "Zhu et al. 2024, token editing (arXiv 2412.14689); the condition under which its bound holds is derived")
public record AdditiveEdits() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(LeastSquares.CONDITION,
				Knobs.only("regime.samples", "regime.reuse", "regime.design", "curation"), AdditiveEdits::carried,
				LabelChannels.CONDITION);
	}

	private static @Nullable String carried(Setting setting) {
		var regime = setting.regime();
		for (int generation = 1; generation <= setting.last(); generation++) {
			if (regime.reuse() == null || regime.reuse().at(generation) != 1) {
				return "speaks of reuse 1: every label is carried along";
			}
			if (regime.samplesAt(generation) > regime.samplesAt(generation - 1)) {
				return "speaks of sizes that never grow: more rows would need new labels";
			}
		}
		return null;
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		return List.of(errors(setting, setting.last() + 1).prediction(setting,
				"E‖ŵ_t-w‖² = σ²d/(T-d-1)·(1+Σ_{i≤t} f_i) after t rounds that add noise of variance σ² to shares f_i of"
						+ " the labels: at most twice the first error, as Zhu et al. 2024 (arXiv 2412.14689) say, if and"
						+ " only if Σf_i ≤ 1",
				limit(setting)));
	}

	private static double limit(Setting setting) {
		if (!(setting.regime().samples() instanceof Schedule.Constant)) {
			return Double.NaN;
		}
		var fit = LeastSquares.of(setting);
		var variance = fit.variance() + setting.spec()
			.curation()
			.stream()
			.mapToDouble((filter) -> (filter instanceof Noise(double deviation, var share) && deviation > 0)
					? deviation * deviation * sum(share) : 0)
			.sum() + ((LabelChannels.offset(setting) == 0) ? 0 : Double.POSITIVE_INFINITY);
		return error(fit, setting.regime().samplesAt(0), variance);
	}

	/** Σ_{i≥1} f_i of shares, each read within 0 and 1; NaN where it is not known. */
	private static double sum(Schedule shares) {
		return switch (shares) {
			case Schedule.Constant(double share) -> forever(share);
			case Schedule.List(double[] values) ->
				IntStream.range(1, values.length).mapToDouble(shares::at).map(AdditiveEdits::share).sum()
						+ forever(values[values.length - 1]);
			case Schedule.Geometric(double first, double ratio) ->
				(ratio >= 1) ? forever(first) : geometric(first * ratio, ratio);
			case Schedule.Power(double first, double exponent) ->
				(exponent >= -1 || first <= 0) ? forever(first) : Double.NaN;
		};
	}

	private static double share(double share) {
		return Math.clamp(share, 0, 1);
	}

	private static double forever(double share) {
		return (share > 0) ? Double.POSITIVE_INFINITY : 0;
	}

	/** Of a first term and a ratio below 1: some terms may be above 1, and count as 1. */
	private static double geometric(double first, double ratio) {
		var whole = (first > 1) ? Math.ceil(Math.log(first) / -Math.log(ratio)) : 0;
		return whole + Math.max(0, first) * Math.pow(ratio, whole) / (1 - ratio);
	}

	private static TestErrors errors(Setting setting, int generations) {
		var fit = LeastSquares.of(setting);
		var errors = new TestErrors(generations);
		var variance = fit.variance();
		for (int generation = 0; generation < generations; generation++) {
			var rows = setting.regime().samplesAt(generation);
			variance += (generation == 0) ? 0 : LabelChannels.variance(setting, generation);
			var offset = generation * LabelChannels.offset(setting);
			var squared = variance + offset * offset;
			errors.set(generation, error(fit, rows, squared), fit.isRare(rows, squared));
		}
		return errors;
	}

	private static double error(LeastSquares fit, double rows, double variance) {
		return fit.length() * (1 - fit.rank(rows) / fit.dimension()) + fit.error(rows, variance);
	}

}
