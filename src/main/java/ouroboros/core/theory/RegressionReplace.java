package ouroboros.core.theory;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.regime.Regime;
import ouroboros.core.spec.About;

/** What errors add up to where each regression replaces the labels of the one before. */
@About(value = "Expected test error of least squares fitted to labels of the regression before, for any sizes and any"
		+ " noise of the learner: t·σ²d/(T-d-1) with enough rows; with too few the shortest weights are forgotten.",
		source = "Gerstgrasser et al. 2024 (arXiv 2404.01413); Dohmatob et al. 2024 (arXiv 2402.07712)")
public record RegressionReplace() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(LeastSquares.CONDITION, Knobs.only("regime.samples", "regime.design", "curation"),
				LabelChannels.CONDITION, RegressionReplace::nested);
	}

	/** Parts of one design span other directions and have other means. */
	private static @Nullable String nested(Setting setting) {
		if (!isSame(setting)) {
			return null;
		}
		var fit = LeastSquares.of(setting);
		for (int generation = 1; generation <= setting.last(); generation++) {
			var rows = setting.regime().samplesAt(generation);
			if (rows != setting.regime().samplesAt(generation - 1)) {
				if (rows < fit.dimension()) {
					return "with the same design and fewer rows than dimensions speaks of one size at every generation";
				}
				if (LabelChannels.offset(setting) != 0) {
					return "with the same design and a shift speaks of one size at every generation";
				}
			}
		}
		return null;
	}

	private static boolean isSame(Setting setting) {
		return setting.regime().design() == Regime.Design.SAME;
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		return List.of(errors(setting, setting.last() + 1).prediction(setting,
				"E‖ŵ_t-w‖² = Σ_{i≤t} σ²d/(T_i-d-1) after t fits to T_i > d+1 rows each, σ the noise of the labels:"
						+ " Gerstgrasser et al. 2024 (arXiv 2404.01413); ‖w‖²(1-(T/d)^t) + σ²·T/(d-T-1)·Σ_{i<t}(T/d)^i for"
						+ " T < d-1 rows of a fresh design, the first term alone without noise: Dohmatob et al. 2024"
						+ " (arXiv 2402.07712); infinite between",
				TestErrors.limit(setting, RegressionReplace::errors)));
	}

	/**
	 * Fit t is w_t = Pw_{t-1} + S⁺X'u_t, where P projects on what the rows span and u_t
	 * is the noise of the labels. With the same design P is always the same, and an
	 * offset of all labels has always the same direction.
	 */
	private static TestErrors errors(Setting setting, int generations) {
		var fit = LeastSquares.of(setting);
		var same = isSame(setting);
		var errors = new TestErrors(generations);
		var offset = LabelChannels.offset(setting);
		var left = 1.0;
		var noise = 0.0;
		var drawn = fit.variance();
		var rare = false;
		for (int generation = 0; generation < generations; generation++) {
			var rows = setting.regime().samplesAt(generation);
			var random = drawn + ((generation == 0) ? 0 : LabelChannels.variance(setting, generation));
			var squared = random + ((generation == 0) ? 0 : offset * offset);
			var kept = (same && generation > 0) ? 1 : fit.rank(rows) / fit.dimension();
			left *= kept;
			noise = kept * noise + fit.error(rows, same ? random : squared);
			var shift = same ? generation * offset : 0;
			rare |= fit.isRare(rows, squared);
			errors.set(generation, fit.length() * (1 - left) + noise + fit.error(rows, shift * shift), rare);
			drawn = fit.drawn(generation, (rows > fit.dimension()) ? squared : 0);
		}
		return errors;
	}

}
