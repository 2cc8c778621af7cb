package ouroboros.core.metric;

import org.junit.jupiter.api.Test;

import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Constants by mpmath 1.2.1 (quadrature) in one dimension, a grid of 3601² points in two,
 * scipy 1.10.1 (multivariate_normal) in three.
 */
class L2DistanceTest {

	private static double of(Law reference, Law model) {
		return new L2Distance().measure(Views.of(Normal.of(0, 1), model, reference, 1));
	}

	@Test
	void isTheIntegralOfTheSquaredDifference() {
		assertThat(of(Normal.of(0, 1), Normal.of(0.5, 0.36))).isCloseTo(0.12815327745734251452293156954, within(1e-15));
		assertThat(of(Views.lopsided(), Views.fitted())).isCloseTo(0.0483421785799505950819990998834, within(1e-15));
		assertThat(of(Views.twoModes(), Views.twoModesFitted())).isCloseTo(0.010100070381078038, within(1e-12));
		var first = new Normal(new double[] { 1, 2, 3 },
				new double[][] { { 2, 0.3, 0.1 }, { 0.3, 1, 0.2 }, { 0.1, 0.2, 0.5 } });
		var second = new Normal(new double[] { 0.5, 2.2, 2 },
				new double[][] { { 1, 0.1, 0 }, { 0.1, 1.5, -0.2 }, { 0, -0.2, 0.8 } });
		assertThat(of(first, second)).isCloseTo(0.018054667282823258, within(1e-15));
		assertThat(of(second, first)).isCloseTo(0.018054667282823258, within(1e-15));
	}

	@Test
	void isExactlyZeroForTheReferenceItself() {
		assertThat(of(Views.lopsided(), Views.lopsided())).isZero();
		assertThat(of(Views.twoModesFitted(), Views.twoModesFitted())).isZero();
	}

	@Test
	void isInfiniteForADegenerateLaw() {
		assertThat(of(Normal.of(0, 1), Normal.of(0, 0))).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(of(Views.lopsided(), Views.mixture(new double[] { 0.5, 0, 1 }, new double[] { 0.5, 0, 0 })))
			.isEqualTo(Double.POSITIVE_INFINITY);
	}

	/** Far apart ∫(q-q₀)² = ∫q² + ∫q₀² = 1/sqrt(π) for unit variances. */
	@Test
	void hasTheUnitOfAnInverseVolume() {
		assertThat(of(Normal.of(0, 1), Normal.of(100, 1))).isCloseTo(1 / Math.sqrt(Math.PI), within(1e-15));
		for (var scale : new double[] { 1e-100, 1e100 }) {
			assertThat(of(Normal.of(0, scale * scale), Normal.of(0.5 * scale, 0.36 * scale * scale)) * scale)
				.isCloseTo(0.12815327745734251452293156954, within(1e-13));
		}
		// too dense for a double
		var dimensions = 400;
		var tiny = new double[dimensions][dimensions];
		for (int i = 0; i < dimensions; i++) {
			tiny[i][i] = 1e-4;
		}
		assertThat(of(new Normal(new double[dimensions], tiny), new Normal(new double[dimensions], tiny))).isZero();
	}

	@Test
	void ignoresComponentsWithoutWeight() {
		var with = new NormalMixture(new double[] { 0, 1 }, new Normal[] { Normal.of(9, 0), Normal.of(0.5, 0.36) });
		assertThat(of(Views.mixture(new double[] { 1, 0, 1 }), with)).isCloseTo(0.12815327745734251452293156954,
				within(1e-15));
	}

}
