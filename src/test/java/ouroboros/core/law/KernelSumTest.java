package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is at the edge of a kernel, to the last digit. */
class KernelSumTest {

	private static KernelSum tophats(Points points, double... bandwidth) {
		return new KernelMixture(points, new double[0], bandwidth, Kernel.TOPHAT).density();
	}

	/**
	 * The edge of the first point is inside and the next number outside, and so below the
	 * second point. A product with a rounded 1/width would tell otherwise for many
	 * widths.
	 */
	@Test
	void edgesAreExact() {
		UniformRandomProvider random = new Turn(5, 0, () -> false).stream("edges");
		for (int i = 0; i < 1000; i++) {
			var width = 1 + random.nextDouble();
			var density = tophats(new Points(1, new double[] { 0, width / 2 }), width);
			var both = -Math.log(2 * width);
			var one = Math.log(0.5) - Math.log(2 * width);
			assertThat(density.logDensity(new double[] { width }, 0)).isCloseTo(both, within(1e-14));
			assertThat(density.logDensity(new double[] { Math.nextUp(width) }, 0)).isCloseTo(one, within(1e-14));
			assertThat(density.logDensity(new double[] { width / 2 - width }, 0)).isCloseTo(both, within(1e-14));
			assertThat(density.logDensity(new double[] { width / 2 - Math.nextUp(width) }, 0)).isCloseTo(one,
					within(1e-14));
		}
	}

	/** At (1 + 3, 2 + 8), which is (0.6, 0.8) bandwidths away from (1, 2). */
	@Test
	void edgesAreExactInThePlane() {
		var density = tophats(new Points(2, new double[] { 1, 2 }), 5, 10);
		var inside = -Math.log(Math.PI * 50);
		assertThat(density.logDensity(new double[] { 99, 4, 10 }, 1)).isCloseTo(inside, within(1e-14));
		assertThat(density.logDensity(new double[] { 99, -2, -6 }, 1)).isCloseTo(inside, within(1e-14));
		assertThat(density.logDensity(new double[] { 99, 4, Math.nextUp(10.0) }, 1))
			.isEqualTo(Double.NEGATIVE_INFINITY);
	}

	@Test
	void isAtAPointOrNot() {
		var density = tophats(new Points(2, new double[] { 1, 2, 3, 4 }), 0, 1);
		assertThat(density.logDensity(new double[] { 9, 3, 4 }, 1)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(density.logDensity(new double[] { 9, 3, 4 }, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(density.logDensity(new double[] { 3, 2 }, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(density.logDensity(new double[] { 1, 4 }, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
	}

}
