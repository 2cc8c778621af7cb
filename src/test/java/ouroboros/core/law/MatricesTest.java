package ouroboros.core.law;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MatricesTest {

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

}
