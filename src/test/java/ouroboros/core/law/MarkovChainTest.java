package ouroboros.core.law;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MarkovChainTest {

	private static final Turn TURN = new Turn(8, 1, () -> false);

	/** Leaves 0 with probability 0.3 and 1 with probability 0.2. */
	private static final MarkovChain TWO = MarkovChain.of(2, 1, 5, new double[] { 0.7, 0.3, 0.2, 0.8 });

	private static MarkovChain language(int symbols, int order, double concentration, int length) {
		return new MarkovText(symbols, order, concentration, length, 3).law((dataset, columns) -> {
			throw new AssertionError();
		});
	}

	private static double information(double... probabilities) {
		return -Arrays.stream(probabilities).map((p) -> p * Math.log(p)).sum();
	}

	@Test
	void twoStatesAreInBalance() {
		assertThat(TWO.stationary()).containsExactly(new double[] { 0.4, 0.6 }, within(1e-15));
		assertThat(TWO.entropyRate()).isCloseTo(0.4 * information(0.7, 0.3) + 0.6 * information(0.2, 0.8),
				within(1e-15));
		assertThat(TWO.entropy()).isCloseTo(information(0.4, 0.6) + 4 * TWO.entropyRate(), within(1e-14));
	}

	/** A rare way out would cost digits where one subtracts. */
	@Test
	void rareMovesKeepEveryDigit() {
		var chain = MarkovChain.of(2, 1, 2, new double[] { 1 - 3e-12, 3e-12, 1e-12, 1 - 1e-12 });
		assertThat(chain.stationary()[0]).isCloseTo(0.25, within(1e-15));
		assertThat(chain.stationary()[1]).isCloseTo(0.75, within(1e-15));
	}

	@Test
	void oneStepChangesNothing() {
		for (var chain : new MarkovChain[] { language(27, 1, 0.2, 9), language(3, 3, 0.05, 9),
				language(2, 10, 1e-6, 9) }) {
			var next = new double[chain.stationary().length];
			for (int at = 0; at < chain.transitions().length; at++) {
				next[at % next.length] += chain.stationary()[at / chain.symbols()] * chain.transitions()[at];
			}
			for (int context = 0; context < next.length; context++) {
				assertThat(next[context]).isCloseTo(chain.stationary()[context],
						within(1e-13 * chain.stationary()[context]));
			}
			assertThat(Arrays.stream(next).sum()).isCloseTo(1, within(1e-13));
		}
	}

	@Test
	void aLanguageIsAFunctionOfItsSeed() {
		assertThat(language(5, 2, 1, 3).transitions()).isEqualTo(language(5, 2, 1, 3).transitions())
			.isNotEqualTo(new MarkovText(5, 2, 1, 3, 4).law((dataset, columns) -> {
				throw new AssertionError();
			}).transitions());
	}

	/** Rows of a Dirichlet law: the mean square of a probability is (a+1)/(K(Ka+1)). */
	@Test
	void concentrationSpreadsProbabilities() {
		for (double a : new double[] { 0.05, 1, 20 }) {
			var rows = language(10, 3, a, 1).transitions();
			var expected = (a + 1) / (10 * (10 * a + 1));
			var squares = Arrays.stream(rows).map((p) -> p * p).average().orElseThrow();
			// 1000 rows; the relative deviation of a row's sum of squares is below 1
			assertThat(squares / expected).isCloseTo(1, within(4 / Math.sqrt(1000)));
		}
	}

	/** What happens has the information that the entropy says, |z| < 4. */
	@Test
	void entropyIsTheMeanInformationOfTexts() {
		for (var chain : new MarkovChain[] { TWO, language(5, 2, 0.3, 7), language(4, 0, 1, 3),
				language(3, 4, 0.5, 2) }) {
			var texts = chain.sample(40_000, TURN.stream("synthetic"));
			var information = IntStream.range(0, texts.rows())
				.mapToDouble((
						row) -> -chain.logProbability(texts.tokens(), row * texts.length(), (row + 1) * texts.length()))
				.toArray();
			assertThat(z(information, chain.entropy())).isBetween(-4.0, 4.0);
			// texts that did not begin in the stationary law, or were independent tokens
			if (chain.order() > 0 && chain.length() > chain.order()) {
				assertThat(Math.abs(z(information, chain.length() * chain.entropyRate()))).isGreaterThan(4);
			}
		}
	}

	private static double z(double[] sample, double expected) {
		var mean = Arrays.stream(sample).average().orElseThrow();
		var variance = Arrays.stream(sample).map((x) -> (x - mean) * (x - mean)).sum() / (sample.length - 1);
		return (mean - expected) / Math.sqrt(variance / sample.length);
	}

	@Test
	void everyPlaceOfATextHasTheSameLaw() {
		var chain = language(3, 2, 0.3, 8);
		var texts = chain.sample(100_000, TURN.stream("places"));
		for (int place : new int[] { 0, 1, 2, 7 }) {
			var counts = new int[3];
			for (int row = 0; row < texts.rows(); row++) {
				counts[texts.at(row, place)]++;
			}
			for (int token = 0; token < 3; token++) {
				var p = chain.next(new int[0], 0, 0)[token];
				assertThat(counts[token] / 1e5).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / 1e5)));
			}
		}
	}

	@Test
	void probabilitiesOfNextTokensMakeThatOfATextAndSumToOne() {
		var chain = language(3, 2, 0.5, 6);
		var total = 0.0;
		var text = new int[6];
		for (int code = 0; code < 729; code++) {
			for (int i = 0, digits = code; i < 6; i++, digits /= 3) {
				text[i] = digits % 3;
			}
			var sum = 0.0;
			for (int at = 0; at < 6; at++) {
				sum += Math.log(chain.next(text, 0, at)[text[at]]);
			}
			assertThat(chain.logProbability(text, 0, 6)).isCloseTo(sum, within(1e-12));
			total += Math.exp(sum);
		}
		assertThat(total).isCloseTo(1, within(1e-12));
	}

	@Test
	void textsMayBeShorterThanTheOrder() {
		var chain = language(3, 4, 0.5, 2);
		assertThat(chain.sample(7, TURN.stream("short")).tokens()).hasSize(14);
		assertThat(chain.entropy()).isLessThan(2 * Math.log(3)).isGreaterThan(2 * chain.entropyRate());
		assertThat(chain.decoded(new Decoding(0, 0, 1, 1)).sample(3, TURN.stream("short")).tokens()).hasSize(6);
	}

	/** In the array that holds it. */
	@Test
	void aTextMayBeAnywhere() {
		var chain = language(3, 2, 0.5, 6);
		var tokens = new int[] { 1, 2, 0, 1, 1, 2 };
		for (int from = 0; from < 6; from++) {
			for (int to = from; to <= 6; to++) {
				assertThat(chain.next(tokens, from, to))
					.isEqualTo(chain.next(Arrays.copyOfRange(tokens, from, to), 0, to - from));
			}
		}
	}

	/** Its probabilities, and a number for each pair of contexts. */
	@Test
	void extendsAsFarAsItsStationaryLaw() {
		assertThat(language(3, 2, 0.5, 6).extent()).isEqualTo(27 + 81);
	}

}
