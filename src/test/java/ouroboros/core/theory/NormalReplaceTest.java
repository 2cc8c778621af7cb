package ouroboros.core.theory;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Metric;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * Laws of the normal learner under replace: shapes, biased samples and limits.
 *
 * <p>
 * Mutants that are none: which of two forms is used for a number of points at which both
 * are the same; whether as many points as dimensions are told from more, as their last
 * chi-square variable has no degrees of freedom and the logarithm -inf anyway; and a
 * ratio of exactly 1, at which the finite form is infinite too.
 */
class NormalReplaceTest {

	private static final NormalReplace THEORY = new NormalReplace();

	private static String spec(String covariance, String shape, String estimator, String rest) {
		var mean = covariance.contains("],[") ? "[0,0]" : "[0]";
		return "\"truth\":{\"type\":\"gaussian\",\"mean\":%s,\"covariance\":%s},\"learner\":{\"type\":\"gaussian\","
			.formatted(mean, covariance) + "\"covariance\":\"%s\",\"estimator\":\"%s\"},".formatted(shape, estimator)
				+ rest;
	}

	private static String line(String estimator, String rest) {
		return spec("[[1]]", "full", estimator, rest);
	}

	private static double last(String spec, Metric metric, Function function) {
		var expected = Settings.expected(THEORY, Settings.of(spec), metric, function);
		return expected[expected.length - 1];
	}

	private static double logarithm(String spec) {
		return last(spec, new LogDeterminant(), Function.VALUE);
	}

	/** α(n) α(n+1) = √((n-1)/n), by Γ(x+1) = xΓ(x). */
	@ParameterizedTest
	@ValueSource(longs = { 2, 3, 10, 999, 100_001, 100_002, 1_000_000, 1_000_000_000_000L })
	void deviationsOfConsecutiveSizes(long size) {
		assertThat(NormalReplace.alpha(size) * NormalReplace.alpha(size + 1)).isCloseTo(Math.sqrt((size - 1.0) / size),
				within((size == 100_001) ? 1e-9 : 1e-12));
	}

	/** Every sample but the first has the variance of its model times λ. */
	@Test
	void biasedSamples() {
		var fair = line("unbiased", regime("\"samples\":20", 8));
		var biased = line("unbiased", "\"sampling\":{\"bias\":0.8}," + regime("\"samples\":20", 8));
		assertThat(last(biased, new Variance(), Function.ROOT))
			.isCloseTo(last(fair, new Variance(), Function.ROOT) * Math.pow(0.8, 3.5), within(1e-12));
		assertThat(logarithm(biased)).isCloseTo(logarithm(fair) + 7 * Math.log(0.8), within(1e-12));
	}

	/** Variances of a diagonal are those of its coordinates, one by one. */
	@ParameterizedTest
	@ValueSource(strings = { "unbiased", "maximum-likelihood" })
	void diagonals(String estimator) {
		var rest = regime("\"samples\":11", 5);
		assertThat(logarithm(spec("[[2,1],[1,3]]", "diagonal", estimator, rest)))
			.isCloseTo(Math.log(6) + 2 * logarithm(line(estimator, rest)), within(1e-12));
		assertThat(logarithm(spec("[[2,1],[1,3]]", "diagonal", estimator, regime("\"samples\":1", 1))))
			.isEqualTo(Double.NEGATIVE_INFINITY);
	}

	/** n points of d coordinates have the degrees of freedom of d(n-1)+1 numbers. */
	@Test
	void spheres() {
		var number = logarithm(line("unbiased", regime("\"samples\":21", 5)));
		var points = regime("\"samples\":11", 5);
		assertThat(logarithm(spec("[[3,0],[0,3]]", "spherical", "unbiased", points)))
			.isCloseTo(2 * Math.log(3) + 2 * number, within(1e-12));
		assertThat(logarithm(spec("[[1,0],[0,1]]", "spherical", "maximum-likelihood", points)))
			.isCloseTo(2 * number + 10 * Math.log(10 / 11.0), within(1e-12));
		for (var other : new String[] { "[[1,0],[0,2]]", "[[1,0.5],[0.5,1]]" }) {
			var setting = Settings.of(spec(other, "spherical", "unbiased", points));
			assertThat(Settings.predictions(THEORY, setting)).isEmpty();
			assertThat(Settings.predictions(THEORY, Settings.of(spec(other, "full", "unbiased", points)))).hasSize(1);
		}
	}

