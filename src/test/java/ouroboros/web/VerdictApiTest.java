package ouroboros.web;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The eight definitions over HTTP. */
@ServiceTest
class VerdictApiTest {

	private static final List<String> DEFINITIONS = List.of("catastrophic-increase-of-population-risk",
			"any-increase-of-population-risk", "asymptotically-diverging-population-risk", "change-in-scaling-law",
			"collapsing-variance", "entanglement-of-real-data-modes", "disappearance-of-real-tail-data",
			"appearance-of-hallucinated-data");

	private static final String NORMAL = """
			{"name":"Verdicts","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":10},"generations":40,"replicates":100,"seed":3,
			 "metrics":["variance","wasserstein2-squared",{"type":"hallucinated-mass","quantile":0.001}],
			 "sweep":{"/regime/samples":[10,40,160]}}""";

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	private String run(String spec) {
		return "/api/v1/experiments/" + this.client.run(spec).get("id").asString() + "/verdicts";
	}

	private static JsonNode verdict(JsonNode answer, String definition, int sweepPoint) {
		return answer.get("verdicts")
			.valueStream()
			.filter((one) -> one.get("definition").asString().equals(definition)
					&& one.get("sweepPoint").asInt() == sweepPoint)
			.findFirst()
			.orElseThrow();
	}

	private static String status(JsonNode answer, String definition, int sweepPoint) {
		return verdict(answer, definition, sweepPoint).get("status").asString();
	}

	@Test
	void decidesEveryDefinitionAtEverySweepPoint() {
		var path = run(NORMAL);
		var answer = this.client.get(path + "?hallucination=0.2").json();
		assertThat(answer.get("verdicts").size()).isEqualTo(24);
		assertThat(answer.get("verdicts").valueStream().limit(8).map((one) -> one.get("definition").asString()))
			.containsExactlyElementsOf(DEFINITIONS);
		assertThat(answer.get("next").isNull()).isTrue();
		var increase = verdict(answer, "any-increase-of-population-risk", 0);
		assertThat(increase.get("status").asString()).isEqualTo("collapsed");
		assertThat(increase.get("metric").asString()).isEqualTo("wasserstein2-squared");
		assertThat(increase.get("since").asInt()).isBetween(1, 40);
		assertThat(increase.at("/values/~1regime~1samples").asInt()).isEqualTo(10);
		assertThat(increase.get("evidence").propertyNames()).contains("lower", "upper", "threshold", "n", "confidence",
				"initial");
		var diverging = verdict(answer, "asymptotically-diverging-population-risk", 2);
		assertThat(diverging.get("status").asString()).isEqualTo("collapsed");
		assertThat(diverging.at("/evidence/limit").isNull()).isTrue();
		assertThat(diverging.at("/nonFinite/limit").asString()).isEqualTo("inf");
		assertThat(status(answer, "collapsing-variance", 0)).isEqualTo("collapsed");
		assertThat(verdict(answer, "collapsing-variance", 0).at("/evidence/halfLife").asDouble()).isBetween(4.0, 9.0);
		assertThat(status(answer, "change-in-scaling-law", 1)).isIn("collapsed", "not-collapsed", "inconclusive");
		assertThat(verdict(answer, "change-in-scaling-law", 0).at("/evidence/initialExponent").asDouble())
			.isBetween(0.8, 1.2);
		assertThat(status(answer, "entanglement-of-real-data-modes", 0)).isEqualTo("not-applicable");
		assertThat(status(answer, "appearance-of-hallucinated-data", 2)).isEqualTo("not-collapsed");
	}

	@Test
	void asksForOtherThresholds() {
		var path = run(NORMAL);
		assertThat(status(this.client.get(path + "?catastrophicRisk=0.0001").json(),
				"catastrophic-increase-of-population-risk", 0))
			.isEqualTo("collapsed");
		var loose = this.client.get(path + "?catastrophicRisk=1e9&hallucination=0&varianceLeft=0.9").json();
		assertThat(status(loose, "catastrophic-increase-of-population-risk", 0)).isEqualTo("not-collapsed");
		assertThat(verdict(loose, "catastrophic-increase-of-population-risk", 0).at("/evidence/threshold").asDouble())
			.isEqualTo(1e9);
		for (var bad : List.of("confidence=0.4", "confidence=1", "confidence=NaN", "catastrophicRisk=Infinity",
				"catastrophicFactor=1", "increase=-1", "exponentLoss=11", "varianceLeft=0", "modes=-1", "tailLeft=1",
				"hallucination=2", "limit=0", "cursor=-1", "confidence=high")) {
			var answer = this.client.get(path + "?" + bad);
			assertThat(answer.status()).as(bad).isEqualTo(400);
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
			assertThat(answer.json().get("parameter").asString()).isEqualTo(bad.substring(0, bad.indexOf('=')));
		}
		assertThat(this.client.get("/api/v1/experiments/0198c0de-0000-7000-8000-000000000000/verdicts").status())
			.isEqualTo(404);
	}

	@Test
	void isInconclusiveAboutASingleReplicate() {
		var answer = this.client.get(run(NORMAL.replace("\"replicates\":100", "\"replicates\":1"))).json();
		for (var definition : DEFINITIONS) {
			assertThat(status(answer, definition, 0)).as(definition)
				.isIn("inconclusive", "not-applicable", definition.startsWith("asymptotically") ? "collapsed" : "");
		}
		assertThat(verdict(answer, "any-increase-of-population-risk", 0).get("reason").asString())
			.contains("single replicate");
	}

	@Test
	void readsAggregates() {
		var answer = this.client
			.get(run(NORMAL.replace("\"seed\"", "\"record\":\"aggregate\",\"seed\"")) + "?hallucination=0.2")
			.json();
		assertThat(status(answer, "any-increase-of-population-risk", 0)).isEqualTo("collapsed");
		assertThat(status(answer, "appearance-of-hallucinated-data", 2)).isEqualTo("not-collapsed");
	}

	@Test
	void pagesOverSweepPoints() {
		var path = run(NORMAL);
		var first = this.client.get(path + "?limit=2&confidence=0.9&catastrophicRisk=3").json();
		assertThat(first.get("verdicts").size()).isEqualTo(16);
		var second = this.client.get(first.get("next").asString()).json();
		assertThat(second.get("verdicts").size()).isEqualTo(8);
		assertThat(second.get("next").isNull()).isTrue();
		var catastrophe = verdict(second, "catastrophic-increase-of-population-risk", 2).get("evidence");
		assertThat(catastrophe.get("threshold").asDouble()).isEqualTo(3);
		assertThat(catastrophe.get("confidence").asDouble()).isEqualTo(0.9);
	}

}
