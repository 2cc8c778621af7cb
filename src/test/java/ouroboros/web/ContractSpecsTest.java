package ouroboros.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Every spec that was ever accepted is accepted unchanged and runs to its end. */
@ServiceTest
class ContractSpecsTest {

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	static Stream<Resource> specs() throws IOException {
		var specs = new PathMatchingResourcePatternResolver().getResources("classpath*:specs/*.json");
		assertThat(specs).hasSizeGreaterThanOrEqualTo(7);
		return Arrays.stream(specs);
	}

	@ParameterizedTest
	@MethodSource("specs")
	void runsToItsEnd(Resource spec) throws IOException {
		var answer = this.client.post("/api/v1/experiments", "application/json", spec.getContentAsByteArray());
		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		var finished = this.client.finished(answer.json().get("id").asString());
		assertThat(finished.get("state").asString()).isEqualTo("completed");
		assertThat(finished.at("/progress/generations/done").asLong())
			.isEqualTo(finished.at("/progress/generations/total").asLong());
	}

}
