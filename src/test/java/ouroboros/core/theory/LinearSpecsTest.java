package ouroboros.core.theory;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.metric.HallucinatedMass;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * Numbers of linear regimes as they follow from whole specs: pools, fresh and fixed
 * genuine data, urns, populations. They were computed and confirmed by simulation
 * independently (numpy 2.4); fit t is generation t - 1.
 */
class LinearSpecsTest {

	private static final String TWO = "\"truth\":{\"type\":\"bernoulli\",\"probability\":%s},"
			+ "\"learner\":{\"type\":\"bernoulli\"},";

	private static final String LIKELIHOOD = "\"truth\":{\"type\":\"gaussian\",\"dimension\":1},"
			+ "\"learner\":{\"type\":\"gaussian\",\"estimator\":\"maximum-likelihood\"},";

	private static final String COUNTS = "\"truth\":{\"type\":\"poisson\",\"mean\":%s},\"learner\":{\"type\":\"poisson\"},";

	private static final String TIMES = "\"truth\":{\"type\":\"exponential\",\"mean\":1},"
			+ "\"learner\":{\"type\":\"exponential\"},";

	/** E(P-p)² of a symbol of probability 0.3, half of what is lost of 2p(1-p). */
	private static double error(String fields, int fits) {
		return 0.21 - heterozygosity(0.3, fields, fits) / 2;
	}

	private static double heterozygosity(double probability, String fields, int fits) {
		return Settings.expected(new SymbolMoments(), Settings.of(TWO.formatted(probability) + regime(fields, fits)),
				new Heterozygosity(), Function.VALUE)[fits - 1];
	}

	private static Prediction of(String spec, Metric metric) {
		var setting = Settings.of(spec);
		var theory = spec.contains("gaussian") ? new NormalMoments() : new MeanMoments();
		return Settings.predictions(theory, setting)
			.stream()
			.filter((one) -> one.metric().equals(metric))
			.findFirst()
			.orElseThrow();
	}

	private static double last(String spec, Metric metric) {
		var expected = ((Claim.Exactly) of(spec, metric).claim()).expected();
		return expected[expected.length - 1];
	}

	/** C1: n for n-1, a generation more or less, or a pool without its first batch. */
	@Test
	void accumulation() {
		assertThat(error("\"samples\":5,\"retain\":\"accumulate\"", 30)).isCloseTo(0.061611, within(5.1e-7));
		assertThat(error("\"samples\":20,\"retain\":\"accumulate\"", 30)).isCloseTo(0.016534, within(5.1e-7));
		for (var wrong : new double[] { error("\"samples\":6,\"retain\":\"accumulate\"", 30),
				error("\"samples\":5,\"retain\":\"accumulate\"", 29),
				error("\"samples\":5,\"retain\":\"accumulate\"", 31),
				error("\"samples\":5,\"retain\":{\"window\":29}", 30) }) {
			assertThat(wrong).isNotCloseTo(0.061611, within(5.1e-6));
		}
		assertThat(last(LIKELIHOOD + regime("\"samples\":32,\"retain\":\"accumulate\"", 100), new Variance()))
			.isCloseTo(0.94968, within(5.1e-6));
		// paper, section 2.6
		var hundred = LIKELIHOOD + regime("\"samples\":100,\"retain\":\"accumulate\"", 500);
		assertThat(last(hundred, new Variance())).isCloseTo(0.98365, within(5.1e-6));
		assertThat(last(hundred, new MeanShift())).isCloseTo(0.01635, within(5.1e-6));
	}

	/**
	 * C1 for a known variance: Σ1/k² of one fit's error, which no accumulation exceeds.
	 */
	@Test
	void theBoundOfDeyAndDonoho() {
		var setting = Settings.of(COUNTS.formatted(2) + regime("\"samples\":50,\"retain\":\"accumulate\"", 100));
		var shift = Settings.prediction(new MeanMoments(), setting, new MeanShift(), Function.VALUE);
		var inflation = ((Claim.Exactly) shift.claim()).expected();
		assertThat(inflation[1] * 50 / 2).isCloseTo(1.25, within(1e-12));
		assertThat(inflation[4] * 50 / 2).isCloseTo(1.463611, within(5.1e-7));
		assertThat(inflation[9] * 50 / 2).isCloseTo(1.549768, within(5.1e-7));
		assertThat(inflation[99] * 50 / 2).isCloseTo(1.634984, within(5.1e-7));
		assertThat(shift.limit() * 50 / 2).isCloseTo(Math.PI * Math.PI / 6, within(1e-6));
		var symbols = Settings.prediction(new SymbolMoments(),
				Settings.of(TWO.formatted(0.3) + regime("\"samples\":10,\"retain\":\"accumulate\"", 2)),
				new Heterozygosity(), Function.VALUE);
		assertThat((0.42 - symbols.limit()) / 0.042).isCloseTo(1.565641, within(2e-6));
	}

