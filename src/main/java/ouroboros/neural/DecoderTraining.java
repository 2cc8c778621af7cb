package ouroboros.neural;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.neural.DecoderNetwork.Dropout;

/** Fits a decoder to texts, step by step. */
final class DecoderTraining {

	private static final double DEVIATION = 0.02;

	/** Multiplications between two polls: some tenths of a second. */
	private static final double MOST_MULTIPLICATIONS = 5e9;

	private final Steps steps;

	private final DecoderShape shape;

	private final Turn turn;

	/** All texts, one after the other. */
	private final int[] tokens;

	/** Of each text, 1 on average. */
	private final float[] weights;

	private final int together;

	DecoderTraining(Steps steps, DecoderShape shape, Training training, Turn turn) {
		this.steps = steps;
		this.shape = shape;
		this.turn = turn;
		var count = Math.toIntExact(training.size());
		this.tokens = new int[Math.multiplyExact(count, shape.length())];
		this.weights = new float[count];
		var total = training.parts().stream().mapToDouble((part) -> part.weight() * part.data().size()).sum();
		var at = 0;
		for (var part : training.parts()) {
			var texts = (Texts) part.data();
			System.arraycopy(texts.tokens(), 0, this.tokens, at * shape.length(), texts.tokens().length);
			Arrays.fill(this.weights, at, at + texts.rows(), (float) (part.weight() / total * count));
			at += texts.rows();
		}
		this.together = together(steps, shape);
	}

	/** Texts that go through the network at once. */
	static int together(Steps steps, DecoderShape shape) {
		return (int) Math.clamp(MOST_MULTIPLICATIONS / (shape.multiplications() * shape.length()), 1,
				steps.batchSize());
	}

	/** Parameters before the first step (Radford et al. 2019). */
	private float[] start() {
		var parameters = new float[this.shape.parameters()];
		var normal = ZigguratSampler.NormalizedGaussian.of(this.turn.stream("fit/start"));
		var at = 0;
		for (var block : this.shape.blocks()) {
			for (var end = at + block.size(); at < end; at++) {
				parameters[at] = (float) switch (block.start()) {
					case NORMAL -> DEVIATION * normal.sample();
					case RESIDUAL -> DEVIATION / Math.sqrt(2.0 * this.shape.layers()) * normal.sample();
					case ONE -> 1;
					case ZERO -> 0;
				};
			}
		}
		return parameters;
	}

	/** Parameters after the last step; with validation those of the best epoch. */
	float[] run(float @Nullable [] start) {
		this.turn.poll();
		try (var _ = new PointerScope()) {
			var parameters = Tensors.of((start != null) ? start : start(), this.shape.parameters());
			parameters.requires_grad_(true);
			var options = new AdamWOptions(this.steps.learningRate());
			options.weight_decay().put(this.steps.weightDecay());
			var optimizer = new AdamW(new TensorVector(parameters), options);
			var order = IntStream.range(0, this.weights.length).toArray();
			PermutationSampler.shuffle(this.turn.stream("fit/validation"), order);
			var held = Math.min((int) (this.steps.validation() * order.length), order.length - 1);
			var validation = Arrays.copyOf(order, held);
			var rest = Arrays.copyOfRange(order, held, order.length);
			return epochs(parameters, optimizer, rest, validation);
		}
	}

	private float[] epochs(Tensor parameters, AdamW optimizer, int[] order, int[] validation) {
		var random = this.turn.stream("fit/order");
		var dropout = dropout(this.turn.stream("fit/dropout"));
		var least = Double.POSITIVE_INFINITY;
		var best = Tensors.values(parameters);
		var step = 0;
		for (int epoch = 0; epoch < this.steps.epochs(); epoch++) {
			PermutationSampler.shuffle(random, order);
			for (int from = 0; from < order.length; from += this.steps.batchSize()) {
				step++;
				rate(optimizer, Math.min(1, (double) step / this.steps.warmup()));
				var batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + this.steps.batchSize()));
				gradient(parameters, batch, dropout);
				try (var _ = new PointerScope()) {
					optimizer.step();
					optimizer.zero_grad();
				}
			}
			if (validation.length > 0) {
				var loss = loss(parameters, validation);
				if (loss < least) {
					least = loss;
					best = Tensors.values(parameters);
				}
			}
		}
		return (validation.length > 0) ? best : Tensors.values(parameters);
	}

	private void rate(AdamW optimizer, double factor) {
		try (var _ = new PointerScope()) {
			optimizer.param_groups().get(0).options().set_lr(this.steps.learningRate() * factor);
		}
	}

	/** Adds up the gradient of the mean loss of a batch. */
	private void gradient(Tensor parameters, int[] batch, Dropout dropout) {
		for (int from = 0; from < batch.length; from += this.together) {
			this.turn.poll();
			try (var _ = new PointerScope()) {
				var rows = Arrays.copyOfRange(batch, from, Math.min(batch.length, from + this.together));
				loss(parameters, rows, batch.length, dropout).backward();
			}
		}
	}

	/** Mean loss of texts. */
	private double loss(Tensor parameters, int[] texts) {
		var sum = 0.0;
		for (int from = 0; from < texts.length; from += this.together) {
			this.turn.poll();
			try (var _ = new PointerScope(); var _ = new NoGradGuard()) {
				var rows = Arrays.copyOfRange(texts, from, Math.min(texts.length, from + this.together));
				sum += loss(parameters, rows, texts.length, (numbers) -> numbers).item_float();
			}
		}
		return sum;
	}

	private Tensor loss(Tensor parameters, int[] rows, int of, Dropout dropout) {
		var length = this.shape.length();
		var texts = new int[rows.length * length];
		var shares = new float[rows.length];
		for (int i = 0; i < rows.length; i++) {
			System.arraycopy(this.tokens, rows[i] * length, texts, i * length, length);
			shares[i] = this.weights[rows[i]] / of;
		}
		return new DecoderNetwork(this.shape, parameters, dropout).loss(texts, shares);
	}

	private Dropout dropout(UniformRandomProvider random) {
		if (this.steps.dropout() == 0) {
			return (numbers) -> numbers;
		}
		return (numbers) -> {
			var mask = new float[Math.toIntExact(numbers.numel())];
			for (int i = 0; i < mask.length; i++) {
				mask[i] = (random.nextDouble() < this.steps.dropout()) ? 0 : (float) (1 / (1 - this.steps.dropout()));
			}
			return numbers.mul(Tensors.of(mask, numbers.sizes().vec().get()));
		};
	}

}
