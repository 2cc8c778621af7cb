package ouroboros.core.theory;

import java.util.Arrays;

/**
 * A weighted mean of batches.
 *
 * @param batches their numbers in {@link SecondMoments}; a number may occur several times
 * @param values one weight for each
 */
record Weights(int[] batches, double[] values) {

	/** One batch alone. */
	static Weights of(int batch) {
		return new Weights(new int[] { batch }, new double[] { 1 });
	}

	int size() {
		return this.batches.length;
	}

	/** The same weights in other units, summing to 1. */
	Weights normalised() {
		return times(1 / Arrays.stream(this.values).sum());
	}

	Weights times(double factor) {
		return new Weights(this.batches, Arrays.stream(this.values).map((value) -> factor * value).toArray());
	}

	/** The sum of both. */
	Weights plus(Weights other) {
		var both = Arrays.copyOf(this.batches, size() + other.size());
		System.arraycopy(other.batches, 0, both, size(), other.size());
		var weights = Arrays.copyOf(this.values, size() + other.size());
		System.arraycopy(other.values, 0, weights, size(), other.size());
		return new Weights(both, weights);
	}

}
