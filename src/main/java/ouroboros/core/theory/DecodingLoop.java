package ouroboros.core.theory;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.spec.About;

/** What decoding does to symbols as samples grow large. */
@About(value = "Symbols sampled with a temperature, top-k or top-p, in the limit of infinite samples: p_t ∝ p₀^(τ^-t) of a"
		+ " temperature alone under replace, a cut tail never comes back, and genuine data hold a fixed point away from"
		+ " the extremes.", source = "Marchi et al. 2024 (arXiv 2404.02325); Dohmatob et al. 2024 (arXiv 2402.07043)")
public record DecodingLoop() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(Frequencies.PLAIN, DecodingLoop::decoded, Knobs.only(EndlessSamples.KNOBS),
				EndlessSamples::unmet);
	}

	private static @Nullable String decoded(Setting setting) {
		var sampling = setting.spec().sampling();
		return (sampling.temperature() != 1 || sampling.topK() != null || sampling.topP() != 1) ? null
				: "speaks of a temperature other than 1, top-k and top-p";
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		return EndlessSamples.of(setting).predictions(source(setting));
	}

	private static String source(Setting setting) {
		var sampling = setting.spec().sampling();
		return (sampling.topK() == null && sampling.topP() == 1)
				? "p' = εp₀ + (1-ε)p^(1/τ)/Σp^(1/τ) for infinite samples: Marchi et al. 2024 (arXiv 2404.02325)"
				: "p' = εp₀ + (1-ε)T(p) for infinite samples, T(p) the most probable symbols at a temperature: Dohmatob"
						+ " et al. 2024 (arXiv 2402.07043)";
	}

}
