package ouroboros.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import ouroboros.jobs.Check;
import ouroboros.jobs.Limits;
import ouroboros.jobs.Preset;
import ouroboros.jobs.Presets;
import ouroboros.jobs.Reproduction;
import ouroboros.json.Plans;

/** Published experiments, ready to run. */
@RestController
@RequestMapping("/api/v1")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Presets")
class PresetController {

	private final Presets presets;

	private final Limits limits;

	PresetController(Presets presets, Limits limits) {
		this.presets = presets;
		this.limits = limits;
	}

	/**
	 * A preset in a list.
	 *
	 * @param name kebab-case
	 * @param title a few words
	 * @param question what it asks
	 * @param source where it comes from
	 * @param outcome what is expected
	 * @param seconds time on two cores, roughly
	 * @param links where to go
	 */
	@Schema(name = "PresetSummary")
	record Summary(String name, String title, String question, String source, String outcome, double seconds,
			Map<String, String> links) {

		static Summary of(Preset preset) {
			return new Summary(preset.name(), preset.title(), preset.question(), preset.source(), preset.outcome(),
					preset.seconds(), linksOf(preset));
		}

	}

	/**
	 * A preset with all that is in it.
	 *
	 * @param spec the spec that is run
	 * @param checks what is expected, in numbers
	 */
	@Schema(name = "Preset")
	record View(String name, String title, String question, String source, String outcome, double seconds,
			@Schema(ref = "#/components/schemas/Spec") JsonNode spec, List<Check> checks, Map<String, String> links) {

		static View of(Preset preset) {
			return new View(preset.name(), preset.title(), preset.question(), preset.source(), preset.outcome(),
					preset.seconds(), preset.spec(), preset.checks(), linksOf(preset));
		}

	}

	private static Map<String, String> linksOf(Preset preset) {
		var self = "/api/v1/presets/" + preset.name();
		return Map.of("self", self, "experiments", self + "/experiments");
	}

	@GetMapping("/presets")
	@Operation(operationId = "listPresets", summary = "Published experiments with their source and expected outcome")
	Page<Summary> list() {
		return new Page<>(this.presets.all().stream().map(Summary::of).toList(), null);
	}

	@GetMapping("/presets/{name}")
	@Operation(operationId = "getPreset", summary = "A published experiment with its spec and what it expects")
	View get(@PathVariable String name) {
		return View.of(this.presets.find(name));
	}

	@PostMapping(path = "/presets/{name}/experiments",
			consumes = { MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json", MediaType.ALL_VALUE })
	@Operation(operationId = "runPreset",
			summary = "Submit a published experiment; the body, a JSON merge patch of its spec, may override fields",
			requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(type = "object", example = "{\"replicates\":100,\"seed\":7}"))))
	@ApiResponse(responseCode = "202", description = "accepted and queued",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = ExperimentView.class)))
	ResponseEntity<ExperimentView> run(@PathVariable String name, @Parameter(hidden = true) InputStream body,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) throws IOException {
		Body.check(key);
		return ExperimentController
			.accepted(this.presets.submit(name, Plans.object(Body.read(body, this.limits)), key));
	}

	@GetMapping("/experiments/{id}/reproduction")
	@Operation(operationId = "getReproduction",
			summary = "Whether the experiment of a preset shows what the preset expects, check by check")
	Reproduction reproduction(@PathVariable UUID id) {
		return this.presets.reproduction(id);
	}

}
