package ouroboros.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

import org.springframework.stereotype.Component;

import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Prediction;
import ouroboros.core.theory.Setting;
import ouroboros.core.theory.Statistic;
import ouroboros.json.Labels;
import ouroboros.json.Plan;

/** Closed forms beside what experiments show. */
@Component
public class Forecasts {

	private final StoredPlans plans;

	private final Theories theories;

	private final Results results;

	Forecasts(StoredPlans plans, Theories theories, Results results) {
		this.plans = plans;
		this.theories = theories;
		this.results = results;
	}

	/**
	 * What is foretold of a sweep point.
	 *
	 * @param sweepPoint its ordinal
	 * @param comparisons predictions beside what was observed
	 * @param silent reasons of the closed forms that do not apply, by their names
	 */
	public record Forecast(int sweepPoint, List<Comparison> comparisons, SequencedMap<String, String> silent) {
	}

	/**
	 * Forecasts for sweep points from {@code from} on.
	 * @param most largest number of sweep points
	 * @param mostGenerations largest number of generations of each
	 * @throws NotFound if there is no such experiment
	 */
	public List<Forecast> of(UUID experiment, int from, int most, int mostGenerations) {
		var plan = this.plans.find(experiment).orElseThrow(() -> new NotFound("experiment", experiment));
		return plan.points()
			.stream()
			.skip(from)
			.limit(most)
			.map((point) -> forecast(experiment, plan, point, mostGenerations))
			.toList();
	}

	private Forecast forecast(UUID experiment, Plan plan, Plan.Point point, int mostGenerations) {
		var said = this.theories.of(new Setting(point.spec(), point.truth()));
		var grid = Grid.of(point.spec().generations(), mostGenerations);
		var comparisons = new ArrayList<Comparison>();
		said.predictions().forEach((theory, predictions) -> {
			for (var prediction : predictions) {
				comparisons.add(comparison(experiment, plan, point, theory, prediction, grid));
			}
		});
		return new Forecast(point.ordinal(), comparisons, said.silent());
	}

	private Comparison comparison(UUID experiment, Plan plan, Plan.Point point, String theory, Prediction prediction,
			Grid grid) {
		var label = Labels.of(prediction.metric());
		var position = plan.metricLabels().indexOf(label);
		var observed = (position < 0) ? List.<Observed>of()
				: this.results.observed(experiment, point.ordinal(), position, prediction.statistic(), grid);
		var unobserved = (position < 0) ? "the experiment does not measure " + label
				: !observed.isEmpty() ? null : nothingYet(prediction.statistic());
		return Comparison.of(theory, label, prediction, grid.positions(prediction.generations()), observed, unobserved);
	}

	private static String nothingYet(Statistic statistic) {
		return (statistic.function() == Statistic.Function.FIRST_AT_MOST)
				? "not every replicate has come to this yet, or replicates are not kept"
				: "there is no generation yet, or replicates are not kept";
	}

}
