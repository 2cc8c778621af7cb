package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TwoClassesTest {

	private static final TwoClasses LAW = new TwoClasses(3, 4);

	/** With a generator that says always the same every row is the same. */
	@Test
	void classesAreHalfTheSeparationFromTheOrigin() {
		for (long word : new long[] { 1L << 62, -1L << 62 }) {
			UniformRandomProvider same = () -> word;
			var z = ZigguratSampler.NormalizedGaussian.of(same).sample();
			var label = same.nextBoolean() ? 1 : 0;
			var sample = LAW.sample(2, same);
			assertThat(sample.rows()).isEqualTo(2);
			for (int row = 0; row < 2; row++) {
				assertThat(sample.table().row(row))
					.containsExactly(new double[] { z + ((label == 1) ? 2 : -2), z, z, label }, within(1e-15));
			}
		}
		assertThat(LAW.space()).isEqualTo(new Space.Pairs(3, 2)).isEqualTo(LAW.sample(1, () -> 1).space());
	}

	/** Half of 10,000, within four standard errors of 50. */
	@Test
	void classesAreEquallyProbable() {
		var sample = LAW.sample(10_000, new Turn(2, 0, () -> false).stream("classes"));
		var ones = 0;
		for (int row = 0; row < 10_000; row++) {
			ones += (int) sample.label(row);
		}
		assertThat(ones).isBetween(4800, 5200);
	}

	@Test
	void theFirstCoordinateTellsTheClass() {
		var pairs = new Pairs(new Points(4, new double[] { 0.1, -9, -9, 0, -0.1, 9, 9, 1, 0, 9, 9, 1 }), 2);
		assertThat(LAW.mostProbable(pairs, 0)).isEqualTo(1);
		assertThat(LAW.mostProbable(pairs, 1)).isZero();
		assertThat(LAW.mostProbable(pairs, 2)).isZero();
		assertThat(new TwoClasses(3, 0).mostProbable(pairs, 0)).isZero();
	}

}
