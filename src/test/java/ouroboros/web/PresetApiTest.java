package ouroboros.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@ServiceTest
class PresetApiTest {

	private Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
	}

	static List<String> names() throws IOException {
		return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:presets/*.json"))
			.map(Resource::getFilename)
			.map((file) -> file.substring(0, file.indexOf('.')))
			.toList();
	}

	@Test
	void listsThemAll() throws IOException {
		var items = this.client.get("/api/v1/presets").json().get("items");
		assertThat(Stream.iterate(0, (i) -> i < items.size(), (i) -> i + 1)
			.map((i) -> items.get(i).get("name").asString())
			.toList()).containsExactlyInAnyOrderElementsOf(names());
	}

	/** Its spec is accepted, and what it expects will be measured. */
	@ParameterizedTest
	@MethodSource("names")
	void saysWhatCanBeRunAndChecked(String name) {
		var preset = this.client.get("/api/v1/presets/" + name).json();
		for (var field : List.of("title", "question", "source", "outcome")) {
			assertThat(preset.get(field).asString()).as(field).isNotBlank();
		}
		assertThat(preset.get("seconds").asDouble()).isBetween(0.1, 60.0);
		var validated = this.client.post("/api/v1/experiments/validate", preset.get("spec").toString());
		assertThat(validated.status()).as(validated.text()).isEqualTo(200);
		var points = validated.json().get("sweepPoints").asInt();
		var metrics = validated.json().get("metrics").toString();
		assertThat(preset.get("checks")).isNotEmpty();
		for (var check : preset.get("checks")) {
			assertThat(metrics).contains("\"" + check.get("metric").asString() + "\"");
			assertThat(check.get("sweepPoint").asInt()).isLessThan(points);
			assertThat(check.get("generation").asInt()).isLessThanOrEqualTo(preset.at("/spec/generations").asInt());
			assertThat(
					check.get("expected").isNumber() || check.get("lower").isNumber() || check.get("upper").isNumber())
				.isTrue();
			assertThat(check.get("source").asString()).isNotBlank();
		}
	}

	@Test
	void fieldsMayBeOverridden() {
		var answer = this.client.post("/api/v1/presets/bertrand-gauss/experiments",
				"{\"replicates\":3,\"generations\":4,\"regime\":{\"samples\":7},\"name\":\"mine\"}");
		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		var experiment = answer.json();
		assertThat(experiment.get("name").asString()).isEqualTo("mine");
		assertThat(experiment.at("/spec/regime/samples").asInt()).isEqualTo(7);
		assertThat(experiment.at("/spec/learner/estimator").asString()).isEqualTo("unbiased");
		assertThat(experiment.get("preset").asString()).isEqualTo("bertrand-gauss");
		assertThat(answer.header("Location")).endsWith(experiment.get("id").asString());
		assertThat(this.client.finished(experiment.get("id").asString()).at("/progress/runs/completed").asInt())
			.isEqualTo(3);
	}

	@Test
	void theSameKeyAnswersTheSameExperiment() {
		var first = this.client.post("/api/v1/presets/bertrand-gauss/experiments", "{\"replicates\":1}",
				"Idempotency-Key", "preset-1");
		var again = this.client.post("/api/v1/presets/bertrand-gauss/experiments", "{\"replicates\":1}",
				"Idempotency-Key", "preset-1");
		assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
		assertThat(this.client
			.post("/api/v1/presets/bertrand-gauss/experiments", "{\"replicates\":2}", "Idempotency-Key", "preset-1")
			.status()).isEqualTo(422);
	}

	@Test
	void badRequestsAreTold() {
		assertThat(this.client.get("/api/v1/presets/unheard-of").status()).isEqualTo(404);
		assertThat(this.client.post("/api/v1/presets/unheard-of/experiments", "{}").status()).isEqualTo(404);
		assertThat(this.client.post("/api/v1/presets/bertrand-gauss/experiments", "[1]").status()).isEqualTo(400);
		assertThat(this.client.post("/api/v1/presets/bertrand-gauss/experiments", "{\"a").status()).isEqualTo(400);
		var refused = this.client.post("/api/v1/presets/bertrand-gauss/experiments", "{\"regime\":{\"samples\":0}}");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/regime/samples");
	}

	/** And says so, but not while it is under way or where another thing was run. */
	@Test
	void tellsWhetherItIsReproduced() {
		var id = this.client.post("/api/v1/presets/bertrand-gauss/experiments").json().get("id").asString();
		this.client.finished(id);
		var reproduction = this.client.get("/api/v1/experiments/%s/reproduction".formatted(id)).json();
		assertThat(reproduction.get("reproduced").asBoolean()).as(reproduction.toString()).isTrue();
		assertThat(reproduction.at("/checks/0/n").asInt()).isEqualTo(5000);
		assertThat(reproduction.at("/checks/0/observed").asDouble()).isCloseTo(0.8768, within(0.01));
		assertThat(reproduction.at("/checks/0/z").asDouble()).isBetween(-4.0, 4.0);
		var other = this.client.post("/api/v1/presets/bertrand-gauss/experiments", "{\"generations\":51}");
		var unknown = this.client
			.get("/api/v1/experiments/%s/reproduction".formatted(other.json().get("id").asString()))
			.json();
		assertThat(unknown.get("reproduced").isNull()).isTrue();
		assertThat(unknown.get("reason").asString()).contains("differs");
		var own = this.client.submit(this.client.get("/api/v1/presets/bertrand-gauss").json().get("spec").toString());
		assertThat(this.client.get("/api/v1/experiments/%s/reproduction".formatted(own.get("id").asString())).status())
			.isEqualTo(404);
	}

}
