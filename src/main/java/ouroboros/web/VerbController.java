package ouroboros.web;

import java.util.UUID;
import java.util.function.Consumer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ouroboros.jobs.Conflict;
import ouroboros.jobs.ExperimentFilter;
import ouroboros.jobs.Experiments;
import ouroboros.jobs.NotFound;
import ouroboros.jobs.Verb;

/** What can be done to an experiment, or to all that a filter finds. */
@RestController
@RequestMapping("/api/v1/experiments")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Experiments")
class VerbController {

	private static final String SORT = "createdAt";

	private final Experiments experiments;

	VerbController(Experiments experiments) {
		this.experiments = experiments;
	}

	@PostMapping("/{id}/pause")
	@Operation(operationId = "pauseExperiment", summary = "Pause: what runs stops within a second, and keeps its place")
	@ApiResponse(responseCode = "202", content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
			schema = @Schema(implementation = ExperimentView.class)))
	ResponseEntity<ExperimentView> pause(@PathVariable UUID id) {
		return accepted(Verb.PAUSE, id);
	}

	@PostMapping("/{id}/resume")
	@Operation(operationId = "resumeExperiment", summary = "Resume a paused experiment")
	@ApiResponse(responseCode = "202", content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
			schema = @Schema(implementation = ExperimentView.class)))
	ResponseEntity<ExperimentView> resume(@PathVariable UUID id) {
		return accepted(Verb.RESUME, id);
	}

	@PostMapping("/{id}/cancel")
	@Operation(operationId = "cancelExperiment", summary = "Cancel an experiment: what runs stops within a second")
	@ApiResponse(responseCode = "202", content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
			schema = @Schema(implementation = ExperimentView.class)))
	ResponseEntity<ExperimentView> cancel(@PathVariable UUID id) {
		return accepted(Verb.CANCEL, id);
	}

	@PostMapping("/{id}/retry")
	@Operation(operationId = "retryExperiment",
			summary = "Try failed and cancelled runs again: they go on from what was stored")
	@ApiResponse(responseCode = "202", content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
			schema = @Schema(implementation = ExperimentView.class)))
	ResponseEntity<ExperimentView> retry(@PathVariable UUID id) {
		return accepted(Verb.RETRY, id);
	}

	private ResponseEntity<ExperimentView> accepted(Verb verb, UUID id) {
		return ResponseEntity.accepted().body(ExperimentView.of(this.experiments.apply(verb, id)));
	}

	/**
	 * Which experiments are meant: one parameter at least.
	 *
	 * @param state their state
	 * @param tag a tag they have
	 * @param q part of name or description
	 * @param limit how many are looked at in one request
	 * @param cursor where to go on
	 */
	record Meant(@Nullable String state, @Nullable String tag, @Nullable String q, @Nullable Integer limit,
			@Nullable String cursor) {

		int most() {
			return (this.limit == null) ? 1000 : this.limit;
		}

		ExperimentFilter filter() {
			if (this.state == null && this.tag == null && this.q == null) {
				throw new BadRequest("state", "name a state, a tag, or a text q of those that are meant");
			}
			return new ExperimentFilter(this.state, this.tag, this.q);
		}

	}

	/**
	 * What was done.
	 *
	 * @param applied number of experiments that it was done to
	 * @param notApplicable number of those that were found in a state that it does not
	 * apply to
	 * @param next link to do the same to the rest; null if that were all
	 */
	@Schema(name = "Bulk")
	record Done(int applied, int notApplicable, @Nullable String next) {
	}

	@PostMapping("/pause")
	@Operation(operationId = "pauseExperiments", summary = "Pause all that a filter finds")
	Done pauseAll(@ParameterObject Meant meant) {
		return all("/pause", meant, (id) -> this.experiments.apply(Verb.PAUSE, id));
	}

	@PostMapping("/resume")
	@Operation(operationId = "resumeExperiments", summary = "Resume all that a filter finds")
	Done resumeAll(@ParameterObject Meant meant) {
		return all("/resume", meant, (id) -> this.experiments.apply(Verb.RESUME, id));
	}

	@PostMapping("/cancel")
	@Operation(operationId = "cancelExperiments", summary = "Cancel all that a filter finds")
	Done cancelAll(@ParameterObject Meant meant) {
		return all("/cancel", meant, (id) -> this.experiments.apply(Verb.CANCEL, id));
	}

	@PostMapping("/retry")
	@Operation(operationId = "retryExperiments", summary = "Retry all that a filter finds")
	Done retryAll(@ParameterObject Meant meant) {
		return all("/retry", meant, (id) -> this.experiments.apply(Verb.RETRY, id));
	}

	@DeleteMapping
	@Operation(operationId = "deleteExperiments", summary = "Delete all that a filter finds and that are finished")
	Done deleteAll(@ParameterObject Meant meant) {
		return all("", meant, this.experiments::delete);
	}

	private Done all(String verb, Meant meant, Consumer<UUID> action) {
		Page.checkLimit(meant.most());
		var found = this.experiments.list(meant.filter(), Cursor.place(SORT, meant.cursor()), meant.most() + 1);
		var applied = 0;
		var rest = found.subList(0, Math.min(meant.most(), found.size()));
		for (var experiment : rest) {
			try {
				action.accept(experiment.getId());
				applied++;
			}
			catch (Conflict | NotFound ex) {
				// It has moved on, or was never meant.
			}
		}
		var next = (found.size() == rest.size()) ? null
				: Links.of("/api/v1/experiments" + verb, "state", meant.state(), "tag", meant.tag(), "q", meant.q(),
						"limit", String.valueOf(meant.most()), "cursor", Cursor.after(SORT, rest.getLast()));
		return new Done(applied, rest.size() - applied, next);
	}

}
