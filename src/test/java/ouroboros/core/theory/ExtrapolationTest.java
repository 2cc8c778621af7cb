package ouroboros.core.theory;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Metric;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.regime.Schedule;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * Limits are told from courses that are far from them, or not told.
 *
 * <p>
 * Mutants that are none: whether a tolerance includes its bound (1e-12, 1e-13, 0.05,
 * 0.001, 0.95, 0.999, 1e290), which no course meets exactly; a ratio of exactly 1, which
 * has been told from others before; and the search for the last number of a course of
 * none, which ends at the first entry either way.
 */
class ExtrapolationTest {

	private static final String NORMAL = """
			"truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian","estimator":"%s"},
			"metrics":["variance","mean-shift"],"sampling":{"method":"sufficient-statistics"},""";

	private static final String POINTS = """
			"truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},""";

	private static double[] course(DoubleUnaryOperator curve) {
		return IntStream.rangeClosed(0, 4096).mapToDouble(curve::applyAsDouble).toArray();
	}

	/** A time scale of 50 to 10^9 generations, seen for 4096. */
	@ParameterizedTest
	@ValueSource(doubles = { 50, 400, 1000, 10_000, 1e6, 1e9 })
	void exponentialApproach(double scale) {
		var rising = course((t) -> -Math.expm1(-(t + 1) / scale));
		assertThat(Extrapolation.limit(rising)).isCloseTo(1, within(2e-3));
		var falling = course((t) -> 0.3 + Math.exp(-t / scale));
		if (scale <= 1e6) {
			assertThat(Extrapolation.limit(falling)).isCloseTo(0.3, within(2e-3));
		}
	}

	@Test
	void powers() {
		assertThat(Extrapolation.limit(course((t) -> 0.8 + 1 / (t + 1)))).isCloseTo(0.8, within(1e-6));
		assertThat(Extrapolation.limit(course((t) -> Math.pow(t + 1, -0.2)))).isCloseTo(0, within(1e-3));
		assertThat(Extrapolation.limit(course((t) -> Math.pow(t + 1, 0.2)))).isInfinite();
	}

	@Test
	void growth() {
		for (var rate : new double[] { 0.1, 1e-6, 1e-12 }) {
			assertThat(Extrapolation.limit(course((t) -> (t + 1) * rate))).isInfinite();
		}
		assertThat(Extrapolation.limit(course((t) -> Math.exp(0.01 * t)))).isInfinite();
		assertThat(Extrapolation.limit(course((_) -> 3))).isEqualTo(3);
	}

	/** Two slow modes are not one, and a root of 100 is hardly a logarithm. */
	@Test
	void whatCannotBeToldIsNot() {
		assertThat(Extrapolation.limit(course((t) -> Math.exp(-t / 1e5) + Math.exp(-t / 5e4)))).isNaN();
		assertThat(Extrapolation.limit(course((t) -> Math.pow(t + 1, -0.01)))).isNaN();
	}

	/**
	 * However many the samples are, without correction all variance is lost in the end
	 * and has become shift; with it the shift grows for ever.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "50", "1000", "10000", "1000000" })
	void replacementOfManySamples(String samples) {
		var likelihood = Settings.of(NORMAL.formatted("maximum-likelihood") + regime("\"samples\":" + samples, 3));
		assertThat(limit(new NormalMoments(), likelihood, new Variance())).isCloseTo(0, within(2e-3));
		assertThat(limit(new NormalMoments(), likelihood, new MeanShift())).isCloseTo(1, within(2e-3));
		var unbiased = Settings.of(NORMAL.formatted("unbiased") + regime("\"samples\":" + samples, 3));
		assertThat(limit(new NormalMoments(), unbiased, new Variance())).isCloseTo(1, within(1e-9));
		assertThat(limit(new NormalMoments(), unbiased, new MeanShift())).isEqualTo(Double.POSITIVE_INFINITY);
		var symbols = Settings.of("""
				"truth":{"type":"bernoulli","probability":0.3},"learner":{"type":"bernoulli"},
				"metrics":["heterozygosity"],""" + regime("\"samples\":" + samples, 3));
		assertThat(limit(new SymbolMoments(), symbols, new Heterozygosity())).isCloseTo(0, within(1e-3));
	}

	/** Limits have the units of what they are limits of. */
	@Test
	void unitsDoNotMatter() {
		var curves = List.<DoubleUnaryOperator>of((t) -> 0.8 + 1 / (t + 1), (t) -> Math.pow(t + 1, 0.2),
				(t) -> 0.3 + Math.exp(-t / 400), (t) -> Math.exp(-t / 1e5) + Math.exp(-t / 5e4), (t) -> t + 1,
				(t) -> Math.pow(t + 1, -0.01), (t) -> 1 / (t + 1) + 8 / ((t + 9) * (t + 9)), (_) -> 0);
		for (var curve : curves) {
			var limit = Extrapolation.limit(course(curve));
			for (var unit : new double[] { 0x1p-40, 0x1p40, -1 }) {
				assertThat(Extrapolation.limit(course((t) -> unit * curve.applyAsDouble(t))))
					.isEqualTo((Double) (unit * limit));
			}
		}
		assertThat(Extrapolation.limit(course((_) -> 0))).isZero();
	}

