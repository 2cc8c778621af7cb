package ouroboros.core.curation;

import java.util.Arrays;

/** Selection by score. */
final class Highest {

	private Highest() {
	}

	/**
	 * Indices of the highest scores, of equal ones the first.
	 * @param scores {@code NaN} is the lowest of all
	 * @param count how many, at most all
	 */
	static int[] of(double[] scores, int count) {
		var sorted = new double[scores.length];
		for (int i = 0; i < scores.length; i++) {
			sorted[i] = rank(scores[i]);
		}
		Arrays.sort(sorted);
		var least = (count == 0) ? Double.POSITIVE_INFINITY : sorted[sorted.length - count];
		var above = 0;
		for (var score : scores) {
			if (rank(score) > least) {
				above++;
			}
		}
		var ties = count - above;
		var chosen = new int[count];
		for (int i = 0, at = 0; at < count; i++) {
			if (rank(scores[i]) > least || (rank(scores[i]) == least && ties-- > 0)) {
				chosen[at++] = i;
			}
		}
		return chosen;
	}

	private static double rank(double score) {
		return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
	}

}
