package ouroboros.neural;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

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
		@Field(value = "number of positions, at least the texts' length, which it is where absent. Where there are more,"
				+ " each text is learned at a random one at each step", min = 1,
				max = Transformer.MOST_POSITIONS) @Nullable Integer context,
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
		@Field(value = "number of genuine texts, which no generation learns from, that are told after each epoch; the"
				+ " parameters of the epoch of the least loss are kept. 0 keeps the last", fallback = "0", min = 0,
				max = 1_000_000) int validation,
		@Field(value = "number of epochs without a lower loss of the validation texts after which a fit ends; none where"
				+ " absent", min = 1, max = 10_000) @Nullable Integer patience)
		implements
			Iterative {

	/** Most positions. */
	static final int MOST_POSITIONS = 1024;

	/** Most multiplications of a text: a second or so. */
	private static final double MOST_MULTIPLICATIONS = 1e10;

	/** Most parameters. */
	private static final double MOST_PARAMETERS = 2e8;

	public Transformer {
		Refusal.unless(width % heads == 0, "heads", "not-a-divisor",
				"%d heads do not share %d numbers equally".formatted(heads, width));
		var parameters = 12.0 * layers * width * width;
		Refusal.unless(parameters <= MOST_PARAMETERS, "layers", "limit-exceeded",
				"%d layers of width %d have %.3g parameters, more than %.3g".formatted(layers, width, parameters,
						MOST_PARAMETERS));
		Steps.checkPatience(validation, patience);
	}

	@Override
	public Class<Space.Text> data() {
		return Space.Text.class;
	}

	@Override
	public boolean learns(Space space) {
		return space instanceof Space.Text(int symbols, int length)
				&& length <= Objects.requireNonNullElse(this.context, MOST_POSITIONS)
				&& (double) symbols * this.width <= MOST_PARAMETERS
				&& length * shape(space).multiplications() <= MOST_MULTIPLICATIONS;
	}

	@Override
	public boolean isNative() {
		return true;
	}

	@Override
	public Class<DecoderModel> model() {
		return DecoderModel.class;
	}

	private DecoderShape shape(Space space) {
		var texts = (Space.Text) space;
		return new DecoderShape(texts.symbols(), texts.length(),
				Objects.requireNonNullElse(this.context, texts.length()), this.layers, this.heads, this.width);
	}

	private Steps steps() {
		return new Steps(this.epochs, this.batchSize, this.learningRate, this.warmup, this.weightDecay, this.dropout,
				this.validation, this.patience, true);
	}

	@Override
	public DecoderModel fit(Training training, Turn turn) {
		var shape = shape(training.space());
		return steps().fit(shape, training, turn, () -> DecoderTraining.start(shape, turn.stream("fit/start")));
	}

	/** With the parameters of the previous model, but without the optimiser's memory. */
	@Override
	public DecoderModel fit(Training training, Turn turn, Law previous) {
		return steps().fit(shape(training.space()), training, turn, ((DecoderModel) previous)::parameters);
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Perplexity());
	}

	@Override
	public int longestPrompt(Space space) {
		return shape(space).longestPrompt();
	}

	/** And to draw as many texts again; right within a factor of 2. */
	@Override
	public double nanoseconds(double size, Space space) {
		return steps().nanoseconds(size, shape(space));
	}

	@Override
	public double drawingNanoseconds(double size, Space space) {
		return shape(space).drawingNanoseconds(size);
	}

	@Override
	public double drawingBytes(Space space) {
		return shape(space).drawingBytes();
	}

	@Override
	public double modelBytes(double size, Space space) {
		return shape(space).bytes();
	}

	@Override
	public double workingBytes(double size, Space space) {
		return steps().workingBytes(size, shape(space));
	}

}
