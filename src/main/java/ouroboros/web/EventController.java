package ouroboros.web;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.util.RawValue;

import ouroboros.jobs.Changes;
import ouroboros.jobs.Events;
import ouroboros.jobs.Experiments;

/** What happens to experiments: as a stream, and as a list. */
@RestController
@RequestMapping("/api/v1/experiments/{id}/events")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Experiments")
class EventController {

	private final Experiments experiments;

	private final Events events;

	private final Changes changes;

	private final OpenStreams open;

	private final Standing standing;

	EventController(Experiments experiments, Events events, Changes changes, OpenStreams open, Standing standing) {
		this.experiments = experiments;
		this.events = events;
		this.changes = changes;
		this.open = open;
		this.standing = standing;
	}

	/**
	 * Something that happened.
	 *
	 * @param seq its number, ascending within the experiment
	 * @param at when
	 * @param type what
	 * @param data more about it
	 */
	@Schema(name = "Event")
	record EventView(long seq, String at, @Schema(
			description = "state (of the experiment), or of runs: claimed, resumed, completed, failed, paused, cancelled") String type,
			@Schema(description = "the state; or the runs and, where one took them, the worker",
					implementation = Object.class) RawValue data) {

		static EventView of(Events.Event event) {
			return new EventView(event.seq(), event.at().toString(), event.type(), new RawValue(event.data()));
		}

	}

	@GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Operation(operationId = "streamEvents",
			summary = "Follow an experiment: its events from the beginning or after Last-Event-ID, none left out, and"
					+ " its progress as it changes, until it is finished")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "204", description = "it is finished, and everything was told", content = @Content)
	ResponseEntity<SseEmitter> stream(@PathVariable UUID id,
			@RequestHeader(name = "Last-Event-ID", required = false) @Parameter(
					description = "number of the last event that is known") @Nullable String last,
			HttpServletRequest request) {
		var good = this.standing.of(SecurityContextHolder.getContext().getAuthentication());
		var stream = new EventStream(id, number(last), good, this.experiments, this.events, this.changes);
		if (stream.isOver()) {
			return ResponseEntity.noContent().build();
		}
		var owner = request.getRemoteUser();
		this.open.add(owner);
		return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(stream.start(() -> this.open.remove(owner)));
	}

	private static long number(@Nullable String last) {
		try {
			return (last == null) ? 0 : Long.parseLong(last);
		}
		catch (NumberFormatException ex) {
			throw new BadRequest("Last-Event-ID", "Last-Event-ID is the number of an event");
		}
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listEvents", summary = "List what happened to an experiment, or to one of its runs")
	Page<EventView> list(@PathVariable UUID id,
			@RequestParam(required = false) @Parameter(
					description = "only what happened to this run, or to the experiment as a whole") @Nullable Long run,
			@RequestParam(defaultValue = "1000") int limit, @RequestParam(defaultValue = "0") long cursor) {
		Page.checkLimit(limit);
		this.experiments.find(id);
		List<Events.Event> found = this.events.after(id, run, cursor, limit);
		return new Page<>(found.stream().map(EventView::of).toList(),
				(found.size() < limit) ? null
						: Links.of("/api/v1/experiments/%s/events".formatted(id), "run",
								(run == null) ? null : String.valueOf(run), "limit", String.valueOf(limit), "cursor",
								String.valueOf(found.getLast().seq())));
	}

}
