package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;

/** Exponential of the cross entropy of the truth relative to the model. */
@About(value = "exp of the negative-log-likelihood: the perplexity of genuine symbols, or of genuine texts per "
		+ "token, under the model (those that a data set holds out for metrics, where it does); at least exp of their entropy, without unit; +inf once a genuine symbol, or "
		+ "text, is impossible.", example = "\"perplexity\"",
		source = "Jelinek et al. 1977, doi:10.1121/1.2016299; Shumailov et al. 2024")
public record Perplexity() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_TOKENS.or(Need.SYMBOLS));
	}

	@Override
	public double measure(View view) {
		return Math.exp(new NegativeLogLikelihood().measure(view));
	}

}
