package ouroboros.core.metric;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class QuadratureTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	@Test
	void isExactForPolynomials() {
		assertThat(Quadrature.integral(new double[] { 2, 0 }, (x) -> Math.pow(x, 12), TURN))
			.isCloseTo(Math.pow(2, 13) / 13, within(1e-11));
		assertThat(Quadrature.integral(new double[] { 0, 1, 1, 2 }, (x) -> 1, TURN)).isCloseTo(2, within(1e-15));
	}

	@Test
	void halvesPanelsAtKinksAndPeaks() {
		assertThat(Quadrature.integral(new double[] { 0, 1 }, (x) -> Math.abs(x - 1 / Math.E), TURN))
			.isCloseTo((1 / (Math.E * Math.E) + (1 - 1 / Math.E) * (1 - 1 / Math.E)) / 2, within(1e-12));
		assertThat(Quadrature.integral(new double[] { -1, 1 }, (x) -> 1e-3 / (x * x + 1e-6), TURN))
			.isCloseTo(2 * Math.atan(1e3), within(1e-11));
	}

	@Test
	void endsWhateverTheFunction() {
		assertThat(Quadrature.integral(new double[] { 0, 1 }, (x) -> Double.POSITIVE_INFINITY, TURN))
			.isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(Quadrature.integral(new double[] { 0, 1 }, (x) -> Double.NaN, TURN)).isNaN();
		assertThat(Quadrature.integral(new double[] { 0, 1 },
				(x) -> (Double.doubleToLongBits(x) % 2 == 0) ? 1e-300 : -1e-300, TURN))
			.isBetween(-1e-300, 1e-300);
		assertThat(Quadrature.integral(new double[] { 3 }, (x) -> 1, TURN)).isZero();
	}

	@Test
	void isStopped() {
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> Quadrature.integral(new double[] { 0, 1 }, (x) -> x, new Turn(1, 0, () -> true)));
	}

}
