package ouroboros.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.core.theory.Claim;
import ouroboros.jobs.Comparison;
import ouroboros.jobs.Experiments;
import ouroboros.jobs.Forecasts;
import ouroboros.jobs.Forecasts.Forecast;
import ouroboros.json.Labels;

/** Closed forms beside what replicates show. */
@RestController
@RequestMapping("/api/v1/experiments/{id}/theory")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Experiments")
class TheoryController {

	private final Experiments experiments;

	private final Forecasts forecasts;

	TheoryController(Experiments experiments, Forecasts forecasts) {
		this.experiments = experiments;
		this.forecasts = forecasts;
	}

	/** What closed forms say of an experiment. */
	@Schema(name = "Theory")
	record Theory(@Schema(description = "whether any closed form speaks of a sweep point here") boolean applicable,
			List<Foretold> predictions, List<Silent> notApplicable,
			@Schema(description = "link to the next sweep points; null after the last") @Nullable String next) {
	}

	/** A prediction by columns, with an entry for each generation. */
	@Schema(name = "Prediction")
	record Foretold(@Schema(description = "name of the closed form") String theory,
			@Schema(description = "label of the metric") String metric, int sweepPoint,
			@Schema(description = "the swept values, by JSON Pointer", implementation = Object.class) JsonNode values,
			@Schema(description = "what is expected of the metric over replicates: mean, mean-logarithm, mean-root,"
					+ " mean-square-about[c], share-above[c], or mean-time-to[c], the first generation at which it is"
					+ " at most c, which is one number for a run") String statistic,
			@Schema(description = "formula and publication") String source,
			@Schema(description = "whether it is an approximation or a limit, which is not judged by z") boolean approximate,
			List<Integer> generation,
			@Schema(description = "empty where there are bounds") List<@Nullable Double> expected,
			@Schema(description = "lower bound of the expectation; null where it is known") @Nullable List<@Nullable Double> lower,
			@Schema(description = "upper bound of the expectation; null where it is known") @Nullable List<@Nullable Double> upper,
			@Schema(description = "replicates that have the generation") List<Integer> n,
			@Schema(description = "mean over replicates; null where there is none") List<@Nullable Double> observed,
			@Schema(description = "of the observed mean") List<@Nullable Double> standardError,
			@Schema(description = "(observed - expected)/standardError, outside bounds the distance from the nearer one,"
					+ " within them 0; of a share with the expected error. null where a normal law would mislead:"
					+ " for a single replicate, and where the skewness of the mean exceeds 0.2 because"
					+ " rare replicates carry it") List<@Nullable Double> z,
			@Schema(description = "limit of the expectation as generations go on; null where unknown or infinite") @Nullable Double limit,
			@Schema(description = "why nothing was observed; null if something was") @Nullable String unobserved,
			@Schema(description = "by column and position, or for limit: nan, inf or -inf") @Nullable Map<String, Map<Integer, String>> nonFinite) {
	}

	/** A closed form that does not speak of some sweep points. */
	@Schema(name = "NotApplicable")
	record Silent(@Schema(description = "name of the closed form") String theory,
			@Schema(description = "the first of its conditions that is not met") String reason,
			@Schema(description = "of these sweep points") List<Integer> sweepPoints) {
	}

	@GetMapping
	@Operation(operationId = "getTheory", summary = "Closed forms that apply, beside what the replicates show so far")
	Theory get(@PathVariable UUID id,
			@RequestParam(defaultValue = "100") @Parameter(description = "most sweep points, 1 to 1000") int limit,
			@RequestParam(defaultValue = "0") @Parameter(description = "first sweep point") int cursor,
			@RequestParam(defaultValue = "1000") @Parameter(
					description = "at most this many generations, at equal distances") int maxPoints) {
		Page.checkLimit(limit);
		if (cursor < 0) {
			throw new BadRequest("cursor", "cursor is the ordinal of a sweep point, from 0");
		}
		if (maxPoints < 2) {
			throw new BadRequest("maxPoints", "maxPoints is at least 2");
		}
		this.experiments.find(id);
		var values = this.experiments.sweepPoints(id);
		var forecasts = this.forecasts.of(id, cursor, limit, maxPoints);
		var predictions = new ArrayList<Foretold>();
		for (var forecast : forecasts) {
			var swept = JsonMapper.shared().readTree(values.get(forecast.sweepPoint()));
			for (var comparison : forecast.comparisons()) {
				predictions.add(foretold(comparison, forecast.sweepPoint(), swept));
			}
		}
		return new Theory(!predictions.isEmpty(), predictions, silent(forecasts),
				(cursor + forecasts.size() < values.size())
						? "/api/v1/experiments/%s/theory?limit=%d&maxPoints=%d&cursor=%d".formatted(id, limit,
								maxPoints, cursor + forecasts.size())
						: null);
	}

	private static Foretold foretold(Comparison comparison, int sweepPoint, JsonNode swept) {
		var prediction = comparison.prediction();
		var columns = new Columns();
		var generations = new ArrayList<Integer>();
		var n = new ArrayList<Integer>();
		for (var at : comparison.positions()) {
			generations.add(prediction.generations()[at]);
			switch (prediction.claim()) {
				case Claim.Exactly(var expected) -> columns.add("expected", expected[at]);
				case Claim.Roughly(var expected) -> columns.add("expected", expected[at]);
				case Claim.Between(var lower, var upper) -> {
					columns.add("lower", lower[at]);
					columns.add("upper", upper[at]);
				}
			}
			var observed = comparison.at(at);
			n.add((observed == null) ? 0 : observed.n());
			if (observed == null) {
				columns.skip("observed");
				columns.skip("standardError");
			}
			else {
				columns.add("observed", observed.mean());
				columns.add("standardError", observed.standardError());
			}
			var z = comparison.z(at);
			if (Double.isNaN(z)) {
				columns.skip("z");
			}
			else {
				columns.add("z", z);
			}
		}
		var bounds = prediction.claim() instanceof Claim.Between;
		return new Foretold(comparison.theory(), comparison.metric(), sweepPoint, swept,
				Labels.of(prediction.statistic()), prediction.source(), prediction.claim() instanceof Claim.Roughly,
				generations, columns.of("expected"), bounds ? columns.of("lower") : null,
				bounds ? columns.of("upper") : null, n, columns.of("observed"), columns.of("standardError"),
				columns.of("z"), limit(prediction.limit(), columns), comparison.unobserved(), columns.nonFinite());
	}

	private static @Nullable Double limit(double limit, Columns columns) {
		if (Double.isInfinite(limit)) {
			columns.add("limit", limit);
		}
		return Double.isFinite(limit) ? limit : null;
	}

	private static List<Silent> silent(List<Forecast> forecasts) {
		var points = new LinkedHashMap<List<String>, List<Integer>>();
		for (var forecast : forecasts) {
			forecast.silent()
				.forEach((theory, reason) -> points.computeIfAbsent(List.of(theory, reason), (_) -> new ArrayList<>())
					.add(forecast.sweepPoint()));
		}
		return points.entrySet()
			.stream()
			.map((entry) -> new Silent(entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue()))
			.toList();
	}

}
