package ouroboros.core.vector;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole numbers, whose sums are exact in any order: powers of 2 tell all of them apart.
 */
class SumsTest {

	private static double[] powers(int count) {
		var values = new double[count];
		Arrays.setAll(values, (i) -> Math.scalb(1.0, i));
		return values;
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7, 8, 9, 15, 16, 17, 24, 25 })
	void haveEveryNumberOnce(int count) {
		assertThat(Sums.of(powers(count))).isEqualTo(Math.scalb(1.0, count) - 1);
	}

	/** Σ(2^i - 3)² = Σ4^i - 6 Σ2^i + 9n. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7, 8, 9, 15, 16, 17, 24, 25 })
	void haveEverySquareOnce(int count) {
		var expected = (Math.scalb(1.0, 2 * count) - 1) / 3 - 6 * (Math.scalb(1.0, count) - 1) + 9 * count;
		assertThat(Sums.ofSquares(powers(count), 3)).isEqualTo(expected);
	}

}
