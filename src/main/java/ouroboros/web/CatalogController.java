package ouroboros.web;

import java.nio.charset.StandardCharsets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.jobs.Limits;
import ouroboros.json.Catalog;
import ouroboros.json.Description;
import ouroboros.json.JsonSchema;

/** What a spec may say. */
@RestController
@RequestMapping("/api/v1")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Catalogue")
class CatalogController {

	private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");

	private final byte[] description;

	private final byte[] schema;

	CatalogController(Catalog catalog, JsonSchema schema, Limits limits) {
		var document = new Description(catalog).document();
		document.set("limits", JsonMapper.shared().valueToTree(limits.published()));
		this.description = utf8(document);
		this.schema = utf8(schema.document());
	}

	private static byte[] utf8(JsonNode document) {
		return document.toString().getBytes(StandardCharsets.UTF_8);
	}

	@GetMapping(path = "/catalog", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getCatalog",
			summary = "Every truth, learner and metric with its fields, limits, source and an example;"
					+ " and under limits what requests and owners may ask for, by property, sizes in bytes")
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Object.class)))
	ResponseEntity<byte[]> catalog() {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(this.description);
	}

	@GetMapping(path = "/schemas/experiment",
			produces = { "application/schema+json", MediaType.APPLICATION_JSON_VALUE })
	@Operation(operationId = "getExperimentSchema", summary = "The JSON Schema (2020-12) of an experiment's spec")
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Object.class)))
	ResponseEntity<byte[]> schema() {
		return ResponseEntity.ok().contentType(SCHEMA).body(this.schema);
	}

}
