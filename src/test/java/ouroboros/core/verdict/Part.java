package ouroboros.core.verdict;

import java.util.List;
import java.util.function.Predicate;

import ouroboros.core.Metric;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Prediction;
import ouroboros.core.theory.Setting;
import ouroboros.core.theory.Statistic;

/**
 * What is left of a recording.
 *
 * @param whole the recording
 * @param from first generation that is left
 * @param kept statistics that are left
 */
record Part(Recorded whole, int from, Predicate<Statistic> kept) implements Recorded {

	@Override
	public Setting setting() {
		return this.whole.setting();
	}

	@Override
	public List<Prediction> predictions() {
		return this.whole.predictions();
	}

	@Override
	public List<Observed> series(Metric metric, Statistic statistic) {
		return left(this.whole.series(metric, statistic), statistic);
	}

	@Override
	public List<Observed> changes(Metric metric, Statistic statistic, int base) {
		return left(this.whole.changes(metric, statistic, base), statistic);
	}

	@Override
	public List<? extends Recorded> scaling() {
		return List.of(this);
	}

	private List<Observed> left(List<Observed> all, Statistic statistic) {
		return all.stream().filter((one) -> this.kept.test(statistic) && one.generation() >= this.from).toList();
	}

}
