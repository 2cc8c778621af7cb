package ouroboros.core.curation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Filter;
import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.regime.Deck;
import ouroboros.core.regime.Source;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** Rejects what looks synthetic. */
@About(value = "Rejects what it takes for synthetic: by its rates, or by resampling with weights (1-c)^bias. There c is the"
		+ " probability, by Bayes' rule at equal odds, that a point is of the model and not of the truth (an ideal"
		+ " detector); every candidate is taken at most three times.",
		example = "{\"type\":\"detector\",\"truePositiveRate\":0.9,\"falsePositiveRate\":0.05}",
		source = "Drayson et al. 2025 (arXiv 2502.15654), weighted resampling with b = 10")
public record Detector(
		@Field(value = "probability that a synthetic point is rejected", min = 0,
				max = 1) @Nullable Double truePositiveRate,
		@Field(value = "probability that a genuine point is", min = 0, max = 1) @Nullable Double falsePositiveRate,
		@Field(value = "b, exponent of the weights (1-c)^b", min = 0, max = 1000) @Nullable Double bias)
		implements
			Filter {

	private static final int MOST_COPIES = 3;

	public Detector {
		var rates = truePositiveRate != null || falsePositiveRate != null;
		Refusal.unless(rates || bias != null, "bias", "missing", "a detector has either both rates or a bias");
		Refusal.unless(!rates || bias == null, "bias", "conflict", "a detector has either both rates or a bias");
		Refusal.unless(!rates || truePositiveRate != null, "truePositiveRate", "missing", "one rate needs the other");
		Refusal.unless(!rates || falsePositiveRate != null, "falsePositiveRate", "missing", "one rate needs the other");
	}

	@Override
	public List<Need> needs() {
		return (this.bias != null) ? List.of(Need.TOKENS.or(Need.PROBABILITIES)) : List.of();
	}

	@Override
	public Source over(Source source, Scene scene) {
		var rates = new double[] { (this.truePositiveRate != null) ? this.truePositiveRate : 0,
				(this.falsePositiveRate != null) ? this.falsePositiveRate : 0 };
		return (this.bias != null) ? resampled(source, this.bias, scene) : new Refill(source, (batch) -> batch
			.map((portion) -> portion.data().thinned((index) -> 1 - rates[portion.genuine() ? 1 : 0], scene.random())),
				scene, "detector");
	}

	private static Source resampled(Source source, double bias, Scene scene) {
		return (size) -> {
			var batch = source.draw(size);
			var genuine = LogProbability.of(scene.truth(), batch);
			var synthetic = LogProbability.of(scene.generator(), batch);
			var deck = new Deck(batch, scene.random());
			var keys = new double[MOST_COPIES * deck.size()];
			for (int copy = 0; copy < keys.length; copy++) {
				var portion = deck.portion(copy / MOST_COPIES);
				var index = deck.index(copy / MOST_COPIES);
				var odds = synthetic.get(portion).applyAsDouble(index) - genuine.get(portion).applyAsDouble(index);
				var logWeight = -bias * ((odds > 0) ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)));
				// the largest of log-weight + Gumbel noise, one after the other, are a
				// draw without replacement
				keys[copy] = logWeight - Math.log(-Math.log(1 - scene.random().nextDouble()));
			}
			var places = Highest.of(keys, deck.size());
			for (int i = 0; i < places.length; i++) {
				places[i] /= MOST_COPIES;
			}
			return deck.at(places);
		};
	}

}
