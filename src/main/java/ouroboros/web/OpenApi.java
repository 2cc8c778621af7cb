package ouroboros.web;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.jobs.SecuritySettings;
import ouroboros.json.JsonSchema;

/**
 * The OpenAPI document: the schemas of a spec come from the records that read it, with
 * discriminators; the examples are specs that run as they stand; every error is a
 * problem.
 */
@Component
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
class OpenApi implements OpenApiCustomizer {

	private static final String PREFIX = "#/components/schemas/";

	private static final String PROBLEM = """
			{"type":"object","required":["type","title","status","detail"],"properties":{
			 "type":{"type":"string","description":"stable name of the kind of error"},
			 "title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"},
			 "instance":{"type":"string"},
			 "errors":{"type":"array","description":"all that is wrong with a spec","items":{"type":"object",
			  "required":["pointer","code","detail"],"properties":{
			   "pointer":{"type":"string","description":"JSON Pointer into the spec"},
			   "code":{"type":"string"},"detail":{"type":"string"}}}}}}""";

	private final JsonSchema schema;

	private final SecuritySettings security;

	OpenApi(JsonSchema schema, SecuritySettings security) {
		this.schema = schema;
		this.security = security;
	}

	@Override
	public void customise(OpenAPI document) {
		document.info(new Info().title("Ouroboros")
			.version("v1")
			.description("Generational experiments on model collapse: submit a spec, poll it, read its generations.")
			.license(new License().name("Apache-2.0")));
		document.servers(List.of(new Server().url("/")));
		var schemas = document.getComponents().getSchemas();
		this.schema.definitions(PREFIX, true)
			.properties()
			.forEach((definition) -> schemas.put(definition.getKey(), parsed(definition.getValue().toString())));
		schemas.put("Problem", parsed(PROBLEM));
		schemas.put("JsonNode", parsed("{\"type\":\"object\"}"));
		document.getComponents().setSchemas(new TreeMap<>(schemas));
		if (this.security.enabled()) {
			document.getComponents()
				.addSecuritySchemes("key", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
			document.addSecurityItem(new SecurityRequirement().addList("key"));
		}
		document.getPaths()
			.values()
			.stream()
			.map(PathItem::readOperations)
			.flatMap(List::stream)
			.forEach(OpenApi::complete);
	}

	private static void complete(Operation operation) {
		operation.getResponses()
			.addApiResponse("default",
					new ApiResponse().description("an error, as a problem (RFC 9457)")
						.content(new Content().addMediaType("application/problem+json",
								new MediaType().schema(new Schema<>().$ref(PREFIX + "Problem")))));
		var body = operation.getRequestBody();
		if (body != null && operation.getOperationId().endsWith("Experiment")) {
			body.getContent().values().forEach((content) -> {
				content.setSchema(new Schema<>().$ref(PREFIX + JsonSchema.ROOT));
				examples().forEach((name, example) -> content.addExamples(name, example));
			});
		}
	}

	private static TreeMap<String, Example> examples() {
		var examples = new TreeMap<String, Example>(Comparator.naturalOrder());
		try {
			for (Resource resource : new PathMatchingResourcePatternResolver()
				.getResources("classpath:examples/*.json")) {
				JsonNode spec = JsonMapper.shared().readTree(resource.getContentAsByteArray());
				examples.put(String.valueOf(resource.getFilename()).replace(".json", ""),
						new Example().summary(spec.get("name").asString())
							.value(Json31.mapper().readTree(resource.getContentAsByteArray())));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("the examples are part of the program", ex);
		}
		return examples;
	}

	private static Schema<?> parsed(String schema) {
		try {
			return Json31.mapper().readValue(schema, Schema.class);
		}
		catch (IOException ex) {
			throw new IllegalStateException("not a schema: " + schema, ex);
		}
	}

}
