package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;

/** Entropy of the model. */
@About(value = "TBD", example = "\"entropy\"", source = "")
public record Entropy() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.SYMBOLS);
	}

	@Override
	public double measure(View view) {
		var sum = 0.0;
		for (var p : ((Discrete) view.model()).probabilities()) {
			sum -= (p > 0) ? p * Math.log(p) : 0;
		}
		return sum;
	}

}