	/** Not a difference of two squares, in which the digits of a small one are lost. */
	@Test
	void shiftsOfManySamplesKeepTheirDigits() {
		for (var learner : new String[] { "poisson", "exponential" }) {
			var spec = """
					"truth":{"type":"%1$s","mean":3},"learner":{"type":"%1$s"},"metrics":["mean"],
					"sampling":{"method":"sufficient-statistics"},""".formatted(learner);
			var shift = Settings.expected(new MeanMoments(), Settings.of(spec + regime("\"samples\":1e15", 10)),
					new Mean(), Function.SQUARE);
			assertThat(shift[9] / (learner.equals("poisson") ? 3e-14 : 9e-14)).isCloseTo(1, within(1e-9));
		}
	}

	/** C5. */
	@Test
	void aBudgetOutOfEverything() {
		IntUnaryOperator micro = (fits) -> (int) Math
			.round(1e6 * heterozygosity(0.3, "\"samples\":20,\"retain\":\"accumulate\",\"budget\":20", fits) / 2);
		assertThat(micro.applyAsInt(2)).isEqualTo(191955);
		assertThat(micro.applyAsInt(10)).isEqualTo(183512);
		assertThat(micro.applyAsInt(50)).isEqualTo(181477);
		assertThat(micro.applyAsInt(200)).isBetween(181075, 181085);
		// with the factor of draws with replacement
		assertThat(heterozygosity(0.3, "\"samples\":20,\"retain\":\"accumulate\",\"budget\":19", 200) / 2)
			.isNotCloseTo(0.18108, within(1e-4));
	}

	/** C6. */
	@Test
	void aWindow() {
		var windows = new int[] { 1, 3, 5 };
		var printed = new double[] { 0.009675, 0.09470, 0.142467 };
		for (int i = 0; i < windows.length; i++) {
			var window = "\"samples\":20,\"retain\":{\"window\":%d}".formatted(windows[i]);
			assertThat(heterozygosity(0.3, window, 60) / 2).isCloseTo(printed[i], within((i == 1) ? 5.1e-6 : 5.1e-7));
			assertThat(heterozygosity(0.3, window, 59) / 2).isNotCloseTo(printed[i], within(1e-4));
		}
	}

	/** D1, D2, D6. */
	@Test
	void genuineDataBesideSyntheticOnes() {
		var fresh = "\"samples\":{\"type\":\"list\",\"values\":[%1$d,%2$d]},\"real\":{\"count\":%1$d,\"source\":\"fresh\"}";
		assertThat(error(fresh.formatted(10, 90), 1000)).isCloseTo(0.010553, within(5.1e-7));
		assertThat(error(fresh.formatted(1, 99), 1000)).isCloseTo(0.07047, within(5.1e-6));
		assertThat(error(fresh.formatted(50, 50), 1000)).isCloseTo(0.0027815, within(5.1e-8));
		assertThat(error(fresh.formatted(20, 400), 1000)).isCloseTo(0.00525, within(5.1e-6));
		var fixed = "\"samples\":{\"type\":\"list\",\"values\":[20,%d]},\"real\":{\"count\":20}";
		assertThat(error(fixed.formatted(80), 1000)).isCloseTo(0.014837, within(5.1e-7));
		assertThat(error(fixed.formatted(2000), 2000)).isCloseTo(0.015342, within(5.1e-7));
		var share = "\"samples\":20,\"retain\":\"accumulate\",\"real\":{\"share\":%s,\"source\":\"fresh\"}";
		assertThat(error(share.formatted(0.1), 200)).isCloseTo(0.0069994, within(5.1e-8));
		assertThat(error(share.formatted(0.5), 200)).isCloseTo(0.00032882, within(5.1e-9));
		assertThat(error(share.formatted(0.75), 200)).isCloseTo(0.00010135, within(5.1e-9));
	}

	/** D3: a Poisson law's variance does not shrink, as that of a known one. */
	@Test
	void theGoldenWeight() {
		var cases = new double[][] { { 100, 100, 0.0061803 }, { 100, 400, 0.0039039 }, { 50, 25, 0.014641 } };
		for (var one : cases) {
			var weighted = COUNTS.formatted(1)
					+ regime("\"samples\":%d,\"real\":{\"count\":%d,\"source\":\"fresh\"},\"realWeight\":%s"
						.formatted((int) one[1], (int) one[0], "%s"), 300);
			var golden = of(weighted.formatted("\"golden\""), new MeanShift());
			assertThat(golden.limit()).isCloseTo(one[2], within(6e-7));
			for (var other : new double[] { 0.3, 0.9 }) {
				assertThat(of(weighted.formatted(other), new MeanShift()).limit()).isGreaterThan(golden.limit());
			}
		}
	}

