package ouroboros.core.metric;

import java.util.List;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.Metric;
import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.law.Autoencoder;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** How well the model explains genuine pictures. */
@About(value = "The bound E ln p(x|z) - KL(q(z|x)‖N(0, I)) on the log-likelihood of held-out genuine pictures x under this"
		+ " generation's model, pixels being probabilities of white, with one draw of z from q for each picture, mean"
		+ " over the pictures, in nats for each picture: 0 or less, higher is better; logarithms are cut off at"
		+ " -100.", unit = "nats", example = "{\"type\":\"evidence-lower-bound\",\"samples\":1000}",
		source = "Kingma and Welling 2013 (arXiv 1312.6114), eq. 3 and appendix B")
public record EvidenceLowerBound(
		@Field(value = "genuine pictures", fallback = "1000", min = 1, max = 100_000) int samples) implements Metric {

	@Override
	public List<Need> needs() {
		return List.of(Need.LATENT);
	}

	@Override
	public double measure(View view) {
		var model = (Autoencoder) view.model();
		var genuine = (Pictures) view.genuine(this.samples);
		var posterior = model.encode(genuine, view.turn());
		var normal = ZigguratSampler.NormalizedGaussian.of(view.turn().stream("evidence-lower-bound"));
		var latents = new double[posterior.means().values().length];
		var divergence = 0.0;
		for (int i = 0; i < latents.length; i++) {
			var mean = posterior.means().values()[i];
			var logVariance = posterior.logVariances().values()[i];
			latents[i] = mean + Math.exp(logVariance / 2) * normal.sample();
			divergence += (mean * mean + Math.exp(logVariance) - 1 - logVariance) / 2;
		}
		return -PixelEntropy.cross(genuine, model.decode(new Points(model.latent(), latents), view.turn()))
				- divergence / genuine.rows();
	}

}
