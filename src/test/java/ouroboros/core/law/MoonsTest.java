package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MoonsTest {

	private static final Moons LAW = new Moons(0.3);

	/**
	 * A quarter of the way along the lower one, at t = π/4, and three quarters along the
	 * upper one.
	 */
	@Test
	void pointsAreOnEitherMoonButForNoise() {
		UniformRandomProvider quarter = () -> 1L << 62;
		var z = ZigguratSampler.NormalizedGaussian.of(quarter).sample();
		var half = Math.sqrt(0.5);
		assertThat(LAW.sample(2, quarter).row(1))
			.containsExactly(new double[] { 1 - half + 0.3 * z, 0.5 - half + 0.3 * z }, within(1e-15));
		assertThat(LAW.sample(2, () -> -1L << 62).row(1))
			.containsExactly(new double[] { -half - 0.3 * z, half - 0.3 * z }, within(1e-15));
	}

	@Test
	void hasTheMomentsOfItsCurves() {
		var moments = Integrals.moments(2, (t) -> new double[] { Math.cos(Math.PI * t), Math.sin(Math.PI * t) },
				(t) -> new double[] { 1 - Math.cos(Math.PI * t), 0.5 - Math.sin(Math.PI * t) });
		moments[1][0][0] += 0.09;
		moments[1][1][1] += 0.09;
		assertThat(LAW.mean()).containsExactly(moments[0][0], within(1e-8));
		assertThat(LAW.covariance()[0]).containsExactly(moments[1][0], within(1e-8));
		assertThat(LAW.covariance()[1]).containsExactly(moments[1][1], within(1e-8));
		assertThat(LAW.space()).isEqualTo(new Space.Real(2));
	}

}
