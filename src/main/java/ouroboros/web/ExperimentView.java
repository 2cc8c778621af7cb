package ouroboros.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

import ouroboros.jobs.ExperimentEntity;
import ouroboros.jobs.Verb;

/** An experiment as the API shows it. */
@Schema(name = "Experiment")
record ExperimentView(UUID id, String name, String description, List<String> tags, String state,
		@Schema(description = "the spec as sent, with the seed that was drawn if it named none",
				ref = "#/components/schemas/Spec") RawValue spec,
		@Schema(description = "the spec with every default explicit: what is computed",
				implementation = Object.class) RawValue resolved,
		List<String> metrics, Progress progress,
		@Schema(description = "the preset that it was submitted from; null for none") @Nullable String preset,
		@Schema(description = "which workers compute it: cpu, neural, or gpu") String pool,
		@Schema(description = "version of the code that accepted it") String codeVersion, Instant createdAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, Map<String, String> links) {

	/** How far an experiment is. */
	@Schema(name = "Progress")
	record Progress(Runs runs, Generations generations, @Schema(description = "0 to 1") double fraction,
			@Schema(description = "null until it can be told") @Nullable Double estimatedSecondsLeft) {
	}

	/** Runs by state; those of blocks count by their replicates. */
	@Schema(name = "RunCounts")
	record Runs(int total, int queued, int running, int completed, int failed, int cancelled) {
	}

	/** Generations over all runs. */
	@Schema(name = "GenerationCounts")
	record Generations(long done, long total) {
	}

	static ExperimentView of(ExperimentEntity experiment) {
		var self = "/api/v1/experiments/" + experiment.getId();
		var links = new LinkedHashMap<String, String>();
		links.put("self", self);
		links.put("runs", self + "/runs");
		if (!experiment.aggregated()) {
			links.put("generations", self + "/generations");
		}
		links.put("summary", self + "/summary?metric=" + Links.encoded(experiment.metricLabels()[0]));
		links.put("chart", self + "/charts/" + Links.encoded(experiment.metricLabels()[0]) + ".svg");
		links.put("theory", self + "/theory");
		links.put("verdicts", self + "/verdicts");
		if (experiment.preset() != null) {
			links.put("preset", "/api/v1/presets/" + experiment.preset());
			links.put("reproduction", self + "/reproduction");
		}
		links.put("events", self + "/events");
		for (var verb : Verb.values()) {
			if (verb.applies(experiment.state())) {
				var word = verb.name().toLowerCase(Locale.ROOT);
				links.put(word, self + "/" + word);
			}
		}
		return new ExperimentView(experiment.getId(), experiment.name(), experiment.description(),
				List.of(experiment.tags()), experiment.state(), new RawValue(experiment.spec()),
				new RawValue(experiment.resolved()), List.of(experiment.metricLabels()), progress(experiment),
				experiment.preset(), experiment.pool(), experiment.codeVersion(), experiment.createdAt(),
				experiment.startedAt(), experiment.finishedAt(), links);
	}

	static Progress progress(ExperimentEntity experiment) {
		var done = experiment.generationsDone();
		var total = experiment.generationsTotal();
		return new Progress(
				new Runs(experiment.runsTotal(), experiment.runsQueued(), experiment.runsRunning(),
						experiment.runsCompleted(), experiment.runsFailed(), experiment.runsCancelled()),
				new Generations(done, total), (double) done / total, secondsLeft(experiment, done, total));
	}

	/** By the pace so far; a function of the stored row alone, as its ETag promises. */
	private static @Nullable Double secondsLeft(ExperimentEntity experiment, long done, long total) {
		if (experiment.finished()) {
			return 0.0;
		}
		var started = experiment.startedAt();
		if (started == null || done == 0) {
			return null;
		}
		var elapsed = Duration.between(started, experiment.updatedAt()).toMillis() / 1000.0;
		return Math.round(10 * elapsed * (total - done) / done) / 10.0;
	}

}
