package ouroboros.core.metric;

import java.util.List;

import org.apache.commons.statistics.distribution.NormalDistribution;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.spec.About;

/** How often a classifier is right. */
@About(value = "Probability that the model's more probable class is the genuine one: ½Φ((m·w + b)/‖w‖) + ½Φ((m·w - b)/‖w‖)"
		+ " with the classes' means ±m, exact; ½ for w = 0, NaN where the model is undefined.",
		example = "\"accuracy\"", source = "Feng et al. 2024 (arXiv 2406.07515)")
public record Accuracy() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.LOGISTIC);
	}

	@Override
	public double measure(View view) {
		var model = (LogisticModel) view.model();
		var length = 0.0;
		for (var weight : model.weights()) {
			length = Math.hypot(length, weight);
		}
		if (length == 0) {
			return 0.5;
		}
		var reach = model.weights()[0] * ((TwoClasses) view.truth()).separation() / 2;
		return (right((reach + model.intercept()) / length) + right((reach - model.intercept()) / length)) / 2;
	}

	private static double right(double margin) {
		return Double.isNaN(margin) ? Double.NaN : NormalDistribution.of(0, 1).cumulativeProbability(margin);
	}

}
