package ouroboros.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import ouroboros.core.theory.Prediction;
import ouroboros.core.theory.Setting;
import ouroboros.json.Labels;

/** How a metric goes over the generations, and how closed forms say that it goes. */
@Component
public class Curves {

	private final StoredPlans plans;

	private final Theories theories;

	private final Results results;

	Curves(StoredPlans plans, Theories theories, Results results) {
		this.plans = plans;
		this.theories = theories;
		this.results = results;
	}

	/**
	 * The curve of a sweep point.
	 *
	 * @param values the swept values by their pointers
	 * @param rows statistics over replicates, by generation
	 * @param foretold what closed forms say of the metric
	 */
	public record Curve(SequencedMap<String, JsonNode> values, List<SummaryRow> rows, List<Foretold> foretold) {
	}

	/**
	 * A prediction and those of its positions that are looked at.
	 */
	public record Foretold(Prediction prediction, int[] positions) {
	}

	/**
	 * The curves of some sweep points, in their order.
	 * @param metric label of the metric, one of the experiment's
	 * @param mostGenerations largest number of generations of each, at least 2
	 * @throws NotFound if there is no such experiment
	 */
	public List<Curve> of(UUID experiment, String metric, List<Integer> sweepPoints, int mostGenerations) {
		var plan = this.plans.find(experiment).orElseThrow(() -> new NotFound("experiment", experiment));
		var position = plan.metricLabels().indexOf(metric);
		var curves = new ArrayList<Curve>();
		for (var sweepPoint : sweepPoints) {
			var point = plan.points().get(sweepPoint);
			var grid = Grid.of(point.spec().generations(), mostGenerations);
			var foretold = this.theories.of(new Setting(point.spec(), point.truth()))
				.all()
				.stream()
				.filter((prediction) -> Labels.of(prediction.metric()).equals(metric))
				.map((prediction) -> new Foretold(prediction, grid.positions(prediction.generations())))
				.toList();
			curves
				.add(new Curve(point.values(), this.results.summary(experiment, position, sweepPoint, grid), foretold));
		}
		return curves;
	}

}