	/** Where variance dies, the mean has drifted as far as it goes. */
	@ParameterizedTest
	@CsvSource({ "power, 0, unbiased, 1, Infinity", "power, 1, unbiased, 1, Infinity",
			"power, 1, maximum-likelihood, 1, 8", "power, -0.1, unbiased, 1, NaN", "power, 1.1, unbiased, 1, NaN",
			"power, 1, unbiased, 0.9, NaN", "geometric, 1, unbiased, 1, NaN" })
	void limitsOfSchedules(String type, double number, String estimator, double bias, double limit) {
		var name = type.equals("power") ? "exponent" : "ratio";
		var spec = spec("[[4]]", "full", estimator, "\"sampling\":{\"bias\":%s},".formatted(bias)
				+ regime("\"samples\":{\"type\":\"%s\",\"first\":10,\"%s\":%s}".formatted(type, name, number), 5));
		assertThat(Settings.prediction(THEORY, Settings.of(spec), new Wasserstein2Squared(), Function.VALUE).limit())
			.isCloseTo(limit, within(1e-12));
	}

	/** 1 + Σ(1/n)(λ(1-1/n))^t, or 2 for single points. */
	@Test
	void limitsOfConstantSizes() {
		var biased = line("unbiased", "\"sampling\":{\"bias\":0.5}," + regime("\"samples\":10", 5));
		assertThat(Settings.prediction(THEORY, Settings.of(biased), new Wasserstein2Squared(), Function.VALUE).limit())
			.isCloseTo(1.2, within(1e-12));
		var single = line("unbiased", regime("\"samples\":1", 5));
		assertThat(Settings.prediction(THEORY, Settings.of(single), new Wasserstein2Squared(), Function.VALUE).limit())
			.isEqualTo(2);
	}

	/**
	 * After fits to n and m points μ is normal with variance 1/n + s/m given s = λfX, X =
	 * χ²/(n-1): its even moments are those of 1/n + s/m times 1, 3 and 15.
	 */
	@ParameterizedTest
	@CsvSource({ "unbiased, 1, 7", "maximum-likelihood, 1, 7", "unbiased, 0.5, 12", "maximum-likelihood, 0.5, 12" })
	void skewnessOfTheSecondShift(String estimator, double bias, int m) {
		var n = 7.0;
		var scale = bias * (estimator.equals("unbiased") ? 1 : 1 - 1 / n);
		var mean = scale / m;
		var square = scale * scale * (n + 1) / (n - 1) / m / m;
		var cube = scale * scale * scale * (n + 1) * (n + 3) / ((n - 1) * (n - 1)) / m / m / m;
		var first = 1 / n + mean;
		var second = 3 * (1 / n / n + 2 * mean / n + square);
		var third = 15 * (1 / n / n / n + 3 * mean / n / n + 3 * square / n + cube);
		var variance = second - first * first;
		var sizes = regime("\"samples\":{\"type\":\"list\",\"values\":[7,%d]}".formatted(m), 3);
		var skewness = NormalSkewness
			.of(Settings.of(line(estimator, "\"sampling\":{\"bias\":%s},".formatted(bias) + sizes)));
		assertThat(skewness.shift()[1]).isCloseTo(
				(third - 3 * first * second + 2 * first * first * first) / Math.pow(variance, 1.5), within(1e-10));
	}

	/** A distance of both is judged by the more skewed of them. */
	@Test
	void skewnessOfTheDistance() {
		for (var size : new int[] { 3, 50 }) {
			var setting = Settings.of(line("maximum-likelihood", regime("\"samples\":" + size, 200)));
			var known = NormalSkewness.of(setting);
			var told = Objects.requireNonNull(
					Settings.prediction(THEORY, setting, new Wasserstein2Squared(), Function.VALUE).skewness());
			for (int generation = 0; generation < 200; generation++) {
				assertThat(told[generation])
					.isEqualTo(Math.max(known.shift()[generation], known.variance()[generation]));
			}
			assertThat(known.variance()[199]).isGreaterThan(known.shift()[199]);
		}
	}

}
