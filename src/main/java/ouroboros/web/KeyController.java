package ouroboros.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.NestedExceptionUtils;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.jobs.ApiKey;
import ouroboros.jobs.ApiKeys;
import ouroboros.jobs.KeyRequest;
import ouroboros.jobs.Limits;

/** Keys: make, list, revoke. */
@RestController
@RequestMapping("/api/v1/keys")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Keys")
class KeyController {

	private static final JsonMapper READER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private final ApiKeys keys;

	private final Limits limits;

	KeyController(ApiKeys keys, Limits limits) {
		this.keys = keys;
		this.limits = limits;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "makeKey", summary = "Make a key, whose token is shown this once (admin)",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = KeyRequest.class))))
	@ApiResponse(responseCode = "201", description = "made",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = ApiKey.Made.class)))
	ResponseEntity<ApiKey.Made> make(@Parameter(hidden = true) InputStream body) throws IOException {
		var made = this.keys.make(request(Body.read(body, this.limits)));
		return ResponseEntity.created(URI.create("/api/v1/keys/" + made.key().id())).body(made);
	}

	private static KeyRequest request(byte[] body) {
		try {
			return READER.readValue(body, KeyRequest.class);
		}
		catch (JacksonException ex) {
			throw new BadRequest("body",
					(NestedExceptionUtils.getMostSpecificCause(ex) instanceof IllegalArgumentException rule)
							? String.valueOf(rule.getMessage()) : "a key is JSON: owner, name, scopes, expiresAt");
		}
	}

	@GetMapping
	@Operation(operationId = "listKeys", summary = "List keys, newest first (admin)")
	Page<ApiKey> list(@RequestParam(defaultValue = "50") int limit,
			@RequestParam(defaultValue = "9223372036854775807") @Parameter(
					description = "from the link to the next page") long cursor) {
		Page.checkLimit(limit);
		var found = this.keys.list(limit, cursor);
		return new Page<>(found, (found.size() < limit) ? null
				: "/api/v1/keys?limit=%d&cursor=%d".formatted(limit, found.getLast().id()));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "revokeKey", summary = "Revoke a key: it ends within 5 seconds everywhere (admin)")
	@ApiResponse(responseCode = "204", description = "revoked")
	void revoke(@PathVariable long id) {
		this.keys.revoke(id);
	}

}
