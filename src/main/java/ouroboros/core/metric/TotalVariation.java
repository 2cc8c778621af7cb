package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Total variation between truth and model. */
@About(value = "TBD", example = "\"total-variation\"", source = "")
public record TotalVariation() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.SYMBOLS);
	}

	@Override
	public double measure(View view) {
		var truth = ((Discrete) view.truth()).probabilities();
		var model = ((Discrete) view.model()).probabilities();
		var sum = 0.0;
		for (int symbol = 0; symbol < truth.length; symbol++) {
			sum += Math.abs(truth[symbol] - model[symbol]) / 2;
		}
		return sum;
	}

}
