package ouroboros.core.theory;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * What is said of kernel density estimates, against numbers of the literature and against
 * simulation: a correct program fails one of the 220 comparisons with probability 0.014.
 */
class KernelMomentsTest {

	private static final double LIMIT = 4;

	private static final String NORMAL = "\"truth\":{\"type\":\"gaussian\",\"dimension\":1},\"learner\":{\"type\":"
			+ "\"kernel-density\",\"bandwidth\":%s},";

	private static double[] variance(String spec) {
		return Settings.expected(new KernelMoments(), Settings.of(spec), new Variance(), Function.VALUE);
	}

	private static double limit(String spec) {
		return Settings.prediction(new KernelMoments(), Settings.of(spec), new Variance(), Function.VALUE).limit();
	}

	/** G1, of which the variance of the points is given. */
	@Test
	void fixedBandwidth() {
		var spec = NORMAL.formatted("0.3") + regime("\"samples\":50", 41);
		assertThat(variance(spec)[0]).isCloseTo(0.98 + 0.09, within(1e-12));
		assertThat(variance(spec)[5]).isCloseTo(1.30955 + 0.09, within(5.1e-6));
		assertThat(variance(spec)[40]).isCloseTo(2.88125 + 0.09, within(5.1e-6));
		assertThat(limit(spec)).isCloseTo(50 * 0.09, within(1e-6));
		assertThat(Settings.prediction(new KernelMoments(), Settings.of(spec), new MeanShift(), Function.VALUE).limit())
			.isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(limit(spec.replace("50", "50,\"retain\":\"accumulate\""))).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(variance(spec.replace("50", "50,\"retain\":\"accumulate\""))[40]).isCloseTo(1.35322808,
				within(1e-8));
	}

