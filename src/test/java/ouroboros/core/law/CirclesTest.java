package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CirclesTest {

	private static final Circles LAW = new Circles(0.4, 0.3);

	/** A quarter of the way round the smaller one, three quarters round the larger. */
	@Test
	void pointsAreOnEitherCircleButForNoise() {
		UniformRandomProvider quarter = () -> 1L << 62;
		var z = ZigguratSampler.NormalizedGaussian.of(quarter).sample();
		assertThat(LAW.sample(2, quarter).row(1)).containsExactly(new double[] { 0.3 * z, 0.4 + 0.3 * z },
				within(1e-15));
		assertThat(LAW.sample(2, () -> -1L << 62).row(1)).containsExactly(new double[] { -0.3 * z, -1 - 0.3 * z },
				within(1e-15));
	}

	@Test
	void hasTheMomentsOfItsCurves() {
		var moments = Integrals.moments(2, (t) -> new double[] { Math.cos(2 * Math.PI * t), Math.sin(2 * Math.PI * t) },
				(t) -> new double[] { 0.4 * Math.cos(2 * Math.PI * t), 0.4 * Math.sin(2 * Math.PI * t) });
		assertThat(LAW.mean()).containsExactly(moments[0][0], within(1e-12));
		assertThat(LAW.covariance()[0]).containsExactly(new double[] { moments[1][0][0] + 0.09, 0 }, within(1e-12));
		assertThat(LAW.covariance()[1]).containsExactly(new double[] { 0, moments[1][1][1] + 0.09 }, within(1e-12));
		assertThat(LAW.space()).isEqualTo(new Space.Real(2));
	}

}
