package ouroboros.core.regime;

import java.util.List;
import java.util.stream.Stream;

import ouroboros.core.data.Data;
import ouroboros.core.data.Training;

/**
 * Observations of one origin and age.
 *
 * @param portion the observations
 * @param weight of each of them in a fit
 */
record Weighed(Portion portion, double weight) {

	long size() {
		return this.portion.data().size();
	}

	double mass() {
		return this.weight * size();
	}

	Weighed with(Data other) {
		return new Weighed(this.portion.with(other), this.weight);
	}

	Weighed times(double factor) {
		return new Weighed(this.portion, this.weight * factor);
	}

	/**
	 * What a model is fitted to: the weights with all that the regime says of them.
	 * Points are weighted alike where all of them would weigh nothing.
	 */
	static Training training(Regime regime, List<Weighed> pool) {
		var genuine = (double) pool.stream()
			.filter((weighed) -> weighed.portion.genuine())
			.mapToLong(Weighed::size)
			.sum();
		var synthetic = pool.stream().mapToLong(Weighed::size).sum() - genuine;
		var tested = tested(regime, pool, genuine / (genuine + synthetic));
		var weighted = (regime.realWeight() == null || genuine == 0 || synthetic == 0) ? tested
				: balanced(tested, regime.realWeight().of(genuine, synthetic));
		var parts = weighted.stream()
			.filter((weighed) -> weighed.weight > 0)
			.map((weighed) -> new Training.Part(weighed.portion.data(), weighed.weight))
			.toList();
		return new Training(!parts.isEmpty() ? parts
				: pool.stream().map((weighed) -> new Training.Part(weighed.portion.data(), 1)).toList());
	}

	private static List<Weighed> tested(Regime regime, List<Weighed> pool, double share) {
		var watermark = regime.watermark();
		return (watermark == null) ? pool
				: pool.stream()
					.map((weighed) -> weighed.times(watermark.genuine(weighed.portion.marked(), share)))
					.toList();
	}

	private static List<Weighed> balanced(List<Weighed> pool, double realWeight) {
		var real = pool.stream().filter((weighed) -> weighed.portion.genuine()).mapToDouble(Weighed::mass).sum();
		var rest = pool.stream().filter((weighed) -> !weighed.portion.genuine()).mapToDouble(Weighed::mass).sum();
		return (real == 0 || rest == 0) ? pool
				: pool.stream()
					.map((weighed) -> weighed.times(weighed.portion.genuine() ? realWeight * (real + rest) / real
							: (1 - realWeight) * (real + rest) / rest))
					.toList();
	}

	/** The portions of a batch, each with the same weight. */
	static Stream<Weighed> of(Batch batch, double weight) {
		return batch.portions().stream().map((portion) -> new Weighed(portion, weight));
	}

}
