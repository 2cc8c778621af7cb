package ouroboros.core.chance;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Constants are of mpmath 1.3.0 with 40 digits. */
class SaddlePointTest {

	@Test
	void poissonProbabilities() {
		expect(SaddlePoint.logPoisson(0, 2.5), -2.5);
		expect(SaddlePoint.logPoisson(1, 1e-300), -690.77552789821370518);
		expect(SaddlePoint.logPoisson(3, 3), -1.4959226032237259266);
		expect(SaddlePoint.logPoisson(15, 14.5), -2.2870416424429607996);
		expect(SaddlePoint.logPoisson(16, 14.5), -2.3854817152562133195);
		expect(SaddlePoint.logPoisson(200, 100), -42.197949994787199889);
		expect(SaddlePoint.logPoisson(10, 1000), -946.02685978325414477);
		expect(SaddlePoint.logPoisson(1_000_003_000_000.0, 1e12), -19.234446091173530171);
		expect(SaddlePoint.logPoisson(999_999_997_440_000_000.0, 1e18), -24.919004371667286567);
		expect(SaddlePoint.logPoisson(1e15, 2e15), -306852819440072.87891);
	}

	@Test
	void binomialProbabilities() {
		expect(SaddlePoint.logBinomial(0, 10, 0.3), -3.5667494393873236305);
		expect(SaddlePoint.logBinomial(10, 10, 0.3), -12.039728043259360296);
		expect(SaddlePoint.logBinomial(3, 10, 0.3), -1.321151277766888636);
		expect(SaddlePoint.logBinomial(1, 1e15, 1e-15), -0.9999999999999995);
		expect(SaddlePoint.logBinomial(500, 1000, 0.5), -3.6799189920941293417);
		expect(SaddlePoint.logBinomial(5e14 + 1e8, 1e15, 0.5), -37.495179550100183646);
		// 3.7e11 successes are expected, up to a rounding of 6e-5
		assertThat(SaddlePoint.logBinomial(369_995_000_000.0, 1e12, 0.37)).isCloseTo(-67.631455751404103852,
				within(1e-9));
		expect(SaddlePoint.logBinomial(999_999_999_999_990.0, 1e15, 1 - 0x1p-46), -2.7752063967455126075);
		assertThat(SaddlePoint.logBinomial(0, 0, 0.5)).isZero();
		assertThat(SaddlePoint.logBinomial(0, 5, 0)).isZero();
		assertThat(SaddlePoint.logBinomial(5, 5, 1)).isZero();
		assertThat(SaddlePoint.logBinomial(1, 5, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
	}

	@Test
	void devianceAtItsEnds() {
		assertThat(SaddlePoint.deviance(0, 3)).isEqualTo(3);
		assertThat(SaddlePoint.deviance(3, 3)).isZero();
		assertThat(SaddlePoint.deviance(3, 0)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(SaddlePoint.deviance(0, 0)).isZero();
		assertThat(SaddlePoint.deviance(Double.NaN, 1)).isNaN();
		// t²/2 - t³/6 + …, where x ln(x/m) + m - x has no right digit
		assertThat(SaddlePoint.deviance(1 + 0x1p-30, 1)).isCloseTo(0x1p-61 - 0x1p-90 / 6, within(1e-33));
	}

	private static void expect(double actual, double expected) {
		assertThat(actual).isCloseTo(expected, within(4e-15 * Math.max(1, Math.abs(expected))));
	}

}
