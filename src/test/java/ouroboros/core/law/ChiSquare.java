package ouroboros.core.law;

/**
 * Pearson's test of counts, by the normal approximation of Wilson and Hilferty (1931).
 */
public final class ChiSquare {

	private ChiSquare() {
	}

	/**
	 * A standard normal number where the counts have these probabilities: above 4 with
	 * probability 3e-5. Infinite where the impossible happened.
	 */
	public static double z(long[] counts, double[] probabilities) {
		var total = 0L;
		for (var count : counts) {
			total += count;
		}
		var sum = 0.0;
		var freedom = -1.0;
		for (int i = 0; i < counts.length; i++) {
			if (probabilities[i] > 0) {
				var expected = total * probabilities[i];
				sum += (counts[i] - expected) * (counts[i] - expected) / expected;
				freedom++;
			}
			else if (counts[i] > 0) {
				return Double.POSITIVE_INFINITY;
			}
		}
		var part = 2 / (9 * freedom);
		return (Math.cbrt(sum / freedom) - (1 - part)) / Math.sqrt(part);
	}

}
