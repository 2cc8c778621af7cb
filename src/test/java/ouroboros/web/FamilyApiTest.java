package ouroboros.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Families of laws, and samples that nobody draws, over HTTP. */
@ServiceTest
class FamilyApiTest {

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	private String run(String spec) {
		var experiment = this.client.run(spec);
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		return experiment.get("id").asString();
	}

	private JsonNode ofRun(String experiment, String path) {
		var run = this.client.get("/api/v1/experiments/%s/runs".formatted(experiment)).json().at("/items/0/id");
		return this.client.get("/api/v1/runs/%d/generations/%s".formatted(run.asLong(), path)).json();
	}

	@Test
	void aQuadrillionCountsAreFittedByTheirSum() {
		var id = run("""
				{"name":"Counts","truth":{"type":"poisson","mean":4},"learner":{"type":"poisson"},
				 "regime":{"samples":1e15,"retain":"accumulate"},"sampling":{"method":"sufficient-statistics"},
				 "generations":50,"replicates":3,"seed":1,"metrics":["mean","kl-divergence","wasserstein1","entropy"],
				 "snapshots":{"every":50,"samples":5}}""");
		var model = ofRun(id, "50/model");
		assertThat(model.get("type").asString()).isEqualTo("poisson");
		// 51 of 1e15: a standard deviation of 2e-8 to 8e-8
		assertThat(model.get("rate").asDouble()).isCloseTo(4, within(4e-7)).isNotEqualTo(4);
		assertThat(ofRun(id, "50/samples").get("size").asInt()).isEqualTo(5);
		var summary = this.client.get("/api/v1/experiments/%s/summary?metric=kl-divergence".formatted(id)).json();
		assertThat(summary.at("/points/0/max/50").asDouble()).isBetween(1e-20, 4e-14);
	}

	@Test
	void kernelsForgetTheMoons() {
		var id = run("""
				{"name":"Moons","truth":{"type":"shape","shape":"moons","noise":0.05},
				 "learner":{"type":"kernel-density","bandwidth":0.1,"kernel":"tophat"},"regime":{"samples":200},
				 "generations":20,"replicates":2,"seed":1,"metrics":["variance","negative-log-likelihood","recall"],
				 "sweep":{"/learner/bandwidth":[0.1,"scott"]},"snapshots":{"every":20,"samples":7}}""");
		var model = ofRun(id, "20/model");
		assertThat(model.get("type").asString()).isEqualTo("kernel-mixture");
		assertThat(model.at("/points/values").size()).isEqualTo(400);
		assertThat(model.get("kernel").asString()).isEqualTo("tophat");
		assertThat(ofRun(id, "20/samples").get("points").size()).isEqualTo(7);
		var variance = this.client.get("/api/v1/experiments/%s/summary?metric=variance".formatted(id)).json();
		assertThat(variance.at("/points/1/mean/20").asDouble())
			.isGreaterThan(variance.at("/points/1/mean/0").asDouble());
	}

	@Test
	void aCoinLandsOnOneSide() {
		var id = run("""
				{"name":"Coins","truth":{"type":"bernoulli","probability":0.5},"learner":{"type":"bernoulli"},
				 "regime":{"samples":4},"generations":200,"replicates":5,"seed":1}""");
		var support = this.client.get("/api/v1/experiments/%s/summary?metric=support".formatted(id)).json();
		assertThat(support.at("/points/0/max/200").asDouble()).isEqualTo(1);
	}

}
