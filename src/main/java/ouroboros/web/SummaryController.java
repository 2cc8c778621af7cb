package ouroboros.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.jobs.Experiments;
import ouroboros.jobs.Results;
import ouroboros.jobs.SummaryRow;

/** Statistics over replicates. */
@RestController
@RequestMapping("/api/v1/experiments/{id}/summary")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Experiments")
class SummaryController {

	private final Experiments experiments;

	private final Results results;

	SummaryController(Experiments experiments, Results results) {
		this.experiments = experiments;
		this.results = results;
	}

	/** One metric over the replicates of every sweep point. */
	@Schema(name = "Summary")
	record Summary(String metric, List<Point> points) {
	}

	/** One sweep point by columns, with an entry for each generation. */
	@Schema(name = "SummaryPoint")
	record Point(int sweepPoint,
			@Schema(description = "the swept values, by JSON Pointer", implementation = Object.class) JsonNode values,
			List<Integer> generation, @Schema(description = "replicates that have the generation") List<Integer> n,
			List<@Nullable Double> mean, @Schema(description = "divisor n-1") List<@Nullable Double> standardDeviation,
			@Schema(description = "standard deviation over the root of n") List<@Nullable Double> standardError,
			@Schema(description = "NaN counts as the largest value") List<@Nullable Double> min,
			List<@Nullable Double> q05, List<@Nullable Double> q25, List<@Nullable Double> median,
			List<@Nullable Double> q75, List<@Nullable Double> q95, List<@Nullable Double> max,
			@Schema(description = "by column and position: nan, inf or -inf") @Nullable Map<String, Map<Integer, String>> nonFinite) {
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getSummary",
			summary = "Statistics of a metric over the replicates of each sweep point, generation by generation",
			description = "Quantiles are linear between order statistics. Where only statistics are kept (record"
					+ " aggregate), order statistics are told to 0.39 %, and the completed blocks are counted."
					+ " All else is exact, and rounded once.")
	Summary get(@PathVariable UUID id, @RequestParam @Parameter(description = "label of the metric") String metric) {
		var labels = List.of(this.experiments.find(id).metricLabels());
		var rows = this.results.summary(id, RunController.positions(labels, List.of(metric))[0]);
		var values = this.experiments.sweepPoints(id);
		var points = new ArrayList<Point>();
		for (int from = 0, to = 0; from < rows.size(); from = to) {
			var sweepPoint = rows.get(from).sweepPoint();
			while (to < rows.size() && rows.get(to).sweepPoint() == sweepPoint) {
				to++;
			}
			points.add(point(sweepPoint, JsonMapper.shared().readTree(values.get(sweepPoint)), rows.subList(from, to)));
		}
		return new Summary(metric, points);
	}

	private static Point point(int sweepPoint, JsonNode values, List<SummaryRow> rows) {
		var columns = new Columns();
		for (var row : rows) {
			columns.add("mean", row.mean());
			columns.add("standardDeviation", row.standardDeviation());
			columns.add("standardError", row.standardError());
			columns.add("min", row.min());
			columns.add("max", row.max());
			for (var name : SummaryRow.QUANTILES) {
				columns.add(name, row.quantile(name));
			}
		}
		return new Point(sweepPoint, values, rows.stream().map(SummaryRow::generation).toList(),
				rows.stream().map(SummaryRow::n).toList(), columns.of("mean"), columns.of("standardDeviation"),
				columns.of("standardError"), columns.of("min"), columns.of("q05"), columns.of("q25"),
				columns.of("median"), columns.of("q75"), columns.of("q95"), columns.of("max"), columns.nonFinite());
	}

}
