package ouroboros.core.law;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DecodingTest {

	private static final Discrete FOUR = new Discrete(new double[] { 0.4, 0.3, 0.2, 0.1 });

	private static double[] decoded(Discrete law, double temperature, int topK, double topP) {
		return law.decoded(new Decoding(temperature, topK, topP, 1)).probabilities();
	}

	/** Literature I1: p_t ∝ p_0^(1/τ^t). */
	@Test
	void temperatureSharpensByPowers() {
		var law = FOUR;
		for (int round = 0; round < 15; round++) {
			law = new Discrete(decoded(law, 0.9, 0, 1));
		}
		assertThat(law.probabilities()).containsExactly(new double[] { .779439, .192736, .026897, .000928 },
				within(5e-7));
		assertThat(decoded(FOUR, 0, 0, 1)).containsExactly(1, 0, 0, 0);
		assertThat(decoded(new Discrete(new double[] { .4, .2, .4 }), 0, 0, 1)).containsExactly(.5, 0, .5);
		assertThat(FOUR.decoded(Decoding.NONE)).isSameAs(FOUR);
	}

	/** Literature I1: fixed points with an external share. */
	@Test
	void temperatureWithGenuineDataHasAFixedPoint() {
		assertThat(fixedPoint(0.9, 0.05)).containsExactly(new double[] { .9047, .0521, .0304, .0128 }, within(5e-5));
		assertThat(fixedPoint(0.9, 0.3)).containsExactly(new double[] { .4480, .3003, .1766, .0751 }, within(5e-5));
		assertThat(fixedPoint(1.1, 0.05)).containsExactly(new double[] { .3043, .2701, .2332, .1924 }, within(5e-5));
	}

	private static double[] fixedPoint(double temperature, double share) {
		var law = FOUR.probabilities();
		for (int round = 0; round < 5000; round++) {
			var sharpened = decoded(new Discrete(law), temperature, 0, 1);
			law = new double[4];
			for (int symbol = 0; symbol < 4; symbol++) {
				law[symbol] = share * FOUR.probabilities()[symbol] + (1 - share) * sharpened[symbol];
			}
		}
		return law;
	}

	@Test
	void topKKeepsTheMostProbable() {
		assertThat(decoded(FOUR, 1, 2, 1)).containsExactly(new double[] { 4 / 7.0, 3 / 7.0, 0, 0 }, within(1e-15));
		assertThat(decoded(new Discrete(new double[] { .1, .3, .3, .3 }), 1, 2, 1)).containsExactly(0, .5, .5, 0);
		assertThat(decoded(FOUR, 1, 9, 1)).containsExactly(FOUR.probabilities(), within(1e-15));
	}

	@Test
	void topPKeepsTheNucleus() {
		assertThat(decoded(FOUR, 1, 0, 0.7)).containsExactly(new double[] { 4 / 7.0, 3 / 7.0, 0, 0 }, within(1e-15));
		assertThat(decoded(FOUR, 1, 0, 0.71)).containsExactly(new double[] { 4 / 9.0, 3 / 9.0, 2 / 9.0, 0 },
				within(1e-15));
		assertThat(decoded(FOUR, 1, 0, 1e-9)).containsExactly(1, 0, 0, 0);
	}

	/** The nucleus is of what top-k has left, normalised; the temperature comes first. */
	@Test
	void oneAfterTheOther() {
		assertThat(decoded(FOUR, 1, 3, 0.75)).containsExactly(new double[] { 4 / 7.0, 3 / 7.0, 0, 0 }, within(1e-15));
		assertThat(decoded(FOUR, 1, 0, 0.75)[2]).isPositive();
		assertThat(decoded(FOUR, 0.5, 0, 0.7)).containsExactly(new double[] { 16 / 25.0, 9 / 25.0, 0, 0 },
				within(1e-15));
	}

	/** However rare: sums to all of it are met before the last one is added. */
	@Test
	void cutsNothingWhereAllAreKept() {
		var rare = new double[] { 1, 1e-20 };
		assertThat(Decoding.NONE.of(rare)).containsExactly(1, 1e-20);
		assertThat(new Decoding(1, 2, 1, 1).of(rare)).containsExactly(1, 1e-20);
		assertThat(new Decoding(1, 1, 1, 1).of(rare)).containsExactly(1, 0);
	}

	/** Ten that are lost one by one in a sum with 1, but not together. */
	@Test
	void topKKeepsNoMore() {
		var weights = new double[12];
		Arrays.fill(weights, 1e-16);
		weights[0] = 1;
		weights[11] = 1e-17;
		var kept = new Decoding(1, 11, 1, 1).of(weights);
		assertThat(kept[10]).isPositive();
		assertThat(kept[11]).isZero();
	}

	@Test
	void tiesWithTheLeastProbableAreCut() {
		assertThat(new Decoding(1, 2, 1, 1).of(new double[] { 0.3, 0.4, 0.3 }))
			.containsExactly(new double[] { 3 / 7.0, 4 / 7.0, 0 }, within(1e-15));
	}

	/** In units of the largest one, whose square would be 0. */
	@Test
	void temperatureIsOnRatios() {
		assertThat(new Decoding(0.5, 0, 1, 1).of(new double[] { 1e-200, 3e-200 }))
			.containsExactly(new double[] { 0.1, 0.9 }, within(1e-15));
	}

}