	/** Were it not so, a late start would not look like the growth that follows. */
	@Test
	void earlyTimesDoNotMatter() {
		assertThat(Extrapolation.limit(course((t) -> Math.max(0, t - 1000)))).isInfinite();
		assertThat(Extrapolation.limit(course((t) -> 3 + Math.exp(-t / 150) - ((t < 800) ? 0.032 : 0)))).isCloseTo(3,
				within(1e-11));
	}

	/**
	 * Of changes over stretches that double: two ratios, and how far apart they may be.
	 */
	@ParameterizedTest
	@CsvSource({ "0.52, 0.5, 2.04", "0.53, 0.5, NaN", "2.0015, 2, Infinity", "2.0025, 2, NaN", "0.97, 0.97, NaN" })
	void ratiosOfChanges(double earlier, double later, double limit) {
		var course = new double[4097];
		course[1024] = 1;
		course[2048] = 1 + earlier;
		course[4096] = 1 + earlier + earlier * later;
		course[3072] = course[4096];
		assertThat(Extrapolation.limit(course)).isCloseTo(limit, within(1e-12));
	}

	/** A number too large is the last one, perhaps long before. */
	@Test
	void beyondTheRangeOfNumbers() {
		var lost = new double[9];
		Arrays.fill(lost, Double.NaN);
		assertThat(Extrapolation.limit(lost)).isNaN();
		lost[0] = -1e300;
		assertThat(Extrapolation.limit(lost)).isEqualTo(Double.NEGATIVE_INFINITY);
		lost[0] = 1e280;
		assertThat(Extrapolation.limit(lost)).isNaN();
		lost[3] = Double.POSITIVE_INFINITY;
		assertThat(Extrapolation.limit(lost)).isEqualTo(Double.POSITIVE_INFINITY);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"\"samples\":9,\"ageWeight\":{\"type\":\"geometric\",\"first\":1,\"ratio\":0.5},\"retain\":\"accumulate\"",
			"\"samples\":{\"type\":\"power\",\"first\":9,\"exponent\":1}",
			"\"samples\":9,\"reuse\":{\"type\":\"geometric\",\"first\":1,\"ratio\":0.5}",
			"\"samples\":9,\"real\":{\"share\":{\"type\":\"geometric\",\"first\":1,\"ratio\":0.5}}",
			"\"samples\":9,\"real\":{\"count\":{\"type\":\"geometric\",\"first\":9,\"ratio\":0.5}}",
			"\"samples\":9,\"real\":{\"count\":1,\"source\":\"stock\",\"stock\":{\"size\":99}}" })
	void whatGoesOnChangingHasNoLimit(String fields) {
		assertThat(Extrapolation.unmet(setting(fields))).contains("unchanged");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"samples\":9,\"retain\":\"accumulate\"",
			"\"samples\":9,\"ageWeight\":{\"type\":\"geometric\",\"first\":1,\"ratio\":0.5},\"retain\":{\"window\":3}",
			"\"samples\":{\"type\":\"list\",\"values\":[9,8]},\"reuse\":0.5", "\"samples\":9,\"real\":{\"share\":0.5}",
			"\"samples\":9,\"real\":{\"count\":5}",
			"\"samples\":9,\"real\":{\"count\":1,\"source\":\"stock\",\"stock\":{\"size\":99,\"replacement\":true}}" })
	void whatGoesOnUnchangedMayHaveOne(String fields) {
		assertThat(Extrapolation.unmet(setting(fields))).isNull();
	}

	private static Setting setting(String fields) {
		return Settings.of(POINTS + regime(fields, 3));
	}

	@Test
	void noiseThatFadesGoesOnChanging() {
		var noisy = POINTS + "\"curation\":[{\"type\":\"noise\",\"deviation\":1,\"share\":%s}],"
				+ regime("\"samples\":9", 3);
		assertThat(Extrapolation.unmet(Settings.of(noisy.formatted("0.5")))).isNull();
		assertThat(
				Extrapolation.unmet(Settings.of(noisy.formatted("{\"type\":\"geometric\",\"first\":1,\"ratio\":0.5}"))))
			.contains("unchanged");
	}

	/** A list is over after a hundred generations. */
	@Test
	void shortListsAreSoonOver() {
		assertThat(Extrapolation.isSettled(new Schedule.List(new double[100]))).isTrue();
		assertThat(Extrapolation.isSettled(new Schedule.List(new double[101]))).isFalse();
		assertThat(Extrapolation.isConstant(new Schedule.List(new double[1]))).isFalse();
	}

	private static double limit(Theory theory, Setting setting, Metric metric) {
		return Settings.prediction(theory, setting, metric, Function.VALUE).limit();
	}

}
