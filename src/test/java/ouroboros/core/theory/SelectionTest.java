package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Sampling;
import ouroboros.core.curation.TailCut;
import ouroboros.core.law.Discrete;
import ouroboros.core.metric.Entropy;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * What choice and cuts make of a law, and when chance decides.
 *
 * <p>
 * Mutants that are none: whether a tolerance (1e-12, 0.01, three standard errors, 1e-14,
 * 50 counts) includes its bound; factors and signs that all symbols share, as laws are
 * normalised; where the trapezoidal rule begins and ends, below 1e-17 of the integral;
 * impossible symbols among those to cut, which come last, when nothing is left; and the
 * number of steps that a fixed point is looked for, which costs time alone.
 */
class SelectionTest {

	private static final String FOUR = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[%s]},"
			+ "\"learner\":{\"type\":\"categorical\"},\"metrics\":[\"entropy\"],";

	private static String unmet(Theory theory, String spec) {
		return String.valueOf(theory.unmet(Settings.of(spec)));
	}

	private static String four(String rest) {
		return FOUR.formatted("0.4,0.3,0.2,0.1") + rest;
	}

	/** The most probable symbols, of the last of them a part; in any order. */
	@Test
	void cutsOffTheLeastProbable() {
		var law = new double[] { 0.1, 0.4, 0.2, 0.3 };
		var selection = new Selection(Sampling.PLAIN, List.of(new TailCut(0.2)), new Discrete(law));
		assertThat(selection.of(law, 1e9).law()).containsExactly(new double[] { 0, 0.5, 0.125, 0.375 }, within(1e-12));
		assertThat(selection.of(law, 1e9).tossUp()).isFalse();
		// so much that only a part of the first is left
		var most = new Selection(Sampling.PLAIN, List.of(new TailCut(0.9)), new Discrete(law));
		assertThat(most.of(law, 1e9).law()).containsExactly(new double[] { 0, 1, 0, 0 }, within(1e-12));
		assertThat(most.of(law, 1e9).tossUp()).isFalse();
		var impossible = new double[] { 0, 0.5, 0.2, 0.3 };
		assertThat(selection.of(impossible, 1e9).tossUp()).isFalse();
	}

	@Test
	void whereNothingIsCutNothingIsLeftToChance() {
		assertThat(unmet(new DecodingLoop(), four("\"sampling\":{\"topK\":4}," + regime("\"samples\":10", 3))))
			.isEqualTo("null");
		var whole = FOUR.formatted("0.5,0.3,0.2,1e-13") + "\"sampling\":{\"temperature\":0.9},"
				+ regime("\"samples\":1000000", 3);
		assertThat(unmet(new DecodingLoop(), whole)).isEqualTo("null");
	}

	/** Of 0.7 in the first two symbols √(p(1-p)/n) is a third of 0.05 for n = 675. */
	@ParameterizedTest
	@CsvSource({ "600, true", "750, false" })
	void aNucleusThatSamplesCannotTell(int samples, boolean tossUp) {
		var spec = four("\"sampling\":{\"topP\":0.75}," + regime("\"samples\":" + samples, 2));
		assertThat(unmet(new DecodingLoop(), spec).startsWith("has a cut between")).isEqualTo(tossUp);
	}

	@ParameterizedTest
	@CsvSource({ "'0,500,1,1', null", "'0,501,1,1', 500 nats", "'-400,300,0,0', 500 nats" })
	void rewardsThatCanBeTold(String rewards, String reason) {
		var spec = four(
				"\"curation\":[{\"type\":\"preference\",\"candidates\":2,\"reward\":{\"type\":\"table\",\"values\":[%s]}}],"
					.formatted(rewards) + regime("\"samples\":100000", 2));
		assertThat(unmet(new SelectionLoop(), spec)).contains(reason);
	}

	/**
	 * 10,000 symbols, cut and measured seven times: 300,000 steps for each of 100 fits.
	 */
	@ParameterizedTest
	@CsvSource({ "100, null", "101, too many symbols and generations" })
	void workOfCuts(int fits, String reason) {
		var quantiles = IntStream.rangeClosed(1, 7)
			.mapToObj((i) -> "{\"type\":\"tail-mass\",\"quantile\":0.%d}".formatted(i))
			.toList();
		var spec = "\"truth\":{\"type\":\"zipf\",\"symbols\":10000,\"exponent\":1},\"learner\":{\"type\":\"categorical\"},"
				+ "\"metrics\":%s,\"curation\":[{\"type\":\"tail-cut\",\"quantile\":0.05}],".formatted(quantiles)
				+ regime("\"samples\":10000000", fits);
		assertThat(unmet(new SelectionLoop(), spec)).contains(reason);
	}

	@ParameterizedTest
	@CsvSource({ "400, null", "600, too many symbols and generations" })
	void workOfPreferences(int fits, String reason) {
		var rewards = IntStream.range(0, 100).boxed().toList();
		var spec = "\"truth\":{\"type\":\"zipf\",\"symbols\":100,\"exponent\":1},\"learner\":{\"type\":\"categorical\"},"
				+ "\"metrics\":[\"entropy\"],\"curation\":[{\"type\":\"preference\",\"candidates\":2,\"reward\":"
				+ "{\"type\":\"table\",\"values\":%s}}],".formatted(rewards) + regime("\"samples\":10000000", fits);
		assertThat(unmet(new SelectionLoop(), spec)).contains(reason);
	}

	/**
	 * From 1e-17 to where φ^K is below it: 39 e-folds, those of the rewards, and ln 39.
	 */
	@Test
	void workOfAChoice() {
		for (var range : new double[] { 0.5, 100, 400 }) {
			var work = SoftmaxChoice.work(new double[] { -7, range - 7 }, 2);
			assertThat(work).isCloseTo(2 * (range + 17 * Math.log(10) + Math.log(39)) / 0.25, within(0.03 * work));
			assertThat(SoftmaxChoice.work(new double[] { -7, range - 7 }, 200) - work)
				.isCloseTo(2 * Math.log(100) / 0.25, within(1e-9));
		}
	}

	/** What is impossible is never among the candidates, whatever its reward. */
	@Test
	void impossibleSymbolsHaveNoPart() {
		var chosen = SoftmaxChoice.of(new double[] { 0.5, 0, 0.5 }, new double[] { 0, 2000, 1 }, 3);
		var possible = SoftmaxChoice.of(new double[] { 0.5, 0.5 }, new double[] { 0, 1 }, 3);
		assertThat(chosen).containsExactly(possible[0], 0, possible[1]);
		assertThat(Arrays.stream(chosen).sum()).isCloseTo(1, within(1e-14));
	}

	/** Independent tokens are symbols, of which each text holds three. */
	@ParameterizedTest
	@ValueSource(strings = { "replace", "accumulate" })
	void tokensOfTexts(String retain) {
		var rest = "\"metrics\":[\"entropy\"],\"sampling\":{\"temperature\":0.8},\"generations\":4,\"regime\":{\"retain\":\"%s\",\"real\":"
				+ "{\"count\":%d,\"source\":\"fresh\"},\"samples\":{\"type\":\"list\",\"values\":[%d,%d]}}";
		var texts = Settings.of("\"truth\":{\"type\":\"markov-text\",\"symbols\":4,\"order\":0,\"length\":3,"
				+ "\"concentration\":0.5,\"seed\":7},\"learner\":{\"type\":\"n-gram\",\"order\":1,\"smoothing\":0},"
				+ rest.formatted(retain, 1000, 4000, 2000));
		var symbols = Settings.of(FOUR.formatted(Arrays.toString(Frequencies.truth(texts)).replaceAll("[\\[\\]]", ""))
			.replace("\"metrics\":[\"entropy\"],", "") + rest.formatted(retain, 3000, 12_000, 6000));
		assertThat(Settings.expected(new DecodingLoop(), texts, new Entropy(), Function.VALUE)).containsExactly(
				Settings.expected(new DecodingLoop(), symbols, new Entropy(), Function.VALUE), within(1e-12));
	}

}
