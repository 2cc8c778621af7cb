package ouroboros.neural;

import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Against the formulas in plain double precision. */
class ObjectiveTest {

	private static final Space.Pictures SPACE = new Space.Pictures(2, 2);

	private static final int LATENT = 3;

	private static final int PICTURES = 5;

	private static final int HIDDEN = 400;

	private final UniformRandomProvider random = new Turn(3, 0, () -> false).stream("objective");

	private final List<Layer> layers = Architecture.DENSE.layers(SPACE, LATENT);

	private final float[] parameters = Parameters.initial(this.layers, this.random);

	private final float[] pictures = floats(PICTURES * 4, false);

	private final float[] noise = floats(PICTURES * LATENT, true);

	private final float[] weights = { 1, 0.5f, 2, 0.25f, 1.25f };

	private float[] floats(int count, boolean normal) {
		var gauss = ZigguratSampler.NormalizedGaussian.of(this.random);
		var values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (float) (normal ? gauss.sample() : this.random.nextDouble());
		}
		return values;
	}

	/** Loss and gradient of the library. */
	private double[] library(double beta) {
		try (var _ = new PointerScope()) {
			var tensors = Parameters.of(this.layers, this.parameters);
			tensors.tensors().forEach((tensor) -> tensor.requires_grad_(true));
			var loss = new Objective(Architecture.DENSE, SPACE, beta).of(tensors,
					Tensors.of(this.pictures, PICTURES, 4), Tensors.of(this.noise, PICTURES, LATENT),
					Tensors.of(this.weights, PICTURES, 1));
			loss.backward();
			var gradient = new Parameters(tensors.tensors().stream().map((tensor) -> tensor.grad()).toList()).values();
			var both = new double[gradient.length + 1];
			both[gradient.length] = Tensors.values(loss)[0];
			for (int i = 0; i < gradient.length; i++) {
				both[i] = gradient[i];
			}
			return both;
		}
	}

	private double[] linear(double[] values, int layer, double[] input) {
		var at = 0;
		for (var before : this.layers.subList(0, layer)) {
			at += before.parameters();
		}
		var outputs = new double[this.layers.get(layer).outputs()];
		for (int i = 0; i < outputs.length; i++) {
			outputs[i] = values[at + outputs.length * input.length + i];
			for (int j = 0; j < input.length; j++) {
				outputs[i] += values[at + i * input.length + j] * input[j];
			}
		}
		return outputs;
	}

	private static double[] positive(double[] values) {
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.max(0, values[i]);
		}
		return values;
	}

	private double plain(double[] values, double beta) {
		var sum = 0.0;
		for (int row = 0; row < PICTURES; row++) {
			var picture = new double[4];
			for (int i = 0; i < 4; i++) {
				picture[i] = this.pictures[4 * row + i];
			}
			var hidden = positive(linear(values, 0, picture));
			var means = linear(values, 1, hidden);
			var logVariances = linear(values, 2, hidden);
			var latents = new double[LATENT];
			for (int j = 0; j < LATENT; j++) {
				latents[j] = means[j] + Math.exp(logVariances[j] / 2) * this.noise[row * LATENT + j];
				sum -= beta * this.weights[row] / 2
						* (1 + logVariances[j] - means[j] * means[j] - Math.exp(logVariances[j]));
			}
			var logits = linear(values, 4, positive(linear(values, 3, latents)));
			for (int i = 0; i < 4; i++) {
				var white = 1 / (1 + Math.exp(-logits[i]));
				sum -= this.weights[row] * (picture[i] * Math.log(white) + (1 - picture[i]) * Math.log(1 - white));
			}
		}
		return sum;
	}

	private double[] doubles() {
		var values = new double[this.parameters.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.parameters[i];
		}
		return values;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 1, 4 })
	void isTheWeightedBoundAndHasItsGradient(double beta) {
		var library = library(beta);
		var values = doubles();
		assertThat(library[values.length]).isCloseTo(plain(values, beta), within(1e-4));
		assertThat(library[values.length]).isNotCloseTo(plain(values, beta + 0.1), within(1e-4));
		for (int i = 0; i < values.length; i += 97) {
			var before = values[i];
			values[i] = before + 1e-4;
			var above = plain(values, beta);
			values[i] = before - 1e-4;
			var slope = (above - plain(values, beta)) / 2e-4;
			values[i] = before;
			assertThat(library[i]).as("parameter %d", i).isCloseTo(slope, within(1e-4));
		}
	}

	@Test
	void theArticleHasAsManyParameters() {
		assertThat(Parameters.count(Architecture.CONV.layers(new Space.Pictures(28, 28), 20))).isEqualTo(647_081);
		assertThat(Parameters.count(Architecture.DENSE.layers(new Space.Pictures(28, 28), 20)))
			.isEqualTo(784 * HIDDEN + HIDDEN + 3 * 20 * HIDDEN + 2 * 20 + HIDDEN + HIDDEN * 784 + 784);
	}

	/** Bounds of PyTorch's layers, which are reached and kept. */
	@Test
	void beginsWithinTheBounds() {
		var layers = Architecture.CONV.layers(new Space.Pictures(8, 8), 20);
		var initial = Parameters.initial(layers, this.random);
		assertThat(layers).extracting(Layer::fanIn).containsExactly(16L, 1024L, 512L, 512L, 20L, 1024L, 16L);
		var at = 0;
		for (var layer : layers) {
			var largest = 0.0;
			var squares = 0.0;
			for (int i = 0; i < layer.parameters(); i++) {
				var scaled = initial[at++] * Math.sqrt(layer.fanIn());
				largest = Math.max(largest, Math.abs(scaled));
				squares += scaled * scaled;
			}
			assertThat(largest).isBetween(0.99, 1.0 + 1e-6);
			// variance 1/3 of the uniform law, that of its square 4/45
			assertThat((squares / layer.parameters() - 1.0 / 3) / Math.sqrt(4.0 / 45 / layer.parameters()))
				.isBetween(-4.0, 4.0);
		}
		assertThat(at).isEqualTo(initial.length);
	}

}
