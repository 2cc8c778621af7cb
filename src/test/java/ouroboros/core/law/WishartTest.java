package ouroboros.core.law;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import ouroboros.core.Estimate;
import ouroboros.core.chance.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WishartTest {

	private static final double[][] LOWER = { { 2, 0, 0 }, { 1, 3, 0 }, { -1, 0.5, 1 } };

	private static final double[][] FULL = { { 1, 2, -1 }, { 0.5, 1, 3 }, { -2, 0, 1 } };

	/** Of rank 2, with a row of zeros. */
	private static final double[][] SINGULAR = { { 1, 2, 0 }, { 0, 0, 0 }, { 3, 0.5, 0 } };

	private static UniformRandomProvider random() {
		return new Turn(9, 0, () -> false).stream("wishart");
	}

	private static double scale(double[][] root, int i, int j) {
		return IntStream.range(0, 3).mapToDouble((k) -> root[i][k] * root[j][k]).sum();
	}

	/**
	 * E W = kΣ and Var W_ij = k(Σ_ij² + Σ_ii Σ_jj), also with fewer degrees of freedom
	 * than dimensions; each |z| < 4. The control has one degree more.
	 */
	@Test
	void hasItsMoments() {
		for (var root : new double[][][] { LOWER, FULL, SINGULAR }) {
			for (int degrees : new int[] { 1, 2, 3, 7 }) {
				var random = random();
				var draws = IntStream.range(0, 3000)
					.mapToObj((draw) -> Wishart.sample(root, degrees, random))
					.toArray(double[][][]::new);
				for (int i = 0; i < 3; i++) {
					for (int j = 0; j <= i; j++) {
						var row = i;
						var column = j;
						var entry = Arrays.stream(draws).mapToDouble((draw) -> draw[row][column]).toArray();
						var scale = scale(root, i, j);
						var variance = scale * scale + scale(root, i, i) * scale(root, j, j);
						if (variance == 0) {
							assertThat(entry).containsOnly(0);
							continue;
						}
						assertThat(Estimate.mean(entry).z(degrees * scale)).isBetween(-4.0, 4.0);
						assertThat(Estimate
							.mean(Arrays.stream(entry).map((w) -> Math.pow(w - degrees * scale, 2)).toArray())
							.z(degrees * variance)).isBetween(-4.0, 4.0);
						assertThat(Arrays.stream(draws).mapToDouble((draw) -> draw[column][row]).toArray())
							.isEqualTo(entry);
						if (i == j) {
							assertThat(Math.abs(Estimate.mean(entry).z((degrees + 1) * scale))).isGreaterThan(4);
						}
					}
				}
			}
		}
	}

	/** E det W = det Σ · k(k-1)(k-2), which is that of independent chi-squares. */
	@Test
	void hasTheMeanDeterminant() {
		var random = random();
		var determinants = IntStream.range(0, 20_000)
			.mapToObj((draw) -> Wishart.sample(LOWER, 7, random))
			.mapToDouble((w) -> w[0][0] * (w[1][1] * w[2][2] - w[1][2] * w[2][1])
					- w[0][1] * (w[1][0] * w[2][2] - w[1][2] * w[2][0])
					+ w[0][2] * (w[1][0] * w[2][1] - w[1][1] * w[2][0]))
			.toArray();
		assertThat(Estimate.mean(determinants).z(36 * 7 * 6 * 5)).isBetween(-4.0, 4.0);
		assertThat(Math.abs(Estimate.mean(determinants).z(36 * 7 * 7 * 7))).isGreaterThan(4);
	}

	/** No more than the degrees of freedom. */
	@Test
	void hasTheRankOfItsDegrees() {
		assertThat(Wishart.sample(LOWER, 0, random())).isDeepEqualTo(new double[3][3]);
		var line = Wishart.sample(LOWER, 1, random());
		assertThat(line[0][0] * line[1][1] / (line[0][1] * line[0][1])).isCloseTo(1, within(1e-9));
		assertThat(line[0][0] * line[2][2] / (line[0][2] * line[0][2])).isCloseTo(1, within(1e-9));
		assertThat(Matrices.choleskyFactor(Wishart.sample(LOWER, 3, random()))).isPresent();
	}

}
