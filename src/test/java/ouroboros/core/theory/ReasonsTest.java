package ouroboros.core.theory;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.data.Points;
import ouroboros.core.law.DatasetRows;
import ouroboros.core.law.Empirical;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.Variance;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/** Which closed form is named for which regime, and why others are silent. */
class ReasonsTest {

	private static final String NORMAL = "\"truth\":{\"type\":\"gaussian\",\"mean\":[1],\"covariance\":[[4]]},"
			+ "\"learner\":{\"type\":\"gaussian\",\"estimator\":\"%s\"},";

	private static final String SYMBOLS = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[%s]},"
			+ "\"learner\":{\"type\":\"categorical\"%s},\"metrics\":[\"heterozygosity\",{\"type\":\"tail-mass\",\"quantile\":0.4}],";

	private static final String GROWING = "\"samples\":{\"type\":\"power\",\"first\":10,\"exponent\":1}";

	private static final String ALL = "\"samples\":10,\"retain\":\"accumulate\"";

	private static final String WINDOW = "\"samples\":10,\"retain\":{\"window\":2}";

	private static Prediction normal(String estimator, String regime, Metric metric) {
		return Settings.predictions(new NormalMoments(), Settings.of(NORMAL.formatted(estimator) + regime(regime, 3)))
			.stream()
			.filter((one) -> one.metric().equals(metric))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void normalLaws() {
		var likelihood = "maximum-likelihood";
		assertThat(normal("unbiased", "\"samples\":10", new Variance()).source()).contains("Alemohammad");
		assertThat(normal("unbiased", "\"samples\":10", new MeanShift()).source()).contains("Shumailov");
		assertThat(normal(likelihood, "\"samples\":10", new Variance()).source()).contains("Π(1-1/n_i)")
			.doesNotContain("converges");
		assertThat(normal(likelihood, GROWING, new Variance()).source()).contains("converges");
		assertThat(normal(likelihood, "\"samples\":{\"type\":\"list\",\"values\":[9,8]}", new Variance()).source())
			.contains("Π(1-1/n_i)")
			.doesNotContain("converges");
		assertThat(normal(likelihood, "\"samples\":10", new MeanShift()).source()).contains("1-(1-1/n)^t");
		assertThat(normal(likelihood, ALL, new Variance()).source()).contains("sinc");
		assertThat(normal(likelihood, ALL, new MeanShift()).source()).contains("Π(1-m_k/N_k²)");
		for (var metric : new Metric[] { new Variance(), new MeanShift() }) {
			assertThat(normal("unbiased", ALL, metric).source()).isEqualTo(VectorMoments.RECURSION);
			assertThat(normal(likelihood, WINDOW, metric).source()).isEqualTo(VectorMoments.RECURSION);
			assertThat(normal(likelihood, ALL + ",\"budget\":10", metric).source()).isEqualTo(VectorMoments.RECURSION);
			assertThat(normal(likelihood, "\"samples\":10", metric).skewness()).hasSize(3);
			assertThat(normal(likelihood, WINDOW, metric).skewness()).isNull();
			assertThat(normal(likelihood, WINDOW, metric).generations()).containsExactly(0, 1, 2);
		}
	}

	private static String symbols(int at, String smoothing, String rest) {
		return Settings.predictions(new SymbolMoments(), Settings.of(SYMBOLS.formatted("0.3,0.7", smoothing) + rest))
			.get(at)
			.source();
	}

	@Test
	void symbols() {
		var flip = "\"curation\":[{\"type\":\"flip\",\"probability\":0.1}],";
		assertThat(symbols(0, "", flip + regime("\"samples\":10", 2))).contains("a channel mixes");
		assertThat(symbols(1, "", flip + regime("\"samples\":10", 2))).contains("cascade");
		assertThat(symbols(0, ",\"smoothing\":1", regime("\"samples\":10", 2))).contains("Dirichlet");
		assertThat(symbols(1, ",\"smoothing\":1", regime("\"samples\":10", 2))).contains("cascade");
		assertThat(symbols(1, "", regime("\"samples\":10", 2))).contains("Seddik");
		assertThat(symbols(0, "", regime(GROWING, 2))).contains("Wright").contains("converges");
		assertThat(symbols(0, "", regime("\"samples\":{\"type\":\"list\",\"values\":[9,8]}", 2))).contains("Wright")
			.doesNotContain("converges");
		assertThat(symbols(0, "", regime(ALL, 2))).contains("sinc");
		assertThat(symbols(0, "", regime(ALL + ",\"budget\":10", 2))).contains("exact recursion");
		assertThat(symbols(0, "", regime(WINDOW, 2))).contains("exact recursion");
	}

	private static final String REAL = "\"real\":{\"share\":0.5,\"source\":\"fresh\",\"mixing\":\"independent\"}";

	private static @Nullable String linear(String regime, int fits) {
		return Linearity.weights(Settings.of(NORMAL.formatted("unbiased") + regime("\"samples\":10" + regime, fits)));
	}

	@Test
	void weightsThatChanceDecides() {
		var ages = ",\"ageWeight\":{\"type\":\"geometric\",\"first\":1,\"ratio\":0.5}";
		var synthetic = ",\"budget\":{\"points\":5,\"scope\":\"synthetic\"}";
		assertThat(linear("," + REAL + ",\"realWeight\":0.5", 3)).contains("realWeight").contains("mixing independent");
		assertThat(linear("," + REAL + ",\"reuse\":0.5", 3)).contains("number of synthetic points");
		assertThat(linear("," + REAL + synthetic, 3)).contains("number of synthetic points");
		assertThat(linear("," + REAL + ",\"budget\":5", 3)).isNull();
		assertThat(linear(",\"budget\":5" + ages, 3)).contains("ageWeight");
		assertThat(linear(ages, 3)).isNull();
		var count = ",\"real\":{\"count\":5},\"realWeight\":0.5";
		assertThat(linear(count + ",\"budget\":5", 3)).contains("left to chance by the budget");
		assertThat(linear(count + synthetic, 3)).isNull();
		assertThat(linear(count, 3)).isNull();
	}

	/** 8 batches, one prefix, one model and three a generation: 4 b² (t+1) products. */
	@Test
	void windowsThatAreQuicklyComputed() {
		assertThat(linear(",\"retain\":{\"window\":50}", 2929)).isNull();
		assertThat(linear(",\"retain\":{\"window\":50}", 2930)).contains("160 batches over 2930 generations");
		assertThat(linear(",\"retain\":{\"window\":5000}", 1000)).contains("3010 batches over 1000 generations");
		assertThat(linear(",\"retain\":\"accumulate\"", 9000)).isNull();
		assertThat(linear(",\"retain\":{\"window\":50},\"ancestry\":{\"window\":40}", 2930))
			.contains("199 batches over 2930 generations");
	}

	@Test
	void partsOfTheFirstSampleThatAreUsedAgain() {
		var real = ",\"real\":{\"count\":{\"type\":\"list\",\"values\":[9,3,0,5]},\"source\":\"%s\"}";
		assertThat(prefixes(real.formatted("fixed"), 4)).containsExactly(1L, 3L, 5L, 10L);
		assertThat(prefixes(real.formatted("fixed"), 3)).containsExactly(1L, 3L, 10L);
		assertThat(prefixes(real.formatted("fresh"), 4)).containsExactly(10L);
		assertThat(prefixes("," + REAL.replace("fresh", "fixed"), 4)).containsExactly(10L);
		assertThat(prefixes("," + REAL.replace("fresh", "fixed").replace("independent", "stratified"), 4))
			.containsExactly(5L, 10L);
	}

	private static List<Long> prefixes(String regime, int fits) {
		return Linearity.prefixes(Settings.of(NORMAL.formatted("unbiased") + regime("\"samples\":10" + regime, fits)));
	}

	@Test
	void onePositiveNumber() {
		var noise = "\"truth\":{\"type\":\"%1$s\",\"mean\":2},\"learner\":{\"type\":\"%1$s\"},%2$s"
				+ regime("\"samples\":10,\"real\":{\"count\":5,\"source\":\"fresh\"}%3$s", 2);
		var means = new MeanMoments();
		var plain = Settings.predictions(means, Settings.of(noise.formatted("poisson", "", "")));
		assertThat(plain.getFirst().source()).doesNotContain("golden");
		assertThat(plain.get(1).source()).contains("λ₀");
		assertThat(Settings.predictions(means,
				Settings.of(noise.formatted("exponential", "", ",\"realWeight\":\"golden\""))))
			.map(Prediction::source)
			.satisfiesExactly((shift) -> assertThat(shift).contains("golden"),
					(variance) -> assertThat(variance).contains("θ₀²"),
					(mean) -> assertThat(mean).contains("martingale"));
		assertThat(means.unmet(Settings.of(noise.formatted("poisson", "", ",\"budget\":3,\"realWeight\":0.5"))))
			.contains("left to chance by the budget");
	}

	/** E ln θ₁₀ = -0.25208 of the fact sheet; the variance is θ². */
	@Test
	void logarithmsOfWaitingTimes() {
		var spec = "\"truth\":{\"type\":\"exponential\",\"mean\":1},\"learner\":{\"type\":\"exponential\"},"
				+ "\"metrics\":[%s]," + regime("\"samples\":20", 10);
		var theory = new ExponentialReplace();
		assertThat(Settings.expected(theory, Settings.of(spec.formatted("\"variance\"")), new Variance(),
				Function.LOGARITHM)[9])
			.isCloseTo(-2 * 0.25208, within(1.1e-5));
		assertThat(Settings.expected(theory, Settings.of(spec.formatted("\"variance\",\"mean\"")), new Mean(),
				Function.LOGARITHM)[9])
			.isCloseTo(-0.25208, within(5.1e-6));
	}

	/** A symbol that is impossible changes nothing, one that is sure is fixed at once. */
	@Test
	void impossibleAndSureSymbols() {
		for (var theory : new Theory[] { new AbsorptionBounds(), new SurvivalBounds() }) {
			var function = (theory instanceof AbsorptionBounds) ? Function.ABOVE : Function.VALUE;
			var two = Settings.bounds(theory, of("0.3,0.7"), new Support(), function);
			for (var same : new String[] { "0,0.3,0.7", "0.3,0,0.7" }) {
				var three = Settings.bounds(theory, of(same), new Support(), function);
				assertThat(three.lower()).containsExactly(two.lower(), within(1e-15));
				assertThat(three.upper()).containsExactly(two.upper(), within(1e-15));
			}
		}
		assertThat(new AbsorptionBounds().unmet(of("0.3,0.3,0.4"))).contains("two symbols");
		assertThat(Settings.expected(new FixationTime(), of("1,0"), new Support(), Function.FIRST_AT_MOST)[0]).isZero();
		assertThat(Settings.prediction(new SymbolMoments(), of("0.3,0.7"), new Heterozygosity(), Function.VALUE)
			.generations()).isEqualTo(IntStream.range(0, 30).toArray());
	}

	private static Setting of(String probabilities) {
		return Settings.of(SYMBOLS.formatted(probabilities, "") + regime("\"samples\":20", 30));
	}

	/** All closed forms need independent data; those of a permutation are not. */
	@Test
	void dataDrawnWithoutReplacement() {
		var spec = Settings.of(NORMAL.formatted("unbiased") + regime("\"samples\":2", 3)).spec();
		var rows = new Points(1, new double[] { 1, 2, 3 });
		for (var theory : Settings.theories()) {
			var permuted = new Setting(spec, new Empirical(new DatasetRows<>(rows, 3, false)));
			assertThat(theory.unmet(permuted)).contains("drawn without replacement");
			var independent = new Setting(spec, new Empirical(rows));
			assertThat(String.valueOf(theory.unmet(independent))).doesNotContain("drawn without replacement");
		}
	}

	@Test
	void statistics() {
		assertThat(Statistic.meanSquareAbout(5).of(2)).isEqualTo(9);
		assertThat(Statistic.shareAbove(5).of(5)).isZero();
		assertThat(Statistic.shareAbove(5).of(Math.nextUp(5.0))).isEqualTo(1);
		assertThat(Statistic.shareAbove(5).of(Double.NaN)).isZero();
		assertThat(Statistic.MEAN_ROOT.of(9)).isEqualTo(3);
		assertThat(Statistic.MEAN_LOGARITHM.of(Math.E)).isEqualTo(1);
		// a tenth of the genuine deviation 2
		assertThat(Settings.predictions(new DeviationBound(),
				Settings.of(NORMAL.formatted("unbiased") + regime("\"samples\":10", 2))))
			.map((one) -> one.statistic().parameter())
			.satisfiesExactly((third) -> assertThat(third).isCloseTo(0.36, within(1e-15)),
					(tenth) -> assertThat(tenth).isCloseTo(0.04, within(1e-15)));
	}

}
