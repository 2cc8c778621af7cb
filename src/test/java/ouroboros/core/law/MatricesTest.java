package ouroboros.core.law;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MatricesTest {

	private static final double[][] LOWER = { { 2, 0, 0 }, { 1, 3, 0 }, { -1, 0.5, 4 } };

	/** LL'. */
	private static final double[][] PRODUCT = { { 4, 2, -2 }, { 2, 10, 0.5 }, { -2, 0.5, 17.25 } };

	/**
	 * Two kinds of rows, 60 and 140 of them, similarity 0.5 between kinds: the
	 * eigenvalues other than 0 are those of {{60, 0.5 √(60·140)}, {…, 140}}.
	 */
	@Test
	void eigenvaluesOfAMatrixOfLowRankConverge() {
		var matrix = new double[200][200];
		for (int i = 0; i < 200; i++) {
			for (int j = 0; j < 200; j++) {
				matrix[i][j] = ((i % 10 < 3) == (j % 10 < 3)) ? 1 : 0.5;
			}
		}
		var root = Math.sqrt(40.0 * 40 + 0.25 * 60 * 140);
		for (var values : new double[][] { Matrices.eigenvalues(matrix), Matrices.eigen(matrix).values() }) {
			Arrays.sort(values);
			assertThat(values[199]).isCloseTo(100 + root, within(1e-10));
			assertThat(values[198]).isCloseTo(100 - root, within(1e-10));
			assertThat(values[197]).isCloseTo(0, within(1e-10));
			assertThat(values[0]).isCloseTo(0, within(1e-10));
		}
	}

	@Test
	void eigenvaluesOfWhatIsNotFiniteAreUndefined() {
		assertThat(Matrices.eigenvalues(new double[][] { { Double.NaN, 0 }, { 0, 1 } })).containsOnly(Double.NaN);
	}

	@Test
	void forwardSubstitutionSolves() {
		assertThat(Matrices.forwardSubstituted(new double[][] { { 2, 0 }, { 3, 4 } }, new double[] { 2, 11 }))
			.containsExactly(1, 2);
	}

	@Test
	void forwardSubstitutionSolvesForMoreThanOnes() {
		assertThat(Matrices.forwardSubstituted(LOWER, new double[] { 6, -3, 5 })).containsExactly(3, -2, 2.25);
	}

	@Test
	void factorsAreLowerTriangular() {
		var factor = Matrices.choleskyFactor(PRODUCT).orElseThrow();
		for (int i = 0; i < 3; i++) {
			assertThat(factor[i]).containsExactly(LOWER[i], within(1e-15));
		}
		assertThat(Matrices.choleskyFactor(new double[][] { { 9 } }).orElseThrow()[0]).containsExactly(3);
		assertThat(Matrices.choleskyFactor(new double[][] { { 0 } })).isEmpty();
		assertThat(Matrices.choleskyFactor(new double[][] { { -1 } })).isEmpty();
		assertThat(Matrices.choleskyFactor(new double[][] { { Double.NaN } })).isEmpty();
		assertThat(Matrices.choleskyFactor(new double[][] { { 1, 2 }, { 2, 1 } })).isEmpty();
		assertThat(Matrices.choleskyFactor(new double[][] { { 1, 1 }, { 1, 1 } })).isEmpty();
		assertThat(Matrices.choleskyFactor(new double[][] { { Double.NaN, 0 }, { 0, 1 } })).isEmpty();
	}

	/** (2·3·4)². */
	@Test
	void determinantsHaveALogarithm() {
		assertThat(Matrices.logDeterminant(PRODUCT)).isCloseTo(Math.log(576), within(1e-14));
		assertThat(Matrices.logDeterminant(new double[][] { { 9 } })).isCloseTo(Math.log(9), within(1e-15));
		assertThat(Matrices.logDeterminant(0)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(Matrices.logDeterminant(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(Matrices.logDeterminant(Double.NaN)).isNaN();
		assertThat(Matrices.logDeterminant(new double[][] { { 1, 2 }, { 2, 4 } })).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(Matrices.logDeterminant(new double[][] { { 1, 0 }, { 0, Double.NaN } })).isNaN();
	}

	/**
	 * Eigenvalues 0 and 5 along (1, 2)/√5; -1 and 3 along (1, 1)/√2, of which the first
	 * is taken as 0.
	 */
	@Test
	void singularMatricesHaveARoot() {
		assertThat(squared(Matrices.root(new double[][] { { 1, 2 }, { 2, 4 } })))
			.containsExactly(new double[] { 1, 2, 2, 4 }, within(1e-14));
		assertThat(squared(Matrices.root(new double[][] { { 1, 2 }, { 2, 1 } })))
			.containsExactly(new double[] { 1.5, 1.5, 1.5, 1.5 }, within(1e-14));
		assertThat(Matrices.root(PRODUCT)[2]).containsExactly(LOWER[2], within(1e-15));
		assertThat(Matrices.root(new double[2][2])).isDeepEqualTo(new double[2][2]);
	}

	private static double[] squared(double[][] root) {
		return new double[] { dot(root[0], root[0]), dot(root[0], root[1]), dot(root[1], root[0]),
				dot(root[1], root[1]) };
	}

	private static double dot(double[] left, double[] right) {
		return left[0] * right[0] + left[1] * right[1];
	}

	@Test
	void addsAndScalesEntries() {
		var matrix = new double[][] { { 1, 2 }, { 3, 4 } };
		assertThat(Matrices.plus(matrix, new double[][] { { 10, 20 }, { 30, 50 } }))
			.isDeepEqualTo(new double[][] { { 11, 22 }, { 33, 54 } });
		assertThat(Matrices.times(3, matrix)).isDeepEqualTo(new double[][] { { 3, 6 }, { 9, 12 } });
		assertThat(Matrices.trace(matrix)).isEqualTo(5);
		assertThat(Matrices.identity(2)).isDeepEqualTo(new double[][] { { 1, 0 }, { 0, 1 } });
		assertThat(matrix).isDeepEqualTo(new double[][] { { 1, 2 }, { 3, 4 } });
	}

}
