package ouroboros.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import ouroboros.jobs.DatasetEntity;
import ouroboros.jobs.Datasets;
import ouroboros.jobs.Rejected;

/** Data sets: upload, list, read, look into, delete. */
@RestController
@RequestMapping(DatasetView.PATH)
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Data sets")
class DatasetController {

	private final Datasets datasets;

	DatasetController(Datasets datasets) {
		this.datasets = datasets;
	}

	@PostMapping
	@Operation(operationId = "uploadDataset", summary = "Upload a data set",
			description = "CSV or NDJSON of numbers, NDJSON of strings, or plain text, which becomes words, in UTF-8;"
					+ " or IDX pictures or labels of unsigned bytes (MNIST's formats); or a zip of config.json, model.safetensors and"
					+ " tokenizer.json of a pre-trained OPT model. All possibly packed by gzip. The body is the file, or a form with one file.",
			requestBody = @RequestBody(required = true, content = {
					@Content(mediaType = "text/csv", schema = @Schema(type = "string")),
					@Content(mediaType = "text/plain", schema = @Schema(type = "string")),
					@Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
					@Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
							schema = @Schema(type = "string", format = "binary")),
					@Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
					@Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
							schema = @Schema(implementation = Form.class)) }))
	@ApiResponse(responseCode = "201", description = "stored",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = DatasetView.class)))
	ResponseEntity<DatasetView> upload(
			@RequestParam(required = false) @Parameter(
					description = "unique; the name of the form's file where absent") @Nullable String name,
			@Parameter(hidden = true) HttpServletRequest request) throws IOException {
		var upload = DatasetUpload.of(request, name);
		try (var content = upload.content().getInputStream()) {
			var dataset = this.datasets.add(upload.name(), upload.mediaType(), upload.contentEncoding(), content);
			return ResponseEntity.created(URI.create(DatasetView.PATH + "/" + dataset.id()))
				.body(DatasetView.of(dataset));
		}
	}

	/** A form that uploads. */
	@Schema(name = "DatasetForm")
	record Form(@Schema(type = "string", format = "binary") Object file) {
	}

	@GetMapping
	@Operation(operationId = "listDatasets", summary = "List data sets, newest first")
	Page<DatasetView> list(@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Parameter(
			description = "from the link to the next page") @Nullable UUID cursor) {
		Page.checkLimit(limit);
		var found = this.datasets.list(limit + 1, cursor);
		var items = found.subList(0, Math.min(limit, found.size()));
		return new Page<>(items.stream().map(DatasetView::of).toList(), (found.size() > limit)
				? DatasetView.PATH + "?limit=%d&cursor=%s".formatted(limit, items.getLast().id()) : null);
	}

	@GetMapping("/{idOrName}")
	@Operation(operationId = "getDataset", summary = "Read what is known of a data set")
	@ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
			schema = @Schema(implementation = DatasetView.class)))
	DatasetView get(@PathVariable String idOrName) {
		return DatasetView.of(find(idOrName));
	}

	@GetMapping("/{idOrName}/preview")
	@Operation(operationId = "previewDataset", summary = "The beginning of a data set as it was uploaded",
			description = "64 KiB at most, unpacked, in the media type of the upload.")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
	ResponseEntity<byte[]> preview(@PathVariable String idOrName) {
		var dataset = find(idOrName);
		var type = MediaType.valueOf(dataset.mediaType());
		return ResponseEntity.ok()
			.contentType(type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type)
			.body(this.datasets.preview(dataset.id()));
	}

	@DeleteMapping("/{idOrName}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "deleteDataset", summary = "Delete a data set that no unfinished experiment uses")
	@ApiResponse(responseCode = "204", description = "deleted")
	@ApiResponse(responseCode = "409", description = "an unfinished experiment uses it",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
	void delete(@PathVariable String idOrName) {
		this.datasets.delete(find(idOrName).id());
	}

	private DatasetEntity find(String idOrName) {
		return this.datasets.find(idOrName)
			.orElseThrow(() -> new Rejected(404, "not-found", "there is no data set %s".formatted(idOrName)));
	}

}
