package ouroboros.core.metric;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.data.Pictures;
import ouroboros.core.law.Autoencoder;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** How well the model can still draw genuine pictures. */
@About(value = "Binary cross-entropy -Σ x ln y + (1-x) ln (1-y) between the pixels x of held-out genuine pictures and y"
		+ " of what this generation's model makes of their latent means, mean over the pictures, in nats for each"
		+ " picture: 0 or more, and for grey pictures never less than their own entropy; logarithms are cut off at"
		+ " -100.", unit = "nats", example = "{\"type\":\"reconstruction-error\",\"samples\":1000}",
		source = "Kingma and Welling 2013 (arXiv 1312.6114), appendix C")
public record ReconstructionError(
		@Field(value = "genuine pictures", fallback = "1000", min = 1, max = 100_000) int samples) implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.LATENT);
	}

	@Override
	public double measure(View view) {
		var model = (Autoencoder) view.model();
		var genuine = (Pictures) view.genuine(this.samples);
		return PixelEntropy.cross(genuine, model.decode(model.encode(genuine, view.turn()).means(), view.turn()));
	}

}
