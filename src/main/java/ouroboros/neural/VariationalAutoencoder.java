package ouroboros.neural;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.bytedeco.javacpp.PointerScope;

import ouroboros.core.Iterative;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.chance.Workbench.Progress;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.metric.EvidenceLowerBound;
import ouroboros.core.metric.LatentDeviation;
import ouroboros.core.metric.LatentFrechetDistance;
import ouroboros.core.metric.ReconstructionError;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/**
 * A variational autoencoder of pictures. Pixels are probabilities of white to it; what it
 * draws are such probabilities again.
 */
@About(value = "A variational autoencoder of pictures: minimises the binary cross-entropy of the pixels plus beta times"
		+ " the divergence of the latent variables from N(0, I), summed over a batch, by Adam (with weight decay as an"
		+ " L2 penalty) from PyTorch's random start. Its data are means that the decoder gives for latent variables"
		+ " from N(0, I). Weights of observations multiply their terms.",
		example = "{\"type\":\"variational-autoencoder\",\"architecture\":\"dense\",\"latent\":2,\"epochs\":2,\"batchSize\":64}",
		source = "Kingma and Welling 2013 (arXiv 1312.6114); architecture and defaults: Shumailov et al. 2024, the authors' notebook; beta: Higgins et al. 2017")
public record VariationalAutoencoder(@Field(
		value = "`conv` (convolutions of 64 and 128 channels and back, for sides that are multiples of 4) or `dense` (a"
				+ " hidden layer of 400 on each side)",
		fallback = "\"conv\"") Architecture architecture,
		@Field(value = "number of latent variables", fallback = "20", min = 1, max = 1000) int latent,
		@Field(value = "factor on the divergence of the latent variables from N(0, I)", fallback = "1", min = 0,
				max = 1e6) double beta,
		@Field(value = "times that every picture is looked at", fallback = "30", min = 1, max = 100_000) int epochs,
		@Field(value = "pictures of a step", fallback = "256", min = 1, max = 1_000_000) int batchSize,
		@Field(value = "Adam's step size", fallback = "1e-3", above = 0, max = 1) double learningRate,
		@Field(value = "added to the gradient for each unit of a parameter", fallback = "1e-5", min = 0,
				max = 1) double weightDecay,
		@Field(value = "whether each epoch draws its generation's synthetic pictures anew, as the article does; else they"
				+ " are drawn once", fallback = "false") boolean resampled)
		implements
			Iterative {

	@Override
	public Class<Space.Pictures> data() {
		return Space.Pictures.class;
	}

	@Override
	public boolean learns(Space space) {
		return space instanceof Space.Pictures pictures && this.architecture.fits(pictures);
	}

	@Override
	public boolean isNative() {
		return true;
	}

	@Override
	public Class<PictureAutoencoder> model() {
		return PictureAutoencoder.class;
	}

	@Override
	public PictureAutoencoder fit(Training training, Turn turn) {
		return fit(training, turn,
				() -> Parameters.initial(layers((Space.Pictures) training.space()), turn.stream("fit/start")));
	}

	/** With the parameters of the previous model, but without the optimiser's memory. */
	@Override
	public PictureAutoencoder fit(Training training, Turn turn, Law previous) {
		return fit(training, turn, () -> ((PictureAutoencoder) previous).parameters());
	}

	private PictureAutoencoder fit(Training training, Turn turn, Supplier<float[]> start) {
		var space = (Space.Pictures) training.space();
		var first = Sample.of(training);
		var objective = new Objective(this.architecture, space, this.beta);
		var begun = Objects.requireNonNullElseGet(turn.bench().taken(Begun.class), () -> Begun.at(start.get()));
		try (var _ = new PointerScope()) {
			var parameters = Parameters.of(layers(space), begun.parameters());
			parameters.tensors().forEach((tensor) -> tensor.requires_grad_(true));
			var optimiser = new Adam(parameters.tensors(), Adam.Decay.PENALTY, this.weightDecay, begun);
			var each = Math.ceilDiv(first.size(), this.batchSize);
			var total = Math.multiplyExact(each, this.epochs);
			var order = new int[0];
			var sample = first;
			for (int step = begun.steps(); step < total; step++) {
				var epoch = step / each;
				if (order.length == 0 || step % each == 0) {
					sample = this.resampled ? Sample.of(training.again(epoch)) : first;
					var size = sample.size();
					order = IntStream.range(0, first.size()).map((i) -> i % size).toArray();
					PermutationSampler.shuffle(turn.stream("fit/order/" + epoch), order);
				}
				var from = step % each * this.batchSize;
				var to = Math.min(from + this.batchSize, order.length);
				var random = turn.stream("fit/noise/" + step);
				var loss = 0.0;
				for (int at = from; at < to; at += block(space)) {
					turn.poll();
					loss += addGradient(objective, parameters, sample, order, at, Math.min(to, at + block(space)),
							random);
				}
				optimiser.step(this.learningRate);
				turn.bench()
					.tell(new Progress("epoch %d of %d".formatted(epoch + 1, this.epochs), step + 1, total,
							loss / (to - from)));
				turn.lay(optimiser::begun);
			}
			return new PictureAutoencoder(this.architecture, space.rows(), space.columns(), this.latent,
					parameters.values());
		}
	}

	/** Gives the objective itself, too. */
	private double addGradient(Objective objective, Parameters parameters, Sample sample, int[] order, int from, int to,
			UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var count = to - from;
		var noise = new float[count * this.latent];
		for (int i = 0; i < noise.length; i++) {
			noise[i] = (float) normal.sample();
		}
		try (var _ = new PointerScope()) {
			var value = objective.of(parameters,
					Tensors.of(sample.pixels(order, from, to), count, objective.space().width()),
					Tensors.of(noise, count, this.latent), Tensors.of(sample.weights(order, from, to), count, 1));
			value.backward();
			return value.item_float();
		}
	}

	private List<Layer> layers(Space.Pictures space) {
		return this.architecture.layers(space, this.latent);
	}

	private int block(Space.Pictures space) {
		return this.architecture.block(space, this.latent);
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new LatentDeviation(100), new ReconstructionError(1000), new EvidenceLowerBound(1000),
				new LatentFrechetDistance(1000));
	}

	@Override
	public double nanoseconds(double size, Space space) {
		var pictures = (Space.Pictures) space;
		var steps = Math.ceil(size / this.batchSize);
		var drawing = this.resampled ? 0.05 : 0;
		return this.epochs * (size * (1e4 + (0.12 + drawing) * this.architecture.products(pictures, this.latent))
				+ steps * (2e5 + Parameters.count(layers(pictures))));
	}

	@Override
	public double modelBytes(double size, Space space) {
		return (double) Float.BYTES * Parameters.count(layers((Space.Pictures) space));
	}

	/**
	 * Outside the heap parameters, gradients, the optimiser's two means and, for a while,
	 * as much again as two of these, and the numbers between the layers of a block with
	 * their gradients: 56 MB for the article's, of which 58 MB were seen. On the heap the
	 * start, work laid down, and its bytes.
	 */
	@Override
	public double workingBytes(double size, Space space) {
		var pictures = (Space.Pictures) space;
		var between = 4 * this.architecture.between(pictures) + 5.0 * pictures.width();
		return Float.BYTES * ((6 + 9.0) * Parameters.count(layers(pictures)) + block(pictures) * between);
	}

}
