package ouroboros.neural;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Iterative;
import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.Truth;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.metric.Perplexity;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/** A pre-trained language model that is fine-tuned. */
@About(value = "An uploaded pre-trained language model of OPT's architecture, fine-tuned by AdamW on texts of its tokens, which"
		+ " a `dataset` has by its `tokenizer`: at every generation from the uploaded parameters, with `start`"
		+ " \"warm\" from the previous generation's. What stands before every text is the token </s>.",
		example = "{\"type\":\"causal-language-model\",\"checkpoint\":\"opt-125m\",\"epochs\":1}",
		source = "Shumailov et al. 2024, doi:10.1038/s41586-024-07566-y; Zhang et al. 2022 (arXiv 2205.01068)")
public record CausalLanguageModel(
		@Field(value = "name or id of the data set of kind `checkpoint` that it starts from",
				maxLength = 200) String checkpoint,
		@Field(value = "times that all texts are gone through; 0 leaves the uploaded parameters", fallback = "5",
				min = 0, max = 10_000) int epochs,
		@Field(value = "texts of a step", fallback = "128", min = 1, max = 4096) int batchSize,
		@Field(value = "step size of AdamW (β 0.9 and 0.999), the same after warm-up", fallback = "2e-5", above = 0,
				max = 1) double learningRate,
		@Field(value = "number of first steps over which the step size grows linearly", fallback = "0", min = 0,
				max = 1_000_000) int warmup,
		@Field(value = "decay of all parameters per step, in units of the step size", fallback = "0.01", min = 0,
				max = 100) double weightDecay,
		@Field(value = "share of numbers put to zero, of embeddings and of what each half of a layer adds",
				fallback = "0.1", min = 0, max = 0.9) double dropout,
		@Field(value = "number of genuine texts, which no generation learns from, that are told after each epoch; the"
				+ " parameters of the epoch of the least loss are kept. 0 keeps the last", fallback = "0", min = 0,
				max = 1_000_000) int validation,
		@Field(value = "number of epochs without a lower loss of the validation texts after which a fit ends; none where"
				+ " absent", min = 1, max = 10_000) @Nullable Integer patience)
		implements
			Iterative {

	private static final String CHECKPOINT = "checkpoint";

	/** Most multiplications of a text: some seconds. */
	private static final double MOST_MULTIPLICATIONS = 3e10;

	public CausalLanguageModel {
		Steps.checkPatience(validation, patience);
	}

	@Override
	public Class<Space.Text> data() {
		return Space.Text.class;
	}

	@Override
	public boolean isNative() {
		return true;
	}

	@Override
	public Class<DecoderModel> model() {
		return DecoderModel.class;
	}

	@Override
	public Learner prepared(Space space, Truth.Library library) {
		var texts = (Space.Text) space;
		var config = base(library).config();
		Refusal.unless(texts.symbols() == config.symbols(), CHECKPOINT, "mismatch",
				"the checkpoint knows %d tokens, but the truth has %d: its tokenizer makes tokens for it"
					.formatted(config.symbols(), texts.symbols()));
		Refusal.unless(texts.length() <= config.positions(), CHECKPOINT, "limit-exceeded",
				"texts of %d tokens are longer than the checkpoint's %d positions".formatted(texts.length(),
						config.positions()));
		var shape = config.shape(texts.length());
		Refusal.unless(texts.length() * shape.multiplications() <= MOST_MULTIPLICATIONS, CHECKPOINT, "limit-exceeded",
				"a text of %d tokens takes %.3g multiplications, more than %.3g".formatted(texts.length(),
						texts.length() * shape.multiplications(), MOST_MULTIPLICATIONS));
		return new FineTuning(this, shape, () -> base(library).parameters());
	}

	private OptCheckpoint base(Truth.Library library) {
		try {
			return (OptCheckpoint) library.pretrained(this.checkpoint);
		}
		catch (Refusal refusal) {
			throw refusal.within("/" + CHECKPOINT);
		}
	}

	Steps steps() {
		return new Steps(this.epochs, this.batchSize, this.learningRate, this.warmup, this.weightDecay, this.dropout,
				this.validation, this.patience, false);
	}

	@Override
	public Law fit(Training training, Turn turn) {
		throw unprepared();
	}

	@Override
	public Law fit(Training training, Turn turn, Law previous) {
		throw unprepared();
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Perplexity());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		throw unprepared();
	}

	private static IllegalStateException unprepared() {
		return new IllegalStateException("the checkpoint is not at hand");
	}

}
