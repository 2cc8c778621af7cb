package ouroboros.core.vector;

/**
 * Long sums are taken in eight parts: element i of a block goes to part i mod 8, whatever
 * the length of the processor's vectors is.
 */
public final class PartialSums {

	/** Number of parts. */
	public static final int COUNT = 8;

	private PartialSums() {
	}

	/** The least multiple of {@link #COUNT} that is not below a number of elements. */
	public static int padded(int count) {
		return (count + COUNT - 1) & -COUNT;
	}

	/** The whole of the parts that begin at an index. */
	public static double whole(double[] parts, int offset) {
		return ((parts[offset] + parts[offset + 1]) + (parts[offset + 2] + parts[offset + 3]))
				+ ((parts[offset + 4] + parts[offset + 5]) + (parts[offset + 6] + parts[offset + 7]));
	}

}
