package ouroboros.core.theory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.metric.Variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * Kernel density estimates of their own samples. False-alarm rate of each z check 6e-5,
 * of a course of 14 of them below 1e-3; seeds are fixed.
 */
class KernelMomentsTest {

	private static final double LIMIT = 4;

	private static String spec(String bandwidth, String kernel, String truth) {
		return "\"truth\":%s,\"learner\":{\"type\":\"kernel-density\",\"bandwidth\":%s,\"kernel\":\"%s\"},"
			.formatted(truth, bandwidth, kernel);
	}

	private static String standard(String bandwidth) {
		return spec(bandwidth, "gaussian", "{\"type\":\"gaussian\",\"dimension\":1}");
	}

	private static double variance(String spec, int fits) {
		return Settings.expected(new KernelMoments(), Settings.of(spec), new Variance(), Statistic.Function.VALUE)[fits
				- 1];
	}

	private static double limit(String spec) {
		return Settings.prediction(new KernelMoments(), Settings.of(spec), new Variance(), Statistic.Function.VALUE)
			.limit();
	}

	/** G1, in the units of the data whatever these are. */
	@Test
	void aFixedBandwidthDiffuses() {
		var fixed = standard("0.3") + regime("\"samples\":50", 41);
		assertThat(variance(fixed, 6)).isCloseTo(1.30955 + 0.09, within(5e-6));
		assertThat(variance(fixed, 41)).isCloseTo(2.88125 + 0.09, within(1e-5));
		assertThat(limit(fixed)).isCloseTo(50 * 0.09, within(1e-9));
		var wide = spec("3", "gaussian", "{\"type\":\"gaussian\",\"mean\":[5],\"covariance\":[[100]]}");
		assertThat(variance(wide + regime("\"samples\":50", 41), 41)).isCloseTo(288.125 + 9, within(1e-3));
	}

	/** G2. */
	@Test
	void aRelativeBandwidthExplodes() {
		var rule = standard("{\"type\":\"scott\",\"factor\":1.06}") + regime("\"samples\":50", 11);
		var relative = 1.06 * 1.06 * Math.pow(50, -0.4);
		assertThat(variance(rule, 11)).isCloseTo(6.608 * (1 + relative), within(1e-3));
		assertThat(limit(rule)).isInfinite();
		// too narrow to make up for what a sample loses
		assertThat(limit(standard("{\"type\":\"scott\",\"factor\":0.05}") + regime("\"samples\":3", 11))).isCloseTo(0,
				within(1e-9));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"samples\":20", "\"samples\":20,\"retain\":\"accumulate\"",
			"\"samples\":20,\"real\":{\"share\":0.25}", "\"samples\":20,\"real\":{\"count\":8},\"realWeight\":0.7",
			"\"samples\":20,\"retain\":\"accumulate\",\"budget\":25", "\"samples\":20,\"retain\":{\"window\":2}" })
	void agreesWithTheLoop(String regime) {
		for (var bandwidth : new String[] { "0.5", "\"scott\"", "\"silverman\"" }) {
			for (var kernel : new String[] { "gaussian", "tophat" }) {
				var truth = "{\"type\":\"gaussian\",\"mean\":[1,2],\"covariance\":[[4,1],[1,1]]}";
				var rest = "\"metrics\":[\"variance\",\"mean-shift\"],\"replicates\":2500," + regime(regime, 7);
				var setting = Settings.of(spec(bandwidth, kernel, truth) + rest);
				var values = Settings.values(setting);
				assertThat(Settings.distance(Settings.predictions(new KernelMoments(), setting), setting, values))
					.as(bandwidth + kernel)
					.isLessThan(LIMIT);
				var other = Settings.of(spec(bandwidth, kernel.equals("tophat") ? "gaussian" : "tophat", truth) + rest);
				assertThat(Settings.distance(Settings.predictions(new KernelMoments(), other), setting, values))
					.as("another kernel")
					.isGreaterThan(LIMIT);
			}
		}
	}

	@Test
	void agreesWithKernelsThatAreNarrowedOrDataThatAreBlurred() {
		for (var change : new String[] { "\"sampling\":{\"bias\":0.5}",
				"\"curation\":[{\"type\":\"noise\",\"deviation\":0.4}]" }) {
			var spec = standard("\"scott\"") + "\"metrics\":[\"variance\"],\"replicates\":4000,"
					+ regime("\"samples\":20", 7);
			var setting = Settings.of(spec + "," + change);
			var values = Settings.values(setting);
			assertThat(Settings.distance(Settings.predictions(new KernelMoments(), setting), setting, values))
				.isLessThan(LIMIT);
			assertThat(Settings.distance(Settings.predictions(new KernelMoments(), Settings.of(spec)), setting, values))
				.isGreaterThan(LIMIT);
		}
	}

}
