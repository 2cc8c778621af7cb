package ouroboros.core.theory;

import java.util.List;
import java.util.stream.Stream;

import ouroboros.core.law.Moments;
import ouroboros.core.learner.Estimator;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.spec.About;

/** First and second moments of the normal learner's models under any linear regime. */
@About(value = "Expected variance, squared shift and mean of the normal learner's models, exactly, for every regime in"
		+ " which a model's mean is a weighted mean of its data with weights that do not depend on them.",
		source = "recursion of E⟨b_i,b_j⟩ over batch means; contains Alemohammad et al. 2023 (arXiv 2307.01850),"
				+ " Kazdan et al. 2024 (arXiv 2410.16713) and the second moments of Shumailov et al. 2024")
public record NormalMoments() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Conditions.GAUSSIAN, Conditions.MOMENTS, Linearity::withCuration);
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		var estimator = ((Gaussian) setting.spec().learner()).estimator();
		var moments = VectorMoments.of(setting, family(setting, estimator));
		var variance = moments.variance(variance(setting, estimator));
		var shift = moments.shift(shift(setting, estimator));
		if (NormalSkewness.CONDITION.unmet(setting) == null) {
			var skewness = NormalSkewness.of(setting);
			variance = variance.withSkewness(skewness.variance());
			shift = shift.withSkewness(skewness.shift());
		}
		return Stream.concat(Stream.of(variance, shift), moments.mean().stream()).toList();
	}

	static Family family(Setting setting, Estimator estimator) {
		var spread = Spread.of(estimator);
		var bias = setting.spec().sampling().bias();
		return Family.vectors(spread,
				(square, squaredMean, concentration) -> bias * spread.of(square, squaredMean, concentration),
				(Moments) setting.truth());
	}

	private static String variance(Setting setting, Estimator estimator) {
		if (isReplace(setting)) {
			return switch (estimator) {
				case UNBIASED -> "E tr Σ_t = λ^(t-1) tr Σ₀ after t fits: Alemohammad et al. 2023 (arXiv 2307.01850)";
				case MAXIMUM_LIKELIHOOD ->
					"E tr Σ_t = λ^(t-1) tr Σ₀ Π(1-1/n_i) after t fits; Σ₀(1-1/n)^t for a constant n and λ = 1"
							+ ((Growth.unmet(setting) == null)
									? "; positive for ever if and only if Σ1/n_i converges: Xu, He, Cheng 2025 (arXiv 2505.13947)"
									: "");
			};
		}
		return isAccumulate(setting) && estimator == Estimator.MAXIMUM_LIKELIHOOD
				? "E tr Σ_t = tr Σ₀ Π(1-m_k/N_k²) with N_k points after batch k, → tr Σ₀ sinc(π/√n) for a constant n:"
						+ " Kazdan et al. 2024 (arXiv 2410.16713)"
				: VectorMoments.RECURSION;
	}

	private static String shift(Setting setting, Estimator estimator) {
		if (isReplace(setting)) {
			return switch (estimator) {
				case UNBIASED ->
					"E|μ_t-μ₀|² = tr Σ₀ Σ λ^(i-1)/n_i after t fits; t/n for a constant n and λ = 1: Shumailov et al. 2024";
				case MAXIMUM_LIKELIHOOD ->
					"E|μ_t-μ₀|² = tr Σ₀(1-(1-1/n)^t) after t fits for a constant n and λ = 1, in general the exact recursion";
			};
		}
		return isAccumulate(setting) && estimator == Estimator.MAXIMUM_LIKELIHOOD
				? "E|μ_t-μ₀|² = tr Σ₀(1-Π(1-m_k/N_k²)) with N_k points after batch k" : VectorMoments.RECURSION;
	}

	private static boolean isReplace(Setting setting) {
		return Knobs.only("regime.samples", "sampling.bias").unmet(setting) == null;
	}

	private static boolean isAccumulate(Setting setting) {
		return setting.regime().retain().all() && Knobs.only("regime.samples", "regime.retain").unmet(setting) == null;
	}

}
