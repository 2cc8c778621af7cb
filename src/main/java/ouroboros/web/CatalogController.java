package ouroboros.web;

import io.swagger.v3.oas.annotations.Operation;
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

	private final JsonNode description;

	private final JsonNode schema;

	CatalogController(Catalog catalog, JsonSchema schema, Limits limits) {
		var document = new Description(catalog).document();
		document.set("limits", JsonMapper.shared().valueToTree(limits.published()));
		this.description = document;
		this.schema = schema.document();
	}

	@GetMapping("/catalog")
	@Operation(operationId = "getCatalog",
			summary = "Every truth, learner and metric with its fields, limits, source and an example;"
					+ " and under limits what requests and owners may ask for, by property, sizes in bytes")
	JsonNode catalog() {
		return this.description;
	}

	@GetMapping(path = "/schemas/experiment",
			produces = { "application/schema+json", MediaType.APPLICATION_JSON_VALUE })
	@Operation(operationId = "getExperimentSchema", summary = "The JSON Schema (2020-12) of an experiment's spec")
	ResponseEntity<JsonNode> schema() {
		return ResponseEntity.ok(this.schema);
	}

}
