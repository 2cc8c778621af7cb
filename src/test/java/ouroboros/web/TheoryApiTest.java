package ouroboros.web;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Closed forms over HTTP, beside what was observed. */
@ServiceTest
class TheoryApiTest {

	private static final String NORMAL = """
			{"name":"Closed forms","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"generations":9,"replicates":400,"seed":3,
			 "metrics":["variance","mean-shift","log-determinant"],"sweep":{"/regime/samples":[20,40]}}""";

	private static final List<String> COLUMNS = List.of("generation", "n", "observed", "standardError", "z");

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	private JsonNode theory(String spec) {
		return this.client.get("/api/v1/experiments/" + this.client.run(spec).get("id").asString() + "/theory").json();
	}

	private static JsonNode prediction(JsonNode theory, String metric, String statistic, int sweepPoint) {
		return theory.get("predictions")
			.valueStream()
			.filter((one) -> one.get("metric").asString().equals(metric)
					&& one.get("statistic").asString().equals(statistic) && one.get("sweepPoint").asInt() == sweepPoint)
			.findFirst()
			.orElseThrow(() -> new AssertionError("no %s of %s in %s".formatted(statistic, metric, theory)));
	}

	@Test
	void comparesWhatIsExpectedWithWhatIsObserved() {
		var theory = theory(NORMAL);
		assertThat(theory.get("applicable").asBoolean()).isTrue();
		assertThat(theory.get("next").isNull()).isTrue();
		for (int point = 0; point < 2; point++) {
			var variance = prediction(theory, "variance", "mean", point);
			assertThat(variance.at("/values/~1regime~1samples").asInt()).isEqualTo((point == 0) ? 20 : 40);
			assertThat(variance.get("theory").asString()).isEqualTo("normal-moments");
			assertThat(variance.get("source").asString()).contains("Alemohammad");
			assertThat(variance.get("approximate").asBoolean()).isFalse();
			for (var column : COLUMNS) {
				assertThat(variance.get(column).size()).as(column).isEqualTo(10);
			}
			assertThat(variance.get("n").get(9).asInt()).isEqualTo(400);
			var shift = prediction(theory, "mean-shift", "mean", point);
			assertThat(shift.get("expected").get(9).asDouble()).isCloseTo((point == 0) ? 0.5 : 0.25, within(1e-12));
			assertThat(shift.at("/nonFinite/limit/0").asString()).isEqualTo("inf");
			var determinant = prediction(theory, "log-determinant", "mean", point);
			for (int g = 0; g < 10; g++) {
				var z = determinant.get("z").get(g).asDouble();
				assertThat(z).isBetween(-4.0, 4.0);
				assertThat(z).isCloseTo(
						(determinant.get("observed").get(g).asDouble() - determinant.get("expected").get(g).asDouble())
								/ determinant.get("standardError").get(g).asDouble(),
						within(1e-9));
			}
		}
		assertThat(prediction(theory, "log-determinant", "mean", 0).get("expected").get(9).asDouble())
			.isCloseTo(-0.53554, within(5.1e-6));
	}

	/** The mean shift of late generations hangs on rare chains. */
	@Test
	void givesNoDistanceWhereItWouldMislead() {
		var theory = theory(NORMAL.replace("[20,40]", "[5,400]"));
		assertThat(prediction(theory, "mean-shift", "mean", 0).get("z").get(9).isNull()).isTrue();
		assertThat(prediction(theory, "mean-shift", "mean", 0).get("observed").get(9).isNumber()).isTrue();
		assertThat(prediction(theory, "mean-shift", "mean", 1).get("z").get(9).isNumber()).isTrue();
		var single = theory(NORMAL.replace("\"replicates\":400", "\"replicates\":1"));
		assertThat(prediction(single, "log-determinant", "mean", 0).get("z")).allMatch(JsonNode::isNull);
		assertThat(prediction(single, "log-determinant", "mean", 0).get("observed").get(9).isNumber()).isTrue();
	}

