package ouroboros.core.law;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import ouroboros.core.law.NGramModel.Level;
import ouroboros.core.law.NGramModel.Shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Models of two tokens, 0 and 1, in which only 0 was seen before others. */
class NGramModelTest {

	/**
	 * After 0 came 0; shortened contexts have other probabilities than a text's
	 * beginning. Contexts of one token are never shortened ones of more, so that what
	 * they would have must not count.
	 */
	private static final NGramModel BIGRAMS = new NGramModel(2, 3, true, List.of(
			new Level(new int[] { 0, 2 }, new int[] { 0, 1 }, new int[2], shares(0, 0.9, 0.1), shares(0.2, 0.3, 0.5)),
			new Level(new int[] { 0, 1, 1 }, new int[] { 0 }, new int[] { 0 },
					new Shares(new double[] { 0.75 }, new double[] { 0.25, 0 }),
					new Shares(new double[] { 0.1 }, new double[] { 0.9, 0 }))));

	private static Shares shares(double rest, double... shares) {
		return new Shares(shares, new double[] { rest });
	}

	/** After 0 came 0 or 1, and nothing is left over. */
	private static NGramModel frequencies(double restOfSeen) {
		return new NGramModel(2, 3, false,
				List.of(new Level(new int[] { 0, 2 }, new int[] { 0, 1 }, new int[2], shares(0, 0.9, 0.1), null),
						new Level(new int[] { 0, 2, 2 }, new int[] { 0, 1 }, new int[] { 0, 1 },
								new Shares(new double[] { 0.75, 0.25 }, new double[] { restOfSeen, 1 }), null)));
	}

	/** Numbers from 0 to 1, one after the other. */
	private static UniformRandomProvider uniform(double... numbers) {
		return Arrays.stream(numbers).mapToLong((u) -> (long) (u * 0x1p53) << 11).iterator()::nextLong;
	}

	private static double[] next(NGramModel model, int... text) {
		return model.next(text, 0, text.length);
	}

	/**
	 * After 0 a share of 0.25 goes to the shortened context, and of that 0.2 to all
	 * tokens alike: 0.75 + 0.25 (0.3 + 0.1).
	 */
	@Test
	void backsOffByWhatIsLeftOver() {
		assertThat(next(BIGRAMS)).containsExactly(new double[] { 0.9, 0.1 }, within(1e-15));
		for (var text : new int[][] { { 0 }, { 0, 0 }, { 1, 0 }, { 1, 0, 0, 0 } }) {
			assertThat(next(BIGRAMS, text)).containsExactly(new double[] { 0.85, 0.15 }, within(1e-15));
		}
		for (var text : new int[][] { { 1 }, { 0, 1 }, { 1, 1 } }) {
			assertThat(next(BIGRAMS, text)).containsExactly(new double[] { 0.4, 0.6 }, within(1e-15));
		}
		assertThat(BIGRAMS.memory()).isEqualTo(1);
	}

	@Test
	void aTextHasTheProductOfItsProbabilities() {
		assertThat(BIGRAMS.logProbability(new int[] { 9, 0, 0, 0, 9 }, 1, 4)).isCloseTo(Math.log(0.9 * 0.85 * 0.85),
				within(1e-14));
		assertThat(BIGRAMS.logProbability(new int[] { 0, 1, 0 }, 0, 3)).isCloseTo(Math.log(0.9 * 0.15 * 0.4),
				within(1e-14));
		assertThat(BIGRAMS.logProbability(new int[] { 1, 1, 1 }, 0, 3)).isCloseTo(Math.log(0.1 * 0.6 * 0.6),
				within(1e-14));
	}

	/**
	 * Below the sum of the shares the token by its share; from it on the shorter context
	 * decides, by the next number, and at last all tokens alike.
	 */
	@Test
	void drawsByShares() {
		assertThat(written(uniform(0.8999, 0.7499, 0.7499))).containsExactly(0, 0, 0);
		assertThat(written(uniform(0.9001, 0.2999, 0.75, 0.4))).containsExactly(1, 0, 1);
		assertThat(written(uniform(0.9001, 0.3001, 0.8001, 0.6))).containsExactly(1, 1, 1);
		assertThat(written(uniform(0.9001, 0.3001, 0.8001, 0.4))).containsExactly(1, 1, 0);
	}

	private static int[] written(UniformRandomProvider random) {
		return BIGRAMS.sample(1, random).tokens();
	}

	/** To the square: 0.5625 to 0.0625; of a context that was never seen nothing. */
	@Test
	void reshapesTheSharesOfEveryContext() {
		var sharp = new Decoding(0.5, 0, 1, 1);
		var decoded = (NGramModel) frequencies(0).decoded(sharp);
		assertThat(next(decoded, 0)).containsExactly(new double[] { 0.9, 0.1 }, within(1e-15));
		assertThat(next(decoded, 1)).containsExactly(new double[] { 0.81 / 0.82, 0.01 / 0.82 }, within(1e-15));
		var same = frequencies(0);
		assertThat(same.decoded(Decoding.NONE)).isSameAs(same);
		assertThat(frequencies(0.1).decoded(sharp)).isInstanceOf(DecodedTexts.class);
		assertThat(BIGRAMS.decoded(sharp)).isInstanceOf(DecodedTexts.class);
	}

}
