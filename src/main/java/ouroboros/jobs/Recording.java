package ouroboros.jobs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Prediction;
import ouroboros.core.theory.Setting;
import ouroboros.core.theory.Statistic;
import ouroboros.core.verdict.Recorded;
import ouroboros.json.Plan;

/** What the database holds of one sweep point, read when asked for, and once. */
final class Recording implements Recorded {

	private static final int GENERATIONS = 1000;

	private record Question(Metric metric, Statistic statistic, int base) {
	}

	private final UUID experiment;

	private final Plan.Point point;

	private final Setting setting;

	private final Results results;

	private final Theories theories;

	private final Function<Recording, List<Recording>> scaling;

	private final Grid grid;

	private final Map<Question, List<Observed>> known = new HashMap<>();

	private @Nullable List<Prediction> predictions;

	/**
	 * @param scaling the sweep points that differ from one in the number of samples alone
	 */
	Recording(UUID experiment, Plan.Point point, Results results, Theories theories,
			Function<Recording, List<Recording>> scaling) {
		this.experiment = experiment;
		this.point = point;
		this.setting = new Setting(point.spec(), point.truth());
		this.results = results;
		this.theories = theories;
		this.scaling = scaling;
		this.grid = Grid.of(point.spec().generations(), GENERATIONS);
	}

	Plan.Point point() {
		return this.point;
	}

	@Override
	public Setting setting() {
		return this.setting;
	}

	@Override
	public List<Prediction> predictions() {
		if (this.predictions == null) {
			this.predictions = this.theories.of(this.setting).all();
		}
		return this.predictions;
	}

	@Override
	public List<Observed> series(Metric metric, Statistic statistic) {
		return known(metric, statistic, -1, (position) -> this.results.observed(this.experiment, this.point.ordinal(),
				position, statistic, this.grid));
	}

	@Override
	public List<Observed> changes(Metric metric, Statistic statistic, int base) {
		return known(metric, statistic, base, (position) -> this.results.changes(this.experiment, this.point.ordinal(),
				position, statistic, base, this.grid));
	}

	private List<Observed> known(Metric metric, Statistic statistic, int base,
			Function<Integer, List<Observed>> reading) {
		var position = this.setting.spec().measured().indexOf(metric);
		return (position < 0) ? List.of()
				: this.known.computeIfAbsent(new Question(metric, statistic, base), (_) -> reading.apply(position));
	}

	@Override
	public List<Recording> scaling() {
		return this.scaling.apply(this);
	}

}
