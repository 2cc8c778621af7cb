package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Genuine symbols still alive. */
@About(value = "Number of genuine symbols (of positive true probability) that the model gives a positive probability.",
		example = "\"support\"", source = "Suresh et al. 2024 (arXiv 2412.17646)")
public record Support() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.SYMBOLS);
	}

	@Override
	public double measure(View view) {
		var truth = ((Discrete) view.truth()).probabilities();
		var model = ((Discrete) view.model()).probabilities();
		var alive = 0;
		for (int symbol = 0; symbol < truth.length; symbol++) {
			if (truth[symbol] > 0 && model[symbol] > 0) {
				alive++;
			}
		}
		return alive;
	}

}
