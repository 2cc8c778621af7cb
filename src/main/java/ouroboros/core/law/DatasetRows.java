package ouroboros.core.law;

import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Rows;

/**
 * The rows of a data set and what they are for: samples are of the first ones; those
 * after them are held out, the first half for validation and the second, larger by one
 * where their number is odd, for metrics.
 *
 * @param <R> the kind of rows
 * @param all the rows in order
 * @param drawn number of rows that samples are of, at least 1; all of them, or all but
 * two or more
 * @param replacement whether samples are with replacement; if not, they are a random
 * permutation of the rows, followed by others where they are larger
 */
public record DatasetRows<R extends Rows>(R all, int drawn, boolean replacement) {

	/** Rows that are all drawn, with replacement. */
	static <R extends Rows> DatasetRows<R> of(R all) {
		return new DatasetRows<>(all, all.rows(), true);
	}

	boolean holdsOut() {
		return this.drawn < this.all.rows();
	}

	R sample(int size, UniformRandomProvider random) {
		return select(chosen(size, random));
	}

	/** Indices of the rows of a sample. */
	int[] chosen(int size, UniformRandomProvider random) {
		return this.replacement ? independent(size, random) : permuted(0, this.drawn, size, random);
	}

	R validation(int size, UniformRandomProvider random) {
		return some(this.drawn, half(), size, random);
	}

	R heldOut(int size, UniformRandomProvider random) {
		return some(half(), this.all.rows(), size, random);
	}

	/** The rows that samples are of, in order. */
	R training() {
		return holdsOut() ? range(0, this.drawn) : this.all;
	}

	/**
	 * The rows that are held out for metrics, in order; where none are held out, all of
	 * them.
	 */
	R measured() {
		return holdsOut() ? range(half(), this.all.rows()) : this.all;
	}

	private int half() {
		return this.drawn + (this.all.rows() - this.drawn) / 2;
	}

	private R range(int from, int to) {
		return select(IntStream.range(from, to).toArray());
	}

	private R some(int from, int to, int size, UniformRandomProvider random) {
		return holdsOut() ? select(permuted(from, to, Math.min(size, to - from), random)) : sample(size, random);
	}

	private int[] independent(int size, UniformRandomProvider random) {
		var chosen = new int[size];
		for (int i = 0; i < size; i++) {
			chosen[i] = random.nextInt(this.drawn);
		}
		return chosen;
	}

	/** Row by row, so that it does not matter how many are asked for. */
	private static int[] permuted(int from, int to, int size, UniformRandomProvider random) {
		var order = IntStream.range(from, to).toArray();
		var chosen = new int[size];
		for (int i = 0; i < size; i++) {
			var at = i % order.length;
			var next = at + random.nextInt(order.length - at);
			chosen[i] = order[next];
			order[next] = order[at];
			order[at] = chosen[i];
		}
		return chosen;
	}

	@SuppressWarnings("unchecked")
	private R select(int[] rows) {
		return (R) this.all.select(rows);
	}

}