	/** D4, D5 as the limits of biased samples beside fresh genuine ones. */
	@Test
	void biasedSamplesBesideFreshOnes() {
		var cases = new double[][] { { 100, 900, 0.8, 0.356472, 0.00187716 }, { 50, 150, 0.5, 0.398175, 0.00456361 },
				{ 100, 900, 1, 0.994762, 0.00523834 } };
		for (var one : cases) {
			var spec = LIKELIHOOD + "\"sampling\":{\"bias\":%s},".formatted(one[2]) + regime(
					"\"samples\":%d,\"real\":{\"count\":%d,\"source\":\"fresh\"}".formatted((int) one[1], (int) one[0]),
					2);
			assertThat(of(spec, new Variance()).limit()).isCloseTo(one[3], within(5.1e-7));
			assertThat(of(spec, new MeanShift()).limit()).isCloseTo(one[4], within(5.1e-9));
			// the large-sample limit (1-a)/(1-aλ) is not it
			var share = one[1] / (one[0] + one[1]);
			assertThat(of(spec, new Variance()).limit()).isNotCloseTo((1 - share) / (1 - share * one[2]), within(5e-4));
		}
	}

	/** A14, A16, B6. */
	@Test
	void oneParameter() {
		var times = TIMES + "\"metrics\":[\"mean\",\"variance\"]," + regime("\"samples\":20", 10);
		assertThat(last(times, new Variance())).isCloseTo(1.6289, within(5.1e-5));
		assertThat(Settings.expected(new MeanMoments(), Settings.of(times), new Mean(), Function.VALUE)[9])
			.isEqualTo(1);
		assertThat(Settings.expected(new ExponentialReplace(), Settings.of(times), new Mean(), Function.LOGARITHM)[9])
			.isCloseTo(-0.25208, within(5.1e-6));
		assertThat(of(times, new Variance()).limit()).isInfinite();
		var counts = COUNTS.formatted(0.5) + regime("\"samples\":10", 40);
		assertThat(last(counts, new MeanShift())).isCloseTo(2, within(1e-12));
		var alive = Settings.expected(new PoissonExtinction(), Settings.of(counts), new Mean(), Function.ABOVE);
		assertThat(alive[0]).isCloseTo(0.993262, within(5.1e-7));
		assertThat(alive[9]).isCloseTo(0.57738, within(5.1e-6));
		assertThat(alive[39]).isCloseTo(0.21168, within(5.1e-6));
	}

	/**
	 * M1: given what the urn holds first, its share's variance after t draws, each put
	 * back with another one of its kind.
	 */
	@Test
	void theUrnOfPolya() {
		var urn = "\"samples\":{\"type\":\"list\",\"values\":[5,1]},\"retain\":\"accumulate\"";
		var lost = 1 - heterozygosity(0.4, urn, 301) / heterozygosity(0.4, urn, 1);
		assertThat(0.24 * lost).isCloseTo(0.039344, within(5.1e-7)).isCloseTo(0.24 / 6 * 300 / 305, within(1e-12));
		assertThat(0.24 * (1 - heterozygosity(0.4, urn, 300) / heterozygosity(0.4, urn, 1))).isNotCloseTo(0.039344,
				within(1e-6));
	}

	/** M2: one of N dies, chance chooses whose child takes its place. */
	@Test
	void thePopulationOfMoran() {
		var population = "\"samples\":20,\"reuse\":0.95";
		var kept = heterozygosity(0.3, population, 61) / heterozygosity(0.3, population, 1);
		assertThat(0.42 * kept).isCloseTo(0.31091, within(5.1e-6))
			.isCloseTo(0.42 * Math.pow(1 - 2 / 400.0, 60), within(1e-12));
		assertThat(0.42 * Math.pow(1 - 1 / 400.0, 60)).isNotCloseTo(0.31091, within(1e-3));
	}

	/**
	 * P2: one event a generation, accepted from what was suggested with probability a.
	 */
	@Test
	void suggestionsInProportion() {
		var loop = "\"samples\":1,\"retain\":\"accumulate\","
				+ "\"real\":{\"share\":0.4,\"source\":\"fresh\",\"mixing\":\"independent\"}";
		assertThat(error(loop, 2000)).isCloseTo(0.0020900, within(5.1e-8));
		assertThat(error(loop, 1999)).isNotCloseTo(0.0020900, within(5.1e-7));
	}

	/** F5 and the mixtures with the uniform law that a prior makes. */
	@Test
	void aPriorKeepsDiversity() {
		var prior = Settings.prediction(new SymbolMoments(),
				Settings.of("\"truth\":{\"type\":\"zipf\",\"symbols\":4,\"exponent\":1},\"learner\":{\"type\":"
						+ "\"categorical\",\"smoothing\":0.5}," + regime("\"samples\":50", 2)),
				new Heterozygosity(), Function.VALUE);
		assertThat(prior.limit()).isCloseTo(0.602362, within(5.1e-7));
	}

}
