package ouroboros.core.curation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HighestTest {

	@Test
	void areInTheirOrder() {
		assertThat(Highest.of(new double[] { 3, -1, 5, 0, 4 }, 3)).containsExactly(0, 2, 4);
		assertThat(Highest.of(new double[] { 3, -1, 5 }, 1)).containsExactly(2);
		assertThat(Highest.of(new double[] { 3, -1, 5 }, 3)).containsExactly(0, 1, 2);
		assertThat(Highest.of(new double[] { 3, -1, 5 }, 0)).isEmpty();
		assertThat(Highest.of(new double[0], 0)).isEmpty();
	}

	@Test
	void areTheFirstOfEqualOnes() {
		assertThat(Highest.of(new double[] { 1, 2, 1, 2, 1, 0 }, 3)).containsExactly(0, 1, 3);
		assertThat(Highest.of(new double[] { 1, 2, 1, 2, 1, 0 }, 4)).containsExactly(0, 1, 2, 3);
		assertThat(Highest.of(new double[] { 7, 7, 7 }, 2)).containsExactly(0, 1);
	}

	@Test
	void areNumbersBeforeOthers() {
		assertThat(Highest.of(new double[] { Double.NaN, -1e300, Double.NaN, Double.NEGATIVE_INFINITY, 4 }, 2))
			.containsExactly(1, 4);
		assertThat(Highest.of(new double[] { Double.NaN, -1e300, Double.NaN, Double.NEGATIVE_INFINITY, 4 }, 4))
			.containsExactly(0, 1, 2, 4);
		assertThat(Highest.of(new double[] { 1, Double.POSITIVE_INFINITY, 2 }, 1)).containsExactly(1);
	}

}
