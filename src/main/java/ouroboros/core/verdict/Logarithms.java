package ouroboros.core.verdict;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;
import ouroboros.core.data.Space;
import ouroboros.core.law.Moments;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.Variance;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Statistic;

/**
 * Changes of the logarithm of a variance, with errors.
 *
 * @param recorded where they were recorded
 * @param metric what was measured
 */
record Logarithms(Recorded recorded, Metric metric) {

	private static final List<Metric> VARIANCES = List.of(new Variance(), new LogDeterminant(), new Heterozygosity(),
			new Entropy());

	/** Of the first variance that was measured; null if there is none. */
	static @Nullable Logarithms of(Recorded recorded) {
		var texts = recorded.setting().truth().space() instanceof Space.Text;
		return VARIANCES.stream()
			.filter((metric) -> !(texts && metric instanceof Heterozygosity))
			.filter((metric) -> !recorded.series(metric, Statistic.MEAN).isEmpty())
			.findFirst()
			.map((metric) -> new Logarithms(recorded, metric))
			.orElse(null);
	}

	/** What was observed of the variance itself. */
	List<Observed> series() {
		return this.recorded.series(this.metric, Statistic.MEAN);
	}

	/**
	 * Changes since a generation. Of vectors those of each replicate, since their mean
	 * variance is carried by rare ones; where these are not finite or not kept, and of
	 * symbols, those of the mean over replicates.
	 */
	List<Observed> changes(int base) {
		var single = switch (this.metric) {
			case Variance() -> this.recorded.changes(this.metric, Statistic.MEAN_LOGARITHM, base);
			case LogDeterminant() -> this.recorded.changes(this.metric, Statistic.MEAN, base)
				.stream()
				.map((change) -> times(change, 1.0 / dimension()))
				.toList();
			default -> List.<Observed>of();
		};
		return (!single.isEmpty() && Double.isFinite(single.getLast().mean())) ? single : ofMeans(base);
	}

	/**
	 * Where replicates have no variance left at all, so that their logarithms have no
	 * mean: whether a part of generation 0's variance is left in most replicates; null
	 * elsewhere.
	 */
	@Nullable Crossing left(double part, double confidence) {
		var initial = series().getFirst().mean();
		var statistic = switch (this.metric) {
			case Variance() -> Statistic.shareAbove(part * initial);
			case LogDeterminant() -> Statistic.shareAbove(initial + dimension() * Math.log(part));
			default -> null;
		};
		var logarithms = (this.metric instanceof Variance) ? Statistic.MEAN_LOGARITHM : Statistic.MEAN;
		var means = this.recorded.series(this.metric, logarithms);
		if (statistic == null || means.isEmpty() || means.getLast().mean() != Double.NEGATIVE_INFINITY) {
			return null;
		}
		var shares = this.recorded.series(this.metric, statistic);
		return shares.isEmpty() ? null : Crossing.below(this.metric, statistic, shares, 0.5, confidence);
	}

	private int dimension() {
		return (this.recorded.setting().truth() instanceof Moments truth) ? truth.mean().length : 1;
	}

	private static Observed times(Observed change, double factor) {
		return new Observed(change.generation(), change.n(), factor * change.mean(), factor * change.deviation(),
				change.skewness());
	}

	/** With errors of first order, replicates compared with themselves. */
	private List<Observed> ofMeans(int base) {
		var first = series().stream().filter((one) -> one.generation() == base).findFirst();
		if (this.metric instanceof LogDeterminant || first.isEmpty()) {
			return List.of();
		}
		var changes = new ArrayList<Observed>();
		for (var change : this.recorded.changes(this.metric, Statistic.MEAN, base)) {
			series().stream()
				.filter((one) -> one.generation() == change.generation())
				.findFirst()
				.ifPresent((one) -> changes.add(ofMeans(first.get(), one, change)));
		}
		return changes;
	}

	private static Observed ofMeans(Observed first, Observed later, Observed change) {
		var here = later.deviation() * later.deviation();
		var there = first.deviation() * first.deviation();
		var together = (here + there - change.deviation() * change.deviation()) / 2;
		var variance = here / (later.mean() * later.mean()) + there / (first.mean() * first.mean())
				- 2 * together / (later.mean() * first.mean());
		return new Observed(later.generation(), change.n(), Math.log(later.mean() / first.mean()),
				Math.sqrt(Math.max(0, variance)), Double.NaN);
	}

}
