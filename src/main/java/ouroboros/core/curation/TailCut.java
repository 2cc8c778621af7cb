package ouroboros.core.curation;

import java.util.List;

import ouroboros.core.Filter;
import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Deck;
import ouroboros.core.regime.Source;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Drops the improbable. */
@About(value = "Of n/(1-quantile) candidates the n most probable ones under the law they are drawn from are kept, of equally"
		+ " probable ones any. Where curation acts on generation 0, that law is the truth.",
		example = "{\"type\":\"tail-cut\",\"quantile\":0.05}",
		source = "Dohmatob et al. 2024 (arXiv 2402.07043), tail cutting")
public record TailCut(@Field(value = "share of the candidates that is dropped", min = 0, max = 0.99) double quantile)
		implements
			Filter {

	@Override
	public List<Need> needs() {
		return List.of(Need.TOKENS.or(Need.PROBABILITIES));
	}

	@Override
	public Source over(Source source, Scene scene) {
		return (size) -> {
			var candidates = source.draw((long) Math.ceil(size / (1 - this.quantile)));
			return mostProbable(candidates, (int) Math.min(size, candidates.size()), scene);
		};
	}

	private static Batch mostProbable(Batch candidates, int size, Scene scene) {
		var scores = LogProbability.of(scene.generator(), candidates);
		var deck = new Deck(candidates, scene.random());
		var values = new double[deck.size()];
		for (int place = 0; place < values.length; place++) {
			values[place] = scores.get(deck.portion(place)).applyAsDouble(deck.index(place));
		}
		return deck.at(Highest.of(values, size));
	}

}
