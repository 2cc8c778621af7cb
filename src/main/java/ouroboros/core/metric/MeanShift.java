package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Moments;
import ouroboros.core.spec.About;

/** Squared distance of the means. */
@About(value = "Squared Euclidean distance of the model's mean from the truth's, in squared units of the data.",
		unit = "squared units of the data", example = "\"mean-shift\"", source = "Shumailov et al. 2024")
public record MeanShift() implements OfMoments {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_MOMENTS, Need.TRUTH_MOMENTS);
	}

	@Override
	public double measure(View view) {
		var model = ((Moments) view.model()).mean();
		var truth = ((Moments) view.truth()).mean();
		var sum = 0.0;
		for (int j = 0; j < truth.length; j++) {
			sum += (model[j] - truth[j]) * (model[j] - truth[j]);
		}
		return sum;
	}

	@Override
	public void measure(double[] means, double[] variances, double mean, double variance, double[] into, int count) {
		for (int i = 0; i < count; i++) {
			into[i] = (means[i] - mean) * (means[i] - mean);
		}
	}

}
