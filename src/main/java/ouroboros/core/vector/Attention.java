package ouroboros.core.vector;

import java.util.Arrays;

/**
 * A head of attention over what is remembered of a text: the values of its positions,
 * weighted by the softmax of how their keys agree with a query. Keys lie in blocks of
 * {@value #BLOCK} positions, of which each has a row of them for each number of a key;
 * values have a row for each position.
 *
 * @param size numbers of a query, a key and a value
 * @param positions number of positions that there is room for
 */
public record Attention(int size, int positions) {

	/** Positions of a block. */
	public static final int BLOCK = SingleSums.COUNT;

	/** Numbers that the keys of some positions take. */
	public int keys(int count) {
		return Math.ceilDiv(count, BLOCK) * BLOCK * this.size;
	}

	/** Numbers that the values of some positions take. */
	public int values(int count) {
		return count * this.size;
	}

	/** Numbers that keys and values of all positions take. */
	public int numbers() {
		return keys(this.positions) + values(this.positions);
	}

	/**
	 * Remembers a position.
	 * @param from array of a key from index {@code key} on, and a value from
	 * {@code value}
	 * @param memory array of {@link #numbers()} numbers from index {@code at} on
	 */
	public void remember(float[] from, int key, int value, float[] memory, int at, int position) {
		var block = at + position / BLOCK * BLOCK * this.size + position % BLOCK;
		for (int i = 0; i < this.size; i++) {
			memory[block + i * BLOCK] = from[key + i];
		}
		System.arraycopy(from, value, memory, at + keys(this.positions) + values(position), this.size);
	}

	/** Copies what is remembered of the first positions. */
	public void copy(float[] from, int at, float[] into, int to, int count) {
		System.arraycopy(from, at, into, to, keys(count));
		System.arraycopy(from, at + keys(this.positions), into, to + keys(this.positions), values(count));
	}

	/**
	 * Attends to the first positions.
	 * @param queries array of a query from index {@code query} on
	 * @param count number of positions, 1 or more
	 * @param weights room for {@link #weights()} numbers
	 * @param into array of what is attended to from index {@code to} on
	 */
	public void attend(float[] queries, int query, float[] memory, int at, int count, float[] weights, float[] into,
			int to) {
		var scale = (float) (1 / Math.sqrt(this.size));
		var values = at + keys(this.positions);
		if (Vectors.PRESENT) {
			VectorAttention.score(queries, query, this.size, memory, at, count, weights);
			var total = VectorAttention.weigh(weights, count, scale);
			VectorAttention.mix(weights, count, memory, values, this.size, 1 / total, into, to);
		}
		else {
			score(queries, query, this.size, memory, at, count, weights);
			var total = weigh(weights, count, scale);
			mix(weights, count, memory, values, this.size, 0, 1 / total, into, to);
		}
	}

	/** Numbers of the room that attending takes. */
	public int weights() {
		return padded(this.positions) + BLOCK;
	}

	/** So many positions fill their blocks. */
	static int padded(int count) {
		return Math.ceilDiv(count, BLOCK) * BLOCK;
	}

	static void score(float[] queries, int query, int size, float[] keys, int at, int count, float[] scores) {
		for (int first = 0; first < count; first += BLOCK) {
			Arrays.fill(scores, first, first + BLOCK, 0);
			for (int i = 0; i < size; i++) {
				var row = at + first * size + i * BLOCK;
				for (int j = 0; j < BLOCK; j++) {
					scores[first + j] = Math.fma(queries[query + i], keys[row + j], scores[first + j]);
				}
			}
		}
		Arrays.fill(scores, count, padded(count), Float.NEGATIVE_INFINITY);
	}

	/** From scores to weights, and the sum of these. */
	static float weigh(float[] scores, int count, float scale) {
		var largest = Float.NEGATIVE_INFINITY;
		for (int at = 0; at < count; at++) {
			largest = Math.max(largest, scores[at]);
		}
		var parts = new float[BLOCK];
		for (int at = 0; at < padded(count); at++) {
			scores[at] = SingleExp.of((scores[at] - largest) * scale);
			parts[at % BLOCK] += scores[at];
		}
		return SingleSums.total(parts, 0);
	}

	/** Number {@code from} and those after it, by four partial sums each. */
	static void mix(float[] weights, int count, float[] values, int at, int size, int from, float factor, float[] into,
			int to) {
		for (int i = from; i < size; i++) {
			var a = 0f;
			var b = 0f;
			var c = 0f;
			var d = 0f;
			var position = 0;
			for (; position + 3 < count; position += 4) {
				var value = at + position * size + i;
				a = Math.fma(weights[position], values[value], a);
				b = Math.fma(weights[position + 1], values[value + size], b);
				c = Math.fma(weights[position + 2], values[value + 2 * size], c);
				d = Math.fma(weights[position + 3], values[value + 3 * size], d);
			}
			for (; position < count; position++) {
				a = Math.fma(weights[position], values[at + position * size + i], a);
			}
			into[to + i] = (a + b + (c + d)) * factor;
		}
	}

}
