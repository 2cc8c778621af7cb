package ouroboros.core.vector;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.rng.core.source64.L64X128Mix;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PolarFormTest {

	private static double largestError(DoubleUnaryOperator function, DoubleUnaryOperator exact,
			DoubleBinaryOperator unit) {
		var random = new L64X128Mix(new long[] { 1, 2, 3, 4 });
		var largest = 0.0;
		for (int i = 0; i < 200_000; i++) {
			var x = (i < 10) ? i * 0x1p-52 : random.nextDouble();
			var value = exact.applyAsDouble(x);
			largest = Math.max(largest, Math.abs(function.applyAsDouble(x) - value) / unit.applyAsDouble(x, value));
		}
		return largest;
	}

	/** Within 1.5 units of the last place, near 1 as well as near 0. */
	@Test
	void logarithmsAreRight() {
		DoubleBinaryOperator place = (x, value) -> Math.ulp(value);
		assertThat(largestError((x) -> PolarForm.log(1 - x), (x) -> StrictMath.log(1 - x), place)).isLessThan(1.5);
		assertThat(largestError((x) -> PolarForm.log(x + 0x1p-52), (x) -> StrictMath.log(x + 0x1p-52), place))
			.isLessThan(1.5);
		assertThat(largestError((x) -> PolarForm.log(1 + 1e9 * x), (x) -> StrictMath.log(1 + 1e9 * x), place))
			.isLessThan(1.5);
	}

	/** Within 4e-16, angles of any quarter. */
	@Test
	void sinesAndCosinesAreRight() {
		DoubleBinaryOperator one = (x, value) -> 4e-16;
		assertThat(largestError((x) -> PolarForm.sine(4 * x), (x) -> StrictMath.sin(2 * Math.PI * x), one))
			.isLessThan(2);
		assertThat(largestError((x) -> PolarForm.cosine(4 * x), (x) -> StrictMath.cos(2 * Math.PI * x), one))
			.isLessThan(2);
		assertThat(PolarForm.cosine(0)).isOne();
		assertThat(PolarForm.sine(1)).isOne();
		assertThat(PolarForm.cosine(2)).isEqualTo(-1);
		assertThat(PolarForm.sine(3)).isEqualTo(-1);
	}

}
