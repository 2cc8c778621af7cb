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
		var x0 = counter[0] + schedule[0];
		var x1 = counter[1] + schedule[1];
		var x2 = counter[2] + schedule[2];
		var x3 = counter[3] + schedule[3];
		for (int round = 0; round < ROUNDS; round += 4) {
			var rotations = (round % 8 == 0) ? EVEN : ODD;
			for (int i = 0; i < rotations.length; i += 2) {
				x0 += x1;
				x1 = Long.rotateLeft(x1, rotations[i][0]) ^ x0;
				x2 += x3;
				x3 = Long.rotateLeft(x3, rotations[i][1]) ^ x2;
				x0 += x3;
				x3 = Long.rotateLeft(x3, rotations[i + 1][0]) ^ x0;
				x2 += x1;
				x1 = Long.rotateLeft(x1, rotations[i + 1][1]) ^ x2;
			}
			var turn = round / 4 + 1;
			x0 += schedule[turn % 5];
			x1 += schedule[(turn + 1) % 5];
			x2 += schedule[(turn + 2) % 5];
			x3 += schedule[(turn + 3) % 5] + turn;
		}
		return new long[] { x0, x1, x2, x3 };
	}

}
