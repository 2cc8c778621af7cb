package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

/** Sums of weights up to each place, by which places are drawn. */
final class RunningSums {

	private RunningSums() {
	}

	/** Sums that begin anew at {@code from}. */
	static void add(double[] weights, int from, int to, double[] sums) {
		var sum = 0.0;
		for (int i = from; i < to; i++) {
			sum += weights[i];
			sums[i] = sum;
		}
	}

	/** The sums of all weights. */
	static double[] of(double[] weights) {
		var sums = new double[weights.length];
		add(weights, 0, weights.length, sums);
		return sums;
	}

	/** Draws a place by its weight. */
	static int draw(double[] sums, UniformRandomProvider random) {
		return draw(sums, 0, sums.length, random);
	}

	/** Draws a place from {@code from} on and before {@code to} by its weight. */
	static int draw(double[] sums, int from, int to, UniformRandomProvider random) {
		return place(sums, from, to, random.nextDouble() * sums[to - 1]);
	}

	/**
	 * The first place whose sum exceeds {@code level}, which is less than the last sum.
	 */
	static int place(double[] sums, int from, int to, double level) {
		var low = from;
		var high = to - 1;
		while (low < high) {
			var middle = (low + high) >>> 1;
			if (sums[middle] > level) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

}
