package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Perplexity of generated symbols under the model of generation 0. */
@About(value = "exp(-Σ g ln q₀), the perplexity of this generation's generated symbols (probabilities g, sampling "
		+ "options applied) under generation 0's model q₀: 1 or more, without unit; falls as the model narrows "
		+ "to what was probable; +inf if it generates what generation 0 held for impossible. Of texts the "
		+ "perplexity per token of generated ones of 10,000 tokens together, with relative standard error sd(ln"
		+ " q₀)/sqrt(number of texts).", example = "\"synthetic-perplexity\"", source = "Shumailov et al. 2024, Fig. 1")
public record SyntheticPerplexity() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_TOKENS.or(Need.SYMBOLS));
	}

	@Override
	public double measure(View view) {
		if (view.reference() instanceof Autoregressive reference) {
			var texts = (Texts) view.generated(TextInformation.count(reference));
			return Math.exp(TextInformation.perToken(texts, reference, view.turn()));
		}
		return Math.exp(SymbolDivergence.crossEntropy(((Discrete) view.generator()).probabilities(),
				((Discrete) view.reference()).probabilities()));
	}

}
