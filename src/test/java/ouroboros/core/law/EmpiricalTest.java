package ouroboros.core.law;

import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class EmpiricalTest {

	private static final Empirical LINE = new Empirical(new Points(1, new double[] { 3, -1, 4, 0, 3 }));

	private static final Empirical PLANE = new Empirical(new Points(2, new double[] { 1, 5, 3, 1, 8, 0 }));

	/** Differences from the mean (4, 2): (-3, 3), (-1, -1), (4, -2); with divisor n. */
	@Test
	void hasTheMomentsOfItsRows() {
		assertThat(PLANE.mean()).containsExactly(4, 2);
		assertThat(PLANE.covariance()[0]).containsExactly(new double[] { 26 / 3.0, -16 / 3.0 }, within(1e-14));
		assertThat(PLANE.covariance()[1]).containsExactly(new double[] { -16 / 3.0, 14 / 3.0 }, within(1e-14));
		assertThat(PLANE.space()).isEqualTo(new Space.Real(2));
	}

	/** Where products of sums would lose all digits. */
	@Test
	void keepsItsVarianceFarFromTheOrigin() {
		var far = new Empirical(new Points(1, new double[] { 1e9, 1e9 + 1, 1e9 + 3 }));
		assertThat(far.covariance()[0][0]).isCloseTo(14 / 9.0, within(1e-6));
	}

	@Test
	void stepsAtEveryRow() {
		assertThat(LINE.knots()).containsExactly(-1, 0, 3, 3, 4);
		assertThat(LINE.cumulative(Math.nextDown(-1.0))).isZero();
		assertThat(LINE.cumulative(-1)).isEqualTo(0.2);
		assertThat(LINE.cumulative(2)).isEqualTo(0.4);
		assertThat(LINE.cumulative(3)).isEqualTo(0.8);
		assertThat(LINE.cumulative(4)).isEqualTo(1);
		assertThat(LINE.shortfall(3.5)).isCloseTo((4.5 + 3.5 + 0.5 + 0.5) / 5, within(1e-15));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(PLANE::knots);
	}

	/** Moments of the rows that are drawn; those after them are for metrics. */
	@Test
	void keepsToTheRowsThatAreDrawn() {
		var points = new Points(1, new double[] { 1, 2, 6, 70, 80, 90 });
		var law = new Empirical(new DatasetRows<>(points, 3, false));
		assertThat(law.mean()).containsExactly(3);
		assertThat(law.knots()).containsExactly(1, 2, 6);
		assertThat(law.measured().values()).containsExactly(80, 90);
	}

}
