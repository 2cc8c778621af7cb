package ouroboros.core.law;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.core.learner.NGram;
import ouroboros.core.learner.Smoothing;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Texts that are written after others. */
class ContinuationTest {

	private static final Turn TURN = new Turn(12, 1, () -> false);

	private static final MarkovChain CHAIN = new MarkovText(3, 2, 0.7, 3, 4).law((dataset, columns) -> {
		throw new AssertionError("no data set " + dataset);
	});

	private static Autoregressive fitted(Smoothing smoothing) {
		return new NGram(3, smoothing).fit(Training.of(CHAIN.sample(40, TURN.stream("genuine"))), TURN);
	}

	private static List<Autoregressive> laws() {
		var grams = fitted(new Smoothing.KneserNey(new Smoothing.Discount(0.5)));
		var frequencies = fitted(new Smoothing.Additive(0));
		return List.of(CHAIN, grams, frequencies, grams.decoded(new Decoding(0.6, 0, 0.95, 1)),
				frequencies.decoded(new Decoding(0.6, 0, 1, 1)), CHAIN.decoded(new Decoding(1, 0, 1, 2)));
	}

	/** Of each text of three tokens. */
	private static double[] probabilities(Autoregressive law, int... prompt) {
		return IntStream.range(0, 27).mapToDouble((code) -> {
			var line = NaiveBeams.joined(prompt, code / 9, code / 3 % 3, code % 3);
			var product = 1.0;
			for (int at = prompt.length; at < line.length; at++) {
				product *= law.next(line, 0, at)[line[at]];
			}
			return product;
		}).toArray();
	}

	private static long[] counts(Texts texts) {
		var counts = new long[27];
		for (int row = 0; row < texts.rows(); row++) {
			counts[9 * texts.at(row, 0) + 3 * texts.at(row, 1) + texts.at(row, 2)]++;
		}
		return counts;
	}

	/** False-alarm rate of each of 12 checks 3e-5. */
	@Test
	void haveTheLawOfWhatComesAfterThePrompt() {
		for (var law : laws()) {
			for (var prompt : new int[][] { { 2, 0, 1, 1 }, { 1 } }) {
				var repeated = new int[20_000 * prompt.length];
				Arrays.setAll(repeated, (i) -> prompt[i % prompt.length]);
				var counts = counts(
						law.continued(new Texts(3, prompt.length, repeated), TURN.stream("law" + prompt.length)));
				assertThat(ChiSquare.z(counts, probabilities(law, prompt))).as("%s", law).isLessThan(4);
				// one that ignores the prompt, or heeds all of it but the last token
				assertThat(ChiSquare.z(counts, probabilities(law))).as("%s", law).isGreaterThan(4);
				assertThat(ChiSquare.z(counts, probabilities(law, Arrays.copyOf(prompt, prompt.length - 1))))
					.isGreaterThan(4);
			}
		}
	}

	/** By the transitions themselves, not by what the chain says comes next. */
	@Test
	void aChainGoesOn() {
		var prompts = new int[60_000];
		Arrays.setAll(prompts, (i) -> (i % 3 == 0) ? 2 : (i % 3 == 1) ? 0 : 1);
		var expected = IntStream.range(0, 27).mapToDouble((code) -> {
			var line = new int[] { 0, 1, code / 9, code / 3 % 3, code % 3 };
			return IntStream.range(2, 5)
				.mapToDouble((at) -> CHAIN.transitions()[9 * line[at - 2] + 3 * line[at - 1] + line[at]])
				.reduce(1, (p, q) -> p * q);
		}).toArray();
		var texts = CHAIN.continued(new Texts(3, 3, prompts), TURN.stream("chain"));
		assertThat(ChiSquare.z(counts(texts), expected)).isLessThan(4);
	}

	/** Keskar's penalty is on tokens of the prompt too, of all of it. */
	@Test
	void penaltyIsOnThePromptToo() {
		var chain = MarkovChain.of(3, 1, 3, new double[] { 0.5, 0.3, 0.2, 0.1, 0.6, 0.3, 0.25, 0.25, 0.5 });
		var writing = chain.decoded(new Decoding(1, 0, 1, 2)).writing(new int[][] { { 2, 0 } }, 1);
		var total = 0.25 + 0.3 + 0.04;
		assertThat(writing.next(0)[0]).isCloseTo(0.25 / total, within(1e-15));
		assertThat(writing.next(0)[2]).isCloseTo(0.2 * 0.2 / total, within(1e-15));
	}

	/** However many are written side by side, each has the same numbers. */
	@Test
	void eachTextIsWrittenAsIfAlone() {
		for (var law : laws()) {
			var prompts = CHAIN.sample(70, TURN.stream("prompts"));
			var together = law.continued(prompts, TURN.stream("synthetic"));
			var random = TURN.stream("synthetic");
			for (int row = 0; row < prompts.rows(); row++) {
				assertThat(law.continued(prompts.select(new int[] { row }), random).tokens())
					.isEqualTo(together.row(row));
			}
		}
	}

	@Test
	void textsGoOnFromTheOriginsTheyAreGiven() {
		for (var law : laws()) {
			var writing = law.writing(new int[][] { { 0, 1, 2 }, { 2, 2, 1 } }, 2);
			writing.append(new int[] { 0, 1, 2, 3 }, new int[] { 0, 1, 2, 0 });
			writing.append(new int[] { 1, 1, 3, 2 }, new int[] { 2, 0, 1, 1 });
			var lines = new int[][] { { 0, 1, 2, 1, 2 }, { 0, 1, 2, 1, 0 }, { 2, 2, 1, 0, 1 }, { 2, 2, 1, 2, 1 } };
			for (int text = 0; text < 4; text++) {
				assertThat(writing.next(text)).isEqualTo(law.next(lines[text], 0, 5));
			}
		}
	}

}
