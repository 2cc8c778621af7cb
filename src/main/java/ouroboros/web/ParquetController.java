package ouroboros.web;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import ouroboros.jobs.ExperimentEntity;
import ouroboros.jobs.Experiments;
import ouroboros.jobs.Results;
import ouroboros.jobs.SummaryRow;
import ouroboros.parquet.Column;
import ouroboros.parquet.Column.Type;
import ouroboros.parquet.ParquetTable;

/**
 * Results as Parquet files: typed columns, swept values among them, and where the numbers
 * come from.
 */
@RestController
@RequestMapping("/api/v1")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Experiments")
class ParquetController {

	static final String PARQUET = "application/vnd.apache.parquet";

	private static final String DESCRIPTION = "Columns of swept values are named by their JSON Pointers. The file tells"
			+ " its experiment, spec, resolved spec, seed, code version and the units of metrics as key-value metadata"
			+ " (ouroboros.experiment, .name, .state, .spec, .resolved, .seed, .codeVersion, .units).";

	private final Experiments experiments;

	private final Results results;

	private final Provenance provenance;

	ParquetController(Experiments experiments, Results results, Provenance provenance) {
		this.experiments = experiments;
		this.results = results;
		this.provenance = provenance;
	}

	@GetMapping(path = "/experiments/{id}/generations.parquet", produces = PARQUET)
	@Operation(operationId = "exportGenerationsAsParquet",
			summary = "Export every generation of every run as a Parquet file", description = DESCRIPTION)
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = PARQUET, schema = @Schema(type = "string", format = "binary")))
	ResponseEntity<StreamingResponseBody> generations(@PathVariable UUID id) {
		var experiment = this.experiments.find(id);
		RunController.checkRecorded(id, experiment.aggregated());
		var labels = List.of(experiment.metricLabels());
		var swept = Swept.of(this.experiments.sweepPoints(id));
		return file(experiment, labels, columns(swept, labels),
				(table) -> this.results.forEachGeneration(id, (run, point, replicate, generation, metrics) -> add(table,
						swept, run, point, replicate, generation, metrics)));
	}

	/**
	 * By content negotiation; its pattern gives way to that of CSV and NDJSON where any
	 * will do.
	 */
	@GetMapping(path = "/experiments/{id}/{table:generations}", produces = PARQUET)
	@Operation(hidden = true)
	ResponseEntity<StreamingResponseBody> negotiatedGenerations(@PathVariable UUID id) {
		return generations(id);
	}

	@GetMapping(path = "/runs/{id}/generations.parquet", produces = PARQUET)
	@Operation(operationId = "exportRunAsParquet", summary = "Export the generations of a run as a Parquet file",
			description = DESCRIPTION, tags = "Runs")
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = PARQUET, schema = @Schema(type = "string", format = "binary")))
	ResponseEntity<StreamingResponseBody> run(@PathVariable long id) {
		var run = this.experiments.run(id);
		var experiment = this.experiments.find(run.experimentId());
		RunController.checkRecorded(experiment.getId(), experiment.aggregated());
		var labels = List.of(experiment.metricLabels());
		var swept = Swept.of(this.experiments.sweepPoints(experiment.getId()));
		var series = this.results.series(id, labels, IntStream.range(0, labels.size()).toArray(), 0, Integer.MAX_VALUE,
				Integer.MAX_VALUE);
		return file(experiment, labels, columns(swept, labels), (table) -> {
			for (int i = 0; i < series.generations().length; i++) {
				add(table, swept, id, run.sweepPoint(), run.replicate(), series.generations()[i],
						series.metrics().get(i));
			}
		});
	}

	@GetMapping(path = "/runs/{id}/{table:generations}", produces = PARQUET)
	@Operation(hidden = true)
	ResponseEntity<StreamingResponseBody> negotiatedRun(@PathVariable long id) {
		return run(id);
	}

	@GetMapping(path = "/experiments/{id}/summary.parquet", produces = PARQUET)
	@Operation(operationId = "exportSummaryAsParquet",
			summary = "Export statistics of a metric over the replicates as a Parquet file", description = DESCRIPTION)
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = PARQUET, schema = @Schema(type = "string", format = "binary")))
	ResponseEntity<StreamingResponseBody> summary(@PathVariable UUID id,
			@RequestParam @Parameter(description = "label of the metric") String metric) {
		var experiment = this.experiments.find(id);
		var position = RunController.positions(List.of(experiment.metricLabels()), List.of(metric))[0];
		var swept = Swept.of(this.experiments.sweepPoints(id));
		var columns = new ArrayList<>(List.of(new Column("sweepPoint", Type.INTEGER)));
		columns.addAll(swept.columns());
		columns.add(new Column("generation", Type.INTEGER));
		columns.add(new Column("n", Type.INTEGER));
		Consumer<String> statistic = (name) -> columns.add(new Column(name, Type.DOUBLE));
		List.of("mean", "standardDeviation", "standardError", "min").forEach(statistic);
		SummaryRow.QUANTILES.forEach(statistic);
		statistic.accept("max");
		var rows = this.results.summary(id, position);
		return file(experiment, List.of(metric), columns, (table) -> {
			for (var row : rows) {
				table.add((long) row.sweepPoint());
				swept.add(table, row.sweepPoint());
				table.add((long) row.generation());
				table.add((long) row.n());
				table.add(row.mean());
				table.add(row.standardDeviation());
				table.add(row.standardError());
				table.add(row.min());
				for (var quantile : row.quantiles()) {
					table.add(quantile);
				}
				table.add(row.max());
				table.end();
			}
		});
	}

	@GetMapping(path = "/experiments/{id}/{table:summary}", produces = PARQUET)
	@Operation(hidden = true)
	ResponseEntity<StreamingResponseBody> negotiatedSummary(@PathVariable UUID id, @RequestParam String metric) {
		return summary(id, metric);
	}

	private static List<Column> columns(Swept swept, List<String> labels) {
		var columns = new ArrayList<>(List.of(new Column("run", Type.LONG), new Column("sweepPoint", Type.INTEGER),
				new Column("replicate", Type.INTEGER)));
		columns.addAll(swept.columns());
		columns.add(new Column("generation", Type.INTEGER));
		labels.forEach((label) -> columns.add(new Column(label, Type.DOUBLE)));
		return columns;
	}

	private static void add(ParquetTable table, Swept swept, long run, int sweepPoint, int replicate, int generation,
			double[] metrics) {
		table.add(run);
		table.add((long) sweepPoint);
		table.add((long) replicate);
		swept.add(table, sweepPoint);
		table.add((long) generation);
		for (var metric : metrics) {
			table.add(metric);
		}
		table.end();
	}

	private ResponseEntity<StreamingResponseBody> file(ExperimentEntity experiment, List<String> labels,
			List<Column> columns, Consumer<ParquetTable> rows) {
		SequencedMap<String, String> about = this.provenance.of(experiment, labels);
		return ResponseEntity.ok()
			.header(HttpHeaders.LINK, Provenance.links(experiment.getId()))
			.contentType(MediaType.valueOf(PARQUET))
			.body((output) -> {
				try {
					var table = new ParquetTable(output, columns, about, this.provenance.writer());
					rows.accept(table);
					table.finish();
				}
				catch (UncheckedIOException ex) {
					throw ex.getCause();
				}
			});
	}

}
