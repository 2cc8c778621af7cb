package ouroboros.core.vector;

/**
 * Generators (L64X128Mix, Steele and Vigna 2021, as Commons RNG has it) side by side, and
 * what is made of their numbers. Every step is a short loop of its own, which the
 * compiler takes in whole.
 */
abstract sealed class LaneGenerators permits PlainGenerators, VectorGenerators {

	/** What every number of generators and of numbers is a multiple of. */
	static final int LANES = PartialSums.COUNT;

	static final long MULTIPLIER = 0xd1342543de82ef95L;

	static final long MIX = 0xdaba0b6eb09322e3L;

	/** The fastest that this JVM has. */
	static LaneGenerators best() {
		return (Vectors.PRESENT && DoubleLanes.FIT) ? new VectorGenerators() : new PlainGenerators();
	}

	/**
	 * States of generators: what {@link Threefry} gives for each seed.
	 * @param seeds first words of the keys
	 * @param second second word of all keys; the others are 0
	 * @param counter first word of all counters
	 * @param next second word of all counters; the others are 0
	 * @return of all generators the words to add (odd), then the sums, then the two words
	 * of the linear part
	 */
	final long[] states(long[] seeds, long second, long counter, long next) {
		var count = seeds.length;
		var words = new long[Threefry.WORDS * count];
		for (int i = 0; i < count; i++) {
			words[i] = counter + seeds[i];
			words[count + i] = next + second;
		}
		for (int round = 0; round < Threefry.ROUNDS; round += 4) {
			fourRounds(words, count, (round % 8 == 0) ? Threefry.EVEN : Threefry.ODD);
			addKeys(words, seeds, Threefry.PARITY ^ second, additions(round / 4 + 1, second));
		}
		for (int i = 0; i < count; i++) {
			words[i] |= 1;
		}
		return words;
	}

	/**
	 * What is added after four rounds: for each word a mask of the seed, a mask of the
	 * key's parity, and what is the same for all seeds.
	 */
	private static long[] additions(int turn, long second) {
		var additions = new long[3 * Threefry.WORDS];
		for (int word = 0; word < Threefry.WORDS; word++) {
			var part = (turn + word) % (Threefry.WORDS + 1);
			additions[3 * word] = (part == 0) ? -1 : 0;
			additions[3 * word + 1] = (part == Threefry.WORDS) ? -1 : 0;
			additions[3 * word + 2] = ((part == 1) ? second : 0) + ((word == Threefry.WORDS - 1) ? turn : 0);
		}
		return additions;
	}

	/**
	 * Four rounds of Threefry.
	 * @param words the first of each seed, then the second of each, and so on; changed
	 * @param count number of seeds
	 */
	abstract void fourRounds(long[] words, int count, int[][] rotations);

	/**
	 * Adds the keys after four rounds.
	 * @param parity of all the key but the seed
	 * @param additions from {@link #additions}
	 */
	abstract void addKeys(long[] words, long[] seeds, long parity, long[] additions);

	/**
	 * Draws uniform numbers from 1 to 2, of all generators in turn.
	 * @param states from {@link #states}, changed
	 * @param count of the numbers, a multiple of the number of generators
	 */
	abstract void uniform(long[] states, double[] into, int count);

	/**
	 * Draws pairs of uniform numbers from 1 to 2, of all generators in turn.
	 * @param count of the pairs, a multiple of the number of generators
	 */
	abstract void uniform(long[] states, double[] first, double[] second, int count);

	/**
	 * Makes of uniform numbers u from 1 to 2 the lengths √(-2 ln(2-u)).
	 */
	abstract void lengths(double[] numbers, int count);

	/**
	 * Makes normal numbers of lengths and of angles as uniform numbers from 1 to 2: by
	 * turns {@value #LANES} cosines and {@value #LANES} sines.
	 * @param from index of the first angle
	 * @param count of the pairs
	 * @param at index of the first normal number
	 */
	abstract void normal(double[] lengths, double[] angles, int from, int count, double mean, double deviation,
			double[] into, int at);

	/**
	 * Makes chi-square numbers of standard normal ones and of uniform ones from 1 to 2,
	 * as {@link StandardMoments} does; {@code NaN} where it takes more than one pair.
	 * @param normals by turns {@value #LANES} that are not for this and {@value #LANES}
	 * that are
	 * @param from index of the first uniform number
	 * @param degrees degrees of freedom, at least 2
	 */
	abstract void chiSquares(double[] normals, double[] uniforms, int from, int count, double degrees, double[] into);

}
