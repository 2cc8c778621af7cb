package ouroboros.core.theory;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.curation.Preference;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** What the choice of the liked or the probable does to symbols as samples grow large. */
@About(value = "Symbols that go through preferences and tail cuts, in the limit of infinite samples: of K candidates one is"
		+ " chosen by its reward r, so that p_t ∝ p₀ e^(tr) for large K, and for every K the genuine law restricted to"
		+ " the highest reward is left; genuine data hold a fixed point.",
		source = "Ferbach et al. 2024 (arXiv 2407.09499); Dohmatob et al. 2024 (arXiv 2402.07043)")
public record SelectionLoop() implements Theory {

	@Override
	public List<Condition> conditions() {
		return List.of(SelectionLoop::selected, Frequencies.PLAIN, SelectionLoop::symbols,
				Knobs
					.only(Stream.concat(Stream.of(EndlessSamples.KNOBS), Stream.of("curation")).toArray(String[]::new)),
				EndlessSamples::unmet);
	}

	private static @Nullable String selected(Setting setting) {
		return setting.spec().curation().isEmpty() ? "speaks of the curation preference and tail-cut" : null;
	}

	private static @Nullable String symbols(Setting setting) {
		return (setting.truth() instanceof Discrete) ? null : "speaks of symbols, not of texts";
	}

	@Override
	public List<Prediction> predict(Setting setting) {
		return EndlessSamples.of(setting).predictions(source(setting));
	}

	private static String source(Setting setting) {
		return setting.spec().curation().stream().allMatch(Preference.class::isInstance)
				? "p'(x) = K p(x) E[e^r(x)/(e^r(x) + Σ e^r(Y_i))] over K-1 others Y_i, for infinite samples: Ferbach et al."
						+ " 2024 (arXiv 2407.09499)"
				: "p' = p on the most probable symbols, chosen by reward where there is one, for infinite samples: Dohmatob"
						+ " et al. 2024 (arXiv 2402.07043)";
	}

}
