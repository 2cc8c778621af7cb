package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
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
		@Field(value = "genuine and generated points compared", fallback = "1000", min = 2, max = 10_000) int samples)
		implements
			Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.FEATURES);
	}

	@Override
	public double measure(View view) {
		var kernel = view.shared(new GaussianKernel.Median());
		var genuine = new Cloud(view.shared(new Features.Genuine(this.samples)));
		var generated = new Cloud(view.shared(new Features.Generated(this.samples)));
		var across = 0.0;
		for (int i = 0; i < genuine.rows(); i++) {
			view.turn().poll();
			across += generated.kernels(genuine, i, generated.rows(), kernel);
		}
		return within(genuine, kernel, view) + within(generated, kernel, view)
				- 2 * across / ((double) genuine.rows() * generated.rows());
	}

	/** Mean of the kernel over pairs of different points. */
	private static double within(Cloud cloud, GaussianKernel kernel, View view) {
		var sum = 0.0;
		for (int i = 0; i < cloud.rows(); i++) {
			view.turn().poll();
			sum += cloud.kernels(cloud, i, i, kernel);
		}
		return 2 * sum / ((double) cloud.rows() * (cloud.rows() - 1));
	}

}
