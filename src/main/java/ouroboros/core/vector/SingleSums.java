package ouroboros.core.vector;

/**
 * Sums of single precision are added up in parts, so that they are the same whatever the
 * vectors: number i belongs to partial sum i mod {@value #COUNT}.
 */
final class SingleSums {

	static final int COUNT = 16;

	private SingleSums() {
	}

	/** The first of a count of numbers that fill all partial sums equally often. */
	static int whole(int count) {
		return count / COUNT * COUNT;
	}

	/** All parts that begin at {@code at}, half on half. */
	static float total(float[] parts, int at) {
		return fourth(parts, at) + fourth(parts, at + 1) + (fourth(parts, at + 2) + fourth(parts, at + 3));
	}

	private static float fourth(float[] parts, int at) {
		return parts[at] + parts[at + 4] + (parts[at + 8] + parts[at + 12]);
	}

	/** The largest of all parts, or {@code NaN} if one is. */
	static float largest(float[] parts, int at) {
		return Math.max(Math.max(largestFourth(parts, at), largestFourth(parts, at + 1)),
				Math.max(largestFourth(parts, at + 2), largestFourth(parts, at + 3)));
	}

	private static float largestFourth(float[] parts, int at) {
		return Math.max(Math.max(parts[at], parts[at + 4]), Math.max(parts[at + 8], parts[at + 12]));
	}

}
