package ouroboros.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import ouroboros.jobs.Changes;
import ouroboros.jobs.Estimate;
import ouroboros.jobs.ExperimentEntity;
import ouroboros.jobs.ExperimentFilter;
import ouroboros.jobs.Experiments;
import ouroboros.jobs.Limits;
import ouroboros.jobs.WorkerPool;

/** Experiments: submit, validate, list, read, cancel, delete. */
@RestController
@RequestMapping("/api/v1/experiments")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Experiments")
class ExperimentController {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

	private static final String POOL = "which workers compute it: cpu, neural, or gpu; a neural learner's are neural,"
			+ " any other's cpu, unless the request says so";

	private final Experiments experiments;

	private final Changes changes;

	private final Limits limits;

	private final Executor answers = Executors.newVirtualThreadPerTaskExecutor();

	ExperimentController(Experiments experiments, Changes changes, Limits limits) {
		this.experiments = experiments;
		this.changes = changes;
		this.limits = limits;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "submitExperiment", summary = "Submit an experiment",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(ref = "#/components/schemas/Spec"))))
	@ApiResponse(responseCode = "202", description = "accepted and queued",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = ExperimentView.class)))
	ResponseEntity<ExperimentView> submit(@Parameter(hidden = true) InputStream body,
			@RequestHeader(name = "Idempotency-Key", required = false) @Parameter(
					description = "the same key and body answer the same experiment") @Nullable String key,
			@RequestParam(required = false) @Parameter(description = POOL,
					schema = @Schema(allowableValues = { "cpu", "neural", "gpu" })) @Nullable String pool)
			throws IOException {
		Body.check(key);
		var experiment = this.experiments.submit(Body.read(body, this.limits), key, pool(pool));
		return accepted(experiment);
	}

	private static @Nullable WorkerPool pool(@Nullable String word) {
		if (word == null) {
			return null;
		}
		return Arrays.stream(WorkerPool.values())
			.filter((pool) -> pool.word().equals(word))
			.findFirst()
			.orElseThrow(() -> new BadRequest("pool", "pool is cpu, neural, or gpu"));
	}

	/** The answer to a submission. */
	static ResponseEntity<ExperimentView> accepted(ExperimentEntity experiment) {
		return ResponseEntity.accepted()
			.location(URI.create("/api/v1/experiments/" + experiment.getId()))
			.header("Retry-After", "1")
			.eTag(etag(experiment))
			.body(ExperimentView.of(experiment));
	}

	/**
	 * What an experiment would cost.
	 *
	 * @param sweepPoints number of sweep points
	 * @param runs number of runs
	 * @param generations number of generations over all runs
	 * @param metrics names of the metrics
	 * @param estimatedMemoryBytes largest memory of one run
	 * @param estimatedSeconds time on one core
	 */
	@Schema(name = "Validation")
	record Validation(int sweepPoints, int runs, long generations, List<String> metrics, double estimatedMemoryBytes,
			double estimatedSeconds) {
	}

	@PostMapping(path = "/validate", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "validateExperiment", summary = "Check a spec and estimate its cost, without running it",
			requestBody = @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(ref = "#/components/schemas/Spec"))))
	Validation validate(@Parameter(hidden = true) InputStream body,
			@RequestParam(required = false) @Parameter(description = POOL,
					schema = @Schema(allowableValues = { "cpu", "neural", "gpu" })) @Nullable String pool)
			throws IOException {
		var submission = this.experiments.check(Body.read(body, this.limits), pool(pool));
		Estimate estimate = submission.estimate();
		return new Validation(submission.plan().points().size(), estimate.runs(), estimate.generations(),
				submission.plan().metricLabels(), Math.rint(estimate.memoryBytes()), estimate.seconds());
	}

	@GetMapping
	@Operation(operationId = "listExperiments", summary = "List experiments")
	Page<ExperimentView> list(@RequestParam(required = false) @Nullable String state,
			@RequestParam(required = false) @Nullable String tag,
			@RequestParam(required = false) @Parameter(description = "part of name or description") @Nullable String q,
			@RequestParam(defaultValue = "-createdAt") @Parameter(
					description = "createdAt or name, with a leading minus for descending order") String sort,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
		Page.checkLimit(limit);
		var found = this.experiments.list(new ExperimentFilter(state, tag, q), Cursor.place(sort, cursor), limit + 1);
		var items = found.subList(0, Math.min(limit, found.size()));
		return new Page<>(items.stream().map(ExperimentView::of).toList(),
				(found.size() > limit) ? Links.of("/api/v1/experiments", "sort", sort, "limit", String.valueOf(limit),
						"state", state, "tag", tag, "q", q, "cursor", Cursor.after(sort, items.getLast())) : null);
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getExperiment", summary = "Read an experiment, at once or when it changes",
			parameters = @Parameter(in = ParameterIn.QUERY, name = "wait", schema = @Schema(type = "string"),
					description = "answer once state or progress changes from If-None-Match (else from now), at the"
							+ " latest after this time, such as 20s; 60s at most"))
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = ExperimentView.class)))
	@ApiResponse(responseCode = "304", description = "not changed since If-None-Match", content = @Content)
	ResponseEntity<ExperimentView> get(@PathVariable UUID id, @RequestHeader(name = "If-None-Match",
			required = false) @Parameter(description = "the ETag that is known") @Nullable String known) {
		return answer(this.experiments.find(id));
	}

	@GetMapping(path = "/{id}", params = "wait")
	@Operation(hidden = true)
	CompletableFuture<ResponseEntity<ExperimentView>> await(@PathVariable UUID id, @RequestParam String wait,
			@RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
		var experiment = this.experiments.find(id);
		if (experiment.finished() || (known != null && !known.equals(etag(experiment)))) {
			return CompletableFuture.completedFuture(answer(experiment));
		}
		return this.changes.after(id, experiment.version(), duration(wait))
			.thenApplyAsync((_) -> answer(this.experiments.find(id)),
					new DelegatingSecurityContextExecutor(this.answers, SecurityContextHolder.getContext()));
	}

	private static Duration duration(String text) {
		try {
			var duration = DurationStyle.detectAndParse(text);
			if (duration.isNegative()) {
				throw new BadRequest("wait", "wait is not negative");
			}
			return (duration.compareTo(LONGEST_WAIT) > 0) ? LONGEST_WAIT : duration;
		}
		catch (IllegalArgumentException ex) {
			throw new BadRequest("wait", "wait is a duration such as 20s or 500ms");
		}
	}

	private static ResponseEntity<ExperimentView> answer(ExperimentEntity experiment) {
		var response = ResponseEntity.ok().eTag(etag(experiment));
		if (!experiment.finished()) {
			response.header("Retry-After", "1");
		}
		return response.body(ExperimentView.of(experiment));
	}

	private static String etag(ExperimentEntity experiment) {
		return "\"%s-%d\"".formatted(experiment.getId(), experiment.version());
	}

	@DeleteMapping("/{id}")
	@Operation(operationId = "deleteExperiment", summary = "Delete a finished experiment and everything of it")
	@ApiResponse(responseCode = "204", content = @Content)
	ResponseEntity<Void> delete(@PathVariable UUID id) {
		this.experiments.delete(id);
		return ResponseEntity.noContent().build();
	}

}
