package ouroboros.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.Client;
import ouroboros.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class OpenApiTest {

	private Client client;

	private ObjectNode document;

	@BeforeEach
	void read(@LocalServerPort int port) {
		this.client = new Client(port);
		this.document = (ObjectNode) this.client.get("/v3/api-docs").json();
	}

	@Test
	void isOpenApi31WithEveryReferenceAnswered() {
		assertThat(this.document.get("openapi").asString()).startsWith("3.1");
		assertThat(this.document.get("paths").propertyNames()).contains("/api/v1/experiments",
				"/api/v1/experiments/validate", "/api/v1/experiments/{id}", "/api/v1/experiments/{id}/cancel",
				"/api/v1/experiments/{id}/runs", "/api/v1/experiments/{id}/generations",
				"/api/v1/experiments/{id}/summary", "/api/v1/experiments/{id}/theory",
				"/api/v1/experiments/{id}/verdicts", "/api/v1/runs/{id}", "/api/v1/runs/{id}/generations",
				"/api/v1/datasets", "/api/v1/catalog", "/api/v1/schemas/experiment");
		assertThat(this.document.findValues("$ref")).isNotEmpty()
			.allSatisfy((reference) -> assertThat(this.document.at(reference.asString().substring(1)).isObject())
				.as(reference.asString())
				.isTrue());
		assertThat(this.document.findValues("operationId").stream().map(JsonNode::asString)).doesNotHaveDuplicates();
	}

	@Test
	void namesEveryTypeByItsDiscriminator() {
		for (var family : List.of("Truth", "Learner", "Metric", "Schedule")) {
			var schema = this.document.at("/components/schemas/" + family);
			var discriminated = schema.has("discriminator") ? schema : schema.findParents("discriminator").getFirst();
			assertThat(discriminated.at("/discriminator/propertyName").asString()).isEqualTo("type");
			var mapping = discriminated.at("/discriminator/mapping");
			assertThat(mapping.size()).isEqualTo(discriminated.get("oneOf").size()).isPositive();
			mapping.properties().forEach((entry) -> {
				var member = this.document.at(entry.getValue().asString().substring(1));
				assertThat(member.at("/properties/type/const").asString()).isEqualTo(entry.getKey());
				assertThat(member.get("required").valueStream().map(JsonNode::asString)).contains("type");
				assertThat(member.get("additionalProperties").asBoolean(true)).isFalse();
			});
		}
	}

	@Test
	void acceptsEverySpecThatTheServiceAcceptsAndNoOther() throws IOException {
		var schema = specSchema();
		for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:specs/*.json")) {
			var text = new String(resource.getContentAsByteArray(), StandardCharsets.UTF_8);
			assertThat(schema.validate(text, InputFormat.JSON)).as(resource.getFilename()).isEmpty();
			assertThat(schema.validate(text.replaceFirst("\"regime\"", "\"regimen\""), InputFormat.JSON)).isNotEmpty();
			assertThat(schema.validate(text.replaceFirst("\"type\": \"", "\"type\": \"x"), InputFormat.JSON))
				.isNotEmpty();
		}
	}

	/** The document as one JSON Schema whose root is the body of a submission. */
	private Schema specSchema() {
		var root = this.document.deepCopy();
		root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		root.setAll((ObjectNode) this.document
			.at("/paths/~1api~1v1~1experiments/post/requestBody/content/application~1json/schema"));
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(root.toString(), InputFormat.JSON);
	}

	@Test
	void givesExamplesThatRunAsTheyStand() {
		var examples = this.document
			.at("/paths/~1api~1v1~1experiments/post/requestBody/content/application~1json/examples");
		assertThat(examples.size()).isGreaterThanOrEqualTo(5);
		examples.properties()
			.forEach((example) -> assertThat(
					this.client.post("/api/v1/experiments/validate", example.getValue().get("value").toString())
						.status())
				.as(example.getKey())
				.isEqualTo(200));
		var small = examples.at("/gaussian-replace/value").toString();
		assertThat(this.client.run(small).get("state").asString()).isEqualTo("completed");
	}

	@Test
	void isShownBySwaggerUi() {
		assertThat(this.client.get("/swagger-ui/index.html").text()).contains("swagger-ui");
		assertThat(Stream.of(this.client.get("/swagger-ui.html")).map(Client.Answer::status)).containsExactly(302);
	}

}
