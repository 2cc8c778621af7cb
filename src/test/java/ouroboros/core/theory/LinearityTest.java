package ouroboros.core.theory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.Support;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * Which regimes are linear, and which are short enough.
 *
 * <p>
 * Mutants that are none: whether limits of work, which are round, include their bound;
 * impossible symbols among those that die out, whose mass is 0; and the unit of a law
 * without spread, which no number depends on.
 */
class LinearityTest {

	private static final String NORMAL = "\"truth\":{\"type\":\"gaussian\",\"mean\":[%s],\"covariance\":[[%s]]},"
			+ "\"learner\":{\"type\":\"gaussian\"},";

	private static String unmet(String fields) {
		return String.valueOf(Linearity.plain(Settings.of(NORMAL.formatted(0, 1) + regime(fields, 3))));
	}

	@Test
	void saysWhatIsLeftToChance() {
		var mixing = "\"samples\":9,\"real\":{\"share\":0.5,\"source\":\"fresh\",\"mixing\":\"independent\"}";
		assertThat(unmet(mixing)).isEqualTo("null");
		assertThat(unmet(mixing + ",\"realWeight\":0.5")).startsWith("realWeight weighs").contains("mixing");
		assertThat(unmet(mixing + ",\"reuse\":0.5")).startsWith("the number of synthetic points");
		assertThat(unmet(mixing + ",\"budget\":{\"points\":5,\"scope\":\"synthetic\"}"))
			.startsWith("the number of synthetic points");
		assertThat(unmet(mixing + ",\"budget\":5")).isEqualTo("null");
		var beside = "\"samples\":9,\"real\":{\"count\":5,\"source\":\"fresh\"}";
		assertThat(unmet(beside + ",\"realWeight\":0.5")).isEqualTo("null");
		assertThat(unmet(beside + ",\"realWeight\":0.5,\"budget\":5")).endsWith("left to chance by the budget");
		assertThat(unmet(beside + ",\"realWeight\":0.5,\"budget\":{\"points\":5,\"scope\":\"synthetic\"}"))
			.isEqualTo("null");
		var aged = "\"samples\":9,\"retain\":{\"window\":3},\"ageWeight\":{\"type\":\"list\",\"values\":[1,0.5]}";
		assertThat(unmet(aged)).isEqualTo("null");
		assertThat(unmet(aged + ",\"budget\":5")).startsWith("ageWeight weighs");
		assertThat(unmet("\"samples\":9,\"watermark\":{\"truePositiveRate\":0.9,\"falsePositiveRate\":0.1}"))
			.contains("does not cover");
	}

	/** A window of 200 generations: 610 batches, their products and 200 generations. */
	@ParameterizedTest
	@CsvSource({ "201, null", "202, takes the products of 610 batches over 202 generations" })
	void work(int fits, String reason) {
		var spec = NORMAL.formatted(0, 1) + regime("\"samples\":9,\"retain\":{\"window\":200}", fits);
		assertThat(String.valueOf(Linearity.plain(Settings.of(spec)))).startsWith(reason);
	}

	/** Parts that are used again, of fixed genuine points alone. */
	@Test
	void prefixes() {
		var real = ",\"real\":{\"count\":{\"type\":\"list\",\"values\":[9,4,0,7]},\"source\":\"%s\"}";
		assertThat(prefixes("\"samples\":9" + real.formatted("fixed"), 4)).containsExactly(1, 4, 7, 9);
		assertThat(prefixes("\"samples\":9" + real.formatted("fixed"), 3)).containsExactly(1, 4, 9);
		assertThat(prefixes("\"samples\":9" + real.formatted("fresh"), 4)).containsExactly(9);
		assertThat(prefixes("\"samples\":9,\"real\":{\"share\":0.4,\"mixing\":\"independent\"}", 4)).containsExactly(9);
		assertThat(prefixes("\"samples\":9,\"real\":{\"share\":0.4}", 4)).containsExactly(4, 9);
		assertThat(prefixes("\"samples\":9", 4)).containsExactly(9);
	}

	private static int[] prefixes(String fields, int fits) {
		return Linearity.prefixes(Settings.of(NORMAL.formatted(0, 1) + regime(fields, fits)))
			.stream()
			.mapToInt(Long::intValue)
			.toArray();
	}