	@Test
	void saysWhyNothingIsObservedAndWhatDoesNotApply() {
		var theory = theory(NORMAL);
		var risk = prediction(theory, "wasserstein2-squared", "mean", 0);
		assertThat(risk.get("unobserved").asString()).contains("wasserstein2-squared");
		assertThat(risk.get("observed")).hasSize(10).allMatch(JsonNode::isNull);
		assertThat(risk.get("expected").get(9).asDouble()).isCloseTo(0.74647, within(1.1e-5));
		assertThat(prediction(theory, "variance", "mean", 0).get("unobserved").isNull()).isTrue();
		var silent = theory.get("notApplicable");
		assertThat(silent.size()).isPositive();
		assertThat(silent).allSatisfy((one) -> {
			assertThat(one.get("reason").asString()).isNotBlank().hasSizeLessThan(150);
			assertThat(one.get("sweepPoints").toString()).isEqualTo("[0,1]");
		});
		assertThat(silent.valueStream().map((one) -> one.get("theory").asString())).contains("symbol-moments")
			.doesNotContain("normal-moments");

		var strange = theory(NORMAL.replace("\"seed\":3", "\"seed\":3,\"sampling\":{\"precision\":\"float16\"}"));
		assertThat(strange.get("applicable").asBoolean()).isFalse();
		assertThat(strange.get("predictions").size()).isZero();
		assertThat(strange.get("notApplicable")
			.valueStream()
			.filter((one) -> one.get("theory").asString().equals("normal-moments"))
			.map((one) -> one.get("reason").asString())).containsExactly("does not cover sampling.precision");
	}

	@Test
	void givesBoundsSharesAndTimes() {
		var theory = theory("""
				{"name":"Two symbols","truth":{"type":"bernoulli","probability":0.3},"learner":{"type":"bernoulli"},
				 "regime":{"samples":10},"generations":200,"replicates":200,"seed":3,"metrics":["support"]}""");
		var bounds = theory.get("predictions")
			.valueStream()
			.filter((one) -> one.get("theory").asString().equals("absorption-bounds"))
			.findFirst()
			.orElseThrow();
		assertThat(bounds.get("statistic").asString()).isEqualTo("share-above[1]");
		assertThat(bounds.get("expected").size()).isZero();
		assertThat(bounds.get("lower").size()).isEqualTo(201);
		IntStream.range(0, 201)
			.forEach((g) -> assertThat(bounds.get("observed").get(g).asDouble())
				.isBetween(bounds.get("lower").get(g).asDouble() - 0.15, bounds.get("upper").get(g).asDouble() + 0.15));
		assertThat(bounds.get("z").get(0).asDouble()).isZero();
		var exact = theory.get("predictions")
			.valueStream()
			.filter((one) -> one.get("theory").asString().equals("symbol-survival")
					&& one.get("statistic").asString().equals("share-above[1]"))
			.findFirst()
			.orElseThrow();
		assertThat(exact.get("z").get(10).asDouble()).isBetween(-4.0, 4.0);
		assertThat(exact.get("lower").isNull()).isTrue();
		var time = prediction(theory, "support", "mean-time-to[1]", 0);
		assertThat(time.get("generation").toString()).isEqualTo("[200]");
		assertThat(time.get("approximate").asBoolean()).isTrue();
		assertThat(time.get("observed").get(0).asDouble()).isCloseTo(time.get("expected").get(0).asDouble() - 1.5,
				within(3.5));
		assertThat(time.get("z").get(0).isNull()).isTrue();
	}

