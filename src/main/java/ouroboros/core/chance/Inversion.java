package ouroboros.core.chance;

import org.apache.commons.rng.UniformRandomProvider;

/** Draws from few weights, or a few times from many. */
public final class Inversion {

	private Inversion() {
	}

	/**
	 * Draws an index: the first one up to which there is more weight than a uniform share
	 * of all.
	 * @param upTo sums of the weights up to each index, the last one above 0
	 */
	public static int index(double[] upTo, UniformRandomProvider random) {
		var share = random.nextDouble() * upTo[upTo.length - 1];
		var low = 0;
		var high = upTo.length - 1;
		while (low < high) {
			var middle = (low + high) >>> 1;
			if (upTo[middle] > share) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

}
