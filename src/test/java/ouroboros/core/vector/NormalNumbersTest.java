package ouroboros.core.vector;

import java.util.Arrays;
import java.util.function.LongSupplier;

import org.apache.commons.rng.core.source64.L64X128Mix;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

import ouroboros.core.law.ChiSquare;

import static org.assertj.core.api.Assertions.assertThat;

class NormalNumbersTest {

	private static final int MANY = 4_000_000;

	private static LongSupplier bits(long seed) {
		return new L64X128Mix(new long[] { seed, 2, 3, 4 })::nextLong;
	}

	private static double[] drawn(int count) {
		var values = new double[count];
		new NormalNumbers(bits(1), count).next(0, 1, values, 0, count);
		return values;
	}

	/**
	 * Pearson's test in bins of a tenth of a deviation and two tails beyond 5: below 4
	 * with probability 3e-5.
	 */
	private static double z(double[] values, int from, int step) {
		var counts = new long[102];
		var probabilities = new double[102];
		var normal = NormalDistribution.of(0, 1);
		for (int i = from; i < values.length; i += step) {
			counts[Math.clamp((long) Math.floor(10 * values[i]) + 51, 0, 101)]++;
		}
		for (int bin = 0; bin < 102; bin++) {
			var low = (bin == 0) ? Double.NEGATIVE_INFINITY : (bin - 51) / 10.0;
			var high = (bin == 101) ? Double.POSITIVE_INFINITY : (bin - 50) / 10.0;
			probabilities[bin] = (low < 0) ? normal.cumulativeProbability(high) - normal.cumulativeProbability(low)
					: normal.survivalProbability(low) - normal.survivalProbability(high);
		}
		return ChiSquare.z(counts, probabilities);
	}

	@Test
	void areNormal() {
		var values = drawn(MANY);
		assertThat(z(values, 0, 1)).isLessThan(4);
		for (int place = 0; place < 16; place++) {
			assertThat(z(values, place, 16)).as("cosines and sines of each generator: %d", place).isLessThan(4);
		}
	}

	/**
	 * Its negative control: a deviation that is off by 0.4 %, and a sum of uniform ones.
	 */
	@Test
	void whatIsNotQuiteNormalIsSeen() {
		var wide = new double[MANY];
		new NormalNumbers(bits(1), MANY).next(0, 1.004, wide, 0, MANY);
		assertThat(z(wide, 0, 1)).isGreaterThan(4);
		var random = new L64X128Mix(new long[] { 1, 2, 3, 4 });
		var sums = new double[MANY];
		Arrays.setAll(sums, (_) -> random.doubles(12).sum() - 6);
		assertThat(z(sums, 0, 1)).isGreaterThan(4);
	}

	/**
	 * Numbers that are near each other in any way that a generator, a pair or a block has
	 * do not go together: the correlation at each of 64 distances, of the numbers and of
	 * their squares, is below 4.5 standard errors (false alarm 9e-4 for all 128).
	 */
	@Test
	void areIndependent() {
		var values = drawn(MANY);
		for (int distance = 1; distance <= 64; distance++) {
			var sum = 0.0;
			var squares = 0.0;
			for (int i = distance; i < MANY; i++) {
				sum += values[i] * values[i - distance];
				squares += (values[i] * values[i] - 1) * (values[i - distance] * values[i - distance] - 1) / 2;
			}
			assertThat(Math.abs(sum) / Math.sqrt(MANY - distance)).isLessThan(4.5);
			assertThat(Math.abs(squares) / Math.sqrt(MANY - distance)).isLessThan(4.5);
		}
	}

	@Test
	void theFirstOnesAreTheSameHoweverManyThereAre() {
		var many = drawn(3000);
		for (var count : new int[] { 1, 2, 15, 16, 17, 511, 512, 513, 2999 }) {
			assertThat(drawn(count)).isEqualTo(Arrays.copyOf(many, count));
		}
	}

	@Test
	void areTheSameWithVectorsAndWithout() {
		for (var count : new int[] { 1, 16, 700 }) {
			var plain = new double[count];
			var vectors = new double[count];
			new NormalNumbers(new PlainGenerators(), bits(9), count).next(1, 2, plain, 0, count);
			new NormalNumbers(LaneGenerators.best(), bits(9), count).next(1, 2, vectors, 0, count);
			assertThat(vectors).isEqualTo(plain);
		}
	}

	@Test
	void ofNoDeviationAreTheMean() {
		var values = new double[100];
		new NormalNumbers(bits(1), 100).next(3, 0, values, 0, 100);
		assertThat(values).containsOnly(3);
	}

}
