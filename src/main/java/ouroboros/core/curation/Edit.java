package ouroboros.core.curation;

import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.Need;
import ouroboros.core.Scene;
import ouroboros.core.data.Data;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Decoding;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Redraws what is too predictable. */
@About(value = "Redraws every symbol whose probability under the law that data are drawn from is at least the threshold,"
		+ " from the k most probable symbols of that law; of texts every token, by the law of tokens after those that"
		+ " stand before it in the unedited text.", example = "{\"type\":\"edit\",\"threshold\":0.99,\"topK\":8}",
		source = "Zhu et al. 2024, token editing (arXiv 2412.14689)")
public record Edit(@Field(value = "probability from which on a symbol is redrawn", min = 0, max = 1) double threshold,
		@Field(value = "number of most probable symbols it is redrawn from", fallback = "8", min = 1,
				max = 1_000_000) int topK)
		implements
			Channel {

	@Override
	public List<Need> needs() {
		return List.of(Need.TOKENS.or(Need.SYMBOLS));
	}

	@Override
	public Data changed(Data data, Scene scene) {
		var topK = new Decoding(1, this.topK, 1, 1);
		if (data instanceof Texts texts) {
			return edited(texts, (Autoregressive) scene.generator(), topK, scene);
		}
		var law = (Discrete) scene.generator();
		var kept = ((Symbols) data).thinned((symbol) -> (law.probabilities()[symbol] >= this.threshold) ? 0 : 1,
				scene.random());
		var edited = law.decoded(topK).sample(Math.toIntExact(data.size() - kept.size()), scene.random());
		return kept.joined(edited).getFirst();
	}

	private Texts edited(Texts texts, Autoregressive law, Decoding topK, Scene scene) {
		var edited = texts.tokens().clone();
		for (int from = 0; from < edited.length; from += texts.length()) {
			scene.turn().poll();
			for (int at = from; at < from + texts.length(); at++) {
				var next = law.next(texts.tokens(), from, at);
				if (next[texts.tokens()[at]] >= this.threshold) {
					edited[at] = drawn(topK.of(next), scene.random());
				}
			}
		}
		return new Texts(texts.symbols(), texts.length(), edited);
	}

	private static int drawn(double[] probabilities, UniformRandomProvider random) {
		var left = random.nextDouble();
		var last = 0;
		for (int token = 0; token < probabilities.length && left >= 0; token++) {
			if (probabilities[token] > 0) {
				left -= probabilities[token];
				last = token;
			}
		}
		return last;
	}

}
