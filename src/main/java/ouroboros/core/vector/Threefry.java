package ouroboros.core.vector;

/**
 * Threefry-4x64 with 20 rounds: 256 bits that depend on every bit of a key and a counter
 * of 256 bits each (Salmon, Moraes, Dror and Shaw 2011, Parallel random numbers: as easy
 * as 1, 2, 3). A function, not a generator: it has no state.
 */
public final class Threefry {

	/** Number of words of a key, of a counter and of what they give. */
	public static final int WORDS = 4;

	/** Number of rounds. */
	static final int ROUNDS = 20;

	/** Parity of a key of zeros. */
	static final long PARITY = 0x1BD11BDAA9FC1A22L;

	/** By how much words 1 and 3 are rotated in rounds 0 to 3, 8 to 11, 16 to 19. */
	static final int[][] EVEN = { { 14, 16 }, { 52, 57 }, { 23, 40 }, { 5, 37 } };

	/** The same in rounds 4 to 7 and 12 to 15. */
	static final int[][] ODD = { { 25, 33 }, { 46, 12 }, { 58, 22 }, { 32, 32 } };

	private Threefry() {
	}

	/** Four words for four of a key and four of a counter. */
	public static long[] words(long[] key, long[] counter) {
		var schedule = new long[] { key[0], key[1], key[2], key[3], PARITY ^ key[0] ^ key[1] ^ key[2] ^ key[3] };
		var words = new long[WORDS];
		for (int word = 0; word < WORDS; word++) {
			words[word] = counter[word] + schedule[word];
		}
		for (int round = 0; round < ROUNDS; round += 4) {
			fourRounds(words, 0, 1, (round % 8 == 0) ? EVEN : ODD);
			var turn = round / 4 + 1;
			for (int word = 0; word < WORDS; word++) {
				words[word] += schedule[(turn + word) % schedule.length];
			}
			words[WORDS - 1] += turn;
		}
		return words;
	}

	/**
	 * Four rounds.
	 * @param words changed
	 * @param at index of the first word
	 * @param step from each word to the next
	 */
	static void fourRounds(long[] words, int at, int step, int[][] rotations) {
		var x0 = words[at];
		var x1 = words[at + step];
		var x2 = words[at + 2 * step];
		var x3 = words[at + 3 * step];
		for (int round = 0; round < rotations.length; round += 2) {
			x0 += x1;
			x1 = Long.rotateLeft(x1, rotations[round][0]) ^ x0;
			x2 += x3;
			x3 = Long.rotateLeft(x3, rotations[round][1]) ^ x2;
			x0 += x3;
			x3 = Long.rotateLeft(x3, rotations[round + 1][0]) ^ x0;
			x2 += x1;
			x1 = Long.rotateLeft(x1, rotations[round + 1][1]) ^ x2;
		}
		words[at] = x0;
		words[at + step] = x1;
		words[at + 2 * step] = x2;
		words[at + 3 * step] = x3;
	}

}
