package ouroboros.core.metric;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.law.Autoencoder;

/**
 * Pictures of two pixels whose log-odds are the latent variables, times a scale.
 *
 * @param scale factor of the decoder's, which the encoder does not know
 * @param variance that the encoder tells, whatever it sees
 */
record Blots(double scale, double variance) implements Autoencoder {

	/** Mean entropy of a picture where the scale is 1, in nats: numerical integral. */
	static final double ENTROPY = 1.19888;

	@Override
	public Space.Pictures space() {
		return new Space.Pictures(1, 2);
	}

	@Override
	public int latent() {
		return 2;
	}

	@Override
	public Pictures sample(int size, UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var latents = new double[2 * size];
		for (int i = 0; i < latents.length; i++) {
			Turn.poll(random);
			latents[i] = normal.sample();
		}
		return pictures(latents);
	}

	@Override
	public Pictures decode(Points latents, Turn turn) {
		turn.poll();
		return pictures(latents.values());
	}

	private Pictures pictures(double[] latents) {
		var values = new float[latents.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (1 / (1 + Math.exp(-this.scale * latents[i])));
		}
		return new Pictures(1, 2, values);
	}

	@Override
	public Posterior encode(Pictures pictures, Turn turn) {
		turn.poll();
		var means = new double[pictures.values().length];
		for (int i = 0; i < means.length; i++) {
			var white = Math.clamp(pictures.values()[i], 1e-6, 1 - 1e-6);
			means[i] = Math.log(white / (1 - white));
		}
		var logVariances = new double[means.length];
		Arrays.fill(logVariances, Math.log(this.variance));
		return new Posterior(new Points(2, means), new Points(2, logVariances));
	}

}
