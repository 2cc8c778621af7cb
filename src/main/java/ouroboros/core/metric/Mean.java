package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Moments;
import ouroboros.core.spec.About;

/** Mean of the model in one dimension. */
@About(value = "Mean of the model, in one dimension, in units of the data.", unit = "units of the data",
		example = "\"mean\"", source = "Shumailov et al. 2024")
public record Mean() implements OfMoments {

	@Override
	public List<Need> needs() {
		return List.of(Need.ONE_DIMENSION, Need.MODEL_MOMENTS);
	}

	@Override
	public double measure(View view) {
		return ((Moments) view.model()).mean()[0];
	}

	@Override
	public void measure(double[] means, double[] variances, double mean, double variance, double[] into, int count) {
		System.arraycopy(means, 0, into, 0, count);
	}

}
