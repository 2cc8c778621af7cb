package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Exponential of the cross entropy of the truth relative to the model. */
@About(value = "exp(-Σ p ln q), the perplexity of genuine symbols (probabilities p) under the model q: at least "
		+ "exp(entropy of p), without unit; +inf once a genuine symbol is lost.", example = "\"perplexity\"",
		source = "Jelinek et al. 1977, doi:10.1121/1.2016299; Shumailov et al. 2024")
public record Perplexity() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.SYMBOLS);
	}

	@Override
	public double measure(View view) {
		return Math.exp(SymbolDivergence.crossEntropy(((Discrete) view.truth()).probabilities(),
				((Discrete) view.model()).probabilities()));
	}

}
