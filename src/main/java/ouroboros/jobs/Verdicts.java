package ouroboros.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import ouroboros.core.regime.Schedule;
import ouroboros.core.verdict.Definition;
import ouroboros.core.verdict.Judgement;
import ouroboros.core.verdict.Thresholds;
import ouroboros.json.Labels;
import ouroboros.json.Plan;

/** The definitions of collapse, decided for experiments. */
@Component
public class Verdicts {

	private static final String SAMPLES = "/regime/samples";

	private final StoredPlans plans;

	private final Theories theories;

	private final Results results;

	Verdicts(StoredPlans plans, Theories theories, Results results) {
		this.plans = plans;
		this.theories = theories;
		this.results = results;
	}

	/**
	 * One definition at one sweep point.
	 *
	 * @param definition its name
	 * @param sweepPoint ordinal of the sweep point
	 * @param judgement what it says
	 */
	public record Verdict(String definition, int sweepPoint, Judgement judgement) {
	}

	/**
	 * What every definition says of sweep points from {@code from} on.
	 * @param most largest number of sweep points
	 * @throws NotFound if there is no such experiment
	 */
	public List<Verdict> of(UUID experiment, int from, int most, Thresholds thresholds) {
		var plan = this.plans.find(experiment).orElseThrow(() -> new NotFound("experiment", experiment));
		var recordings = new Recordings(experiment, plan);
		var verdicts = new ArrayList<Verdict>();
		plan.points().stream().skip(from).limit(most).forEach((point) -> {
			for (var definition : Definition.ALL) {
				verdicts.add(new Verdict(Labels.name(definition), point.ordinal(),
						definition.judge(recordings.of(point), thresholds)));
			}
		});
		return verdicts;
	}

	/** The recordings of an experiment's sweep points, each made once. */
	private final class Recordings {

		private final UUID experiment;

		private final Map<Integer, Recording> known = new HashMap<>();

		private final Map<Map<String, JsonNode>, List<Plan.Point>> alike = new HashMap<>();

		Recordings(UUID experiment, Plan plan) {
			this.experiment = experiment;
			for (var point : plan.points()) {
				if (point.spec().regime().samples() instanceof Schedule.Constant) {
					this.alike.computeIfAbsent(but(point), (_) -> new ArrayList<>()).add(point);
				}
			}
		}

		private static Map<String, JsonNode> but(Plan.Point point) {
			var others = new LinkedHashMap<>(point.values());
			others.remove(SAMPLES);
			return others;
		}

		Recording of(Plan.Point point) {
			return this.known.computeIfAbsent(point.ordinal(), (_) -> new Recording(this.experiment, point,
					Verdicts.this.results, Verdicts.this.theories, this::scaling));
		}

		private List<Recording> scaling(Recording one) {
			return this.alike.getOrDefault(but(one.point()), List.of()).stream().map(this::of).toList();
		}

	}

}
