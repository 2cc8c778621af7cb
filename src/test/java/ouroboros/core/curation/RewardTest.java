package ouroboros.core.curation;

import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.law.Normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RewardTest {

	private static final Normal PLANE = new Normal(new double[] { 1, -1 }, new double[][] { { 4, 0 }, { 0, 1 } });

	private static final Points POINTS = new Points(2, new double[] { 1, -1, 3, 2, -2, 0.5 });

	@Test
	void isThatOfASymbol() {
		var reward = new Reward.Table(new double[] { 2, -3 }).of(new Symbols(new long[4]),
				new Discrete(new double[] { 0.25, 0.25, 0.25, 0.25 }));
		assertThat(reward.applyAsDouble(0)).isEqualTo(2);
		assertThat(reward.applyAsDouble(1)).isEqualTo(-3);
		assertThat(reward.applyAsDouble(2)).isZero();
		assertThat(reward.applyAsDouble(3)).isZero();
	}

	@Test
	void growsInADirection() {
		assertThat(new Reward.Linear(new double[] { 2, 10 }).of(POINTS, PLANE).applyAsDouble(1)).isEqualTo(26);
		assertThat(new Reward.Linear(new double[] { 2 }).of(POINTS, PLANE).applyAsDouble(1)).isEqualTo(6);
		assertThat(new Reward.Linear(new double[] { 2, 10, 100 }).of(POINTS, PLANE).applyAsDouble(2)).isEqualTo(1);
	}

	/** (3, 2) is (2, 3) from (1, -1) and (2, 2) from (1, 0). */
	@Test
	void growsTowardsATarget() {
		assertThat(new Reward.Proximity(new double[] { 1, -1 }, 3).of(POINTS, PLANE).applyAsDouble(1))
			.isEqualTo(-3 * 13 / 2.0);
		assertThat(new Reward.Proximity(new double[] { 1 }, 3).of(POINTS, PLANE).applyAsDouble(1))
			.isEqualTo(-3 * 8 / 2.0);
		assertThat(new Reward.Proximity(new double[] { 1, -1, 9 }, 3).of(POINTS, PLANE).applyAsDouble(0)).isZero();
	}

	/** ln(1/(2π·2·1)) less (2/2)²/2 and 3²/2. */
	@Test
	void growsWithTheLogarithmOfADensity() {
		assertThat(new Reward.Likelihood(1).of(POINTS, PLANE).applyAsDouble(1))
			.isCloseTo(-Math.log(4 * Math.PI) - 0.5 - 4.5, within(1e-14));
		assertThat(new Reward.Likelihood(-2).of(POINTS, PLANE).applyAsDouble(0)).isCloseTo(2 * Math.log(4 * Math.PI),
				within(1e-14));
	}

	@Test
	void growsWithTheLogarithmOfAProbability() {
		var likelihood = new Reward.Likelihood(3).of(new Symbols(new long[3]),
				new Discrete(new double[] { 0.3, 0.7, 0 }));
		assertThat(likelihood.applyAsDouble(1)).isCloseTo(3 * Math.log(0.7), within(1e-15));
		assertThat(likelihood.applyAsDouble(2)).isEqualTo(Double.NEGATIVE_INFINITY);
		var texts = new Texts(2, 3, new int[] { 0, 0, 0, 1, 0, 1 });
		var writer = MarkovChain.of(2, 0, 3, new double[] { 0.2, 0.8 });
		assertThat(new Reward.Likelihood(1).of(texts, writer).applyAsDouble(0)).isCloseTo(3 * Math.log(0.2),
				within(1e-14));
		assertThat(new Reward.Likelihood(1).of(texts, writer).applyAsDouble(1))
			.isCloseTo(Math.log(0.2) + 2 * Math.log(0.8), within(1e-14));
	}

}
