package ouroboros.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ouroboros.jobs.Roster;

/** The processes that compute. */
@RestController
@RequestMapping("/api/v1/workers")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Workers")
class WorkerController {

	private final Roster roster;

	WorkerController(Roster roster) {
		this.roster = roster;
	}

	@GetMapping
	@Operation(operationId = "listWorkers", summary = "List the live workers, and what they hold")
	Page<Roster.Worker> list() {
		return new Page<>(List.copyOf(this.roster.list()), null);
	}

	@PostMapping("/{name}/drain")
	@Operation(operationId = "drainWorker",
			summary = "Let a worker hand back what it holds and take no more, within a heartbeat")
	@ApiResponse(responseCode = "202", content = @Content)
	ResponseEntity<Void> drain(@PathVariable String name) {
		this.roster.drain(name, true);
		return ResponseEntity.accepted().build();
	}

	@PostMapping("/{name}/undrain")
	@Operation(operationId = "undrainWorker", summary = "Let a worker take work again")
	@ApiResponse(responseCode = "202", content = @Content)
	ResponseEntity<Void> undrain(@PathVariable String name) {
		this.roster.drain(name, false);
		return ResponseEntity.accepted().build();
	}

}
