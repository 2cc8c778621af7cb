package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Moments;
import ouroboros.core.spec.About;

/** Trace of the model's covariance. */
@About(value = "Trace of the model's covariance matrix, in squared units of the data; 0 for a point.",
		unit = "squared units of the data", example = "\"variance\"", source = "Shumailov et al. 2024")
public record Variance() implements OfMoments {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_MOMENTS);
	}

	@Override
	public double measure(View view) {
		return Matrices.trace(((Moments) view.model()).covariance());
	}

	@Override
	public void measure(double[] means, double[] variances, double mean, double variance, double[] into, int count) {
		System.arraycopy(variances, 0, into, 0, count);
	}

}
