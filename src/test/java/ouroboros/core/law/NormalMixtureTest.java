package ouroboros.core.law;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NormalMixtureTest {

	private static final double[][] COVARIANCE = { { 4, 2 }, { 2, 10 } };

	private static final NormalMixture THREE = mixture(0);

	private static NormalMixture mixture(double away) {
		return new NormalMixture(new double[] { 0.25, 0.25, 0.5 },
				new Normal[] { new Normal(new double[] { away, 0 }, COVARIANCE),
						new Normal(new double[] { away + 4, 8 }, COVARIANCE),
						new Normal(new double[] { away + 6, -4 }, new double[][] { { 1, 0 }, { 0, 1 } }) });
	}

	private static UniformRandomProvider words(long... words) {
		return Arrays.stream(words).iterator()::nextLong;
	}

	/** The component that the first number falls to, then two normal numbers. */
	private static double[] drawn(double uniform, long first, long second) {
		return THREE.sample(1, words((long) (uniform * 0x1p53) << 11, first, second)).values();
	}

	@Test
	void drawsFromTheComponentWithTheWeight() {
		var plus = ZigguratSampler.NormalizedGaussian.of(words(1L << 62)).sample();
		for (double uniform : new double[] { 0, 0.2499 }) {
			assertThat(drawn(uniform, 1L << 62, -1L << 62)).containsExactly(new double[] { 2 * plus, plus - 3 * plus },
					within(1e-14));
		}
		for (double uniform : new double[] { 0.25, 0.4999 }) {
			assertThat(drawn(uniform, 1L << 62, -1L << 62))
				.containsExactly(new double[] { 4 + 2 * plus, 8 + plus - 3 * plus }, within(1e-14));
		}
		for (double uniform : new double[] { 0.5, 0.9999 }) {
			assertThat(drawn(uniform, 1L << 62, -1L << 62)).containsExactly(new double[] { 6 + plus, -4 - plus },
					within(1e-14));
		}
		assertThat(THREE.space()).isEqualTo(new Space.Real(2));
	}

	/**
	 * Means (4, 0): differences from it (-4, 0), (0, 8) and (2, -4). Far from 0 the same,
	 * where products of sums lose all digits.
	 */
	@Test
	void hasTheMomentsOfItsParts() {
		assertThat(THREE.mean()).containsExactly(4, 0);
		assertThat(THREE.covariance()[0]).containsExactly(0.25 * 16 + 0.5 * 4 + 0.5 * 4 + 0.5, 0.5 * 2 - 0.5 * 8);
		assertThat(THREE.covariance()[1]).containsExactly(0.5 * 2 - 0.5 * 8, 0.25 * 64 + 0.5 * 16 + 0.5 * 10 + 0.5);
		var thirds = new NormalMixture(new double[] { 1 / 3.0, 2 / 3.0 },
				new Normal[] { Normal.of(1e9, 1), Normal.of(1e9 + 1, 1) });
		assertThat(thirds.covariance()[0][0]).isCloseTo(1 + 2 / 9.0, within(1e-6));
	}

	/** By the definition, and by the largest term alone where the others underflow. */
	@Test
	void hasTheDensityOfItsDefinition() {
		var sum = 0.0;
		for (int k = 0; k < 3; k++) {
			sum += THREE.weights()[k] * Math.exp(THREE.components()[k].logDensity(new double[] { 3, 1 }, 0));
		}
		assertThat(THREE.logDensity(new double[] { 9, 3, 1 }, 1)).isCloseTo(Math.log(sum), within(1e-14));
		assertThat(THREE.logDensity(new double[] { -1000, 0 }, 0))
			.isCloseTo(Math.log(0.25) + THREE.components()[0].logDensity(new double[] { -1000, 0 }, 0), within(1e-6));
		assertThat(THREE.density().mostResponsible(new double[] { 9, 6, -4 }, 1)).isEqualTo(2);
		assertThat(THREE.density().mostResponsible(new double[] { 4, 8 }, 0)).isEqualTo(1);
		assertThat(THREE.density().mostResponsible(new double[] { -2, 0 }, 0)).isZero();
	}

	/** Φ(1) = 0.841344746068543, the half of the mass at -2 and beyond both. */
	@Test
	void hasTheDistributionFunctionOfItsParts() {
		var law = new NormalMixture(new double[] { 0.3, 0.7 }, new Normal[] { Normal.of(-2, 0.25), Normal.of(100, 9) });
		assertThat(law.cumulative(-1.5)).isCloseTo(0.3 * 0.841344746068543, within(1e-15));
		assertThat(law.cumulative(103)).isCloseTo(0.3 + 0.7 * 0.841344746068543, within(1e-15));
		assertThat(law.shortfall(-2)).isCloseTo(0.3 * 0.5 / Math.sqrt(2 * Math.PI), within(1e-15));
		assertThat(law.shortfall(100)).isCloseTo(0.3 * 102 + 0.7 * 3 / Math.sqrt(2 * Math.PI), within(1e-13));
		assertThat(law.knots()).isSorted().hasSize(42).startsWith(-22).contains(-2, 100).endsWith(220);
	}

	@Test
	void aBiasIsOnTheCovariances() {
		var scaled = THREE.scaled(0.5);
		assertThat(scaled.weights()).isEqualTo(THREE.weights());
		assertThat(scaled.components()[1].mean()).containsExactly(4, 8);
		assertThat(scaled.components()[1].covariance()[1]).containsExactly(1, 5);
		assertThat(THREE.scaled(1)).isSameAs(THREE);
	}

}
