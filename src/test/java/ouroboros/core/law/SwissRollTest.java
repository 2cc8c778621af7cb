package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SwissRollTest {

	private static final SwissRoll LAW = new SwissRoll(0.3);

	/** A quarter of the way is t = 9π/4, where cosine and sine are √½. */
	@Test
	void pointsAreOnTheSheetButForNoise() {
		UniformRandomProvider quarter = () -> 1L << 62;
		var z = ZigguratSampler.NormalizedGaussian.of(quarter).sample();
		var along = 2.25 * Math.PI * Math.sqrt(0.5);
		assertThat(LAW.sample(2, quarter).row(1))
			.containsExactly(new double[] { along + 0.3 * z, 5.25 + 0.3 * z, along + 0.3 * z }, within(1e-13));
	}

	/** With 21y, y uniform and independent of all else: variance 21²/12. */
	@Test
	void hasTheMomentsOfItsSheet() {
		var moments = Integrals.moments(2, (u) -> {
			var t = 1.5 * Math.PI * (1 + 2 * u);
			return new double[] { t * Math.cos(t), t * Math.sin(t) };
		});
		var spiral = moments[1];
		assertThat(LAW.mean()).containsExactly(new double[] { moments[0][0][0], 10.5, moments[0][0][1] }, within(1e-6));
		assertThat(LAW.covariance()[0]).containsExactly(new double[] { spiral[0][0] + 0.09, 0, spiral[0][1] },
				within(1e-5));
		assertThat(LAW.covariance()[1]).containsExactly(new double[] { 0, 36.75 + 0.09, 0 }, within(1e-12));
		assertThat(LAW.covariance()[2]).containsExactly(new double[] { spiral[1][0], 0, spiral[1][1] + 0.09 },
				within(1e-5));
		assertThat(LAW.space()).isEqualTo(new Space.Real(3));
	}

}
