package ouroboros.core.theory;

import java.util.List;

import ouroboros.core.metric.Support;
import ouroboros.core.spec.About;

/** Bounds of the number of surviving symbols for samples of any size. */
@About(value = "Bounds of the expected number of surviving symbols under resampling, sharp where np² is small.",
		source = "Suresh et al. 2024 (arXiv 2412.17646), Theorem 1 and Corollary 1")
public record SurvivalBounds() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN, Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var size = (double) Frequencies.drawsAt(setting, 0);
		var lower = new double[setting.last() + 1];
		var upper = new double[setting.last() + 1];
		var g = 1.0;
		for (int generation = 0; generation < lower.length; generation++) {
			for (var p : Frequencies.truth(setting)) {
				if (p > 0) {
					var dead = Math.exp(-size * p * g);
					lower[generation] += 1 - dead;
					upper[generation] += Math.min(1, 1 - (1 - 3 * size * p * p - 3 * (generation + 1) * p) * dead);
				}
			}
			g = -Math.expm1(-g);
		}
		return List.of(Prediction.bounds(new Support(), Statistic.MEAN,
				"Σ(1-e^(-np g_k)) ≤ E support ≤ Σ min(1, 1-(1-3np²-3kp)e^(-np g_k)) after k fits, g₁ = 1,"
						+ " g_(k+1) = 1-e^(-g_k): Suresh et al. 2024 (arXiv 2412.17646), Corollary 1",
				setting.generations(), lower, upper));
	}

}
