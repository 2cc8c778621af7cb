package ouroboros.neural;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

import ouroboros.core.chance.Turn;
import ouroboros.core.chance.Workbench.Progress;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.neural.DecoderNetwork.Dropout;

/**
 * Fits a decoder to texts, piece by piece: what comes next depends on what can be laid
 * down alone.
 */
final class DecoderTraining {

	private static final double DEVIATION = 0.02;

	/** Multiplications between two polls: some tenths of a second. */
	private static final double MOST_MULTIPLICATIONS = 5e9;

	private static final Dropout NONE = (numbers) -> numbers;

	private final Steps steps;

	private final DecoderShape shape;

	private final Sample sample;

	private final Texts validation;

	private final Turn turn;

	private final int together;

	private final Tensor parameters;

	private final Adam adam;

	private Validated found;

	/**
	 * Within a scope that holds the parameters.
	 * @param start gives parameters before the first step
	 */
	DecoderTraining(Steps steps, DecoderShape shape, Training training, Turn turn, Supplier<float[]> start) {
		turn.poll();
		this.steps = steps;
		this.shape = shape;
		this.sample = Sample.of(training);
		this.validation = (steps.validation() == 0) ? new Texts(shape.symbols(), shape.length(), new int[0])
				: (Texts) training.validation(steps.validation());
		this.turn = turn;
		this.together = together(steps, shape);
		var begun = Objects.requireNonNullElseGet(turn.bench().taken(DecoderBegun.class),
				() -> new DecoderBegun(Begun.at(start.get()), Validated.NOTHING));
		this.parameters = Tensors.of(begun.steps().parameters(), shape.parameters()).requires_grad_(true);
		this.adam = new Adam(List.of(this.parameters), Adam.Decay.DECOUPLED, steps.weightDecay(), begun.steps());
		this.found = begun.found();
	}

	/** Texts that go through the network at once. */
	static int together(Steps steps, DecoderShape shape) {
		return (int) Math.clamp(MOST_MULTIPLICATIONS / (shape.multiplications() * shape.length()), 1,
				steps.batchSize());
	}

	/** Parameters before the first step (Radford et al. 2019). */
	static float[] start(DecoderShape shape, UniformRandomProvider random) {
		var parameters = new float[shape.parameters()];
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var at = 0;
		for (var block : shape.blocks()) {
			for (var end = at + block.size(); at < end; at++) {
				parameters[at] = (float) switch (block.start()) {
					case NORMAL -> DEVIATION * normal.sample();
					case RESIDUAL -> DEVIATION / Math.sqrt(2.0 * shape.layers()) * normal.sample();
					case ONE -> 1;
					case ZERO -> 0;
				};
			}
		}
		return parameters;
	}

	/** Parameters after the last step; with validation those of the best epoch. */
	float[] run() {
		var each = Math.ceilDiv(this.sample.size(), this.steps.batchSize());
		var total = Math.multiplyExact(each, this.steps.epochs());
		var order = new int[0];
		while (true) {
			var step = this.adam.steps();
			if (this.validation.rows() > 0 && this.found.epochs() < step / each) {
				validate();
			}
			else if (step == total || this.found.isOver(this.steps.patience())) {
				return (this.found.bestEpoch() > 0) ? this.found.best() : parameters();
			}
			else {
				if (order.length == 0 || step % each == 0) {
					order = order(step / each);
				}
				var from = step % each * this.steps.batchSize();
				var batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + this.steps.batchSize()));
				var loss = addGradient(batch, step);
				this.adam.step(this.steps.learningRate() * Math.min(1, (step + 1.0) / this.steps.warmup()));
				this.turn.bench()
					.tell(new Progress("epoch %d of %d".formatted(step / each + 1, this.steps.epochs()), step + 1,
							total, loss));
			}
			this.turn.lay(() -> new DecoderBegun(this.adam.begun(), this.found));
		}
	}

	private int[] order(int epoch) {
		var order = IntStream.range(0, this.sample.size()).toArray();
		PermutationSampler.shuffle(this.turn.stream("fit/order/" + epoch), order);
		return order;
	}

	/** There is one {@code NaN}. */
	private float[] parameters() {
		return Tensors.values(List.of(this.parameters));
	}

	/** Gives the mean loss itself, too, in nats per token. */
	private double addGradient(int[] batch, int step) {
		var dropout = dropout(this.turn.stream("fit/dropout/" + step));
		var random = this.turn.stream("fit/offset/" + step);
		var loss = 0.0;
		for (int from = 0; from < batch.length; from += this.together) {
			this.turn.poll();
			var to = Math.min(batch.length, from + this.together);
			var shares = this.sample.weights(batch, from, to);
			for (int i = 0; i < shares.length; i++) {
				shares[i] /= batch.length;
			}
			var offsets = new int[to - from];
			if (this.steps.anywhere()) {
				Arrays.setAll(offsets, (_) -> random.nextInt(this.shape.longestPrompt() + 1));
			}
			try (var _ = new PointerScope()) {
				var part = network(dropout).loss(this.sample.tokens(batch, from, to), offsets, shares);
				part.backward();
				loss += part.item_float();
			}
		}
		return loss;
	}

	/** Tells some validation texts more. */
	private void validate() {
		this.turn.poll();
		var length = this.shape.length();
		var from = this.found.texts();
		var count = Math.min(this.together, this.validation.rows() - from);
		var weights = new float[count];
		Arrays.fill(weights, 1);
		try (var _ = new PointerScope(); var _ = new NoGradGuard()) {
			var tokens = Arrays.copyOfRange(this.validation.tokens(), from * length, (from + count) * length);
			var loss = network(NONE).loss(tokens, new int[count], weights).item_float();
			this.found = this.found.plus(count, loss, this.validation.rows(), this::parameters);
		}
	}

	private DecoderNetwork network(Dropout dropout) {
		return new DecoderNetwork(this.shape, this.parameters, dropout);
	}

	private Dropout dropout(UniformRandomProvider random) {
		if (this.steps.dropout() == 0) {
			return NONE;
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
