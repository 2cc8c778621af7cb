package ouroboros.core.curation;

import java.util.List;

import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.data.Data;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.Decoding;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Redraws what is too predictable. */
@About(value = "Redraws every symbol whose probability under the law that data are drawn from is at least the threshold,"
		+ " from the k most probable symbols of that law.",
		example = "{\"type\":\"edit\",\"threshold\":0.99,\"topK\":8}",
		source = "Zhu et al. 2024, token editing (arXiv 2412.14689)")
public record Edit(@Field(value = "probability from which on a symbol is redrawn", min = 0, max = 1) double threshold,
		@Field(value = "number of most probable symbols it is redrawn from", fallback = "8", min = 1,
				max = 1_000_000) int topK)
		implements
			Channel {

	@Override
	public List<Need> needs() {
		return List.of(Need.SYMBOLS);
	}

	@Override
	public Data changed(Data data, Scene scene) {
		var law = (Discrete) scene.generator();
		var kept = ((Symbols) data).thinned((symbol) -> (law.probabilities()[symbol] >= this.threshold) ? 0 : 1,
				scene.random());
		var edited = law.decoded(new Decoding(1, this.topK, 1, 1))
			.sample(Math.toIntExact(data.size() - kept.size()), scene.random());
		return kept.joined(edited).getFirst();
	}

}
