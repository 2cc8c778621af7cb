package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;

/** Genuine probability of the lost symbols. */
@About(value = "Σ p over the symbols to which the model gives probability 0: the share of genuine observations that "
		+ "it can never produce, 0 to 1. Of texts the same of single tokens: a text's first, or all of a data "
		+ "set.", example = "\"missing-mass\"", source = "Suresh et al. 2024 (arXiv 2412.17646)")
public record MissingMass() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_TOKENS.or(Need.SYMBOLS));
	}

	@Override
	public double measure(View view) {
		var truth = SingleTokens.of(view.truth());
		var model = SingleTokens.of(view.model());
		var lost = 0.0;
		for (int symbol = 0; symbol < truth.length; symbol++) {
			lost += (model[symbol] > 0) ? 0 : truth[symbol];
		}
		return lost;
	}

}
