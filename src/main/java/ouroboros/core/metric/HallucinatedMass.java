package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Discrete;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Model probability of what is not genuine. */
@About(value = "Probability under the model of what the truth does not produce, 0 to 1. Symbols: those of "
		+ "genuine probability 0 (the quantile is not used). Vectors: where the genuine density is at most "
		+ "its quantile-quantile, so that the truth itself has the quantile; exact for a normal truth in "
		+ "one dimension, else over 10,000 points drawn from the model, with standard error below 0.005, "
		+ "and for a mixture with a boundary from 10,000 held-out points.",
		example = "{\"type\":\"hallucinated-mass\",\"quantile\":0.001}",
		source = "Definition 8, appearance of hallucinated data, of Schaeffer et al. 2025 (arXiv 2503.03150), operational form")
public record HallucinatedMass(@Field(value = "genuine probability left outside the genuine support",
		fallback = "0.001", above = 0, max = 1) double quantile) implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.either(Need.SYMBOLS, Need.TRUTH_DENSITY), Need.FEW_DIMENSIONS);
	}

	@Override
	public double measure(View view) {
		if (!(view.truth() instanceof Discrete(double[] truth))) {
			return GenuineTail.of(view, this.quantile).model();
		}
		var model = ((Discrete) view.model()).probabilities();
		var hallucinated = 0.0;
		for (int symbol = 0; symbol < truth.length; symbol++) {
			hallucinated += (truth[symbol] > 0) ? 0 : model[symbol];
		}
		return hallucinated;
	}

}
