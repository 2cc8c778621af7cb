package ouroboros.core.theory;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.curation.Noise;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.About;

/** Any weights of labels of the same vectors. */
@About(value = "Expected test error of least squares fitted to labels of the same vectors, those of several generations"
		+ " together or the genuine ones again, in any weights: each generation's labels have a solution of their own,"
		+ " and the model is their weighted mean.",
		source = "recursion of E⟨b_i,b_j⟩ over the solutions b_i; contains Gerstgrasser et al. 2024 (arXiv 2404.01413)")
public record SameDesign() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(LeastSquares.CONDITION, SameDesign::same,
				Knobs.only("regime.samples", "regime.design", "regime.retain", "regime.real.count", "regime.realWeight",
						"regime.ageWeight", "curation"),
				SameDesign::rows, SameDesign::weighed, SameDesign::drawn, Linearity::weights);
	}

	private static @Nullable String same(Setting setting) {
		return (setting.regime().design() == Regime.Design.SAME) ? null : "speaks of the same design";
	}

	private static @Nullable String rows(Setting setting) {
		var regime = setting.regime();
		if (!(regime.samples() instanceof Schedule.Constant)) {
			return "speaks of one size at every generation: else some rows count more often";
		}
		var rows = regime.samplesAt(0);
		for (int generation = 1; regime.real() != null && generation <= setting.last(); generation++) {
			if (regime.genuineAt(generation) != rows) {
				return "speaks of all %d genuine labels again, for the same vectors".formatted(rows);
			}
		}
		return (rows > LeastSquares.of(setting).dimension() + 1) ? null
				: "needs at least two more rows than dimensions";
	}

	private static @Nullable String weighed(Setting setting) {
		var retain = setting.regime().retain();
		return (setting.regime().real() != null || setting.regime().ageWeight() != null
				|| (!retain.all() && (retain.window() > 1 || retain.first()))) ? null
						: "speaks of windows, weights and genuine labels used again";
	}

	private static @Nullable String drawn(Setting setting) {
		if (!(LeastSquares.of(setting).learner().noise() instanceof Schedule.Constant)) {
			return "needs the noise of the learner's labels to be given: residuals hold the models' differences too";
		}
		return setting.spec().curation().stream().allMatch(Noise.class::isInstance) ? null
				: "covers of curation only noise";
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var fit = LeastSquares.of(setting);
		var noise = fit.drawn(0, Double.NaN);
		// one coordinate, in units that make n labels of variance σ² err by σ²/n
		Spread spread = (square, squaredMean, concentration) -> noise;
		var family = new Family(new Known(new double[1], fit.variance()), spread, spread, new double[1], 1, 0);
		var rows = setting.regime().samplesAt(0);
		var unit = rows * fit.error(rows, 1);
		var errors = new TestErrors(setting.last() + 1);
		var models = LinearRegime.of(setting, family, List.of());
		for (int generation = 0; generation <= setting.last(); generation++) {
			errors.set(generation, unit * models.squaredError()[generation], fit.isRare(rows, 1));
		}
		return List.of(errors.prediction(setting,
				"E‖ŵ_t-w‖² = c_t·d/(T-d-1): model t is Σw_j b_j of the solutions b_j of T > d+1 labels each, which have"
						+ " the covariance σ²(X'X)⁻¹ about the model that drew them; c_t by the recursion of E⟨b_i,b_j⟩,"
						+ " σ²·Σ1/i² for equal weights of all: Gerstgrasser et al. 2024 (arXiv 2404.01413)",
				unit * LinearRegime.limits(setting, family, List.of()).squaredError()));
	}

}
