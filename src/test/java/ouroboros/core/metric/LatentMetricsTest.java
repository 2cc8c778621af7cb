package ouroboros.core.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.law.Autoencoder;
import ouroboros.core.law.Law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Metrics of an autoencoder with one latent variable for each pixel. */
class LatentMetricsTest {

	private static final double CLOSE = 1e-6; // pixels are floats

	/**
	 * Pixels x have latent variables of mean slope·(x - 1/2) and variance exp(-x); latent
	 * variables z make pixels 1/(1 + e^-z).
	 *
	 * @param pictures whose head is every sample
	 * @param seen what was decoded
	 */
	private record Logistic(Pictures pictures, double slope, List<Points> seen) implements Autoencoder {

		Logistic(double slope, Pictures pictures) {
			this(pictures, slope, new ArrayList<>());
		}

		@Override
		public Space space() {
			return this.pictures.space();
		}

		@Override
		public Pictures sample(int size, UniformRandomProvider random) {
			return new Pictures(this.pictures.height(), this.pictures.width(),
					Arrays.copyOf(this.pictures.values(), size * this.pictures.pixels()));
		}

		@Override
		public int latent() {
			return this.pictures.pixels();
		}

		@Override
		public Posterior encode(Pictures pictures, Turn turn) {
			var means = new double[pictures.values().length];
			var logVariances = new double[means.length];
			for (int i = 0; i < means.length; i++) {
				means[i] = this.slope * (pictures.values()[i] - 0.5);
				logVariances[i] = -pictures.values()[i];
			}
			return new Posterior(new Points(latent(), means), new Points(latent(), logVariances));
		}

		@Override
		public Pictures decode(Points latents, Turn turn) {
			this.seen.add(latents);
			var values = new float[latents.values().length];
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) (1 / (1 + Math.exp(-latents.values()[i])));
			}
			return new Pictures(this.pictures.height(), this.pictures.width(), values);
		}

	}

	private static View view(Law truth, Law model, Law reference) {
		return new View(truth, model, reference, Sampling.PLAIN, new Turn(5, 3, () -> false));
	}

	/** Cut off, a logarithm of 0 is -100; 0 times it is 0. */
	@Test
	void crossEntropyOfPixels() {
		var pictures = new Pictures(1, 3, new float[] { 0, 1, 0.25f, 1, 0, 0.5f });
		var means = new Pictures(1, 3, new float[] { 0, 0, 0.5f, 1, 0.25f, 0.75f });
		assertThat(PixelEntropy.cross(pictures, means)).isCloseTo(
				(100 + Math.log(2) - Math.log(0.75) - Math.log(0.75) / 2 - Math.log(0.25) / 2) / 2, within(1e-12));
	}

	/** By the model's own encoder; the reference's has another slope. */
	@Test
	void reconstructionIsOfLatentMeans() {
		var pictures = new Pictures(1, 2, new float[] { 0, 1, 0.25f, 0.75f });
		var model = new Logistic(4, pictures);
		var soft = Math.log1p(Math.exp(-2));
		var half = 0.75 * Math.log1p(Math.exp(-1)) + 0.25 * Math.log1p(Math.exp(1));
		assertThat(new ReconstructionError(2).measure(view(model, model, new Logistic(1, pictures))))
			.isCloseTo((2 * soft + 2 * half) / 2, within(CLOSE));
		assertThat(new ReconstructionError(1).measure(view(model, model, model))).isCloseTo(2 * soft, within(CLOSE));
	}

	/**
	 * What is decoded are draws from the posterior, by |z| of their mean and of their
	 * mean square below 5 (false alarms: 1 in a million); the rest is a sum over pixels.
	 */
	@Test
	void boundOnTheLikelihood() {
		var pixels = new float[8000];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (i % 5) / 4f;
		}
		var pictures = new Pictures(2, 2, pixels);
		var model = new Logistic(3, pictures);
		var bound = new EvidenceLowerBound(2000).measure(view(model, model, new Logistic(1, pictures)));
		var latents = model.seen().getFirst().values();
		assertThat(latents).hasSize(pixels.length);
		var sum = 0.0;
		var squares = 0.0;
		var expected = 0.0;
		for (int i = 0; i < pixels.length; i++) {
			double x = pixels[i];
			var mean = 3 * (x - 0.5);
			var draw = (latents[i] - mean) / Math.exp(-x / 2);
			sum += draw;
			squares += draw * draw;
			expected -= x * Math.log1p(Math.exp(-latents[i])) + (1 - x) * Math.log1p(Math.exp(latents[i]));
			expected -= 0.5 * (mean * mean + Math.exp(-x) - 1 + x);
		}
		assertThat(sum / Math.sqrt(pixels.length)).isBetween(-5.0, 5.0);
		assertThat((squares - pixels.length) / Math.sqrt(2.0 * pixels.length)).isBetween(-5.0, 5.0);
		assertThat(bound).isCloseTo(expected / 2000, within(CLOSE));
	}

	/** Latent means -1, 1, 0 and 1 of generation 0's encoder: variance 11/12. */
	@Test
	void deviationIsOfGenerationZerosLatentMeans() {
		var generated = new Logistic(7, new Pictures(1, 2, new float[] { 0, 1, 0.5f, 1 }));
		var reference = new Logistic(2, new Pictures(1, 2, new float[0]));
		assertThat(new LatentDeviation(2).measure(view(generated, generated, reference)))
			.isCloseTo(Math.sqrt((1 + 1 + 0 + 1 - 4 / 16.0) / 3), within(CLOSE));
	}

	/** In one dimension (μ₁-μ₂)² + (σ₁-σ₂)², with divisor n. */
	@Test
	void distanceIsOfGenerationZerosLatentMeans() {
		var genuine = new Logistic(5, new Pictures(1, 1, new float[] { 0, 0.5f, 1, 0.5f }));
		var generated = new Logistic(7, new Pictures(1, 1, new float[] { 0.5f, 1, 1, 1 }));
		var reference = new Logistic(2, new Pictures(1, 1, new float[0]));
		var difference = Math.sqrt(0.5) - Math.sqrt(3 / 16.0);
		assertThat(new LatentFrechetDistance(4).measure(view(genuine, generated, reference)))
			.isCloseTo(0.75 * 0.75 + difference * difference, within(CLOSE));
	}

}
