package ouroboros.core.theory;

import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.TailMass;
import ouroboros.core.metric.Variance;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * What growing samples leave.
 *
 * <p>
 * Mutants that are none: whether a tolerance includes its bound; and whether an exponent
 * of exactly 1 counts as fast, as what it leaves out is infinite either way.
 */
class GrowthTest {

	private static final String SYMBOLS = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[0.3,0.7]},\"learner\":"
			+ "{\"type\":\"categorical\"},\"metrics\":[\"heterozygosity\",{\"type\":\"tail-mass\",\"quantile\":0.3}],"
			+ "\"sampling\":{\"method\":\"sufficient-statistics\"},";

	private static final String NORMAL = "\"truth\":{\"type\":\"gaussian\",\"mean\":[1,2],\"covariance\":[[2,0],[0,3]]},"
			+ "\"learner\":{\"type\":\"gaussian\",\"estimator\":\"%s\"},"
			+ "\"sampling\":{\"method\":\"sufficient-statistics\"},";

	private static String power(double first, double exponent, int fits) {
		return regime("\"samples\":{\"type\":\"power\",\"first\":%s,\"exponent\":%s}".formatted(first, exponent), fits);
	}

	private static String geometric(double first, double ratio, int fits) {
		return regime("\"samples\":{\"type\":\"geometric\",\"first\":%s,\"ratio\":%s}".formatted(first, ratio), fits);
	}

	private static Theory theory(Metric metric, String spec) {
		return (metric instanceof Heterozygosity || metric instanceof TailMass) ? new SymbolMoments()
				: spec.contains("\"gaussian\"") ? new NormalMoments() : new MeanMoments();
	}

	private static double limit(String spec, Metric metric) {
		return Settings.prediction(theory(metric, spec), Settings.of(spec), metric, Function.VALUE).limit();
	}

	private static double last(String spec, Metric metric) {
		var expected = Settings.expected(theory(metric, spec), Settings.of(spec), metric, Function.VALUE);
		return expected[expected.length - 1];
	}

	/** B13: Π(1-1/(10t²)) = sinc(π/√10). */
	@Test
	void diversityIsKeptWhereTheSumOfReciprocalsConverges() {
		var heterozygosity = 0.42;
		assertThat(last(SYMBOLS + power(10, 1, 200), new Heterozygosity()) / heterozygosity).isCloseTo(0.551,
				within(5.1e-4));
		assertThat(last(SYMBOLS + power(10, 1, 9000), new Heterozygosity()) / heterozygosity)
			.isCloseTo(0.348 * Math.pow(20_000.0 / 9000, 0.1), within(5.1e-4));
		assertThat(limit(SYMBOLS + power(10, 1, 200), new Heterozygosity())).isZero();
		assertThat(last(SYMBOLS + power(10, 2, 200), new Heterozygosity()) / heterozygosity).isCloseTo(0.844,
				within(5.1e-4));
		assertThat(limit(SYMBOLS + power(10, 2, 200), new Heterozygosity()) / heterozygosity).isCloseTo(0.84343586,
				within(5.1e-9));
		assertThat(limit(SYMBOLS + power(10, 2, 200), new TailMass(0.3))).isCloseTo(1, within(1e-12));
		// neighbours: the sum in place of the product, and a product without its first
		// factor
		assertThat(limit(SYMBOLS + power(10, 2, 200), new Heterozygosity()) / heterozygosity)
			.isNotCloseTo(Math.exp(-Math.PI * Math.PI / 60), within(1e-3))
			.isNotCloseTo(0.84343586 / 0.9, within(1e-3));
	}

	/** After 100 fits what is left is within a thousandth of its limit. */
	@Test
	void runsKeepWhatIsSaid() {
		var setting = Settings.of(SYMBOLS + "\"replicates\":1000," + power(10, 2, 100));
		var prediction = Settings.prediction(new SymbolMoments(), setting, new Heterozygosity(), Function.VALUE);
		var observed = Settings.observed(Settings.values(setting), setting, prediction, 99);
		assertThat(Math.abs(observed.mean() - prediction.limit()) / observed.standardError()).isLessThan(4);
		assertThat(Math.abs(observed.mean() - prediction.limit() / 0.9) / observed.standardError()).isGreaterThan(4);
	}

	/** What is said of the end is what the course approaches. */
	@Test
	void limitsAreApproached() {
		for (var end : new String[] { power(10, 2, 1000), power(40, 1.5, 4000), geometric(5, 1.3, 60) }) {
			var slack = end.contains("1.5") ? 2.0 / 40 / Math.sqrt(4000) : 1e-3;
			assertThat(limit(SYMBOLS + end, new Heterozygosity()))
				.isCloseTo(last(SYMBOLS + end, new Heterozygosity()), within(0.42 * slack))
				.isLessThan(last(SYMBOLS + end, new Heterozygosity()));
			for (var estimator : new String[] { "unbiased", "maximum-likelihood" }) {
				var spec = NORMAL.formatted(estimator) + end;
				assertThat(limit(spec, new Variance())).isCloseTo(last(spec, new Variance()), within(5 * slack));
				assertThat(limit(spec, new MeanShift())).isCloseTo(last(spec, new MeanShift()), within(5 * slack))
					.isGreaterThan(last(spec, new MeanShift()));
			}
			for (var family : new String[] { "poisson", "exponential" }) {
				var spec = "\"truth\":{\"type\":\"%1$s\",\"mean\":2},\"learner\":{\"type\":\"%1$s\"},".formatted(family)
						+ "\"sampling\":{\"method\":\"sufficient-statistics\"}," + end;
				assertThat(limit(spec, new Variance())).isCloseTo(last(spec, new Variance()), within(6 * slack));
				assertThat(limit(spec, new MeanShift())).isCloseTo(last(spec, new MeanShift()), within(6 * slack));
			}
		}
	}

	/** To more digits. */
	@Test
	void whatIsLeftOutAtTheEndIsSmall() {
		var spec = SYMBOLS + power(7, 1.2, 10_000);
		var rest = 5 / 7.0 * Math.pow(10_000.5, -0.2);
		assertThat(limit(spec, new Heterozygosity())).isCloseTo(last(spec, new Heterozygosity()) * Math.exp(-rest),
				within(1e-6));
	}

	@Test
	void allIsLostWhereItDiverges() {
		for (var slow : new String[] { power(10, 1, 5), power(10, 0.5, 5), power(10, 0, 5), geometric(10, 1, 5) }) {
			assertThat(limit(SYMBOLS + slow, new Heterozygosity())).isZero();
			assertThat(limit(NORMAL.formatted("maximum-likelihood") + slow, new Variance())).isZero();
			assertThat(limit(NORMAL.formatted("maximum-likelihood") + slow, new MeanShift())).isCloseTo(5,
					within(1e-12));
			assertThat(limit(NORMAL.formatted("unbiased") + slow, new Variance())).isCloseTo(5, within(1e-12));
			assertThat(limit(NORMAL.formatted("unbiased") + slow, new MeanShift())).isEqualTo(Double.POSITIVE_INFINITY);
			var waiting = "\"truth\":{\"type\":\"exponential\",\"mean\":2},\"learner\":{\"type\":\"exponential\"},"
					+ slow;
			assertThat(limit(waiting, new Variance())).isEqualTo(Double.POSITIVE_INFINITY);
		}
		// a single point has no variance, whatever follows
		var single = NORMAL.formatted("unbiased") + power(1, 1, 5);
		assertThat(limit(single, new Variance())).isZero();
		assertThat(limit(single, new MeanShift())).isCloseTo(5, within(1e-12));
	}

	/** Texts of independent tokens, of which each is a draw. */
	@Test
	void tokensOfTexts() {
		var texts = "\"truth\":{\"type\":\"markov-text\",\"symbols\":4,\"order\":%d,\"length\":%d,\"concentration\":0.5,"
				+ "\"seed\":7},\"learner\":{\"type\":\"n-gram\",\"order\":1,\"smoothing\":0},";
		for (int order : new int[] { 0, 1 }) {
			var spec = texts.formatted(order, 3) + power(4, 2, 300);
			assertThat(limit(spec, new Heterozygosity())).isCloseTo(last(spec, new Heterozygosity()), within(3e-4));
			assertThat(limit(spec, new Heterozygosity()))
				.isNotCloseTo(limit(texts.formatted(order, 1) + power(4, 2, 300), new Heterozygosity()), within(1e-2));
		}
	}

	/**
	 * So slow that much of the sum is beyond what is added one by one: the sum over all
	 * sizes up to 1e18 instead. Of texts of three tokens each is a third.
	 */
	@Test
	void slowGrowthThatIsGeometric() {
		var tokens = "\"truth\":{\"type\":\"markov-text\",\"symbols\":4,\"order\":0,\"length\":3,\"concentration\":0.5,"
				+ "\"seed\":7},\"learner\":{\"type\":\"n-gram\",\"order\":1,\"smoothing\":0},";
		for (var spec : new String[] { SYMBOLS, tokens }) {
			var draws = spec.equals(tokens) ? 3 : 1;
			var sum = 0.0;
			for (int generation = 1; generation < 1_100_000; generation++) {
				sum += Math.log1p(-1.0 / Math.round(5000 * Math.pow(1.00003, generation)) / draws);
			}
			var slow = spec + geometric(5000, 1.00003, 1);
			assertThat(Math.log(limit(slow, new Heterozygosity()) / last(slow, new Heterozygosity()))).isCloseTo(sum,
					within(2e-8));
		}
		assertThat(limit(SYMBOLS + geometric(10, 1.00001, 5), new Heterozygosity())).isNaN();
	}

	/** What diversity loses is error: 1 - E|P|² = 1 - |p|² - E|P-p|², as E P = p. */
	@Test
	void diversityAndErrorAddUp() {
		var texts = Settings.of("\"truth\":{\"type\":\"markov-text\",\"symbols\":4,\"order\":1,\"length\":3,"
				+ "\"concentration\":0.5,\"seed\":7},\"learner\":{\"type\":\"n-gram\",\"order\":1,\"smoothing\":0},"
				+ power(4, 2, 3));
		var family = Frequencies.family(texts);
		var limits = Growth.limits(texts, family, List.of());
		assertThat(limits.spread() + limits.squaredError()).isCloseTo(1 - family.truth().times(family.truth()),
				within(1e-12));
	}

	@Test
	void whatIsNotKnownIsNotTold() {
		var kernel = "\"truth\":{\"type\":\"gaussian\",\"dimension\":1},\"learner\":{\"type\":\"kernel-density\"},"
				+ power(10, 2, 5);
		assertThat(
				Settings.prediction(new KernelMoments(), Settings.of(kernel), new Variance(), Function.VALUE).limit())
			.isNaN();
		assertThat(limit(SYMBOLS.replace("\"categorical\"},", "\"categorical\",\"smoothing\":1},") + power(10, 2, 5),
				new Heterozygosity()))
			.isNaN();
		assertThat(limit(SYMBOLS + power(10, -0.1, 5), new Heterozygosity())).isNaN();
	}

}
