package ouroboros.core.vector;

import java.util.Arrays;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Attention} by vectors. */
final class VectorAttention {

	private static final VectorSpecies<Float> SPECIES = Singles.SPECIES;

	private static final int LENGTH = Singles.LENGTH;

	private static final int BLOCK = Attention.BLOCK;

	private VectorAttention() {
	}

	static void score(float[] queries, int query, int size, float[] keys, int at, int count, float[] scores) {
		for (int first = 0; first < count; first += BLOCK) {
			for (int group = 0; group < BLOCK; group += LENGTH) {
				block(queries, query, size, keys, at + first * size + group).intoArray(scores, first + group);
			}
		}
		Arrays.fill(scores, count, Attention.padded(count), Float.NEGATIVE_INFINITY);
	}

	private static FloatVector block(float[] queries, int query, int size, float[] keys, int at) {
		var sum = FloatVector.zero(SPECIES);
		for (int i = 0; i < size; i++) {
			sum = FloatVector.fromArray(SPECIES, keys, at + i * BLOCK)
				.fma(FloatVector.broadcast(SPECIES, queries[query + i]), sum);
		}
		return sum;
	}

	/** The room after the scores takes partial results. */
	static float weigh(float[] scores, int count, float scale) {
		var padded = Attention.padded(count);
		for (int group = 0; group < BLOCK; group += LENGTH) {
			largest(scores, group, padded).intoArray(scores, padded + group);
		}
		var largest = SingleSums.largest(scores, padded);
		for (int group = 0; group < BLOCK; group += LENGTH) {
			weigh(scores, group, padded, largest, scale).intoArray(scores, padded + group);
		}
		return SingleSums.total(scores, padded);
	}

	private static FloatVector largest(float[] scores, int group, int padded) {
		var largest = FloatVector.fromArray(SPECIES, scores, group);
		for (int i = group + BLOCK; i < padded; i += BLOCK) {
			largest = largest.max(FloatVector.fromArray(SPECIES, scores, i));
		}
		return largest;
	}

	private static FloatVector weigh(float[] scores, int group, int padded, float largest, float scale) {
		var sum = FloatVector.zero(SPECIES);
		for (int i = group; i < padded; i += BLOCK) {
			var weight = VectorSingleExp.of(FloatVector.fromArray(SPECIES, scores, i).sub(largest).mul(scale));
			weight.intoArray(scores, i);
			sum = sum.add(weight);
		}
		return sum;
	}

	static void mix(float[] weights, int count, float[] values, int at, int size, float factor, float[] into, int to) {
		var whole = SPECIES.loopBound(size);
		for (int i = 0; i < whole; i += LENGTH) {
			mix(weights, count, values, at + i, size).mul(factor).intoArray(into, to + i);
		}
		Attention.mix(weights, count, values, at, size, whole, factor, into, to);
	}

	private static FloatVector mix(float[] weights, int count, float[] values, int at, int size) {
		var a = FloatVector.zero(SPECIES);
		var b = FloatVector.zero(SPECIES);
		var c = FloatVector.zero(SPECIES);
		var d = FloatVector.zero(SPECIES);
		var position = 0;
		for (; position + 3 < count; position += 4) {
			var value = at + position * size;
			a = FloatVector.fromArray(SPECIES, values, value).fma(FloatVector.broadcast(SPECIES, weights[position]), a);
			b = FloatVector.fromArray(SPECIES, values, value + size)
				.fma(FloatVector.broadcast(SPECIES, weights[position + 1]), b);
			c = FloatVector.fromArray(SPECIES, values, value + 2 * size)
				.fma(FloatVector.broadcast(SPECIES, weights[position + 2]), c);
			d = FloatVector.fromArray(SPECIES, values, value + 3 * size)
				.fma(FloatVector.broadcast(SPECIES, weights[position + 3]), d);
		}
		for (; position < count; position++) {
			a = FloatVector.fromArray(SPECIES, values, at + position * size)
				.fma(FloatVector.broadcast(SPECIES, weights[position]), a);
		}
		return a.add(b).add(c.add(d));
	}

}
