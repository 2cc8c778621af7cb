package ouroboros.core.theory;

import java.util.List;

import ouroboros.core.learner.Poisson;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.Variance;
import ouroboros.core.spec.About;

/** How many Poisson chains are still alive. */
@About(value = "Probability that the rate of a Poisson law refitted to its own samples is not 0 yet.",
		source = "Suresh et al. 2024 (arXiv 2412.17646), Theorem 2")
public record PoissonExtinction() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(
				(setting) -> (setting.spec().learner() instanceof Poisson) ? null : "speaks of the learner poisson",
				(setting) -> (setting.truth() instanceof ouroboros.core.law.Poisson) ? null : "needs a Poisson truth",
				Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var rate = ((ouroboros.core.law.Poisson) setting.truth()).rate();
		var size = (double) setting.regime().samplesAt(0);
		var alive = new double[setting.last() + 1];
		var g = 1.0;
		for (int generation = 0; generation < alive.length; generation++) {
			alive[generation] = -Math.expm1(-size * rate * g);
			g = -Math.expm1(-g);
		}
		return List
			.of(Prediction.exact(setting.measures(new Mean()) ? new Mean() : new Variance(), Statistic.shareAbove(0),
					"P(λ_k ≠ 0) = 1 - e^(-nλ g_k) after k fits, g₁ = 1, g_(k+1) = 1-e^(-g_k): Suresh et al. 2024"
							+ " (arXiv 2412.17646), Theorem 2",
					setting.generations(), alive));
	}

}
