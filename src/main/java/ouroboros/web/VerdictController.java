package ouroboros.web;

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

import ouroboros.core.verdict.Thresholds;
import ouroboros.jobs.Experiments;
import ouroboros.jobs.Verdicts;
import ouroboros.json.Labels;

/** The eight definitions of collapse. */
@RestController
@RequestMapping("/api/v1/experiments/{id}/verdicts")
@ConditionalOnBooleanProperty(name = "ouroboros.api.enabled", matchIfMissing = true)
@Tag(name = "Experiments")
class VerdictController {

	private final Experiments experiments;

	private final Verdicts verdicts;

	VerdictController(Experiments experiments, Verdicts verdicts) {
		this.experiments = experiments;
		this.verdicts = verdicts;
	}

	/** What the definitions say of an experiment. */
	@Schema(name = "Verdicts")
	record Answer(List<Verdict> verdicts,
			@Schema(description = "link to the next sweep points; null after the last") @Nullable String next) {
	}

	/** What one definition says of one sweep point. */
	@Schema(name = "Verdict")
	record Verdict(@Schema(
			description = "name of the definition, as in Schaeffer et al. 2025 (arXiv 2503.03150)") String definition,
			int sweepPoint,
			@Schema(description = "the swept values, by JSON Pointer", implementation = Object.class) JsonNode values,
			@Schema(allowableValues = {
					"collapsed", "not-collapsed", "inconclusive", "not-applicable" }) String status,
			@Schema(description = "first generation from which on the definition is met up to the last one; null"
					+ " unless collapsed, or for a statement on the limit") @Nullable Integer since,
			@Schema(description = "label of the metric that was looked at; null if there is none") @Nullable String metric,
			@Schema(description = "one sentence") String reason,
			@Schema(description = "numbers by their names: the last generation and its n, the mean over replicates with"
					+ " its confidence interval (lower, upper), the threshold used, and what else the definition"
					+ " computed") Map<String, @Nullable Double> evidence,
			@Schema(description = "numbers of the evidence that are nan, inf or -inf; null if there are none") @Nullable Map<String, String> nonFinite){
	}

	@GetMapping
	@Operation(operationId = "getVerdicts",
			summary = "The eight definitions of collapse, decided for every sweep point by what was recorded so far")
	Answer get(@PathVariable UUID id,
			@RequestParam(defaultValue = "0.95") @Parameter(
					description = "confidence of the intervals over replicates, 0.5 to 0.9999") double confidence,
			@RequestParam(required = false) @Parameter(
					description = "catastrophic-increase: the risk that is catastrophic; where absent that of a trivial"
							+ " model (uniform over the symbols, the genuine mean as a point)") @Nullable Double catastrophicRisk,
			@RequestParam(defaultValue = "10") @Parameter(
					description = "catastrophic-increase: times generation 0's risk, where no trivial model tells;"
							+ " above 1, at most 1e9") double catastrophicFactor,
			@RequestParam(defaultValue = "0") @Parameter(
					description = "any-increase: tolerated part of generation 0's risk, 0 to 1e6") double increase,
			@RequestParam(defaultValue = "0.05") @Parameter(
					description = "change-in-scaling-law: tolerated loss of the exponent, 0 to 10") double exponentLoss,
			@RequestParam(defaultValue = "0.01") @Parameter(
					description = "collapsing-variance: part of generation 0's variance below which it has collapsed"
							+ " whatever its rate, above 0, below 1") double varianceLeft,
			@RequestParam(defaultValue = "0.5") @Parameter(
					description = "entanglement: mean number of modes lost or pairs merged, 0 to 1e6") double modes,
			@RequestParam(defaultValue = "0.5") @Parameter(
					description = "disappearance: part of the genuine tail or symbols that is left, above 0, below 1") double tailLeft,
			@RequestParam(defaultValue = "0.01") @Parameter(
					description = "appearance: probability of what is not genuine, 0 to 1") double hallucination,
			@RequestParam(defaultValue = "100") @Parameter(description = "most sweep points, 1 to 1000") int limit,
			@RequestParam(defaultValue = "0") @Parameter(description = "first sweep point") int cursor) {
		Page.checkLimit(limit);
		within("cursor", cursor, 0, Integer.MAX_VALUE);
		within("confidence", confidence, 0.5, 0.9999);
		within("catastrophicRisk", (catastrophicRisk == null) ? 0 : catastrophicRisk, -Double.MAX_VALUE,
				Double.MAX_VALUE);
		within("catastrophicFactor", catastrophicFactor, Math.nextUp(1.0), 1e9);
		within("increase", increase, 0, 1e6);
		within("exponentLoss", exponentLoss, 0, 10);
		within("varianceLeft", varianceLeft, Double.MIN_VALUE, Math.nextDown(1.0));
		within("modes", modes, 0, 1e6);
		within("tailLeft", tailLeft, Double.MIN_VALUE, Math.nextDown(1.0));
		within("hallucination", hallucination, 0, 1);
		this.experiments.find(id);
		var values = this.experiments.sweepPoints(id);
		var thresholds = new Thresholds(confidence, catastrophicRisk, catastrophicFactor, increase, exponentLoss,
				varianceLeft, modes, tailLeft, hallucination);
		var verdicts = this.verdicts.of(id, cursor, limit, thresholds);
		return new Answer(verdicts.stream().map((verdict) -> of(verdict, values.get(verdict.sweepPoint()))).toList(),
				((long) cursor + limit < values.size()) ? next(id, thresholds, limit, cursor + limit) : null);
	}

	private static void within(String parameter, double value, double least, double most) {
		if (!(value >= least && value <= most)) {
			throw new BadRequest(parameter, "%s is %s, outside its range".formatted(parameter, value));
		}
	}

	private static String next(UUID id, Thresholds thresholds, int limit, int cursor) {
		return ("/api/v1/experiments/%s/verdicts?confidence=%s&catastrophicFactor=%s&increase=%s&exponentLoss=%s"
				+ "&varianceLeft=%s&modes=%s&tailLeft=%s&hallucination=%s%s&limit=%d&cursor=%d")
			.formatted(id, thresholds.confidence(), thresholds.factor(), thresholds.increase(), thresholds.exponent(),
					thresholds.variance(), thresholds.modes(), thresholds.tail(), thresholds.hallucination(),
					(thresholds.catastrophe() == null) ? "" : "&catastrophicRisk=" + thresholds.catastrophe(), limit,
					cursor);
	}

	private static Verdict of(Verdicts.Verdict verdict, String values) {
		var judgement = verdict.judgement();
		var evidence = new LinkedHashMap<String, @Nullable Double>();
		var nonFinite = new LinkedHashMap<String, String>();
		judgement.evidence().forEach((name, number) -> {
			evidence.put(name, Double.isFinite(number) ? number : null);
			if (!Double.isFinite(number)) {
				nonFinite.put(name, Columns.word(number));
			}
		});
		return new Verdict(verdict.definition(), verdict.sweepPoint(), JsonMapper.shared().readTree(values),
				Labels.name(judgement.status()), judgement.since(),
				(judgement.metric() == null) ? null : Labels.of(judgement.metric()), judgement.reason(), evidence,
				nonFinite.isEmpty() ? null : nonFinite);
	}

}
