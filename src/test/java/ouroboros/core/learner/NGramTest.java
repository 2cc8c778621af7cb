package ouroboros.core.learner;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.core.law.DecodedTexts;
import ouroboros.core.law.Decoding;
import ouroboros.core.law.NGramModel;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.Perplexity;
import ouroboros.core.metric.Support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class NGramTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	/**
	 * Sixty tokens by s ← (1103515245 s + 12345) mod 2³¹ from s = 7, each (s >> 16) mod
	 * 5: easy to repeat in another language.
	 */
	private static final int[] TOKENS = congruential();

	private static int[] congruential() {
		var tokens = new int[60];
		var state = 7L;
		for (int i = 0; i < tokens.length; i++) {
			state = (state * 1103515245 + 12345) % (1L << 31);
			tokens[i] = (int) ((state >> 16) % 5);
		}
		return tokens;
	}

	private static NGramModel fit(int order, Smoothing smoothing, int symbols, int length, int... tokens) {
		return new NGram(order, smoothing).fit(Training.of(new Texts(symbols, length, tokens)), TURN);
	}

	private static Smoothing kneserNey(double discount) {
		return new Smoothing.KneserNey(new Smoothing.Discount(discount));
	}

	private static double[] next(NGramModel model, int... text) {
		return model.next(text, 0, text.length);
	}

	@Test
	void frequenciesAreOfPairsWithinTexts() {
		var model = fit(2, new Smoothing.Additive(0), 4, 4, 0, 1, 0, 1, 1, 0, 0, 2);
		assertThat(next(model)).containsExactly(0.5, 0.375, 0.125, 0);
		// 01 twice, 00 and 02 once; 10 between the texts does not count
		assertThat(next(model, 0)).containsExactly(0.25, 0.5, 0.25, 0);
		assertThat(next(model, 2, 2, 1)).containsExactly(1, 0, 0, 0);
	}

	/** After 2, which ends the second text, and after 3, which is nowhere. */
	@Test
	void contextsThatWereNeverSeenAreShortened() {
		var model = fit(3, new Smoothing.Additive(0), 4, 4, 0, 1, 0, 1, 1, 0, 0, 2);
		assertThat(next(model, 0, 2)).isEqualTo(next(model));
		assertThat(next(model, 3)).isEqualTo(next(model));
		assertThat(next(model, 3, 1)).isEqualTo(next(model, 1)).containsExactly(1, 0, 0, 0);
		assertThat(next(model, 0, 1)).containsExactly(1, 0, 0, 0);
		assertThat(next(model, 1, 0)).containsExactly(0.5, 0.5, 0, 0);
	}

	@Test
	void additiveSmoothingAddsToEveryCount() {
		var model = fit(2, new Smoothing.Additive(0.5), 4, 4, 0, 1, 0, 1, 1, 0, 0, 2);
		assertThat(next(model, 0)).containsExactly(new double[] { 1.5 / 6, 2.5 / 6, 1.5 / 6, 0.5 / 6 }, within(1e-15));
		assertThat(next(model)).containsExactly(new double[] { 4.5 / 10, 3.5 / 10, 1.5 / 10, 0.5 / 10 }, within(1e-15));
	}

	/** nltk 3.8: Lidstone(0.3, 2), whose sixth word is unknown ones. */
	@Test
	void agreesWithLidstoneOfNltk() {
		var model = fit(2, new Smoothing.Additive(0.3), 6, 60, TOKENS);
		assertThat(Arrays.copyOf(next(model, 1), 5)).containsExactly(new double[] { 0.2613636363636363,
				0.2613636363636363, 0.03409090909090909, 0.1477272727272727, 0.2613636363636363 }, within(1e-15));
	}

	/**
	 * nltk 3.8: KneserNeyInterpolated(3, discount=0.75) on everygrams without padding,
	 * with a unigram_score that takes off the discount too and shares it out evenly.
	 */
	@Test
	void agreesWithKneserNeyOfNltk() {
		var model = fit(3, kneserNey(0.75), 5, 60, TOKENS);
		assertThat(next(model, 0, 1)).containsExactly(new double[] { 0.11647727272727273, 0.4744318181818182,
				0.06818181818181818, 0.09943181818181818, 0.2414772727272727 }, within(1e-15));
		assertThat(next(model, 3, 2)).containsExactly(new double[] { 0.3451704545454546, 0.05113636363636363,
				0.08238636363636362, 0.05113636363636363, 0.47017045454545453 }, within(1e-15));
		assertThat(next(model, 4, 4)).containsExactly(new double[] { 0.23267045454545454, 0.06988636363636364,
				0.19488636363636364, 0.34488636363636366, 0.15767045454545453 }, within(1e-15));
		assertThat(next(model, 2, 0)).containsExactly(new double[] { 0.14333677685950413, 0.06353305785123967,
				0.25671487603305787, 0.19989669421487605, 0.3365185950413223 }, within(1e-15));
		var pairs = fit(2, kneserNey(0.6), 5, 60, TOKENS);
		assertThat(next(pairs, 0)).containsExactly(new double[] { 0.19261363636363638, 0.05909090909090909,
				0.12159090909090908, 0.4340909090909091, 0.19261363636363638 }, within(1e-15));
		assertThat(next(pairs, 3)).containsExactly(new double[] { 0.3387878787878788, 0.06303030303030303,
				0.1296969696969697, 0.19636363636363638, 0.2721212121212121 }, within(1e-15));
	}

	/** The control: plain counts in place of numbers of different contexts. */
	@Test
	void continuationCountsAreNotCounts() {
		var pairs = fit(2, kneserNey(0.6), 5, 60, TOKENS);
		var single = fit(1, kneserNey(0.6), 5, 60, TOKENS);
		// what is left over after 0 is 0.6 times 4 kinds in 16 occurrences
		var unseen = next(pairs, 0)[2] - (2 - 0.6) / 16;
		assertThat(Math.abs(unseen - 0.15 * next(single)[2])).isGreaterThan(1e-3);
	}

	/**
	 * Of the pairs 5 occur once and 7 twice, of the triples 29 and 10 (counted in
	 * Python).
	 */
	@Test
	void discountIsEstimatedFromCountsOfOneAndTwo() {
		var estimated = fit(3, new Smoothing.KneserNey(new Smoothing.Discount(null)), 5, 60, TOKENS);
		assertThat(estimated.levels().get(2).whole().shares())
			.isEqualTo(fit(3, kneserNey(29 / 49.0), 5, 60, TOKENS).levels().get(2).whole().shares());
		assertThat(estimated.levels().get(1).whole().shares())
			.isEqualTo(fit(3, kneserNey(5 / 19.0), 5, 60, TOKENS).levels().get(1).whole().shares());
		// no single token occurs once or twice
		assertThat(estimated.levels().getFirst().whole().shares())
			.isEqualTo(fit(3, kneserNey(0.75), 5, 60, TOKENS).levels().getFirst().whole().shares());
	}

	static List<NGramModel> models() {
		return List.of(fit(1, new Smoothing.Additive(0), 5, 60, TOKENS),
				fit(2, new Smoothing.Additive(2), 7, 10, TOKENS), fit(3, kneserNey(0.75), 7, 12, TOKENS),
				fit(5, kneserNey(1), 5, 4, TOKENS),
				fit(4, new Smoothing.KneserNey(new Smoothing.Discount(null)), 6, 2, TOKENS),
				fit(3, new Smoothing.Additive(0), 5, 3, TOKENS));
	}

	/** Of all contexts up to three tokens, unknown tokens included. */
	@ParameterizedTest
	@MethodSource("models")
	void probabilitiesSumToOneAfterEveryContext(NGramModel model) {
		var symbols = model.symbols();
		for (int size = 0; size <= 3; size++) {
			var text = new int[size];
			for (int code = 0; code < Math.pow(symbols, size); code++) {
				for (int i = 0, digits = code; i < size; i++, digits /= symbols) {
					text[i] = digits % symbols;
				}
				var next = next(model, text);
				assertThat(Arrays.stream(next).sum()).isCloseTo(1, within(1e-14));
				var longer = Arrays.copyOf(text, size + 1);
				for (int token = 0; token < symbols; token++) {
					longer[size] = token;
					assertThat(Math.exp(model.logProbability(longer, 0, size + 1) - model.logProbability(text, 0, size))
							- next[token])
						.satisfiesAnyOf((difference) -> assertThat(difference).isCloseTo(0, within(1e-14)),
								// after an impossible text
								(difference) -> assertThat(difference).isNaN());
				}
			}
		}
	}

	/** Draws have the probabilities that the model tells. */
	@ParameterizedTest
	@MethodSource("models")
	void drawsAsItTells(NGramModel model) {
		var texts = model.sample(3000, TURN.stream("synthetic"));
		var observed = new double[texts.rows()];
		var expected = 0.0;
		var variance = 0.0;
		for (int row = 0; row < texts.rows(); row++) {
			var from = row * texts.length();
			for (int at = from; at < from + texts.length(); at++) {
				var next = model.next(texts.tokens(), from, at);
				var mean = Arrays.stream(next).map((p) -> p * p).sum();
				expected += mean;
				variance += Arrays.stream(next).map((p) -> p * p * p).sum() - mean * mean;
				observed[row] += next[texts.tokens()[at]];
			}
		}
		assertThat((Arrays.stream(observed).sum() - expected) / Math.sqrt(variance)).isBetween(-4.0, 4.0);
	}

	/** Shares reshaped at once are what reshaping token by token gives. */
	@Test
	void decodesItsFrequenciesAtOnce() {
		var model = fit(3, new Smoothing.Additive(0), 5, 12, TOKENS);
		for (var decoding : List.of(new Decoding(0.6, 0, 1, 1), new Decoding(1, 2, 1, 1), new Decoding(2, 4, 0.8, 1),
				new Decoding(0, 0, 1, 1))) {
			var decoded = model.decoded(decoding);
			assertThat(decoded).isInstanceOf(NGramModel.class);
			for (var text : List.of(new int[0], new int[] { 3 }, new int[] { 0, 4 }, new int[] { 2, 2, 1 })) {
				assertThat(decoded.next(text, 0, text.length)).containsExactly(decoding.of(next(model, text)),
						within(1e-15));
			}
		}
		assertThat(model.decoded(Decoding.NONE)).isSameAs(model);
		assertThat(model.decoded(new Decoding(1, 0, 1, 2))).isInstanceOf(DecodedTexts.class);
		assertThat(fit(2, new Smoothing.Additive(1), 5, 12, TOKENS).decoded(new Decoding(0.6, 0, 1, 1)))
			.isInstanceOf(DecodedTexts.class);
	}

	@Test
	void weightsCountAsOccurrences() {
		var first = new Texts(3, 4, new int[] { 0, 1, 0, 2 });
		var second = new Texts(3, 4, new int[] { 0, 0, 1, 1 });
		var learner = new NGram(2, kneserNey(0.5));
		var weighted = learner.fit(new Training(List.of(new Training.Part(first, 2), new Training.Part(second, 1))),
				TURN);
		var repeated = learner.fit(new Training(
				List.of(new Training.Part(first, 1), new Training.Part(second, 1), new Training.Part(first, 1))), TURN);
		assertThat(next(weighted, 0)).isEqualTo(next(repeated, 0));
		assertThat(next(weighted)).isEqualTo(next(repeated));
		assertThat(next(weighted, 0)).isNotEqualTo(next(
				learner.fit(new Training(List.of(new Training.Part(first, 1), new Training.Part(second, 1))), TURN),
				0));
	}

	@Test
	void oneTokenAloneIsTheCategoricalLearner() {
		var counts = new long[5];
		Arrays.stream(TOKENS).forEach((token) -> counts[token]++);
		for (double alpha : new double[] { 0, 0.3 }) {
			var frequencies = new Categorical(alpha).fit(Training.of(new Symbols(counts)), TURN).probabilities();
			assertThat(next(fit(1, new Smoothing.Additive(alpha), 5, 6, TOKENS), 3, 1)).containsExactly(frequencies,
					within(1e-15));
		}
	}

	@Test
	void stopsWhileItCounts() {
		var polls = new int[1];
		var turn = new Turn(1, 0, () -> ++polls[0] > 40);
		var training = Training.of(new Texts(10, 10, new int[1_000_000]));
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> new NGram(3, new Smoothing.Additive(0)).fit(training, turn));
	}

	@Test
	void saysWhatItLearnsFrom() {
		var learner = new NGram(2, kneserNey(0.5));
		assertThat(learner.learns(new Space.Text(5, 4))).isTrue();
		assertThat(learner.learns(new Space.Alphabet(5))).isFalse();
		assertThat(learner.model()).isEqualTo(NGramModel.class);
		assertThat(learner.metrics()).hasExactlyElementsOfTypes(Perplexity.class, Entropy.class, Support.class);
	}

	/** For every token once and once for each length, and for every symbol. */
	@Test
	void takesTimeForTokensAndSymbols() {
		var none = nanoseconds(1, 0, 10, 7);
		assertThat(nanoseconds(1, 0, 10_000, 7)).isEqualTo(1000 * none);
		assertThat(none / 10).isBetween(1.0, 1000.0);
		var one = nanoseconds(1, 1e6, 10, 7) - none;
		assertThat(one / 7e6).isBetween(10.0, 1000.0);
		assertThat(nanoseconds(1, 2e6, 10, 7) - none).isCloseTo(2 * one, within(1e-6));
		assertThat(nanoseconds(1, 1e6, 10, 70) - none).isCloseTo(10 * one, within(1e-5));
		assertThat(nanoseconds(3, 1e6, 10, 7) - none).isCloseTo(2 * one, within(1e-6));
	}

	private static double nanoseconds(int order, double size, int symbols, int length) {
		return new NGram(order, kneserNey(0.5)).nanoseconds(size, new Space.Text(symbols, length));
	}

	/** 8 for each token and 48 for each n-gram that there can be: 10, 100, then 700. */
	@Test
	void takesSpaceForEveryNGram() {
		var space = new Space.Text(10, 7);
		assertThat(new NGram(1, kneserNey(0.5)).modelBytes(100, space)).isEqualTo(8 * 700 + 48 * 10);
		assertThat(new NGram(3, kneserNey(0.5)).modelBytes(100, space)).isEqualTo(8 * 700 + 48 * 810);
	}

}
