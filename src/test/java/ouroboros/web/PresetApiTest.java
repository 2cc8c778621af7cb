package ouroboros.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;

import ouroboros.Client;
import ouroboros.ReproductionTable;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@ServiceTest
class PresetApiTest {

	private static final Set<String> FUNCTIONS = Set.of("value", "logarithm", "root", "square", "above",
			"first-at-most");

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
		var preset = preset(name);
		assertTold(preset, "title", "question", "source", "outcome");
		assertThat(preset.get("seconds").asDouble()).isBetween(0.1, 60.0);
		var validated = this.client.post("/api/v1/experiments/validate", preset.get("spec").toString());
		assertThat(validated.status()).as(validated.text()).isEqualTo(200);
		var points = validated.json().get("sweepPoints").asInt();
		var metrics = validated.json().get("metrics").toString();
		assertThat(preset.get("checks")).isNotEmpty();
		for (var check : preset.get("checks")) {
			assertTold(check, "quantity", "source");
			assertThat(metrics).contains("\"" + check.get("metric").asString() + "\"");
			assertThat(check.get("sweepPoint").asInt()).isBetween(0, points - 1);
			assertThat(check.get("generation").asInt()).isBetween(0, preset.at("/spec/generations").asInt());
			assertThat(check.get("statistic").isNull() || FUNCTIONS.contains(check.get("statistic").asString()))
				.as(check.get("statistic").toString())
				.isTrue();
			assertThat(
					check.get("expected").isNumber() || check.get("lower").isNumber() || check.get("upper").isNumber())
				.isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void obeysTheJsonSchema(String name) {
		var schema = this.client.get("/api/v1/schemas/experiment").json();
		assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(schema)
			.validate(preset(name).get("spec"))).isEmpty();
	}

	/** With what it expects, and that it is found. */
	@ParameterizedTest
	@MethodSource("names")
	void standsInTheReadme(String name) throws IOException {
		var readme = Files.readAllLines(Path.of("README.md"));
		for (var beginning : ReproductionTable.expected(preset(name))) {
			assertThat(readme).as(beginning).anyMatch((row) -> row.startsWith(beginning) && row.endsWith("| yes |"));
		}
	}

	private JsonNode preset(String name) {
		return this.client.get("/api/v1/presets/" + name).json();
	}

	private static void assertTold(JsonNode node, String... fields) {
		for (var field : fields) {
			assertThat(node.get(field).asString()).as(field).isNotBlank();
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

	/** One chain is hardly ever where the mean of many is, and proves nothing. */
	@Test
	void aSingleReplicateDoesNotTell() {
		var id = this.client.post("/api/v1/presets/bertrand-gauss/experiments", "{\"replicates\":1}")
			.json()
			.get("id")
			.asString();
		this.client.finished(id);
		var reproduction = this.client.get("/api/v1/experiments/%s/reproduction".formatted(id)).json();
		assertThat(reproduction.get("reproduced").isNull()).isTrue();
		assertThat(reproduction.get("reason").asString()).contains("single replicate");
		assertThat(reproduction.at("/checks/0/passed").asBoolean()).isFalse();
		assertThat(reproduction.at("/checks/0/observed").isNumber()).isTrue();
	}

}
