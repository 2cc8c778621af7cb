package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;

/** Probability that two draws from the model differ. */
@About(value = "1 - Σp² over the model's probabilities: the probability that two draws differ, 0 to 1; of texts, "
		+ "that the first tokens of two texts do.", example = "\"heterozygosity\"",
		source = "Wright-Fisher; Seddik et al. 2024 (arXiv 2404.05090)")
public record Heterozygosity() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_TOKENS.or(Need.SYMBOLS));
	}

	@Override
	public double measure(View view) {
		var squares = 0.0;
		for (var probability : SingleTokens.of(view.model())) {
			squares += probability * probability;
		}
		return 1 - squares;
	}

}
