package ouroboros.neural;

import java.util.List;

import ouroboros.core.Iterative;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.metric.Perplexity;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** A neural language model that is trained from scratch. */
@About(value = "A decoder-only transformer over texts of up to 1024 tokens, trained by AdamW on single texts in random"
		+ " order: each token is told by all before it, the first by what stands before every text. GPT-2's layers:"
		+ " normalisation before attention and before a feed-forward network of 4·width, learned positions, GELU,"
		+ " the output shares the embeddings of tokens; starts from normal numbers of deviation 0.02.",
		example = "{\"type\":\"transformer\",\"layers\":1,\"heads\":2,\"width\":16,\"epochs\":1}",
		source = "Radford et al. 2019, Language Models are Unsupervised Multitask Learners; Loshchilov and Hutter 2019 (arXiv 1711.05101)")
public record Transformer(@Field(value = "number of layers", min = 1, max = 24) int layers,
		@Field(value = "number of attention heads of each layer, a divisor of width", min = 1, max = 64) int heads,
		@Field(value = "numbers that stand for a token", min = 1, max = 1024) int width,
		@Field(value = "times that all texts are gone through; 0 leaves the random start", min = 0,
				max = 10_000) int epochs,
		@Field(value = "texts of a step", fallback = "32", min = 1, max = 4096) int batchSize,
		@Field(value = "step size of AdamW (β 0.9 and 0.999), the same after warm-up", fallback = "1e-3", above = 0,
				max = 1) double learningRate,
		@Field(value = "number of first steps over which the step size grows linearly", fallback = "20", min = 0,
				max = 1_000_000) int warmup,
		@Field(value = "decay of all parameters per step, in units of the step size", fallback = "0.01", min = 0,
				max = 100) double weightDecay,
		@Field(value = "share of numbers put to zero, of embeddings and of what each half of a layer adds",
				fallback = "0", min = 0, max = 0.9) double dropout,
		@Field(value = "share of the training texts that are held out; the parameters of the epoch that tells them best"
				+ " are kept. 0 keeps the last", fallback = "0", min = 0, max = 0.9) double validation)
		implements
			Iterative {

	/** Longest text. */
	private static final int MOST_TOKENS = 1024;

	/** Most multiplications of a text: a second or so. */
	private static final double MOST_MULTIPLICATIONS = 1e10;

	/** Copies of the parameters while it is trained, gradients and moments among them. */
	private static final double TRAINED = 8;

	/** Most parameters. */
	private static final double MOST_PARAMETERS = 2e8;

	public Transformer {
		Refusal.unless(width % heads == 0, "heads", "not-a-divisor",
				"%d heads do not share %d numbers equally".formatted(heads, width));
		var parameters = 12.0 * layers * width * width;
		Refusal.unless(parameters <= MOST_PARAMETERS, "layers", "limit-exceeded",
				"%d layers of width %d have %.3g parameters, more than %.3g".formatted(layers, width, parameters,
						MOST_PARAMETERS));
	}

	@Override
	public Class<Space.Text> data() {
		return Space.Text.class;
	}

	@Override
	public boolean learns(Space space) {
		return space instanceof Space.Text(int symbols, int length) && length <= MOST_TOKENS
				&& (double) symbols * this.width <= MOST_PARAMETERS
				&& length * shape(space).multiplications() <= MOST_MULTIPLICATIONS;
	}

	@Override
	public Class<DecoderModel> model() {
		return DecoderModel.class;
	}

	private DecoderShape shape(Space space) {
		var texts = (Space.Text) space;
		return new DecoderShape(texts.symbols(), texts.length(), this.layers, this.heads, this.width);
	}

	private Steps steps() {
		return new Steps(this.epochs, this.batchSize, this.learningRate, this.warmup, this.weightDecay, this.dropout,
				this.validation);
	}

	@Override
	public DecoderModel fit(Training training, Turn turn) {
		var shape = shape(training.space());
		return new DecoderModel(shape, new DecoderTraining(steps(), shape, training, turn).run(null));
	}

	@Override
	public DecoderModel fit(Training training, Turn turn, Law previous) {
		var start = (DecoderModel) previous;
		return new DecoderModel(start.shape(),
				new DecoderTraining(steps(), start.shape(), training, turn).run(start.parameters()));
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Perplexity());
	}

	/** And to draw as many texts again. */
	@Override
	public double nanoseconds(double size, Space space) {
		return steps().nanoseconds(size, shape(space));
	}

	@Override
	public double modelBytes(double size, Space space) {
		var shape = shape(space);
		return Float.BYTES * TRAINED * shape.parameters() + steps().bytes(size, shape);
	}

}
