package ouroboros.core.vector;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AttentionTest {

	private static final int POSITIONS = 70;

	/**
	 * After every number of positions, in a memory that begins somewhere and held others
	 * before.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 16, 20, 32, 64 })
	void isTheSoftmaxOfQueriesAndKeys(int size) {
		var attention = new Attention(size, POSITIONS);
		var numbers = new Numbers(size);
		var memory = numbers.of(7 + attention.numbers());
		var tokens = new float[POSITIONS][];
		var weights = new float[attention.weights()];
		for (int at = 0; at < POSITIONS; at++) {
			tokens[at] = numbers.of(3 * size + 2);
			for (int i = 0; i < 2 * size; i++) {
				tokens[at][i] *= 4;
			}
			attention.remember(tokens[at], size, 2 * size + 2, memory, 7, at);
			var into = new float[size + 5];
			attention.attend(tokens[at], 0, memory, 7, at + 1, weights, into, 4);
			assertThat(Arrays.copyOfRange(into, 4, 4 + size))
				.containsExactly(plainly(attention, tokens[at], memory, at));
			var exact = exact(tokens, at, size);
			for (int i = 0; i < size; i++) {
				assertThat((double) into[4 + i]).isCloseTo(exact[i], within(1e-5));
			}
			assertThat(into[3]).isZero();
			assertThat(into[4 + size]).isZero();
		}
	}

	private static float[] plainly(Attention attention, float[] token, float[] memory, int at) {
		var size = attention.size();
		var weights = new float[attention.weights()];
		var into = new float[size];
		Attention.score(token, 0, size, memory, 7, at + 1, weights);
		var total = Attention.weigh(weights, at + 1, (float) (1 / Math.sqrt(size)));
		Attention.mix(weights, at + 1, memory, 7 + attention.keys(POSITIONS), size, 0, 1 / total, into, 0);
		return into;
	}

	private static double[] exact(float[][] tokens, int at, int size) {
		var sums = new double[size];
		var total = 0.0;
		for (int other = 0; other <= at; other++) {
			var score = 0.0;
			for (int i = 0; i < size; i++) {
				score += (double) tokens[at][i] * tokens[other][size + i];
			}
			var weight = Math.exp(score / Math.sqrt(size));
			total += weight;
			for (int i = 0; i < size; i++) {
				sums[i] += weight * tokens[other][2 * size + 2 + i];
			}
		}
		for (int i = 0; i < size; i++) {
			sums[i] /= total;
		}
		return sums;
	}

	/** Positions that are not attended to may hold anything. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 16, 17, 69 })
	void whatIsCopiedIsAllThatCounts(int count) {
		var attention = new Attention(20, POSITIONS);
		var numbers = new Numbers(count);
		var memory = new float[attention.numbers()];
		var token = new float[0];
		for (int at = 0; at < count; at++) {
			token = numbers.of(60);
			attention.remember(token, 20, 40, memory, 0, at);
		}
		var copy = new float[3 + attention.numbers()];
		Arrays.fill(copy, Float.NaN);
		attention.copy(memory, 0, copy, 3, count);
		var weights = new float[attention.weights()];
		var into = new float[20];
		attention.attend(token, 0, memory, 0, count, weights, into, 0);
		var copied = new float[20];
		attention.attend(token, 0, copy, 3, count, weights, copied, 0);
		assertThat(copied).containsExactly(into).doesNotContain(Float.NaN);
	}

}