	/**
	 * Shifts in units of a law of any variance and place: corrections towards another
	 * law, noise and steps, scaled by 3 and moved by 5.
	 */
	@Test
	void unitsDoNotMatter() {
		var curation = "\"curation\":[{\"type\":\"correction\",\"strength\":0.5,\"target\":{\"type\":\"gaussian\",\"mean\":[%s],"
				+ "\"covariance\":[[%s]]}},{\"type\":\"noise\",\"deviation\":%s},{\"type\":\"shift\",\"offset\":[%s]}],"
				+ regime("\"samples\":20", 5);
		var plain = shifts(NORMAL.formatted(0, 1) + curation.formatted(1, 2, 0.5, 0.25));
		var other = shifts(NORMAL.formatted(5, 9) + curation.formatted(8, 18, 1.5, 0.75));
		for (int i = 0; i < plain.length; i++) {
			assertThat(other[i]).isCloseTo(9 * plain[i], within(1e-12));
		}
		// a draw is 2m/3 + 1/3 + 1/4 on average, m² being 1/20 itself, and has the
		// variance
		// of a mixture about it
		var variance = 2 / 3.0 * 1.05 + 1 - 4 / 9.0 / 20 - 1 / 9.0 + 0.25;
		assertThat(plain[0]).isCloseTo(1 / 20.0, within(1e-14));
		assertThat(plain[1]).isCloseTo(4 / 9.0 / 20 + 49 / 144.0 + variance / 20, within(1e-12));
	}

	private static double[] shifts(String spec) {
		return Settings.expected(new NormalMoments(), Settings.of(spec), new MeanShift(), Function.VALUE);
	}

	/** a added to each of K·n counts of tokens, three to a text. */
	@Test
	void smoothedTokens() {
		var texts = "\"truth\":{\"type\":\"markov-text\",\"symbols\":4,\"order\":0,\"length\":3,\"concentration\":0.5,"
				+ "\"seed\":7},\"learner\":{\"type\":\"n-gram\",\"order\":1,\"smoothing\":%s},"
				+ regime("\"samples\":10", 1);
		var plain = heterozygosity(texts.formatted(0));
		var share = 30 / (30 + 4 * 0.5);
		// Σ(wq + (1-w)/4)² = w²Σq² + (1-w²)/4
		assertThat(1 - heterozygosity(texts.formatted(0.5)))
			.isCloseTo(share * share * (1 - plain) + (1 - share * share) / 4, within(1e-12));
	}

	private static double heterozygosity(String spec) {
		return Settings.expected(new SymbolMoments(), Settings.of(spec), new Heterozygosity(), Function.VALUE)[0];
	}

	/**
	 * Branching of rare symbols: after two fits to n and to 2n, of which each count has
	 * on average 2 children, e^(-np(1-e^-2)) are dead.
	 */
	@Test
	void rareSymbolsOfGrowingSamples() {
		var spec = "\"truth\":{\"type\":\"zipf\",\"symbols\":200000,\"exponent\":1.5},\"learner\":{\"type\":\"categorical\"},"
				+ regime("\"samples\":{\"type\":\"list\",\"values\":[1000,2000,3000]}", 3);
		var setting = Settings.of(spec);
		var p = Frequencies.truth(setting);
		var alive = new double[] { -Math.expm1(-2), -Math.expm1(-2 * -Math.expm1(-1.5)) };
		var support = Settings.expected(new HeavyTail(), setting, new Support(), Function.VALUE);
		var missing = Settings.expected(new HeavyTail(), setting, new MissingMass(), Function.VALUE);
		assertThat(support).hasSize(2);
		for (int fit = 0; fit < 2; fit++) {
			var dead = 0.0;
			var mass = 0.0;
			for (var one : p) {
				dead += Math.exp(-1000 * one * alive[fit]);
				mass += one * Math.exp(-1000 * one * alive[fit]);
			}
			assertThat(support[fit]).isCloseTo(p.length - dead, within(1e-6));
			assertThat(missing[fit]).isCloseTo(mass, within(1e-12));
		}
	}

}
