package ouroboros.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import ouroboros.charts.Drawing;
import ouroboros.jobs.CodeVersion;
import ouroboros.jobs.Conflict;
import ouroboros.jobs.Curves;
import ouroboros.jobs.Experiments;
import ouroboros.jobs.NotFound;
import ouroboros.json.Catalog;

/** Charts of a metric over the generations. */
@RestController
@RequestMapping("/api/v1/experiments/{id}/charts")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Experiments")
class ChartController {

	private static final String SVG = "image/svg+xml";

	private static final String DESCRIPTION = "One curve for each sweep point: median or mean over the replicates"
			+ " with a band from the 5 % to the 95 % quantile; where closed forms speak of the metric, what they expect"
			+ " as a broken line, bounds as thin ones. At most 250 generations of each curve are drawn. The same"
			+ " state of an experiment gives the same bytes.";

	private static final String METRIC = "label of a metric, percent-encoded";

	/** Generations of a curve, which is wider than the pixels that tell them apart. */
	private static final int GENERATIONS = 250;

	private final Experiments experiments;

	private final Curves curves;

	private final Catalog catalog;

	private final CodeVersion codeVersion;

	ChartController(Experiments experiments, Curves curves, Catalog catalog, CodeVersion codeVersion) {
		this.experiments = experiments;
		this.curves = curves;
		this.catalog = catalog;
		this.codeVersion = codeVersion;
	}

	@GetMapping(path = "/{metric}.svg", produces = SVG)
	@Operation(operationId = "getChartAsSvg", summary = "A chart of a metric as a vector graphic",
			description = DESCRIPTION)
	@ApiResponse(responseCode = "200", content = @Content(mediaType = SVG, schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "304", description = "not changed since If-None-Match", content = @Content)
	ResponseEntity<byte[]> svg(@PathVariable UUID id, @PathVariable @Parameter(description = METRIC) String metric,
			@ModelAttribute @ParameterObject ChartRequest request,
			@RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
		return answer(id, metric, request, known, MediaType.valueOf(SVG));
	}

	@GetMapping(path = "/{metric}.png", produces = MediaType.IMAGE_PNG_VALUE)
	@Operation(operationId = "getChartAsPng", summary = "A chart of a metric as a picture", description = DESCRIPTION)
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = MediaType.IMAGE_PNG_VALUE,
					schema = @Schema(type = "string", format = "binary")))
	@ApiResponse(responseCode = "304", description = "not changed since If-None-Match", content = @Content)
	ResponseEntity<byte[]> png(@PathVariable UUID id, @PathVariable @Parameter(description = METRIC) String metric,
			@ModelAttribute @ParameterObject ChartRequest request,
			@RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
		return answer(id, metric, request, known, MediaType.IMAGE_PNG);
	}

	private ResponseEntity<byte[]> answer(UUID id, String metric, ChartRequest request, @Nullable String known,
			MediaType type) {
		var experiment = this.experiments.find(id);
		var labels = List.of(experiment.metricLabels());
		if (!labels.contains(metric)) {
			throw new NotFound("chart but of the metrics %s, not of".formatted(labels), metric);
		}
		var etag = "\"%s-%d-%s\"".formatted(id, experiment.version(), this.codeVersion);
		var points = points(request.points(), this.experiments.countSweepPoints(id));
		var look = request.look();
		if (etag.equals(known)) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
		}
		var chart = look.chart(experiment.name(), metric, this.catalog.unit(metric),
				this.curves.of(id, metric, points, GENERATIONS));
		if (chart.isEmpty()) {
			throw new Conflict("nothing-to-draw",
					"no value of %s that has a place on the axes is stored yet".formatted(metric));
		}
		var drawing = new Drawing(chart, look.theme(), look.width(), look.height());
		return ResponseEntity.ok()
			.eTag(etag)
			.cacheControl(CacheControl.noCache().cachePrivate())
			.contentType(type)
			.body(type.equals(MediaType.IMAGE_PNG) ? drawing.png() : drawing.svg());
	}

	/** The named ones, else as many as there are colours, spread evenly. */
	private static List<Integer> points(@Nullable String named, int count) {
		if (named == null) {
			var drawn = Math.min(count, ChartRequest.MOST_POINTS);
			return IntStream.range(0, drawn)
				.map((i) -> (drawn == 1) ? 0 : (int) Math.round(i * (count - 1.0) / (drawn - 1)))
				.boxed()
				.toList();
		}
		try {
			var points = Arrays.stream(named.split(",", -1)).map(Integer::valueOf).distinct().toList();
			if (points.size() <= ChartRequest.MOST_POINTS
					&& points.stream().allMatch((point) -> point >= 0 && point < count)) {
				return points;
			}
		}
		catch (NumberFormatException ex) {
			// said below
		}
		throw new BadRequest("points", "points are at most %d ordinals of sweep points, from 0 to %d, such as 0,3,7"
			.formatted(ChartRequest.MOST_POINTS, count - 1));
	}

}
