package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** How crowded with genuine points the generated ones are. */
@About(value = "Mean number of genuine balls (open, around a held-out genuine point, reaching to its k-th "
		+ "nearest other one) that hold a generated point, divided by k: 0 or more, with mean 1 where "
		+ "model and truth agree; 0 where all genuine points are the same; NaN where a data set holds no more than k out for metrics."
		+ " Pictures are compared by the latent means that generation 0's encoder gives them.",
		example = "{\"type\":\"density\",\"neighbours\":5,\"samples\":1000}",
		source = "Naeem et al. 2020 (arXiv 2002.09797)")
public record Density(
		@Field(value = "k, the neighbour to which a ball reaches", fallback = "5", min = 1, max = 1000) int neighbours,
		@Field(value = "genuine and generated points compared, more than k", fallback = "1000", min = 2,
				max = 10_000) int samples)
		implements
			Metric {

	public Density {
		Neighbourhoods.check(neighbours, samples);
	}

	@Override
	public List<Need> needs() {
		return List.of(Need.FEATURES);
	}

	@Override
	public double measure(View view) {
		return view.shared(new Neighbourhoods(this.neighbours, this.samples)).density();
	}

}
