package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Perplexity of generated symbols under the model of generation 0. */
@About(value = "exp(-Σ g ln q₀), the perplexity of this generation's generated symbols (probabilities g, "
		+ "sampling options applied) under generation 0's model q₀: 1 or more, without unit; falls as the "
		+ "model narrows to what was probable; +inf if it generates a symbol that generation 0 did not " + "know.",
		example = "\"synthetic-perplexity\"", source = "Shumailov et al. 2024, Fig. 1")
public record SyntheticPerplexity() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.SYMBOLS);
	}

	@Override
	public double measure(View view) {
		return Math.exp(SymbolDivergence.crossEntropy(((Discrete) view.generator()).probabilities(),
				((Discrete) view.reference()).probabilities()));
	}

}
