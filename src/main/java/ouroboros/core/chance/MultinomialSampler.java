package ouroboros.core.chance;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * How often each symbol is among up to 10^15 independent draws. Counts of independent
 * Poisson laws are, given their sum, those of as many draws. So most of the draws are
 * made at once, by Poisson laws that seldom have too large a sum, and are made anew where
 * they have; the rest of the draws likewise, and the last ones one by one. The time does
 * not depend on the number of draws.
 */
public final class MultinomialSampler {

	/**
	 * Standard deviations by which the mean of the sum is less than what is to be drawn.
	 */
	private static final double DISTANCE = 2;

	/** Fewer draws are made one by one. */
	private static final long FEW = 64;

	/** Of a single draw's time, that of one Poisson law. */
	private static final double SHARE = 0.25;

	private final double[] probabilities;

	private final double total;

	/**
	 * @param probabilities one for each symbol, 0 or more, with a sum above 0; only read
	 */
	public MultinomialSampler(double[] probabilities) {
		this.probabilities = probabilities;
		this.total = sum(probabilities);
		if (!(this.total > 0 && this.total < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("probabilities with the sum " + this.total);
		}
	}

	/**
	 * The counts, one for each symbol.
	 * @param size number of draws, 0 to 10^15
	 */
	public long[] sample(long size, UniformRandomProvider random) {
		var counts = new long[this.probabilities.length];
		var left = size;
		if (left > few()) {
			var drawn = new double[counts.length];
			var poisson = new PoissonCounts(random, drawn);
			while (left > few()) {
				poisson.draw(this.probabilities, (left - DISTANCE * Math.sqrt(left)) / this.total);
				var sum = sum(drawn);
				if (sum <= left) {
					for (int symbol = 0; symbol < counts.length; symbol++) {
						counts[symbol] += (long) drawn[symbol];
					}
					left -= (long) sum;
				}
			}
		}
		if (left > 0) {
			draw(left, random, counts);
		}
		return counts;
	}

	private static double sum(double[] values) {
		var sum = 0.0;
		for (var value : values) {
			sum += value;
		}
		return sum;
	}

	private double few() {
		return Math.max(FEW, SHARE * this.probabilities.length);
	}

	/** One by one. */
	private void draw(long size, UniformRandomProvider random, long[] counts) {
		var upTo = this.probabilities.clone();
		for (int symbol = 1; symbol < upTo.length; symbol++) {
			upTo[symbol] += upTo[symbol - 1];
		}
		for (long i = 0; i < size; i++) {
			counts[Inversion.index(upTo, random)]++;
		}
	}

}
