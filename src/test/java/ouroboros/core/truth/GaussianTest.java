package ouroboros.core.truth;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.Loops;
import ouroboros.core.law.Normal;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GaussianTest {

	private static void assertLaw(Normal law, double[] mean, double[]... covariance) {
		assertThat(law.mean()).containsExactly(mean);
		assertThat(law.covariance()).isDeepEqualTo(covariance);
	}

	@SuppressWarnings("NullAway") // takes the array of a record for one that is never
									// null
	private static Normal law(double @Nullable [] mean, double @Nullable [][] covariance, @Nullable Integer dimension) {
		return new Gaussian(mean, covariance, dimension).law(Loops.NO_DATA);
	}

	private static void assertRefused(double @Nullable [] mean, double @Nullable [][] covariance,
			@Nullable Integer dimension, String pointer, String code) {
		var refusal = catchThrowableOfType(Refusal.class, () -> law(mean, covariance, dimension));
		assertThat(refusal).isNotNull();
		assertThat(refusal.pointer()).isEqualTo(pointer);
		assertThat(refusal.code()).isEqualTo(code);
	}

	@Test
	void hasTheMomentsThatAreGiven() {
		assertLaw(law(new double[] { 3, -1 }, new double[][] { { 2, 0.5 }, { 0.5, 1 } }, null), new double[] { 3, -1 },
				new double[] { 2, 0.5 }, new double[] { 0.5, 1 });
		assertLaw(law(new double[] { 3, -1 }, null, 2), new double[] { 3, -1 }, new double[] { 1, 0 },
				new double[] { 0, 1 });
		assertLaw(law(null, new double[][] { { 7 } }, 1), new double[] { 0 }, new double[] { 7 });
	}

	@Test
	void isStandardInADimension() {
		assertLaw(law(null, null, 2), new double[2], new double[] { 1, 0 }, new double[] { 0, 1 });
	}

	@Test
	void refusesWhatDoesNotFit() {
		assertRefused(null, null, null, "/mean", "missing");
		assertRefused(null, new double[][] { { 1 } }, null, "/mean", "missing");
		assertRefused(new double[0], null, null, "/mean", "empty");
		assertRefused(new double[] { 1, 2 }, null, 3, "/dimension", "dimension-mismatch");
		assertRefused(new double[] { 1, 2 }, new double[][] { { 1 } }, null, "/covariance", "dimension-mismatch");
		assertRefused(null, new double[][] { { 1 } }, 2, "/covariance", "dimension-mismatch");
	}

}
