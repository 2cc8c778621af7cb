package ouroboros.core.regime;

import java.util.Arrays;
import java.util.stream.Stream;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/**
 * A mark in synthetic data that a test finds, if not always.
 *
 * @param truePositiveRate probability that a synthetic point is found to be marked
 * @param falsePositiveRate probability that a genuine point is
 */
@About(value = "Synthetic data carry a watermark that a test finds with errors. Every point then weighs as much as it is"
		+ " probably genuine, by Bayes' rule from what the test said and the genuine share of the pool.",
		example = "{\"truePositiveRate\":0.9,\"falsePositiveRate\":0.01}",
		source = "Kanabar, Gastpar 2025, watermarking with detection errors")
public record Watermark(
		@Field(value = "probability that the mark is found in a synthetic point", min = 0,
				max = 1) double truePositiveRate,
		@Field(value = "probability that it is found in a genuine one", min = 0, max = 1) double falsePositiveRate) {

	Batch tested(Batch batch, UniformRandomProvider random) {
		return Batch.of(batch.portions().stream().flatMap((portion) -> {
			var rate = portion.genuine() ? this.falsePositiveRate : this.truePositiveRate;
			var order = portion.data().shuffled(random);
			var found = 0;
			for (int i = 0; i < order.length; i++) {
				if (random.nextDouble() < rate) {
					found++;
				}
			}
			var marked = portion.data().select(Arrays.copyOf(order, found));
			var clean = portion.data().select(Arrays.copyOfRange(order, found, order.length));
			return Stream.of(new Portion(clean, portion.genuine(), false),
					new Portion(marked, portion.genuine(), true));
		}).toList());
	}

	/**
	 * Probability that a point is genuine.
	 * @param marked whether the test found the mark
	 * @param share of genuine points among all
	 */
	double genuine(boolean marked, double share) {
		var ofGenuine = share * (marked ? this.falsePositiveRate : 1 - this.falsePositiveRate);
		var ofSynthetic = (1 - share) * (marked ? this.truePositiveRate : 1 - this.truePositiveRate);
		return (ofGenuine == 0) ? 0 : ofGenuine / (ofGenuine + ofSynthetic);
	}

}
