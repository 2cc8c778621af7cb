package ouroboros.core;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.BeamSearch;
import ouroboros.core.law.Conditional;
import ouroboros.core.law.Decoded;
import ouroboros.core.law.Decoding;
import ouroboros.core.law.Law;
import ouroboros.core.law.Scaled;
import ouroboros.core.law.Sufficient;
import ouroboros.core.regime.Regime;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

/**
 * How synthetic data are drawn from a model.
 *
 * @param temperature exponent 1/temperature on probabilities; 0 is the limit
 * @param topK number of most probable symbols that are drawn at all; null for all
 * @param topP probability of the most probable symbols that are drawn at all
 * @param repetitionPenalty exponent on the probabilities of tokens that a text holds
 * @param prompts what texts are written after
 * @param beams number of beams of a search for the most probable text; 1 for draws
 * @param bias factor λ on covariances
 * @param precision what each generated number is rounded to
 * @param method how the data are drawn
 */
@About(value = "How synthetic data are drawn from a model: repetition penalty, then temperature, then top-k, then top-p,"
		+ " each followed by normalisation.", example = "{\"temperature\":0.9,\"topK\":50}")
public record Sampling(@Field(
		value = "symbols and tokens: probabilities to the power 1/temperature; 0 is the limit, uniform over the most probable",
		fallback = "1", min = 0, max = 1000) double temperature,
		@Field(value = "symbols and tokens: only the k most probable are drawn; all where absent", min = 1,
				max = 1_000_000_000) @Nullable Integer topK,
		@Field(value = "symbols and tokens: only the most probable are drawn whose probabilities together reach this",
				fallback = "1", above = 0, max = 1) double topP,
		@Field(value = "texts: exponent on the probabilities of tokens that the text or its prompt already holds, above"
				+ " 1 to avoid them (Keskar et al. 2019; Hugging Face's penalty is on log-probabilities too in a beam"
				+ " search, where it leaves out the normalisation, and on logits else)", fallback = "1", above = 0,
				max = 1000) double repetitionPenalty,
		@Field(value = "texts: what each is written after. Metrics and snapshots look at texts written after held-out"
				+ " genuine ones where there are prompts; probabilities of texts are told without them",
				fallback = "\"none\"") Prompts prompts,
		@Field(value = "texts with prompts: 1 draws them; 2 and more write without chance, by a beam search of so many"
				+ " beams for the most probable text after the prompt, by the reshaped probabilities. Of equally"
				+ " probable ones that of the more probable beginning, then of the lower token", fallback = "1",
				min = 1, max = 16) int beams,
		@Field(value = "Gaussians: samples from N(μ, λΣ), in a mixture component by component", fallback = "1", min = 0,
				max = 1000) double bias,
		@Field(value = "what each generated number is rounded to (to nearest, ties to even)",
				fallback = "\"float64\"") Precision precision,
		@Field(value = "`draw`: every observation is drawn; `sufficient-statistics`: only what the fit needs to know of"
				+ " them, from its exact law, at a cost independent of their number",
				fallback = "\"draw\"") Method method) {

	private static final String NOT_APPLICABLE = "not-applicable";

	/**
	 * Nanoseconds to tell the probability of a token and whether it is among the best.
	 */
	private static final double SEARCH = 10;

	/** Plain draws from the model. */
	public static final Sampling PLAIN = new Sampling(1, null, 1, 1, Prompts.NONE, 1, 1, Precision.FLOAT64,
			Method.DRAW);

	/** Largest number of new points of one generation by sufficient statistics. */
	public static final long MAX_STATISTICS = 1_000_000_000_000_000L;

	/** What texts are written after. */
	@About("What texts are written after: text i of a generation after text i, from the first again where there are no"
			+ " more.")
	public enum Prompts {

		/** Nothing. */
		NONE,
		/** Generation 0's genuine texts, the same at every generation. */
		GENUINE,
		/**
		 * The previous generation's new texts, in the order of its data; generation 0's
		 * are genuine.
		 */
		PREVIOUS

	}

	/** How the data of a generation come about. */
	@About("How the data of a generation come about.")
	public enum Method {

		/** Observation by observation. */
		DRAW,
		/** The statistics that a fit needs, at once. */
		SUFFICIENT_STATISTICS

	}

	/** A floating-point format. */
	public enum Precision {

		/** IEEE 754 binary64: no rounding. */
		FLOAT64((value) -> value),
		/** IEEE 754 binary32. */
		FLOAT32((value) -> (float) value),
		/** The upper half of binary32: 8 significant bits. */
		BFLOAT16(Precision::bfloat16),
		/** IEEE 754 binary16: 11 significant bits, largest value 65504. */
		FLOAT16((value) -> Float.float16ToFloat(Float.floatToFloat16((float) value)));

		private final DoubleUnaryOperator rounding;

		Precision(DoubleUnaryOperator rounding) {
			this.rounding = rounding;
		}

		/** The nearest number of the format, by way of binary32. */
		public double round(double value) {
			return this.rounding.applyAsDouble(value);
		}

		private static double bfloat16(double value) {
			var single = (float) value;
			if (!Float.isFinite(single)) {
				return single;
			}
			var bits = Float.floatToRawIntBits(single);
			return Float.intBitsToFloat((bits + 0x7FFF + ((bits >>> 16) & 1)) & 0xFFFF0000);
		}

	}

	/** The law that is drawn from in place of the model. */
	public Law law(Law model) {
		var law = (model instanceof Decoded decoded) ? decoded.decoded(decoding()) : model;
		return (law instanceof Scaled scaled) ? scaled.scaled(this.bias) : law;
	}

	private Decoding decoding() {
		return new Decoding(this.temperature, (this.topK != null) ? this.topK : 0, this.topP, this.repetitionPenalty);
	}

	/**
	 * Draws from {@code law}, which {@link #law(Law)} gave, one observation after the
	 * other.
	 */
	public Data draw(Law law, int size, UniformRandomProvider random) {
		return rounded(law.sample(size, random));
	}

	/**
	 * Writes texts by {@code law}, which {@link #law(Law)} gave, one after each prompt.
	 */
	public Texts continued(Autoregressive law, Texts prompts, UniformRandomProvider random) {
		return (this.beams == 1) ? law.continued(prompts, random)
				: new BeamSearch(this.beams).continued(law, prompts, random);
	}

	/** Whether texts are written after others. */
	public boolean isPrompted() {
		return this.prompts != Prompts.NONE;
	}

	/** Labels vectors by {@code law}, which {@link #law(Law)} gave. */
	public Data label(Conditional law, Pairs design, UniformRandomProvider random) {
		return rounded(law.label(design, random));
	}

	/** Draws from a law by the {@link #method()}. */
	public Data sample(Law law, long size, UniformRandomProvider random) {
		return switch (this.method) {
			case DRAW -> draw(law, Math.toIntExact(size), random);
			case SUFFICIENT_STATISTICS -> statistics(law, size, random);
		};
	}

	/** Draws genuine data by the {@link #method()}. */
	public Data genuine(Law truth, long size, UniformRandomProvider random) {
		return switch (this.method) {
			case DRAW -> truth.sample(Math.toIntExact(size), random);
			case SUFFICIENT_STATISTICS -> statistics(truth, size, random);
		};
	}

	private static Data statistics(Law law, long size, UniformRandomProvider random) {
		return ((Sufficient) law).statistics(size, random);
	}

	private Data rounded(Data data) {
		return (this.precision == Precision.FLOAT64) ? data : switch (data) {
			case Points points -> points.map(this.precision::round);
			case Pictures pictures -> pictures.map(this.precision::round);
			case Pairs pairs when pairs.classes() == 0 -> pairs.labelled(IntStream.range(0, pairs.rows())
				.mapToDouble((row) -> this.precision.round(pairs.label(row)))
				.toArray());
			default -> data;
		};
	}

	/**
	 * Rough number of nanoseconds that one core takes to reshape probabilities: of an
	 * alphabet once, of texts once for each token before which another history stands;
	 * and to choose among the beams of a search.
	 * @param size number of observations to draw
	 * @param space where they come from
	 */
	public double nanoseconds(double size, Space space) {
		var cut = this.topK != null || this.topP != 1;
		var each = ((this.temperature != 1) ? 50 : 0) + (cut ? 40 : 0) + ((this.repetitionPenalty != 1) ? 20 : 0);
		return switch (space) {
			case Space.Alphabet(int symbols) -> each * symbols;
			case Space.Text(int symbols, int length) -> {
				var tokens = size * length * this.beams;
				var histories = (this.repetitionPenalty != 1 || this.beams > 1) ? Double.POSITIVE_INFINITY
						: (double) symbols * symbols;
				yield each * symbols * Math.min(tokens, histories) + ((this.beams > 1) ? SEARCH * symbols * tokens : 0);
			}
			default -> 0;
		};
	}

	/** Largest number of new points of one generation. */
	long most() {
		return (this.method == Method.DRAW) ? Regime.MAX_SAMPLES : MAX_STATISTICS;
	}

	void check(Law truth, Learner learner) {
		var model = learner.model();
		var decoded = Decoded.class.isAssignableFrom(model);
		Refusal.unless(this.temperature == 1 || decoded, "temperature", NOT_APPLICABLE,
				"the learner's model has no temperature");
		Refusal.unless(this.topK == null || decoded, "topK", NOT_APPLICABLE, "the learner's model has no symbols");
		Refusal.unless(this.topP == 1 || decoded, "topP", NOT_APPLICABLE, "the learner's model has no symbols");
		checkTexts(truth.space(), learner);
		Refusal.unless(this.bias == 1 || Scaled.class.isAssignableFrom(model), "bias", NOT_APPLICABLE,
				"the learner's model has no covariance to scale");
		Refusal.unless(this.precision == Precision.FLOAT64 || !decoded, "precision", NOT_APPLICABLE,
				"symbols are not rounded");
		if (this.method == Method.SUFFICIENT_STATISTICS) {
			Refusal.unless(Sufficient.class.isAssignableFrom(model), "method", NOT_APPLICABLE,
					"the sufficient statistics of the learner's model have no law that could be drawn from");
			Refusal.unless(truth instanceof Sufficient genuine && genuine.suffices(model), "method", NOT_APPLICABLE,
					"what the learner needs to know of the truth's samples has no law that could be drawn from");
			Refusal.unless(this.precision == Precision.FLOAT64, "precision", "conflict",
					"statistics of rounded numbers have no law that could be drawn from: method draw rounds");
		}
	}

	private void checkTexts(Space space, Learner learner) {
		var writes = Autoregressive.class.isAssignableFrom(learner.model());
		var reason = "the learner's model writes no texts";
		Refusal.unless(this.repetitionPenalty == 1 || writes, "repetitionPenalty", NOT_APPLICABLE, reason);
		Refusal.unless(!isPrompted() || writes, "prompts", NOT_APPLICABLE, reason);
		Refusal.unless(this.beams == 1 || writes, "beams", NOT_APPLICABLE, reason);
		Refusal.unless(!isPrompted() || learner.longestPrompt(space) > 0, "prompts", NOT_APPLICABLE,
				"the learner's model takes nothing before a text: a transformer needs a context of more than the %d tokens of a text"
					.formatted(space.width()));
		Refusal.unless(this.beams == 1 || isPrompted(), "beams", "conflict",
				"a beam search leaves nothing to chance: without prompts all of its texts would be equal");
	}

}
