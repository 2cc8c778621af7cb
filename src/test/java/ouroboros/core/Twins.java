package ouroboros.core;

import java.util.Arrays;

/** Two samples that come from one law, or do not: the test of Kolmogorov and Smirnov. */
final class Twins {

	private Twins() {
	}

	/**
	 * Probability that two samples of one continuous law differ as much as these; of one
	 * with ties at most that.
	 */
	static double significance(double[] first, double[] second) {
		var left = first.clone();
		var right = second.clone();
		Arrays.sort(left);
		Arrays.sort(right);
		var largest = 0.0;
		for (int i = 0, j = 0; i < left.length && j < right.length;) {
			var at = Math.min(left[i], right[j]);
			while (i < left.length && left[i] <= at) {
				i++;
			}
			while (j < right.length && right[j] <= at) {
				j++;
			}
			largest = Math.max(largest, Math.abs((double) i / left.length - (double) j / right.length));
		}
		var scaled = largest * largest * left.length * right.length / (left.length + right.length);
		var sum = 0.0;
		for (int k = 1; k <= 100; k++) {
			sum += ((k % 2 == 1) ? 2 : -2) * Math.exp(-2 * k * k * scaled);
		}
		return (scaled < 0.04) ? 1 : Math.clamp(sum, 0, 1);
	}

}
