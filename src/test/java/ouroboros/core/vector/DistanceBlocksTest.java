package ouroboros.core.vector;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DistanceBlocksTest {

	private static final int ROWS = 600;

	private static final int MOST = DistanceBlocks.MOST;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10 })
	void vectorsHaveTheBitsOfPlainNumbers(int dimension) {
		var random = new SplittableRandom(dimension);
		var values = random.doubles((long) ROWS * dimension, -5, 5).toArray();
		var columns = DistanceBlocks.columns(values, dimension, IntStream.range(0, ROWS).toArray());
		var scales = random.doubles(dimension, 0.2, 3).toArray();
		var weights = random.doubles(MOST + 8).toArray();
		for (int count : new int[] { 1, 7, 8, 9, 88, 500, 511, 512 }) {
			for (int from : new int[] { 0, 5, 88 }) {
				var results = new double[2][];
				var sums = new double[2][];
				var blocks = new DistanceBlocks[] { new PlainDistanceBlocks(), new VectorDistanceBlocks() };
				for (int i = 0; i < 2; i++) {
					results[i] = new double[MOST];
					blocks[i].squares(columns, DistanceBlocks.stride(ROWS), scales, values, dimension, from, count,
							results[i]);
					sums[i] = new double[] { blocks[i].least(results[i], count),
							blocks[i].exponentials(results[i], count, -0.5, -1.25, weights, 3) };
				}
				assertThat(results[1]).isEqualTo(results[0]);
				assertThat(sums[1]).isEqualTo(sums[0]);
				check(values, dimension, scales, from, count, results[0]);
				assertThat(sums[0][0]).isEqualTo(Arrays.stream(results[0], 0, count).min().orElseThrow());
				var expected = IntStream.range(0, count)
					.mapToDouble((i) -> weights[3 + i] * Math.exp(1.25 - 0.5 * results[0][i]))
					.sum();
				assertThat(sums[0][1]).isCloseTo(expected, within(1e-13 * expected));
				// the control: weights of the neighbours
				assertThat(blocks[0].exponentials(results[0], count, -0.5, -1.25, weights, 4)).isNotCloseTo(expected,
						within(1e-13 * expected));
			}
		}
	}

	/** Squares in the order of the coordinates, to the last bit. */
	private static void check(double[] values, int dimension, double[] scales, int from, int count, double[] squares) {
		for (int i = 0; i < count; i++) {
			var square = 0.0;
			for (int j = 0; j < dimension; j++) {
				var z = (values[dimension + j] - values[(from + i) * dimension + j]) * scales[j];
				square += z * z;
			}
			assertThat(squares[i]).isEqualTo(square);
		}
	}

}
