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

/** Chooses the liked ones of several candidates. */
@About(value = "Of every K candidates one is chosen, with probability proportional to e^reward (Bradley-Terry for K = 2,"
		+ " Plackett-Luce in general).",
		example = "{\"type\":\"preference\",\"candidates\":2,\"reward\":{\"type\":\"linear\",\"weights\":[1]}}",
		source = "Ferbach et al. 2024 (arXiv 2407.09499)")
public record Preference(@Field(value = "K, candidates of which one is chosen", min = 1, max = 1000) int candidates,
		@Field("how much a candidate is liked") Reward reward) implements Filter {

	private static final int CHUNK = 10_000;

	@Override
	public List<Need> needs() {
		return List.of(this.reward.need());
	}

	@Override
	public Source over(Source source, Scene scene) {
		return (size) -> {
			var chosen = Batch.EMPTY;
			for (long left = size; left > 0; left -= CHUNK) {
				scene.turn().poll();
				chosen = chosen.joined(chosen(source.draw(this.candidates * Math.min(left, CHUNK)), scene));
			}
			return chosen;
		};
	}

	private Batch chosen(Batch batch, Scene scene) {
		var rewards = batch.portions()
			.stream()
			.map((portion) -> this.reward.of(portion.data(), scene.truth()))
			.toList();
		var deck = new Deck(batch, scene.random());
		var places = new int[deck.size() / this.candidates];
		for (int i = 0; i < places.length; i++) {
			var first = i * this.candidates;
			var best = Double.NEGATIVE_INFINITY;
			places[i] = first;
			for (int place = first; place < first + this.candidates; place++) {
				// the largest of reward + Gumbel noise is a draw from the softmax
				var noise = -Math.log(-Math.log(1 - scene.random().nextDouble()));
				var score = rewards.get(deck.portion(place)).applyAsDouble(deck.index(place)) + noise;
				if (score > best) {
					best = score;
					places[i] = place;
				}
			}
		}
		return deck.at(places);
	}

}
