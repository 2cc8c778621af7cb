package ouroboros.core.theory;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.Metric;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.TopShare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Symbols that are decoded and selected, in samples without end. */
class EndlessSamplesTest {

	private static final double LIMIT = 4;

	private static final String FOUR = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[0.4,0.3,0.2,0.1]},"
			+ "\"learner\":{\"type\":\"categorical\"},\"generations\":%d,";

	private static Setting spec(int generations, String rest) {
		return Settings.of(FOUR.formatted(generations) + rest);
	}

	private static String preference(int candidates) {
		return """
				"curation":[{"type":"preference","candidates":%d,
				 "reward":{"type":"table","values":[0,1,2,2]}}]""".formatted(candidates);
	}

	private static String large(String regime) {
		return "\"regime\":{\"samples\":1e6%s},".formatted(regime);
	}

	private static double[] once(Setting setting) {
		return Selection.of(setting).of(Frequencies.truth(setting));
	}

	/** J1 and the limit. */
	@Test
	void theBetterLikedOfTwo() {
		var setting = spec(200, large("") + preference(2));
		assertThat(once(setting)).containsExactly(new double[] { 0.253155, 0.313864, 0.288655, 0.144327 },
				within(5.1e-7));
		var exact = new double[4];
		var p = Frequencies.truth(setting);
		var r = new double[] { 0, 1, 2, 2 };
		for (int x = 0; x < 4; x++) {
			for (int y = 0; y < 4; y++) {
				exact[x] += p[x] * p[y] * 2 * Math.exp(r[x]) / (Math.exp(r[x]) + Math.exp(r[y]));
			}
		}
		assertThat(once(setting)).containsExactly(exact, within(1e-14));
		var top = Settings.expected(new EndlessSamples(), setting, new TopShare(), Statistic.Function.VALUE);
		assertThat(top[200]).isCloseTo(2 / 3.0, within(1e-9));
		assertThat(top[1]).isCloseTo(0.313864, within(5.1e-7));
	}

	/** J2: the mean of e^r never falls, and rises by as much as the paper promises. */
	@Test
	void whatIsLikedGrows() {
		for (int candidates : new int[] { 2, 3, 10 }) {
			var setting = spec(5, large("") + preference(candidates));
			var weights = IntStream.of(0, 1, 2, 2).mapToDouble(Math::exp).toArray();
			var law = Frequencies.truth(setting);
			for (int round = 0; round < 30; round++) {
				var next = Selection.of(setting).of(law);
				var mean = mean(law, weights);
				var squares = mean(law, Arrays.stream(weights).map((w) -> w * w).toArray());
				assertThat(mean(next, weights) - mean).isGreaterThanOrEqualTo(
						(candidates - 1.0) / candidates * (squares - mean * mean) / Math.exp(2) * (1 - 1e-9));
				law = next;
			}
		}
	}

	private static double mean(double[] law, double[] values) {
		return IntStream.range(0, law.length).mapToDouble((i) -> law[i] * values[i]).sum();
	}

	/** J3: many candidates tilt the law by e^r; of one there is no choice. */
	@Test
	void manyCandidates() {
		var two = spec(1, large("") + preference(200));
		assertThat(once(two)[2]).isCloseTo(0.430572, within(0.005)).isNotCloseTo(0.430572, within(1e-5));
		var weights = IntStream.of(0, 1, 2, 2).mapToDouble(Math::exp).toArray();
		var total = mean(Frequencies.truth(two), weights);
		assertThat(0.2 * weights[2] / total).isCloseTo(0.430572, within(5.1e-7));
		assertThat(once(spec(1, large("") + preference(1)))).containsExactly(new double[] { 0.4, 0.3, 0.2, 0.1 },
				within(1e-14));
	}

	/** H3. */
	@ParameterizedTest
	@CsvSource({ "100,0.07478", "1000,0.02253" })
	void aCutTail(int rank, double missing) {
		var setting = Settings.of("""
				"truth":{"type":"zipf","symbols":200000,"exponent":1.5},"learner":{"type":"categorical"},
				"generations":3,"regime":{"samples":100000000},
				"sampling":{"topK":%d,"method":"sufficient-statistics"}""".formatted(rank));
		var expected = Settings.expected(new EndlessSamples(), setting, new MissingMass(), Statistic.Function.VALUE);
		assertThat(expected[0]).isZero();
		assertThat(expected[1]).isCloseTo(missing, within(5.1e-6));
		assertThat(expected[3]).isEqualTo(expected[1]);
	}

	/** Where the smallest chance decides there is no limit to tell. */
	@Test
	void refusesWhatChanceDecides() {
		var tied = """
				"truth":{"type":"categorical","probabilities":[0.3,0.2,0.3,0.2]},"learner":{"type":"categorical"},
				"generations":3,"regime":{"samples":1000},"sampling":{%s}""";
		assertThat(new EndlessSamples().unmet(Settings.of(tied.formatted("\"topK\":1")))).contains("chance decides");
		assertThat(new EndlessSamples().unmet(Settings.of(tied.formatted("\"topK\":3")))).contains("chance decides");
		assertThat(new EndlessSamples().unmet(Settings.of(tied.formatted("\"topP\":0.6")))).contains("chance decides");
		assertThat(new EndlessSamples().unmet(Settings.of(tied.formatted("\"temperature\":0"))))
			.contains("chance decides");
		assertThat(new EndlessSamples().unmet(Settings.of(tied.formatted("\"topK\":2")))).isNull();
		assertThat(new EndlessSamples().unmet(Settings.of(tied.formatted("\"topP\":0.55")))).isNull();
		assertThat(new EndlessSamples().unmet(Settings.of(tied.formatted("\"temperature\":0.5")))).isNull();
		var far = large("") + preference(2).replace("2,2", "2,200");
		assertThat(new EndlessSamples().unmet(spec(3, far))).contains("rewards");
	}

	/** The loop itself with many samples, whose bias is far below the errors. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"sampling\":{\"temperature\":0.8} | \"sampling\":{\"temperature\":0.81}",
			"\"sampling\":{\"topK\":3} | \"sampling\":{\"topK\":2}",
			"\"sampling\":{\"topP\":0.85,\"temperature\":1.2} | \"sampling\":{\"topP\":0.6,\"temperature\":1.2}",
			"\"curation\":[{\"type\":\"tail-cut\",\"quantile\":0.05}] | \"curation\":[{\"type\":\"tail-cut\",\"quantile\":0.06}]",
			"\"curation\":[{\"type\":\"preference\",\"candidates\":3,\"reward\":{\"type\":\"table\",\"values\":[0,0.5,1,0.2]}}]"
					+ "| \"curation\":[{\"type\":\"preference\",\"candidates\":2,\"reward\":{\"type\":\"table\",\"values\":[0,0.5,1,0.2]}}]",
			"\"curation\":[{\"type\":\"preference\",\"candidates\":2,\"reward\":{\"type\":\"likelihood\",\"strength\":0.3}}]"
					+ "| \"curation\":[{\"type\":\"preference\",\"candidates\":2,\"reward\":{\"type\":\"likelihood\",\"strength\":0.34}}]" })
	void agreesWithTheLoop(String options, String others) {
		for (var regime : new String[] { "", ",\"retain\":\"accumulate\"",
				",\"real\":{\"share\":0.3,\"source\":\"fresh\"}" }) {
			var fields = "\"metrics\":[\"entropy\",\"top-share\"],\"replicates\":12,"
					+ "\"regime\":{\"samples\":200000%s},".formatted(regime);
			var setting = spec(3, fields + options);
			var values = Settings.values(setting);
			assertThat(farthest(setting, setting, values)).as(options + regime).isLessThan(LIMIT);
			assertThat(farthest(spec(3, fields + others), setting, values)).as(others + regime).isGreaterThan(LIMIT);
		}
	}

	private static double farthest(Setting predicted, Setting setting, double[][][] values) {
		var farthest = 0.0;
		for (var metric : new Metric[] { new Entropy(), new TopShare() }) {
			var prediction = Settings.prediction(new EndlessSamples(), predicted, metric, Statistic.Function.VALUE);
			var expected = ((Claim.Roughly) prediction.claim()).expected();
			for (int generation = 1; generation < expected.length; generation++) {
				var observed = Settings.observed(values, setting, prediction, generation);
				farthest = Math.max(farthest,
						Math.abs(observed.mean() - expected[generation]) / observed.standardError());
			}
		}
		return farthest;
	}

}
