package ouroboros.core.theory;

import java.util.List;

import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.Support;
import ouroboros.core.spec.About;

/** Lost symbols where the exact chain of counts takes too long. */
@About(value = "Expected number of surviving symbols and expected genuine mass of the lost ones under resampling of large"
		+ " samples, where rare counts are as good as Poisson: a symbol that n draws give np times is alive after k fits"
		+ " with probability 1-e^(-np g_k). For p_i ~ C i^-β the missing mass is about"
		+ " (C^(1/β)/β) Γ(1-1/β) (n g_k)^-(1-1/β).",
		source = "Dohmatob et al. 2024 (arXiv 2402.07043), exponents; Suresh et al. 2024 (arXiv 2412.17646), Theorem 2")
public record HeavyTail() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN, Knobs.only("regime.samples"), Conditions.CONSTANT_SAMPLES,
				(setting) -> (CountChain.SHORT.unmet(setting) != null) ? null
						: "the exact chain of counts is computed");
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var size = (double) Frequencies.drawsAt(setting, 0);
		var support = new double[setting.last() + 1];
		var missing = new double[support.length];
		var g = 1.0;
		for (int generation = 0; generation < support.length; generation++) {
			for (var p : Frequencies.truth(setting)) {
				if (p > 0) {
					// after the first fit exactly
					var dead = Math.exp((generation == 0) ? size * Math.log1p(-p) : -size * p * g);
					support[generation] += 1 - dead;
					missing[generation] += p * dead;
				}
			}
			g = -Math.expm1(-g);
		}
		return List.of(
				Prediction.rough(new Support(), Statistic.MEAN,
						"Σ(1-e^(-np g_k)) after k fits, g₁ = 1, g_(k+1) = 1-e^(-g_k): Suresh et al. 2024"
								+ " (arXiv 2412.17646), Theorem 2",
						setting.generations(), support),
				Prediction.rough(new MissingMass(), Statistic.MEAN,
						"Σ p(1-p)^n after the first fit, Σ p e^(-np g_k) after k: Dohmatob et al. 2024"
								+ " (arXiv 2402.07043)",
						setting.generations(), missing));
	}

}
