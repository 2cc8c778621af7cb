package ouroboros.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class WorkerPoolApiTest {

	private static final String NEURAL = """
			{"name":"Texts","truth":{"type":"markov-text","symbols":4,"length":8,"seed":1},
			 "learner":{"type":"transformer","layers":1,"heads":1,"width":4,"epochs":1},
			 "regime":{"samples":20},"generations":1,"seed":1}""";

	private static final String OTHER = """
			{"name":"Numbers","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"generations":1,"seed":1}""";

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	@Test
	void neuralLearnersHaveWorkersOfTheirOwn() {
		var neural = this.client.run(NEURAL);
		assertThat(neural.get("pool").asString()).isEqualTo("neural");
		assertThat(neural.get("state").asString()).isEqualTo("completed");
		assertThat(this.client.run(OTHER).get("pool").asString()).isEqualTo("cpu");
	}

	@Test
	void theClientChooses() {
		var asked = this.client.post("/api/v1/experiments?pool=cpu", NEURAL).json();
		assertThat(asked.get("pool").asString()).isEqualTo("cpu");
		assertThat(this.client.finished(asked.get("id").asString()).get("state").asString()).isEqualTo("completed");
	}

	/** No worker of the service computes on a graphics card. */
	@Test
	void whatWaitsForAGraphicsCardIsNotTakenByAnotherWorker() {
		var waiting = this.client.post("/api/v1/experiments?pool=gpu", NEURAL).json();
		this.client.run(NEURAL);
		var path = "/api/v1/experiments/" + waiting.get("id").asString();
		assertThat(this.client.get(path).json().get("state").asString()).isEqualTo("queued");
		assertThat(this.client.post(path + "/cancel").json().get("state").asString()).isEqualTo("cancelled");
	}

	@Test
	void refusesWorkersThatHaveNothingToOffer() {
		for (var path : new String[] { "/api/v1/experiments?pool=gpu", "/api/v1/experiments/validate?pool=gpu" }) {
			var answer = this.client.post(path, OTHER);
			assertThat(answer.status()).isEqualTo(422);
			assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/learner");
			assertThat(answer.json().at("/errors/0/detail").asString()).contains("gpu");
		}
		var unknown = this.client.post("/api/v1/experiments?pool=tpu", NEURAL);
		assertThat(unknown.status()).isEqualTo(400);
		assertThat(unknown.json().get("parameter").asString()).isEqualTo("pool");
	}

	@Test
	void aKeyIsForOnePool() {
		var path = "/api/v1/experiments";
		var key = new String[] { "Idempotency-Key", "pool-test" };
		var first = this.client.post(path + "?pool=cpu", NEURAL, key).json().get("id");
		assertThat(this.client.post(path + "?pool=cpu", NEURAL, key).json().get("id")).isEqualTo(first);
		assertThat(this.client.post(path + "?pool=neural", NEURAL, key).status()).isEqualTo(422);
	}

}
