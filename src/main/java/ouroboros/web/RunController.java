package ouroboros.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import ouroboros.jobs.Conflict;
import ouroboros.jobs.Benches;
import ouroboros.jobs.Experiments;
import ouroboros.jobs.Results;
import ouroboros.jobs.Series;

/** Runs and their generations. */
@RestController
@RequestMapping("/api/v1")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Runs")
class RunController {

	private final Experiments experiments;

	private final Results results;

	private final Benches benches;

	RunController(Experiments experiments, Results results, Benches benches) {
		this.experiments = experiments;
		this.results = results;
		this.benches = benches;
	}

	@GetMapping("/experiments/{id}/runs")
	@Operation(operationId = "listRuns", summary = "List the runs of an experiment by sweep point and replicate")
	Page<RunView> list(@PathVariable UUID id, @RequestParam(required = false) @Nullable String state,
			@RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "0") long cursor) {
		Page.checkLimit(limit);
		var experiment = this.experiments.find(id);
		var runs = this.experiments.runs(id, state, cursor, limit);
		var first = runs.isEmpty() ? 0 : runs.getFirst().sweepPoint();
		var values = runs.isEmpty() ? List.<String>of()
				: this.experiments.sweepPoints(id, first, runs.getLast().sweepPoint());
		var progress = this.benches.progress(id);
		return new Page<>(
				runs.stream()
					.map((run) -> RunView.of(run, experiment, values.get(run.sweepPoint() - first),
							progress.get(run.id())))
					.toList(),
				(runs.size() < limit) ? null : Links.of("/api/v1/experiments/%s/runs".formatted(id), "state", state,
						"limit", String.valueOf(limit), "cursor", String.valueOf(runs.getLast().id())));
	}

	@GetMapping("/runs/{id}")
	@Operation(operationId = "getRun", summary = "Read a run")
	RunView get(@PathVariable long id) {
		var run = this.experiments.run(id);
		var experiment = this.experiments.find(run.experimentId());
		var values = this.experiments.sweepPoints(run.experimentId(), run.sweepPoint(), run.sweepPoint());
		return RunView.of(run, experiment, values.getFirst(), this.benches.progress(run.experimentId()).get(id));
	}

	/**
	 * Generations of a run by columns.
	 *
	 * @param runId the run
	 * @param generation indices
	 * @param metrics a column for each metric
	 * @param nonFinite which of the nulls are {@code nan}, {@code inf} or {@code -inf}
	 * @param sampled whether generations were left out
	 * @param total number of generations that were asked for
	 */
	@Schema(name = "Generations")
	record Generations(long runId, int[] generation, Map<String, List<@Nullable Double>> metrics, @Schema(
			description = "by metric and position: nan, inf or -inf") @Nullable Map<String, Map<Integer, String>> nonFinite,
			boolean sampled, int total) {

		static Generations of(long run, Series series) {
			var columns = new Columns();
			series.labels().forEach(columns::declare);
			for (var values : series.metrics()) {
				for (int i = 0; i < values.length; i++) {
					columns.add(series.labels().get(i), values[i]);
				}
			}
			return new Generations(run, series.generations(), columns.values(), columns.nonFinite(), series.sampled(),
					series.total());
		}

	}

	@GetMapping(path = "/runs/{id}/generations", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getGenerations", summary = "Read the generations of a run")
	Generations generations(@PathVariable long id,
			@RequestParam(required = false) @Parameter(
					description = "label of a metric; repeatable; all where absent") @Nullable List<String> metric,
			@RequestParam(defaultValue = "0") int from, @RequestParam(defaultValue = "2147483647") int to,
			@RequestParam(defaultValue = "2147483647") @Parameter(
					description = "at most this many generations, extremes kept") int maxPoints) {
		return Generations.of(id, series(id, metric, from, to, maxPoints));
	}

	@GetMapping(path = "/runs/{id}/generations", produces = Rows.CSV)
	@Operation(hidden = true)
	ResponseEntity<StreamingResponseBody> generationsAsCsv(@PathVariable long id,
			@RequestParam(required = false) @Nullable List<String> metric, @RequestParam(defaultValue = "0") int from,
			@RequestParam(defaultValue = "2147483647") int to,
			@RequestParam(defaultValue = "2147483647") int maxPoints) {
		return rows(id, Rows.Format.CSV_FORMAT, metric, from, to, maxPoints);
	}

	@GetMapping(path = "/runs/{id}/generations", produces = Rows.NDJSON)
	@Operation(hidden = true)
	ResponseEntity<StreamingResponseBody> generationsAsNdjson(@PathVariable long id,
			@RequestParam(required = false) @Nullable List<String> metric, @RequestParam(defaultValue = "0") int from,
			@RequestParam(defaultValue = "2147483647") int to,
			@RequestParam(defaultValue = "2147483647") int maxPoints) {
		return rows(id, Rows.Format.NDJSON_FORMAT, metric, from, to, maxPoints);
	}

	private ResponseEntity<StreamingResponseBody> rows(long id, Rows.Format format, @Nullable List<String> metric,
			int from, int to, int maxPoints) {
		var series = series(id, metric, from, to, maxPoints);
		return Rows.stream(format, this.results.kept(id).experiment(), List.of("run", "generation"), series.labels(),
				(rows) -> {
					for (int i = 0; i < series.generations().length; i++) {
						rows.write(new long[] { id, series.generations()[i] }, series.metrics().get(i));
					}
				});
	}

	private Series series(long id, @Nullable List<String> metric, int from, int to, int maxPoints) {
		if (maxPoints < 2) {
			throw new BadRequest("maxPoints", "maxPoints is at least 2");
		}
		var kept = this.results.kept(id);
		checkRecorded(kept.experiment(), kept.aggregated());
		var labels = kept.metricLabels();
		var wanted = (metric == null) ? IntStream.range(0, labels.size()).toArray() : positions(labels, metric);
		return this.results.series(id, labels, wanted, from, to, maxPoints);
	}

	static int[] positions(List<String> labels, List<String> wanted) {
		var positions = new ArrayList<Integer>();
		for (var label : wanted) {
			var position = labels.indexOf(label);
			if (position < 0) {
				throw new BadRequest("metric", "%s is not among the metrics %s".formatted(label, labels));
			}
			positions.add(position);
		}
		return positions.stream().mapToInt(Integer::intValue).toArray();
	}

	@GetMapping(path = "/experiments/{id}/generations", produces = Rows.CSV)
	@Operation(operationId = "exportGenerations",
			summary = "Export every generation of every run, by sweep point, replicate, generation")
	ResponseEntity<StreamingResponseBody> exportAsCsv(@PathVariable UUID id) {
		return export(id, Rows.Format.CSV_FORMAT);
	}

	@GetMapping(path = "/experiments/{id}/generations", produces = Rows.NDJSON)
	@Operation(hidden = true)
	ResponseEntity<StreamingResponseBody> exportAsNdjson(@PathVariable UUID id) {
		return export(id, Rows.Format.NDJSON_FORMAT);
	}

	static void checkRecorded(UUID experiment, boolean aggregated) {
		if (aggregated) {
			throw new Conflict("not-recorded", ("the experiment keeps only statistics over its replicates"
					+ " (record \"aggregate\"): /api/v1/experiments/%s/summary")
				.formatted(experiment));
		}
	}

	private ResponseEntity<StreamingResponseBody> export(UUID id, Rows.Format format) {
		var experiment = this.experiments.find(id);
		checkRecorded(id, experiment.aggregated());
		var labels = List.of(experiment.metricLabels());
		return Rows.stream(format, id, List.of("run", "sweepPoint", "replicate", "generation"), labels,
				(rows) -> this.results.forEachGeneration(id, (run, point, replicate, generation, metrics) -> rows
					.write(new long[] { run, point, replicate, generation }, metrics)));
	}

}
