package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.data.Points;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Squared maximum mean discrepancy between genuine and generated points. */
@About(value = "Unbiased estimate of MMD² = E k(x,x') + E k(y,y') - 2E k(x,y) from held-out genuine points x "
		+ "and generated points y, self-pairs left out, with the kernel k = exp(-|x-y|²/(2h²)), h the "
		+ "median distance between 500 held-out genuine points: -1 to 2, with mean 0 where model and truth "
		+ "agree, so that it may be negative; NaN where a data set holds out only one for metrics."
		+ " Pictures are compared by the latent means that generation 0's encoder gives them.",
		example = "{\"type\":\"maximum-mean-discrepancy\",\"samples\":1000}",
		source = "Gretton et al. 2012, JMLR 13, Lemma 6")
public record MaximumMeanDiscrepancy(
		@Field(value = "genuine and generated points compared", fallback = "1000", min = 2, max = 5000) int samples)
		implements
			Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.FEATURES);
	}

	@Override
	public double measure(View view) {
		var kernel = view.shared(new GaussianKernel.Median());
		var genuine = view.shared(new Features.Genuine(this.samples));
		var generated = view.shared(new Features.Generated(this.samples));
		var across = 0.0;
		for (int i = 0; i < genuine.rows(); i++) {
			view.turn().poll();
			for (int j = 0; j < this.samples; j++) {
				across += kernel.at(Distances.squared(genuine, i, generated, j));
			}
		}
		return within(genuine, kernel, view) + within(generated, kernel, view)
				- 2 * across / ((double) genuine.rows() * this.samples);
	}

	/** Mean of the kernel over pairs of different points. */
	private static double within(Points points, GaussianKernel kernel, View view) {
		var sum = 0.0;
		for (int i = 0; i < points.rows(); i++) {
			view.turn().poll();
			for (int j = 0; j < i; j++) {
				sum += kernel.at(Distances.squared(points, i, points, j));
			}
		}
		return 2 * sum / ((double) points.rows() * (points.rows() - 1));
	}

}
