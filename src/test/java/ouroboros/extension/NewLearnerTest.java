package ouroboros.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The file {@code RobustGaussian.java} on the class path is all that a new learner takes.
 */
@ServiceTest
class NewLearnerTest {

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	@Test
	void runsOverHttp() {
		var experiment = this.client
			.run("""
					{"name":"Robust","truth":{"type":"gaussian","dimension":1},"learner":{"type":"robust-gaussian","scale":1.5},
					 "regime":{"samples":50},"generations":20,"replicates":3,"seed":1}""");
		assertThat(experiment.get("state").asString()).isEqualTo("completed");
		assertThat(experiment.get("metrics").toString()).isEqualTo("[\"variance\"]");
		assertThat(this.client.get("/api/v1/catalog").text()).contains("robust-gaussian");
		assertThat(this.client.get("/api/v1/schemas/experiment").text()).contains("RobustGaussianLearner");
		assertThat(this.client
			.post("/api/v1/experiments",
					"""
							{"name":"Robust","truth":{"type":"gaussian","dimension":1},"learner":{"type":"robust-gaussian","scale":0},
							 "regime":{"samples":50},"generations":20}""")
			.json()
			.at("/errors/0/pointer")
			.asString()).isEqualTo("/learner/scale");
	}

	@Test
	void standsInTheReadmeWhole() throws IOException {
		var source = Files.readString(Path.of("src/test/java/ouroboros/extension/RobustGaussian.java"));
		assertThat(Files.readString(Path.of("README.md"))).contains(source.strip());
	}

}
