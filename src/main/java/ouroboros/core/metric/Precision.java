package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Share of generated points that look genuine. */
@About(value = "Share of generated points that lie in a genuine ball (open, around a held-out genuine point, "
		+ "reaching to its k-th nearest other one): 0 to 1; 0 where all genuine points are the same; NaN where a data set holds no more than k out for metrics."
		+ " Pictures are compared by the latent means that generation 0's encoder gives them.",
		example = "{\"type\":\"precision\",\"neighbours\":5,\"samples\":1000}",
		source = "Kynkäänniemi et al. 2019 (arXiv 1904.06991)")
public record Precision(
		@Field(value = "k, the neighbour to which a ball reaches", fallback = "5", min = 1, max = 1000) int neighbours,
		@Field(value = "genuine and generated points compared, more than k", fallback = "1000", min = 2,
				max = 10_000) int samples)
		implements
			Metric {

	public Precision {
		Neighbourhoods.check(neighbours, samples);
	}

	@Override
	public List<Need> needs() {
		return List.of(Need.FEATURES);
	}

	@Override
	public double measure(View view) {
		return view.shared(new Neighbourhoods(this.neighbours, this.samples)).precision();
	}

}
