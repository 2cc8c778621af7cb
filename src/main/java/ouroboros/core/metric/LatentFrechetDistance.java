package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.law.Empirical;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** The Fréchet distance with generation 0's encoder for a feature extractor. */
@About(value = "Squared Fréchet distance |μ₁-μ₂|² + tr(Σ₁+Σ₂-2(Σ₁^½ Σ₂ Σ₁^½)^½) between the moments (divisor n) of the"
		+ " latent means that generation 0's encoder gives held-out genuine and generated pictures: 0 or more,"
		+ " without unit. Moments of samples make it a little too large, by about d²/n where nothing strays: compare"
		+ " at equal samples.", example = "{\"type\":\"latent-frechet-distance\",\"samples\":1000}",
		source = "Heusel et al. 2017 (arXiv 1706.08500), with another feature extractor; Dowson and Landau 1982")
public record LatentFrechetDistance(@Field(value = "genuine and generated pictures compared", fallback = "1000",
		min = 2, max = 100_000) int samples) implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.LATENT);
	}

	@Override
	public double measure(View view) {
		return FrechetDistance.squared(new Empirical(view.shared(new Features.Genuine(this.samples))),
				new Empirical(view.shared(new Features.Generated(this.samples))));
	}

}
