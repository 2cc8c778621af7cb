package ouroboros.core.theory;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.About;

/** What errors add up to where labels of all regressions are kept. */
@About(value = "Expected test error of least squares fitted to the genuine labels and those of all regressions before:"
		+ " with the same design at most π²/6 of the first, with a fresh one less.",
		source = "Gerstgrasser et al. 2024 (arXiv 2404.01413)")
public record RegressionAccumulate() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(LeastSquares.CONDITION,
				(setting) -> setting.regime().retain().all() ? null : "speaks of retain accumulate",
				Knobs.only("regime.samples", "regime.retain", "regime.design", "curation"), LabelChannels.CONDITION,
				RegressionAccumulate::sameSize);
	}

	private static @Nullable String sameSize(Setting setting) {
		return (isSame(setting) && !(setting.regime().samples() instanceof Schedule.Constant))
				? "with the same design speaks of one size at every generation: else some rows count more often" : null;
	}

	private static boolean isSame(Setting setting) {
		return setting.regime().design() == Regime.Design.SAME;
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		return List.of(errors(setting, setting.last() + 1).prediction(setting, isSame(setting)
				? "E‖ŵ_t-w‖² = σ²d/(T-d-1)·Σ_{i≤t} 1/i² after t fits to T > d+1 rows of the same design, σ the noise of"
						+ " the labels, at most π²/6 of the first: Gerstgrasser et al. 2024 (arXiv 2404.01413)"
				: "E‖ŵ_t-w‖² = σ²d·Σ_{i≤t} m_i/(N_i(N_i-d-1)) after t fits, to N_i > d+1 rows after m_i fresh ones,"
						+ " σ²d·Σ1/(i(iT-d-1)) for T each time, σ the noise of the labels: ŵ_t is a martingale, as in"
						+ " Gerstgrasser et al. 2024 (arXiv 2404.01413)",
				TestErrors.limit(setting, RegressionAccumulate::errors)));
	}

	/**
	 * Fit t is w_t = w_{t-1} + S_t⁺X_t'u_t with the newest m of N rows X_t and the noise
	 * u_t of their labels; by symmetry E tr S⁺X'XS⁺ is m/N of E tr S⁺, and of the
	 * residuals' sum of squares E u'(I-XS⁺X')u are added.
	 */
	private static TestErrors errors(Setting setting, int generations) {
		var fit = LeastSquares.of(setting);
		var same = isSame(setting);
		var errors = new TestErrors(generations);
		var offset = LabelChannels.offset(setting);
		var first = setting.regime().samplesAt(0);
		var unseen = fit.length() * (1 - fit.rank(first) / fit.dimension());
		var all = 0.0;
		var noise = 0.0;
		var shift = 0.0;
		var residual = 0.0;
		var drawn = fit.variance();
		var rare = false;
		for (int generation = 0; generation < generations; generation++) {
			var rows = (double) setting.regime().samplesAt(generation);
			all += rows;
			var random = drawn + ((generation == 0) ? 0 : LabelChannels.variance(setting, generation));
			var squared = random + ((generation == 0) ? 0 : offset * offset);
			var distinct = same ? first : all;
			noise += fit.error(distinct, same ? random : squared) * (rows / all) * (distinct / all);
			shift += (same && generation > 0) ? offset / (generation + 1) : 0;
			rare |= fit.isRare(distinct, squared);
			errors.set(generation, unseen + noise + fit.error(first, shift * shift), rare);
			residual += squared * rows * (1 - fit.rank(distinct) / all);
			drawn = fit.drawn(generation, (all > fit.dimension()) ? residual / (all - fit.dimension()) : 0);
		}
		return errors;
	}

}
