package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.LinearModel;
import ouroboros.core.spec.About;

/** Error on genuine data. */
@About(value = "Error on genuine data. Regression: the excess risk E(w·x - ŵ·x)² = ‖w - ŵ‖² for x ~ N(0, I), exact, in"
		+ " squared units of the label. Classification: 1 minus the accuracy. NaN where the model is undefined.",
		unit = "squared units of the label", example = "\"test-error\"",
		source = "Gerstgrasser et al. 2024 (arXiv 2404.01413)")
public record TestError() implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.NUMBERED.and(Need.LINEAR).or(Need.LOGISTIC));
	}

	@Override
	public double measure(View view) {
		if (!(view.truth() instanceof LinearModel truth)) {
			return 1 - new Accuracy().measure(view);
		}
		return truth.squaredDistance((LinearModel) view.model());
	}

}
