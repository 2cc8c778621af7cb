package ouroboros.core.verdict;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;
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
		return VARIANCES.stream()
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

	private int dimension() {
		return (this.recorded.setting().truth() instanceof Moments truth) ? truth.mean().length : 1;
	}

	private static Observed times(Observed change, double factor) {
		return new Observed(change.generation(), change.n(), factor * change.mean(), factor * change.deviation(),
				change.skewness());
	}

	/** With errors of first order, as if the generations were independent. */
	private List<Observed> ofMeans(int base) {
		if (this.metric instanceof LogDeterminant) {
			return List.of();
		}
		var first = series().stream().filter((one) -> one.generation() == base).findFirst().orElseThrow();
		return series().stream()
			.map((one) -> new Observed(one.generation(), one.n(), Math.log(one.mean() / first.mean()),
					Math.sqrt(one.n()) * Math.hypot(one.standardError() / one.mean(),
							(one.generation() == base) ? 0 : first.standardError() / first.mean()),
					Double.NaN))
			.toList();
	}

}
