package ouroboros.core.law;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NormalDensityTest {

	private static final double[] MEAN = { 1, -2, 0.5 };

	private static final double[][] COVARIANCE = { { 4, 1.2, -0.6 }, { 1.2, 2, 0.5 }, { -0.6, 0.5, 1.5 } };

	/**
	 * numpy 1.24.2: d @ linalg.solve(c, d) with d = (1.5, 1, -0.5); scipy 1.10.1:
	 * stats.multivariate_normal(m, c).logpdf([2.5, -1, 0]).
	 */
	@Test
	void knowsDistanceAndDensity() {
		var density = new NormalDensity(MEAN, COVARIANCE);
		for (int offset = 0; offset < 3; offset++) {
			var values = new double[] { 8, 8, 8, 8, 8 };
			System.arraycopy(new double[] { 2.5, -1, 0 }, 0, values, offset, 3);
			assertThat(density.squaredMahalanobis(values, offset)).isCloseTo(0.9712837837837838, within(1e-14));
			assertThat(density.logDensity(values, offset)).isCloseTo(-4.243197491610972, within(1e-14));
		}
	}

	/** scipy 1.10.1: stats.norm(1, 2).logpdf(4.5). */
	@Test
	void hasTheDensityOfOneDimension() {
		var density = new NormalDensity(new double[] { 1 }, new double[][] { { 4 } });
		assertThat(density.logDensity(new double[] { 4.5 }, 0)).isCloseTo(-3.143335713764618, within(1e-14));
		assertThat(density.squaredMahalanobis(new double[] { 4.5 }, 0)).isEqualTo(3.0625);
	}

	@Test
	void isInfiniteAtTheMeanOfASingularLawAndZeroElsewhere() {
		var density = new NormalDensity(new double[] { 1, 2 }, new double[][] { { 1, 1 }, { 1, 1 } });
		var values = new double[] { 7, 1, 2, 3 };
		assertThat(density.logDensity(values, 1)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(density.logDensity(values, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(density.logDensity(new double[] { 1, 3 }, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(density.logDensity(new double[] { 3, 2 }, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(density.squaredMahalanobis(values, 1)).isEqualTo(Double.POSITIVE_INFINITY);
	}

}
