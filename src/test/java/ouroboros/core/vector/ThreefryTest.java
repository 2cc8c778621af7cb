package ouroboros.core.vector;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThreefryTest {

	/** Known answers of the authors' library Random123, 20 rounds. */
	@Test
	void givesTheKnownAnswers() {
		var ones = new long[] { -1, -1, -1, -1 };
		assertThat(Threefry.words(new long[4], new long[4])).containsExactly(0x09218ebde6c85537L, 0x55941f5266d86105L,
				0x4bd25e16282434dcL, 0xee29ec846bd2e40bL);
		assertThat(Threefry.words(ones, ones)).containsExactly(0x29c24097942bba1bL, 0x0371bbfb0f6f4e11L,
				0x3c231ffa33f83a1cL, 0xcd29113fde32d168L);
	}

	/**
	 * Every bit of what is given changes about half of what comes out: 128 of 256 bits,
	 * over 512 bits and 20 blocks within 4 of a standard deviation of the mean (false
	 * alarm 6e-5), as it does not where words are just added.
	 */
	@Test
	void everyBitMatters() {
		var changed = 0L;
		var addedChanged = 0L;
		for (int block = 0; block < 20; block++) {
			var key = new long[] { block, 7, 0, 0 };
			var counter = new long[] { 3, 0, 0, block };
			for (int bit = 0; bit < 512; bit++) {
				var otherKey = key.clone();
				var otherCounter = counter.clone();
				((bit < 256) ? otherKey : otherCounter)[bit / 64 % 4] ^= 1L << bit;
				changed += different(Threefry.words(key, counter), Threefry.words(otherKey, otherCounter));
				addedChanged += different(added(key, counter), added(otherKey, otherCounter));
			}
		}
		assertThat(z(changed)).isBetween(-4.0, 4.0);
		assertThat(z(addedChanged)).isLessThan(-100);
	}

	private static double z(long changed) {
		var bits = 20 * 512 * 256.0;
		return (changed - bits / 2) / Math.sqrt(bits / 4);
	}

	private static int different(long[] one, long[] other) {
		var count = 0;
		for (int i = 0; i < one.length; i++) {
			count += Long.bitCount(one[i] ^ other[i]);
		}
		return count;
	}

	private static long[] added(long[] key, long[] counter) {
		var sums = new long[key.length];
		Arrays.setAll(sums, (i) -> key[i] + counter[i]);
		return sums;
	}

}
