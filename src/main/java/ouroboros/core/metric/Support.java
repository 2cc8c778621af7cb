package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;

/** Genuine symbols still alive. */
@About(value = "Number of genuine symbols (of positive true probability) that the model gives a positive "
		+ "probability; of texts, tokens: those that a text of the model may begin with, all of them for a neural model"
		+ " (see distinct with n 1).", example = "\"support\"", source = "Suresh et al. 2024 (arXiv 2412.17646)")
public record Support() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_TOKENS.or(Need.SYMBOLS));
	}

	@Override
	public double measure(View view) {
		var truth = SingleTokens.of(view.truth());
		var model = SingleTokens.of(view.model());
		var alive = 0;
		for (int symbol = 0; symbol < truth.length; symbol++) {
			if (truth[symbol] > 0 && model[symbol] > 0) {
				alive++;
			}
		}
		return alive;
	}

}
