package ouroboros.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Curation and the finer knobs of a regime, over HTTP. */
@ServiceTest
class CurationApiTest {

	private static final String SPEC = """
			{"name":"Curated","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"curation":[%s],"generations":5,"replicates":2,"seed":1,"record":"%s",
			 "metrics":["variance"]}""";

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	@Test
	void aFilterThatRejectsEverythingEndsTheRunAsAResult() {
		var experiment = this.client.run(
				SPEC.formatted("{\"type\":\"detector\",\"truePositiveRate\":1,\"falsePositiveRate\":0}", "replicates"));
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		assertThat(experiment.at("/progress/generations/done").asInt()).isEqualTo(2);
		assertThat(experiment.at("/progress/generations/total").asInt()).isEqualTo(2);
		var run = this.client.get("/api/v1/experiments/%s/runs".formatted(experiment.get("id").asString()))
			.json()
			.at("/items/0");
		assertThat(run.get("state").asString()).isEqualTo("completed");
		assertThat(run.get("lastGeneration").asInt()).isZero();
		assertThat(run.get("error").isNull()).isTrue();
		assertThat(run.get("ending").asString())
			.isEqualTo("generation 1: the detector rejected all of 2000 candidates");
	}

	@Test
	void aRunThatIsOverCountsInStatisticsAsFarAsItWent() {
		var experiment = this.client
			.run(SPEC.formatted("{\"type\":\"detector\",\"truePositiveRate\":1,\"falsePositiveRate\":0}", "aggregate"));
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		assertThat(experiment.at("/progress/fraction").asDouble()).isEqualTo(1);
		assertThat(experiment.at("/progress/generations/done").asInt()).isEqualTo(2);
		assertThat(experiment.at("/progress/generations/total").asInt()).isEqualTo(2);
		var summary = this.client
			.get("/api/v1/experiments/%s/summary?metric=variance".formatted(experiment.get("id").asString()))
			.json()
			.at("/points/0");
		assertThat(summary.get("n").toString()).isEqualTo("[2]");
		assertThat(summary.at("/mean/0").isNumber()).isTrue();
	}

	@Test
	void everythingAtOnceRunsToItsEnd() {
		var experiment = this.client
			.run("""
					{"name":"All knobs","truth":{"type":"gaussian","dimension":2},
					 "learner":{"type":"gaussian-mixture","components":2},
					 "regime":{"samples":60,"real":{"share":0.3,"source":"stock","stock":{"size":150}},
					   "retain":{"window":3,"first":true},"budget":{"points":100,"scope":"synthetic"},
					   "realWeight":"golden","ageWeight":{"type":"geometric","first":1,"ratio":0.8},
					   "watermark":{"truePositiveRate":0.9,"falsePositiveRate":0.1},"reuse":0.2,
					   "ancestry":{"window":2,"decay":0.5},"start":"warm"},
					 "sampling":{"bias":0.95,"precision":"bfloat16"},
					 "curation":[{"type":"tail-cut","quantile":0.01},
					   {"type":"preference","candidates":2,"reward":{"type":"proximity","target":[0,0]}},
					   {"type":"round-trip","there":{"type":"noise","deviation":0.1},"back":{"type":"quantise","step":0.01}},
					   {"type":"deduplicate"}],
					 "generations":8,"replicates":2,"seed":3,"sweep":{"/curation/0/quantile":[0.01,0.1]}}""");
		assertThat(experiment.get("state").asString()).as(experiment.toString()).isEqualTo("completed");
		assertThat(experiment.at("/progress/generations/done").asInt()).isEqualTo(36);
	}

	@Test
	void whatDoesNotFitIsRefusedWithItsPlace() {
		var answer = this.client.post("/api/v1/experiments", SPEC
			.formatted("{\"type\":\"noise\",\"deviation\":1},{\"type\":\"flip\",\"probability\":0.1}", "replicates"));
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/curation/1");
		assertThat(answer.json().at("/errors/0/detail").asString()).contains("classes");
	}

}
