package ouroboros.core.chance;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InversionTest {

	private static UniformRandomProvider always(double share) {
		return new UniformRandomProvider() {

			@Override
			public long nextLong() {
				throw new AssertionError("a uniform share is enough");
			}

			@Override
			public double nextDouble() {
				return share;
			}

		};
	}

	/**
	 * Of weights 0, 1, 2, 0 and 3, by shares of 6: none of a weight of 0, at any bound.
	 */
	@Test
	void isTheFirstUpToWhichThereIsMore() {
		var upTo = new double[] { 0, 1, 3, 3, 6 };
		var shares = new double[] { 0, 0.9, 1, 2.9, 3, 5.9 };
		var indices = new int[] { 1, 1, 2, 2, 4, 4 };
		for (int i = 0; i < shares.length; i++) {
			assertThat(Inversion.index(upTo, always(shares[i] / 6))).as("share %s", shares[i]).isEqualTo(indices[i]);
		}
		assertThat(Inversion.index(new double[] { 5 }, always(0.99))).isZero();
	}

}
