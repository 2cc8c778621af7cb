package ouroboros.core.law;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class DecodedTextsTest {

	private static final MarkovChain CHAIN = MarkovChain.of(3, 1, 4,
			new double[] { 0.5, 0.3, 0.2, 0.1, 0.6, 0.3, 0.25, 0.25, 0.5 });

	private static double[] next(Decoding decoding, int... text) {
		return CHAIN.decoded(decoding).next(text, 0, text.length);
	}

	@Test
	void noDecodingIsTheLawItself() {
		assertThat(CHAIN.decoded(Decoding.NONE)).isSameAs(CHAIN);
	}

	@Test
	void temperatureAndCutsActOnEachTokensLaw() {
		assertThat(next(new Decoding(0, 0, 1, 1), 1)).containsExactly(0, 1, 0);
		assertThat(next(new Decoding(1, 2, 1, 1), 2, 0)).containsExactly(new double[] { 0.625, 0.375, 0 },
				within(1e-15));
		assertThat(next(new Decoding(1, 0, 0.7, 1), 1)).containsExactly(new double[] { 0, 2 / 3.0, 1 / 3.0 },
				within(1e-15));
		assertThat(next(new Decoding(0.5, 0, 1, 1), 0))
			.containsExactly(new double[] { 0.25 / 0.38, 0.09 / 0.38, 0.04 / 0.38 }, within(1e-15));
	}

	/**
	 * Logarithms of tokens that the text holds, times the penalty (Keskar et al. 2019).
	 */
	@Test
	void penaltyIsOnTokensThatTheTextHolds() {
		var total = 0.25 + 0.3 + 0.2;
		assertThat(next(new Decoding(1, 0, 1, 2), 0))
			.containsExactly(new double[] { 0.25 / total, 0.3 / total, 0.2 / total }, within(1e-15));
		var both = 0.01 + 0.36 + 0.3;
		assertThat(next(new Decoding(1, 0, 1, 2), 0, 1, 0, 1))
			.containsExactly(new double[] { 0.01 / both, 0.36 / both, 0.3 / both }, within(1e-15));
	}

	@Test
	void penaltyLeavesALawWhereAllPowersVanish() {
		assertThat(next(new Decoding(1, 0, 1, 1000), 0, 1, 2)).containsExactly(new double[] { 0, 0, 1 }, within(1e-15));
	}

	/** A token may cost as much as its alphabet has symbols. */
	@Test
	void stopsWhileItWrites() {
		var penalised = CHAIN.decoded(new Decoding(1, 0, 1, 1.5));
		var polls = new AtomicInteger();
		var random = new Turn(1, 0, () -> polls.incrementAndGet() > 50).stream("synthetic");
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> penalised.sample(20, random));
		assertThat(polls).hasValue(51);
		var tempered = CHAIN.decoded(new Decoding(0.7, 0, 1, 1));
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> tempered.sample(20, new Turn(1, 0, () -> true).stream("synthetic")));
	}

	/** Draws have the decoded probabilities, from the second token on too. */
	@Test
	void drawsAsItTells() {
		for (var decoding : new Decoding[] { new Decoding(0.7, 2, 1, 1), new Decoding(1, 0, 1, 1.5) }) {
			var law = CHAIN.decoded(decoding);
			var texts = law.sample(50_000, new Turn(2, 0, () -> false).stream("synthetic"));
			var information = IntStream.range(0, texts.rows())
				.mapToDouble((row) -> Math.exp(law.logProbability(texts.tokens(), 4 * row, 4 * row + 4)))
				.toArray();
			var mean = 0.0;
			var variance = 0.0;
			var text = new int[4];
			for (int code = 0; code < 81; code++) {
				for (int i = 0, digits = code; i < 4; i++, digits /= 3) {
					text[i] = digits % 3;
				}
				var p = Math.exp(law.logProbability(text, 0, 4));
				mean += p * p;
				variance += p * p * p;
			}
			var observed = IntStream.range(0, information.length)
				.mapToDouble((i) -> information[i])
				.average()
				.orElseThrow();
			assertThat((observed - mean) / Math.sqrt((variance - mean * mean) / texts.rows())).isBetween(-4.0, 4.0);
		}
	}

}
