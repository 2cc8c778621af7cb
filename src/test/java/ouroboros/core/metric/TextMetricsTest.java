package ouroboros.core.metric;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.Metric;
import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.DatasetRows;
import ouroboros.core.law.Decoding;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.Law;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.learner.Smoothing;
import ouroboros.core.spec.Refusal;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class TextMetricsTest {

	private static final Smoothing KNESER_NEY = new Smoothing.KneserNey(new Smoothing.Discount(0.75));

	/** Every text of a language and a model, by its definition. */
	private static double mean(Autoregressive law, Autoregressive first, Autoregressive second) {
		var symbols = law.space().symbols();
		var text = new int[law.space().length()];
		var sum = 0.0;
		for (int code = 0; code < Math.pow(symbols, text.length); code++) {
			for (int i = 0, digits = code; i < text.length; i++, digits /= symbols) {
				text[i] = digits % symbols;
			}
			var p = law.logProbability(text, 0, text.length);
			if (p > Double.NEGATIVE_INFINITY) {
				sum += Math.exp(p)
						* (first.logProbability(text, 0, text.length) - second.logProbability(text, 0, text.length));
			}
		}
		return sum / text.length;
	}

	@Test
	void divergencesAreExactForEveryMemory() {
		for (var language : List.of(language(3, 1, 6), language(2, 3, 8), language(3, 2, 2), language(4, 0, 4))) {
			for (int order = 1; order <= 5; order++) {
				var model = Views.written(order, KNESER_NEY, language, 40);
				var view = Views.of(language, model);
				var kl = mean(language, language, model);
				var reverse = mean(model, model, language);
				assertThat(new KlDivergence().measure(view)).isCloseTo(kl, within(1e-13));
				assertThat(new ReverseKlDivergence().measure(view)).isCloseTo(reverse, within(1e-13));
				assertThat(new NegativeLogLikelihood().measure(view))
					.isCloseTo(kl + language.entropy() / language.length(), within(1e-13));
				assertThat(new Perplexity().measure(view))
					.isCloseTo(Math.exp(kl + language.entropy() / language.length()), within(1e-12));
			}
		}
	}

	private static MarkovChain language(int symbols, int order, int length) {
		return new MarkovText(symbols, order, 0.5, length, 9).law((dataset, columns) -> {
			throw new AssertionError();
		});
	}

	@Test
	void entropyIsOfTheModelsTexts() {
		var language = language(3, 2, 5);
		assertThat(new Entropy().measure(Views.of(language, language))).isCloseTo(language.entropy() / 5,
				within(1e-14));
		var model = Views.written(3, KNESER_NEY, language, 20);
		var entropy = 0.0;
		var text = new int[5];
		for (int code = 0; code < 243; code++) {
			for (int i = 0, digits = code; i < 5; i++, digits /= 3) {
				text[i] = digits % 3;
			}
			var p = model.logProbability(text, 0, 5);
			entropy -= Math.exp(p) * p / 5;
		}
		assertThat(new Entropy().measure(Views.of(language, model))).isCloseTo(entropy, within(1e-13));
	}

	/** 1030 tokens make more than 2^20 pairs, so that texts are drawn. */
	@Test
	void largeLanguagesAreMeasuredByTheirTexts() {
		var language = large(0.6);
		var view = Views.of(language, language);
		var perToken = language.entropy() / 50;
		// 200 texts; the information of a token has a standard deviation below 4
		assertThat(new Entropy().measure(view)).isCloseTo(perToken, within(4 * 4 / Math.sqrt(10_000.0)))
			.isNotEqualTo(perToken);
		assertThat(new NegativeLogLikelihood().measure(view)).isCloseTo(perToken, within(4 * 4 / Math.sqrt(10_000.0)));
		assertThat(new KlDivergence().measure(view)).isZero();
	}

	/** 49 of 50 tokens are drawn given the one before, a fifth of a nat apart. */
	@Test
	void divergencesOfLargeLanguagesAreMeasuredByTheirTexts() {
		var model = large(0.3);
		var stays = 0.6 + 0.4 / 1030;
		var kl = 0.98 * (stays * Math.log(stays / (0.3 + 0.7 / 1030)) + (1 - stays) * Math.log(0.4 / 0.7));
		// the terms ln(p/q) have a standard deviation of (ln 2 + ln 7/4)/2 at most
		assertThat(new KlDivergence().measure(Views.of(large(0.6), model))).isCloseTo(kl,
				within(4 * 0.63 / Math.sqrt(10_000.0)));
	}

	/** A language of 1030 tokens, the last of which is repeated with a probability. */
	private static MarkovChain large(double again) {
		var rows = new double[1030 * 1030];
		Arrays.fill(rows, (1 - again) / 1030);
		for (int i = 0; i < 1030; i++) {
			rows[i * 1031] += again;
		}
		var uniform = new double[1030];
		Arrays.fill(uniform, 1.0 / 1030);
		return new MarkovChain(1030, 1, 50, rows, uniform);
	}

	@Test
	void impossibleTextsMakeInfinities() {
		var language = language(3, 1, 6);
		var narrow = Views.written(3, Smoothing.of(0), language, 2);
		assertThat(new KlDivergence().measure(Views.of(language, narrow))).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(new Perplexity().measure(Views.of(language, narrow))).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(new ReverseKlDivergence().measure(Views.of(language, narrow))).isPositive().isFinite();
	}

	/** The model knows ab and ba of the blocks abab and abba by halves. */
	@Test
	void aDataSetIsMeasuredBlockByBlock() {
		var blocks = new EmpiricalTexts(new Texts(3, 4, new int[] { 0, 1, 0, 1, 0, 1, 1, 0 }), List.of("a", "b", "c"));
		var model = MarkovChain.of(3, 1, 4, new double[] { 0.2, 0.7, 0.1, 0.5, 0.25, 0.25, 0.3, 0.3, 0.4 });
		var first = Math.log(model.stationary()[0]);
		var expected = -(2 * first + Math.log(0.7) * 2 + Math.log(0.5) + Math.log(0.7) + Math.log(0.25) + Math.log(0.5))
				/ 8;
		var view = Views.of(blocks, model);
		assertThat(new NegativeLogLikelihood().measure(view)).isCloseTo(expected, within(1e-14));
		assertThat(new Support().measure(view)).isEqualTo(2);
		assertThat(new MissingMass().measure(view)).isZero();
		assertThat(new MissingMass().measure(Views.of(blocks, Views.written(1, Smoothing.of(0), sure(), 3))))
			.isEqualTo(0.5);
	}

	/**
	 * By the second half of what is held out, and not by all that is, nor by all blocks.
	 */
	@Test
	void aDataSetThatHoldsOutIsMeasuredByWhatIsForMetrics() {
		var blocks = new Texts(2, 2, new int[] { 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1 });
		var model = new MarkovChain(2, 0, 2, new double[] { 0.8, 0.2 }, new double[] { 1 });
		var view = Views.of(new EmpiricalTexts(new DatasetRows<>(blocks, 3, true), List.of("a", "b")), model);
		assertThat(new NegativeLogLikelihood().measure(view)).isCloseTo(-Math.log(0.2), within(1e-15));
		assertThat(new Perplexity().measure(view)).isCloseTo(5, within(1e-14));
		assertThat(new Support().measure(view)).isEqualTo(1);
		assertThat(new MissingMass().measure(view)).isZero();
	}

	/** A truth that tells no probabilities and is no data set. */
	@Test
	void anyTextsAreMeasuredByTheirSamples() {
		var model = new MarkovChain(2, 0, 2, new double[] { 0.8, 0.2 }, new double[] { 1 });
		Law truth = new Law() {

			@Override
			public Space.Text space() {
				return new Space.Text(2, 2);
			}

			@Override
			public Texts sample(int size, UniformRandomProvider random) {
				var tokens = new int[2 * size];
				Arrays.setAll(tokens, (i) -> i % 2);
				return new Texts(2, 2, tokens);
			}

		};
		var view = Views.of(truth, model);
		assertThat(new NegativeLogLikelihood().measure(view)).isCloseTo(-(Math.log(0.8) + Math.log(0.2)) / 2,
				within(1e-12));
		assertThat(new Perplexity().measure(view)).isCloseTo(2.5, within(1e-12));
	}

	/** Almost surely the first token for ever. */
	private static MarkovChain sure() {
		return new MarkovChain(3, 0, 4, new double[] { 1, 0, 0 }, new double[] { 1 });
	}

	@Test
	void singleTokensAreThoseThatTextsBeginWith() {
		var language = language(3, 2, 6);
		var view = Views.of(language, language);
		var first = language.next(new int[0], 0, 0);
		assertThat(new TopShare().measure(view)).isEqualTo(Arrays.stream(first).max().orElseThrow());
		assertThat(new Heterozygosity().measure(view)).isCloseTo(1 - Arrays.stream(first).map((p) -> p * p).sum(),
				within(1e-15));
	}

	@Test
	void syntheticPerplexityIsOfGeneratedTextsUnderTheReference() {
		var language = language(3, 1, 20);
		var sharp = new Sampling(0, null, 1, 1, Sampling.Prompts.NONE, 1, 1, Sampling.Precision.FLOAT64,
				Sampling.Method.DRAW);
		var turn = new Turn(1, 3, () -> false);
		var texts = language.decoded(new Decoding(0, 0, 1, 1)).sample(1, turn.stream("any"));
		// the most probable text has one beginning and goes on in one way
		var expected = Math.exp(-language.logProbability(texts.tokens(), 0, 20) / 20);
		assertThat(new SyntheticPerplexity(50, null).measure(new View(language, language, language, sharp, turn)))
			.isCloseTo(expected, within(1e-13));
		assertThat(new SyntheticPerplexity(50, null).measure(
				new View(language, language, Views.written(2, Smoothing.of(0), sureOf(20), 1), Sampling.PLAIN, turn)))
			.isEqualTo(Double.POSITIVE_INFINITY);
	}

	private static MarkovChain sureOf(int length) {
		return new MarkovChain(3, 0, length, new double[] { 1, 0, 0 }, new double[] { 1 });
	}

	/** A language that only writes these texts, in order. */
	private record Recited(Texts texts) implements Autoregressive {

		@Override
		public Space.Text space() {
			return this.texts.space();
		}

		@Override
		public int memory() {
			return Integer.MAX_VALUE;
		}

		@Override
		public double[] next(int[] tokens, int from, int to) {
			throw new AssertionError("not asked for");
		}

		@Override
		public Texts sample(int size, UniformRandomProvider random) {
			return new Texts(this.texts.symbols(), this.texts.length(),
					Arrays.copyOf(this.texts.tokens(), size * this.texts.length()));
		}

	}

	private static View texts(int symbols, int length, int... tokens) {
		var recited = new Recited(new Texts(symbols, length, tokens));
		return Views.of(recited, recited);
	}

	/** Tells probabilities 1/2 and 1/8 of tokens 0 and 1, and counts how often. */
	private static final class Counted implements Autoregressive {

		private int texts;

		@Override
		public Space.Text space() {
			return new Space.Text(3, 2);
		}

		@Override
		public int memory() {
			return Integer.MAX_VALUE;
		}

		@Override
		public double[] next(int[] tokens, int from, int to) {
			return new double[] { 0.5, 0.125, 0 };
		}

		@Override
		public double logProbability(int[] tokens, int from, int to) {
			this.texts++;
			return Autoregressive.super.logProbability(tokens, from, to);
		}

		@Override
		public Texts sample(int size, UniformRandomProvider random) {
			throw new AssertionError("not of the model of generation 0");
		}

	}

	/** Texts of perplexities 2, 2, 4, 8 and, of all tokens together, 2^(14/8). */
	@Test
	void syntheticPerplexityHasAHistogram() {
		var recited = new Recited(new Texts(3, 2, new int[] { 0, 0, 1, 0, 0, 0, 1, 1, 2, 2 }));
		var reference = new Counted();
		var view = Views.of(recited, recited, reference, 1);
		assertThat(new SyntheticPerplexity(4, null).measure(view)).isCloseTo(Math.pow(2, 1.75), within(1e-14));
		assertThat(quantile(0, view)).isCloseTo(2, within(1e-15));
		assertThat(quantile(0.5, view)).isCloseTo(3, within(1e-14));
		assertThat(quantile(0.9, view)).isCloseTo(4 + 0.7 * 4, within(1e-14));
		assertThat(quantile(1, view)).isCloseTo(8, within(1e-14));
		var sum = 0.0;
		for (int bin = 0; bin < 20; bin++) {
			sum += share(bin / 2.0 - 0.25, (bin + 1) / 2.0 - 0.25, 4, view);
		}
		assertThat(sum).isEqualTo(1);
		assertThat(share(1.5, 3.0, 4, view)).isEqualTo(0.5);
		assertThat(share(3, 5.0, 4, view)).isEqualTo(0.25);
		assertThat(share(5, null, 4, view)).isEqualTo(0.25);
		assertThat(share(0, 1.5, 4, view)).isZero();
		assertThat(reference.texts).isEqualTo(4);
		assertThat(share(5, null, 5, view)).isEqualTo(0.4);
		assertThat(share(5, Double.MAX_VALUE, 5, view)).isEqualTo(0.2);
		assertThat(new SyntheticPerplexity(5, null).measure(view)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(new SyntheticPerplexity(5, 0.75).measure(view)).isCloseTo(8, within(1e-14));
		assertThat(new SyntheticPerplexity(5, 0.8).measure(view)).isEqualTo(Double.POSITIVE_INFINITY);
	}

	private static double quantile(double share, View view) {
		return new SyntheticPerplexity(4, share).measure(view);
	}

	private static double share(double from, @Nullable Double to, int samples, View view) {
		return new SyntheticPerplexityShare(Math.max(0, from), to, samples).measure(view);
	}

	/** The lower end belongs to a bin, the upper one does not. */
	@Test
	void binsOfTheHistogramAreHalfOpen() {
		var certain = Views.of(sureOf(2), sureOf(2));
		assertThat(share(0, 1.0, 9, certain)).isZero();
		assertThat(share(1, 2.0, 9, certain)).isEqualTo(1);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new SyntheticPerplexityShare(2, 2.0, 9))
			.matches((refusal) -> refusal.pointer().equals("/to"));
	}

	@Test
	void syntheticPerplexitiesAreOfFewTokensAndOnlyTextsHaveQuantiles() {
		var language = new MarkovChain(3, 0, 2000, new double[] { 1, 0, 0 }, new double[] { 1 });
		assertThat(answers(new SyntheticPerplexity(5000, null), language)).isTrue();
		assertThat(answers(new SyntheticPerplexity(5001, null), language)).isFalse();
		assertThat(answers(new SyntheticPerplexityShare(0, null, 5001), language)).isFalse();
		assertThat(answers(new SyntheticPerplexity(200, null), Views.symbols(1))).isTrue();
		assertThat(answers(new SyntheticPerplexity(200, 0.5), Views.symbols(1))).isFalse();
	}

	private static boolean answers(Metric metric, Law law) {
		return metric.needs().stream().allMatch((need) -> need.unmet(law, law.getClass()) == null);
	}

	/**
	 * In each text alone, on average over the texts: not those that occur in another
	 * text, and not all that occur more than once.
	 */
	@Test
	void repetitionIsTheShareOfWhatATextHoldsBefore() {
		var view = texts(3, 5, 0, 1, 0, 1, 0, 0, 1, 2, 2, 2);
		// 01 10 01 10 | 01 12 22 22
		assertThat(new Repetition(2, 1).measure(view)).isEqualTo(0.5);
		assertThat(new Repetition(2, 2).measure(view)).isEqualTo(0.375);
		assertThat(new Repetition(1, 2).measure(view)).isEqualTo(0.5);
		assertThat(new Repetition(3, 2).measure(view)).isCloseTo(1 / 6.0, within(1e-15));
		assertThat(new Repetition(5, 2).measure(view)).isZero();
		assertThat(new Repetition(6, 2).measure(view)).isNaN();
	}

	@Test
	void distinctIsTheShareOfDifferentOnes() {
		var view = texts(3, 4, 0, 1, 0, 1, 1, 0, 0, 1);
		// 01 10 01 | 10 00 01
		assertThat(new Distinct(2, 8).measure(view)).isEqualTo(0.5);
		assertThat(new Distinct(2, 5).measure(view)).isEqualTo(0.5);
		assertThat(new Distinct(2, 4).measure(view)).isCloseTo(2 / 3.0, within(1e-15));
		assertThat(new Distinct(1, 8).measure(view)).isEqualTo(0.25);
		assertThat(new Distinct(4, 8).measure(view)).isEqualTo(1);
		assertThat(new Distinct(5, 8).measure(view)).isNaN();
	}

	/**
	 * nltk 3.8: mean of sentence_bleu(others, text, weights=[1/n]*n,
	 * smoothing_function=method1) over texts of tokens by s ← (1103515245 s + 12345) mod
	 * 2³¹ from s = 11, each (s >> 16) mod symbols.
	 */
	@ParameterizedTest
	@CsvSource({ "8, 12, 4, 4, 0.4176984387772119", "8, 12, 9, 4, 0.1255212465449503",
			"5, 6, 40, 2, 0.08420686862090157", "6, 3, 5, 4, 0.2180442594861051", "4, 10, 2, 3, 0.8547972389501022" })
	void selfBleuAgreesWithNltk(int texts, int length, int symbols, int n, double expected) {
		var tokens = new int[texts * length];
		var state = 11L;
		for (int i = 0; i < tokens.length; i++) {
			state = (state * 1103515245 + 12345) % (1L << 31);
			tokens[i] = (int) ((state >> 16) % symbols);
		}
		assertThat(new SelfBleu(n, texts).measure(texts(symbols, length, tokens))).isCloseTo(expected, within(1e-15));
	}

	@Test
	void selfBleuIsOneForEqualTextsAndZeroForDifferentOnes() {
		assertThat(new SelfBleu(4, 3).measure(texts(5, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4))).isCloseTo(1,
				within(1e-15));
		assertThat(new SelfBleu(4, 2).measure(texts(4, 2, 0, 1, 2, 3))).isZero();
	}

}
