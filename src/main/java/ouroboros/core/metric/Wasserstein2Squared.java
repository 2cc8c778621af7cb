package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Moments;
import ouroboros.core.spec.About;

/**
 * Squared 2-Wasserstein distance between normal laws of the moments of truth and model.
 */
@About(value = "Squared 2-Wasserstein distance between the normal laws with the moments of truth and model (the Fréchet"
		+ " distance): |μ₁-μ₂|² + tr(Σ₁+Σ₂-2(Σ₁^½ Σ₂ Σ₁^½)^½), in squared units of the data.",
		unit = "squared units of the data", example = "\"wasserstein2-squared\"",
		source = "Shumailov et al. 2024, supplement eq. 6; Dowson and Landau 1982")
public record Wasserstein2Squared() implements OfMoments {

	@Override
	public List<Need> needs() {
		return List.of(Need.MODEL_MOMENTS, Need.TRUTH_MOMENTS);
	}

	@Override
	public double measure(View view) {
		return FrechetDistance.squared((Moments) view.truth(), (Moments) view.model());
	}

	@Override
	public void measure(double[] means, double[] variances, double mean, double variance, double[] into, int count) {
		for (int i = 0; i < count; i++) {
			into[i] = FrechetDistance.squared(mean, variance, means[i], variances[i]);
		}
	}

}
