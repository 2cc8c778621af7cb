package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** How much of the latent space of generation 0 is left. */
@About(value = "Standard deviation (divisor one less than their number) of all coordinates together of the latent means"
		+ " that generation 0's encoder gives generated pictures: 0 or more, 0 for equal pictures with equal"
		+ " coordinates, without unit. About 1 at most where the model is the encoder's own, since latent variables"
		+ " have variance 1 and their posterior laws take a share of it.",
		example = "{\"type\":\"latent-deviation\",\"samples\":100}",
		source = "Shumailov et al. 2024, the authors' notebook: 0.69 to 0.44 over the generations 1 to 5")
public record LatentDeviation(
		@Field(value = "generated pictures", fallback = "100", min = 2, max = 100_000) int samples) implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.LATENT);
	}

	@Override
	public double measure(View view) {
		var values = view.shared(new Features.Generated(this.samples)).values();
		var mean = 0.0;
		for (var value : values) {
			mean += value / values.length;
		}
		var squares = 0.0;
		for (var value : values) {
			squares += (value - mean) * (value - mean);
		}
		return Math.sqrt(squares / (values.length - 1));
	}

}
