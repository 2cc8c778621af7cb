package ouroboros.core.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

import ouroboros.core.Metric;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Prediction;
import ouroboros.core.theory.Setting;
import ouroboros.core.theory.Settings;
import ouroboros.core.theory.Statistic;

/**
 * A recording of values that are made up, or of runs that were not stored.
 *
 * @param setting the experiment
 * @param values of each metric by replicate and generation
 * @param predictions of closed forms
 * @param scaling other sweep points
 */
record Synthetic(Setting setting, Map<Metric, double[][]> values, List<Prediction> predictions,
		List<Synthetic> scaling) implements Recorded {

	/** Of made-up values; the spec has to measure the metrics. */
	static Synthetic of(String spec, Map<Metric, double[][]> values) {
		var others = new ArrayList<Synthetic>();
		var one = new Synthetic(Settings.of(spec), values, List.of(), others);
		others.add(one);
		return one;
	}

	/** Of an experiment that is run now. */
	static Synthetic run(String spec) {
		var setting = Settings.of(spec);
		var runs = Settings.values(setting);
		var values = new LinkedHashMap<Metric, double[][]>();
		var measured = setting.spec().measured();
		for (int metric = 0; metric < measured.size(); metric++) {
			var at = metric;
			values.put(measured.get(metric),
					Arrays.stream(runs)
						.map((run) -> Arrays.stream(run).mapToDouble((generation) -> generation[at]).toArray())
						.toArray(double[][]::new));
		}
		var predictions = Settings.theories()
			.stream()
			.filter((theory) -> theory.unmet(setting) == null)
			.flatMap((theory) -> theory.predict(setting).stream())
			.toList();
		return new Synthetic(setting, values, predictions, List.of());
	}

	/** The same without closed forms. */
	Synthetic withoutTheory() {
		return new Synthetic(this.setting, this.values, List.of(), this.scaling);
	}

	@Override
	public List<Observed> series(Metric metric, Statistic statistic) {
		return observed(metric, (generation) -> (run) -> new double[] { statistic.of(run[generation]) });
	}

	@Override
	public List<Observed> changes(Metric metric, Statistic statistic, int base) {
		return observed(metric, (generation) -> (run) -> new double[] {
				(generation == base) ? 0 : statistic.of(run[generation]) - statistic.of(run[base]) });
	}

	private List<Observed> observed(Metric metric, IntFunction<UnaryOperator<double[]>> function) {
		var runs = this.values.get(metric);
		var observed = new ArrayList<Observed>();
		for (int generation = 0; runs != null && generation < runs[0].length; generation++) {
			var of = function.apply(generation);
			observed.add(Observed.of(generation, Arrays.stream(runs).mapToDouble((run) -> of.apply(run)[0]).toArray()));
		}
		return observed;
	}

}