	/** Regressions on labels of their own, and what becomes of them. */
	@Test
	void tellsTheEndOfLabelLoops() {
		var spec = """
				{"name":"Labels","truth":{"type":"linear","dimension":5},"learner":{"type":"linear-regression","noise":1},
				 "regime":{"samples":25,"design":"same"},"generations":4,"replicates":500,"seed":3,
				 "sweep":{"/regime/retain":["replace","accumulate",{"window":2}]}}""";
		var path = "/api/v1/experiments/" + this.client.run(spec).get("id").asString();
		var theory = this.client.get(path + "/theory").json();
		var first = 5.0 / 19;
		var expected = new double[] { 5 * first, first * (1 + 1 / 4.0 + 1 / 9.0 + 1 / 16.0 + 1 / 25.0) };
		for (int point = 0; point < 2; point++) {
			var error = prediction(theory, "test-error", "mean", point);
			assertThat(error.get("theory").asString())
				.isEqualTo((point == 0) ? "regression-replace" : "regression-accumulate");
			assertThat(error.get("source").asString()).contains("2404.01413");
			assertThat(error.get("expected").get(4).asDouble()).isCloseTo(expected[point], within(1e-12));
			assertThat(error.get("z").get(4).asDouble()).isBetween(-4.0, 4.0);
		}
		assertThat(prediction(theory, "test-error", "mean", 0).at("/nonFinite/limit/0").asString()).isEqualTo("inf");
		assertThat(prediction(theory, "test-error", "mean", 1).get("limit").asDouble())
			.isCloseTo(first * Math.PI * Math.PI / 6, within(1e-6));
		assertThat(theory.get("notApplicable")
			.valueStream()
			.filter((one) -> one.get("theory").asString().equals("regression-accumulate"))
			.map((one) -> one.get("reason").asString() + one.get("sweepPoints"))).hasSize(1)
			.containsExactly("speaks of retain accumulate[0,2]");
		var verdicts = this.client.get(path + "/verdicts")
			.json()
			.get("verdicts")
			.valueStream()
			.filter((one) -> one.get("definition").asString().equals("asymptotically-diverging-population-risk"))
			.map((one) -> one.get("status").asString())
			.toList();
		assertThat(verdicts.subList(0, 2)).containsExactly("collapsed", "not-collapsed");
	}

	@Test
	void readsAggregates() {
		var theory = theory(NORMAL.replace("\"seed\"", "\"record\":\"aggregate\",\"seed\""));
		var determinant = prediction(theory, "log-determinant", "mean", 0);
		assertThat(determinant.get("z").get(9).asDouble()).isBetween(-4.0, 4.0);
		assertThat(determinant.get("n").get(9).asInt()).isEqualTo(400);
		var root = prediction(theory, "variance", "mean-root", 0);
		assertThat(root.get("z").get(9).asDouble()).isBetween(-4.0, 4.0);
		assertThat(root.get("unobserved").isNull()).isTrue();
	}

	@Test
	void answersWhileTheExperimentRuns() {
		var id = this.client.submit("""
				{"name":"Long","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
				 "regime":{"samples":100000},"generations":5000,"replicates":100,"seed":1,"metrics":["variance"]}""")
			.get("id")
			.asString();
		try {
			var path = "/api/v1/experiments/" + id;
			while (this.client.get(path).json().at("/progress/generations/done").asInt() < 3) {
				this.client.get(path + "?wait=1s");
			}
			var variance = prediction(this.client.get(path + "/theory?maxPoints=5000").json(), "variance", "mean", 0);
			assertThat(variance.get("n").get(0).asInt()).isPositive();
			assertThat(variance.get("observed").get(0).asDouble()).isCloseTo(1, within(0.1));
			assertThat(variance.get("n").get(variance.get("n").size() - 1).asInt()).isZero();
			assertThat(variance.get("observed").get(variance.get("n").size() - 1).isNull()).isTrue();
		}
		finally {
			this.client.post("/api/v1/experiments/" + id + "/cancel");
			this.client.finished(id);
		}
	}

	@Test
	void pagesAndThinsAndRefusesNonsense() {
		var id = this.client.run(NORMAL).get("id").asString();
		var path = "/api/v1/experiments/" + id + "/theory";
		var first = this.client.get(path + "?limit=1&maxPoints=4").json();
		assertThat(prediction(first, "variance", "mean", 0).get("generation").toString()).isEqualTo("[0,3,6,9]");
		assertThat(first.get("predictions")).allMatch((one) -> one.get("sweepPoint").asInt() == 0);
		var second = this.client.get(first.get("next").asString()).json();
		assertThat(second.get("predictions")).isNotEmpty().allMatch((one) -> one.get("sweepPoint").asInt() == 1);
		assertThat(second.get("next").isNull()).isTrue();
		for (var bad : List.of("limit=0", "limit=1001", "cursor=-1", "maxPoints=1", "limit=many")) {
			var answer = this.client.get(path + "?" + bad);
			assertThat(answer.status()).as(bad).isEqualTo(400);
			assertThat(answer.json().get("parameter").asString()).isEqualTo(bad.substring(0, bad.indexOf('=')));
		}
		assertThat(this.client.get("/api/v1/experiments/0198c0de-0000-7000-8000-000000000000/theory").status())
			.isEqualTo(404);
	}

}
