package ouroboros.core.vector;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExponentialTest {

	private static final int POINTS = 65_536;

	/** Largest error in units in the last place, at points from -range to range. */
	private static double error(DoubleUnaryOperator exponential, double range) {
		var largest = 0.0;
		for (var x : new SplittableRandom(5).doubles(POINTS, -range, range).toArray()) {
			var expected = StrictMath.exp(x);
			largest = Math.max(largest, Math.abs(exponential.applyAsDouble(x) - expected) / Math.ulp(expected));
		}
		return largest;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e-3, 1, 30, 708 })
	void isWithinTwoUnitsInTheLastPlace(double range) {
		assertThat(error(Exponential::of, range)).isLessThanOrEqualTo(2);
	}

	/**
	 * The control: a logarithm of 2 in one part, and half the digits of the last place
	 * but two.
	 */
	@Test
	void neighboursAreNot() {
		assertThat(error((x) -> {
			var n = Math.rint(x * Exponential.LOG2_E);
			return Math.scalb(Exponential.of(x - n * 0.6931471805599453), (int) n);
		}, 708)).isGreaterThan(2);
		assertThat(error((x) -> Exponential.of(x) * (1 + 0x1p-50), 1)).isGreaterThan(2);
	}

	@Test
	void hasItsEnds() {
		assertThat(Exponential.of(0)).isEqualTo(1);
		assertThat(Exponential.of(-0.0)).isEqualTo(1);
		assertThat(Exponential.of(-708)).isBetween(Double.MIN_NORMAL, 1e-307);
		assertThat(Exponential.of(709)).isBetween(8e307, Double.MAX_VALUE);
		for (var x : new double[] { Math.nextDown(-708.0), -1e5, -1e300, Double.NEGATIVE_INFINITY }) {
			assertThat(Exponential.of(x)).isZero();
		}
		for (var x : new double[] { Math.nextUp(709.0), 1e5, 1e300, Double.POSITIVE_INFINITY }) {
			assertThat(Exponential.of(x)).isInfinite();
		}
		assertThat(Exponential.of(Double.NaN)).isNaN();
	}

	@Test
	void hasTheSameBitsInVectors() {
		var lanes = DoubleLanes.LENGTH;
		var x = new SplittableRandom(6).doubles(POINTS, -760, 760).toArray();
		var special = new double[] { 0, -0.0, -708, 709, Math.nextDown(-708.0), Math.nextUp(709.0),
				Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, 1e300, -1e300, Double.MIN_VALUE };
		System.arraycopy(special, 0, x, 1, special.length);
		var result = new double[POINTS];
		for (int i = 0; i < POINTS; i += lanes) {
			VectorExponential.of(DoubleVector.fromArray(DoubleLanes.SPECIES, x, i)).intoArray(result, i);
		}
		for (int i = 0; i < POINTS; i++) {
			assertThat(Double.doubleToLongBits(result[i])).as("%s", x[i])
				.isEqualTo(Double.doubleToLongBits(Exponential.of(x[i])));
		}
	}

}
