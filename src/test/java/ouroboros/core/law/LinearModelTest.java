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

class LinearModelTest {

	private static final LinearModel MODEL = new LinearModel(new double[] { 1.5, -2 }, 0.5);

	/** With a generator that says always the same every normal number is the same. */
	private static final UniformRandomProvider SAME = () -> 1L << 62;

	private static final double Z = ZigguratSampler.NormalizedGaussian.of(SAME).sample();

	@Test
	void labelsByTheWeightsAndNoise() {
		var design = new Pairs(new Points(3, new double[] { 1, 2, 9, -3, 0.5, 9 }), 0);
		var labelled = MODEL.label(design, SAME);
		assertThat(labelled.label(0)).isCloseTo(1.5 - 4 + 0.5 * Z, within(1e-15));
		assertThat(labelled.label(1)).isCloseTo(-4.5 - 1 + 0.5 * Z, within(1e-15));
		assertThat(labelled.input(1, 0)).isEqualTo(-3);
		var own = MODEL.sample(2, SAME);
		assertThat(own.table().row(1)).containsExactly(new double[] { Z, Z, -0.5 * Z + 0.5 * Z }, within(1e-15));
		assertThat(MODEL.space()).isEqualTo(new Space.Pairs(2, 0));
	}

	@Test
	void measuresDistanceOfWeights() {
		assertThat(MODEL.squaredDistance(new LinearModel(new double[] { -0.5, 1 }, 7))).isEqualTo(4 + 9);
		assertThat(MODEL.squaredDistance(MODEL)).isZero();
	}

	/**
	 * Vectors and labels together are N(0, {{I, w}, {w', |w|² + noise²}}), with |w|² =
	 * 2.25 + 4.
	 */
	@Test
	void statisticsAreThoseOfTheJointLaw() {
		var joint = new Normal(new double[3], new double[][] { { 1, 0, 1.5 }, { 0, 1, -2 }, { 1.5, -2, 6.5 } });
		var turn = new Turn(4, 0, () -> false);
		var statistics = MODEL.statistics(7, turn.stream("linear"));
		var expected = joint.statistics(7, turn.stream("linear"));
		assertThat(statistics.size()).isEqualTo(7);
		assertThat(statistics.space()).isEqualTo(new Space.Pairs(2, 0));
		assertThat(statistics.mean()).containsExactly(expected.mean(), within(1e-14));
		for (int j = 0; j < 3; j++) {
			assertThat(statistics.scatter()[j]).containsExactly(expected.scatter()[j], within(1e-12));
		}
	}

}
