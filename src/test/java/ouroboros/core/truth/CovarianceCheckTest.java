package ouroboros.core.truth;

import org.junit.jupiter.api.Test;

import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CovarianceCheckTest {

	private static void assertRefused(double[][] covariance, String pointer, String code) {
		var refusal = catchThrowableOfType(Refusal.class,
				() -> CovarianceCheck.check(covariance, 2, "components/1/covariance"));
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEqualTo("/components/1/covariance" + pointer);
		assertThat(refusal.code()).isEqualTo(code);
	}

	@Test
	void acceptsSymmetricPositiveDefiniteMatrices() {
		CovarianceCheck.check(new double[][] { { 1e-300 } }, 1, "covariance");
		CovarianceCheck.check(new double[][] { { 2, -1.9 }, { -1.9, 2 } }, 2, "covariance");
	}

	@Test
	void refusesOtherSizes() {
		assertRefused(new double[][] { { 1 } }, "", "dimension-mismatch");
		assertRefused(new double[][] { { 1, 0 }, { 0, 1 }, { 0, 0 } }, "", "dimension-mismatch");
		assertRefused(new double[][] { { 1, 0, 0 }, { 0, 1 } }, "/0", "dimension-mismatch");
		assertRefused(new double[][] { { 1, 0 }, { 0 } }, "/1", "dimension-mismatch");
	}

	@Test
	void refusesVariancesThatAreNotAboveZero() {
		assertRefused(new double[][] { { 1, 0 }, { 0, 0 } }, "/1/1", "not-positive-definite");
		assertRefused(new double[][] { { -1, 0 }, { 0, 1 } }, "/0/0", "not-positive-definite");
		assertRefused(new double[][] { { 1, 0 }, { 0, Double.NaN } }, "/1/1", "not-positive-definite");
	}

	@Test
	void refusesWhatIsNotSymmetric() {
		assertRefused(new double[][] { { 1, 0.5 }, { Math.nextUp(0.5), 1 } }, "", "not-symmetric");
	}

	/** A correlation of 1, and one beyond. */
	@Test
	void refusesWhatHasNoDensity() {
		assertRefused(new double[][] { { 4, 2 }, { 2, 1 } }, "", "not-positive-definite");
		assertRefused(new double[][] { { 1, 2 }, { 2, 1 } }, "", "not-positive-definite");
	}

}
