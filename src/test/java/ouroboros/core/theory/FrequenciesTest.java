package ouroboros.core.theory;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.law.MarkovChain;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.Support;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * Tokens of texts and counts of symbols.
 *
 * <p>
 * Mutants that are none: contexts of probability 0 that are followed too; a last step of
 * a chain that nobody reads; samples of more than 100,000 that are let through, whose
 * terms are too many anyway; and whether limits of work, which are round or estimated,
 * include their bound, or a few terms more of a binomial law are summed.
 */
class FrequenciesTest {

	private static Setting texts(int symbols, int order, int length, int samples) {
		return Settings.of("""
				"truth":{"type":"markov-text","symbols":%d,"order":%d,"length":%d,"concentration":0.5,"seed":7},
				"learner":{"type":"n-gram","order":1,"smoothing":0},""".formatted(symbols, order, length)
				+ regime("\"samples\":" + samples, 4));
	}

	private static Setting symbols(String probabilities, String rest) {
		return Settings
			.of("\"truth\":{\"type\":\"categorical\",\"probabilities\":[%s]},\"learner\":{\"type\":\"categorical\"},"
				.formatted(probabilities) + rest);
	}

	/** Every text there is, by its probability. */
	@ParameterizedTest
	@CsvSource({ "3, 0, 1", "3, 0, 4", "3, 1, 1", "3, 1, 4", "3, 2, 4", "2, 3, 5" })
	void squaredFrequenciesOfTokens(int symbols, int order, int length) {
		var setting = texts(symbols, order, length, 10);
		var chain = (MarkovChain) setting.truth();
		var sum = 0.0;
		for (int number = 0; number < Math.pow(symbols, length); number++) {
			var text = new int[length];
			for (int place = 0, rest = number; place < length; place++, rest /= symbols) {
				text[place] = rest % symbols;
			}
			sum += probability(chain, text) * Arrays.stream(new int[] { 0, 1, 2 })
				.mapToDouble((token) -> Arrays.stream(text).filter((other) -> other == token).count())
				.map((count) -> count * count / length / length)
				.sum();
		}
		assertThat(Frequencies.family(setting).truth().square()).isCloseTo(sum, within(1e-12));
	}

	/** The first tokens' by marginals of a context, those of the others one by one. */
	private static double probability(MarkovChain chain, int[] text) {
		var probability = 0.0;
		var contexts = chain.stationary().length;
		for (int context = 0; context < contexts; context++) {
			var digits = new int[chain.order()];
			for (int place = chain.order() - 1, rest = context; place >= 0; place--, rest /= chain.symbols()) {
				digits[place] = rest % chain.symbols();
			}
			var fits = true;
			for (int place = 0; place < Math.min(chain.order(), text.length); place++) {
				fits &= digits[place] == text[place];
			}
			if (fits) {
				var product = chain.stationary()[context];
				var last = context;
				for (int place = chain.order(); place < text.length; place++) {
					var at = last * chain.symbols() + text[place];
					product *= chain.transitions()[at];
					last = at % contexts;
				}
				probability += product;
			}
		}
		return probability;
	}

	@Test
	void tokensAreDraws() {
		var texts = texts(4, 0, 3, 10);
		var same = symbols(Arrays.toString(Frequencies.truth(texts)).replaceAll("[\\[\\]]", ""),
				regime("\"samples\":30", 4));
		assertThat(Settings.expected(new SymbolSurvival(), texts, new Support(), Function.VALUE)).containsExactly(
				Settings.expected(new SymbolSurvival(), same, new Support(), Function.VALUE), within(1e-9));
	}

	/** The first sample is that of replacement, whatever comes after it. */
	@Test
	void theFirstSampleIsThatOfTheChain() {
		var zipf = "\"truth\":{\"type\":\"zipf\",\"symbols\":30,\"exponent\":1},\"learner\":{\"type\":\"categorical\"},"
				+ "\"metrics\":[\"entropy\",\"reverse-kl-divergence\"],";
		var later = Settings.of(zipf + regime("\"samples\":40,\"retain\":\"accumulate\"", 4));
		var chain = Settings.of(zipf + regime("\"samples\":40", 4));
		assertThat(Settings.expected(new FirstSample(), later, new Entropy(), Function.VALUE)).containsExactly(
				new double[] { Settings.expected(new SymbolEntropy(), chain, new Entropy(), Function.VALUE)[0] },
				within(1e-12));
	}

	@ParameterizedTest
	@CsvSource({ "100000000, 4", "100000001, 2" })
	void firstSamplesOfAnySize(String samples, int predictions) {
		var setting = symbols("0.3,0.7",
				"\"metrics\":[\"entropy\"],\"sampling\":{\"method\":\"sufficient-statistics\"},"
						+ regime("\"retain\":\"accumulate\",\"samples\":" + samples, 2));
		assertThat(Settings.predictions(new FirstSample(), setting)).hasSize(predictions);
	}

	/** A symbol that is impossible is none. */
	@Test
	void impossibleSymbolsAreNotCounted() {
		var two = symbols("0.5,0.5,0", regime("\"samples\":20", 4));
		assertThat(Settings.expected(new SymbolSurvival(), two, new Support(), Function.ABOVE)[0]).isCloseTo(1,
				within(1e-5));
	}

	@Test
	void chainsThatAreTooLongAreNotFollowed() {
		var huge = symbols("0.5,0.5", regime("\"samples\":200000", 2));
		assertThat(new SymbolSurvival().unmet(huge)).contains("too many to compute");
		// some 3e5 products for each fit
		assertThat(new SymbolSurvival().unmet(symbols("0.5,0.5", regime("\"samples\":1000", 2500)))).isNull();
		assertThat(new SymbolSurvival().unmet(symbols("0.5,0.5", regime("\"samples\":1000", 5000))))
			.contains("too many to compute");
	}

}
