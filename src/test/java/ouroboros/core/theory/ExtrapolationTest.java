package ouroboros.core.theory;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Metric;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/** Limits are told from courses that are far from them, or not told. */
class ExtrapolationTest {

	private static final String NORMAL = """
			"truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian","estimator":"%s"},
			"metrics":["variance","mean-shift"],"sampling":{"method":"sufficient-statistics"},""";

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

	private static double limit(Theory theory, Setting setting, Metric metric) {
		return Settings.prediction(theory, setting, metric, Function.VALUE).limit();
	}

}
