package ouroboros.core.metric;

import org.junit.jupiter.api.Test;

import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FrechetDistanceTest {

	/** scipy 1.10.1: sqrtm in |μ₁-μ₂|² + tr(Σ₁+Σ₂-2(Σ₁^½ Σ₂ Σ₁^½)^½). */
	@Test
	void agreesWithMatrixRoots() {
		var first = new Normal(new double[] { 1, 2, 3 },
				new double[][] { { 2, 0.3, 0.1 }, { 0.3, 1, 0.2 }, { 0.1, 0.2, 0.5 } });
		var second = new Normal(new double[] { 0.5, 2.2, 2 },
				new double[][] { { 1, 0.1, 0 }, { 0.1, 1.5, -0.2 }, { 0, -0.2, 0.8 } });
		assertThat(FrechetDistance.squared(first, second)).isCloseTo(1.6506186822596753, within(1e-13));
		assertThat(FrechetDistance.squared(second, first)).isCloseTo(1.6506186822596753, within(1e-13));
	}

	/** Commuting covariances: Σ(√a-√b)². */
	@Test
	void isTheDistanceOfDeviationsOnTheDiagonal() {
		var first = new Normal(new double[2], new double[][] { { 4, 0 }, { 0, 0 } });
		var second = new Normal(new double[2], new double[][] { { 1, 0 }, { 0, 9 } });
		assertThat(FrechetDistance.squared(first, second)).isCloseTo(1 + 9, within(1e-13));
		assertThat(FrechetDistance.squared(first, new Normal(new double[2], new double[2][2]))).isCloseTo(4,
				within(1e-13));
		assertThat(FrechetDistance.squared(new Normal(new double[2], new double[2][2]),
				new Normal(new double[2], new double[2][2])))
			.isZero();
	}

	/** (1-3)² + (2-3)². */
	@Test
	void isSimplerInOneDimension() {
		assertThat(FrechetDistance.squared(1, 4, 3, 9)).isEqualTo(5);
		assertThat(FrechetDistance.squared(Normal.of(1, 4), Normal.of(3, 9))).isEqualTo(5);
	}

	@Test
	void holdsAtEveryScale() {
		for (var scale : new double[] { 1e-100, 1, 1e100 }) {
			var first = new Normal(new double[3], Matrices.times(4 * scale * scale, Matrices.identity(3)));
			var second = new Normal(new double[3], Matrices.times(scale * scale, Matrices.identity(3)));
			assertThat(FrechetDistance.squared(first, second) / scale / scale).isCloseTo(3, within(1e-13));
		}
	}

}