	/** G2. */
	@Test
	void scottsBandwidth() {
		var spec = NORMAL.formatted("{\"type\":\"scott\",\"factor\":1.06}") + regime("\"samples\":50", 11);
		var kernel = 1.06 * 1.06 * Math.pow(50, -0.4);
		assertThat(variance(spec)[10]).isCloseTo(6.608 * (1 + kernel), within(5.1e-4 * (1 + kernel)));
		assertThat(limit(spec)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(limit(spec.replace("1.06", "0.1"))).isCloseTo(0, within(1e-6));
	}

	/**
	 * The closed form of a constant number, of either kind of bandwidth, or a recursion.
	 */
	@Test
	void namesItsFormula() {
		assertThat(source("0.3", "")).contains("nκdh²");
		assertThat(source("\"scott\"", "")).contains("h_j = c s_j").doesNotContain("nκdh²");
		for (var bandwidth : List.of("0.3", "\"scott\"")) {
			assertThat(source(bandwidth, ",\"retain\":\"accumulate\"")).contains(VectorMoments.RECURSION)
				.doesNotContain("E s²");
		}
	}

	private static String source(String bandwidth, String regime) {
		return Settings
			.prediction(new KernelMoments(),
					Settings.of(NORMAL.formatted(bandwidth) + regime("\"samples\":50" + regime, 3)), new Variance(),
					Function.VALUE)
			.source();
	}

	private static List<Prediction> predictions(String spec) {
		return Settings.predictions(new KernelMoments(), Settings.of(spec));
	}

	/**
	 * With bandwidths by the divisor n-1, of another rule, and of the kernel without its
	 * variance.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
			0.5             | gaussian | 0.47
			0.8             | tophat   | 0.76
			"scott"         | gaussian | {"type":"scott","factor":1.0260}
			"silverman"     | gaussian | "scott"
			"silverman"     | tophat   | {"type":"silverman","factor":1.05}
			""")
	void holdsUnderReplace(String bandwidth, String kernel, String neighbour) {
		var spec = """
				"truth":{"type":"gaussian","mean":[3],"covariance":[[2]]},
				"learner":{"type":"kernel-density","bandwidth":%s,"kernel":"%s"},
				"metrics":["variance","mean-shift","mean"],"replicates":6000,"generations":5,
				"regime":{"samples":20}""";
		var setting = Settings.of(spec.formatted(bandwidth, kernel));
		var values = Settings.values(setting);
		assertThat(Settings.distance(predictions(spec.formatted(bandwidth, kernel)), setting, values)).isBetween(0.1,
				LIMIT);
		assertThat(Settings.distance(predictions(spec.formatted(neighbour, kernel)), setting, values))
			.isGreaterThan(LIMIT);
		var other = kernel.equals("tophat") ? "gaussian" : "tophat";
		assertThat(Settings.distance(predictions(spec.formatted(bandwidth, other)), setting, values))
			.isGreaterThan(LIMIT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '§',
			textBlock = """
					"type":"gaussian","mean":[1,2],"covariance":[[2,0.5],[0.5,1]] | 0.8      | "samples":20,"retain":"accumulate"
					"type":"gaussian","mean":[1,2],"covariance":[[2,0.5],[0.5,1]] | "scott"  | "samples":20,"real":{"count":10},"realWeight":0.6
					"type":"shape","shape":"moons","noise":0.2                    | "scott"  | "samples":20,"retain":{"window":2},"ageWeight":{"type":"list","values":[1,0.5]}
					"type":"shape","shape":"blobs","noise":0.3                    | "silverman" | "samples":20,"retain":"accumulate","budget":25
					"type":"shape","shape":"swiss-roll","noise":0.3               | 5        | "samples":20,"real":{"share":0.3,"source":"fresh"}
					""")
	void holdsUnderLinearRegimes(String truth, String bandwidth, String regime) {
		var spec = """
				"truth":{%s},"learner":{"type":"kernel-density","bandwidth":%s,"kernel":"%s"},
				"metrics":["variance","mean-shift"],"replicates":3000,"generations":5,"regime":{%s}""";
		for (var kernel : List.of("gaussian", "tophat")) {
			var setting = Settings.of(spec.formatted(truth, bandwidth, kernel, regime));
			var values = Settings.values(setting);
			assertThat(
					Settings.distance(predictions(spec.formatted(truth, bandwidth, kernel, regime)), setting, values))
				.isBetween(0.1, LIMIT);
			var other = kernel.equals("tophat") ? "gaussian" : "tophat";
			assertThat(Settings.distance(predictions(spec.formatted(truth, bandwidth, other, regime)), setting, values))
				.isGreaterThan(LIMIT);
		}
	}

	/** Bias narrows the kernels that are drawn from, and no others; channels go on. */
	@Test
	void holdsOfBiasedSamplesThroughChannels() {
		var spec = """
				"truth":{"type":"gaussian","dimension":1},"learner":{"type":"kernel-density","bandwidth":0.8},
				"metrics":["variance","mean"],"replicates":6000,"generations":5,"regime":{"samples":20},
				"sampling":{"bias":%s},"curation":[{"type":"noise","deviation":0.4},{"type":"shift","offset":[0.2]}]""";
		var setting = Settings.of(spec.formatted("0.5"));
		var values = Settings.values(setting);
		assertThat(Settings.distance(predictions(spec.formatted("0.5")), setting, values)).isBetween(0.1, LIMIT);
		assertThat(Settings.distance(predictions(spec.formatted("0.6")), setting, values)).isGreaterThan(LIMIT);
	}

	@Test
	void knowsNoDuplicatesOfDrawsWithoutSpread() {
		var spec = NORMAL.formatted("0.5") + "\"curation\":[{\"type\":\"deduplicate\"}],\"sampling\":{\"bias\":%s},"
				+ regime("\"samples\":50", 3);
		assertThat(new KernelMoments().unmet(Settings.of(spec.formatted("0.5")))).isNull();
		assertThat(new KernelMoments().unmet(Settings.of(spec.formatted("0")))).contains("duplicates");
	}

}
