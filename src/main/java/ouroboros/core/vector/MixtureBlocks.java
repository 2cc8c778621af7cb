package ouroboros.core.vector;

/**
 * What expectation-maximisation does to a block of vectors, given as columns. All arrays
 * are as long as the largest block, a multiple of {@link PartialSums#COUNT}, and are
 * worked on up to such a multiple: what is behind the block has the weight 0.
 */
public sealed interface MixtureBlocks permits PlainMixtureBlocks, VectorMixtureBlocks {

	/**
	 * Largest number of vectors of a block: the product of as many sums of up to 1000
	 * terms as go to one part of them is a double.
	 */
	int MOST = 64 * PartialSums.COUNT;

	/** Number of moments of a plane: mass, x, y, xx, xy and yy. */
	int PLANE = 6;

	/** Number of moments of a line: mass, x and xx. */
	int LINE = 3;

	/** The fastest that this machine has; all have the same bits. */
	static MixtureBlocks best() {
		return (Vectors.PRESENT && DoubleLanes.FIT) ? new VectorMixtureBlocks() : new PlainMixtureBlocks();
	}

	/**
	 * Takes a column out of rows, each number less {@code mean}, and 0 behind them.
	 * @param start index of the first number
	 * @param step distance from one number to the next
	 */
	static void column(double[] values, int start, int step, double mean, int count, double[] column) {
		for (int i = 0, at = start; i < count; i++, at += step) {
			column[i] = values[at] - mean;
		}
		for (int i = count; i < PartialSums.padded(count); i++) {
			column[i] = 0;
		}
	}

	/** Both columns of a plane. */
	void columns(double[] values, int start, double meanX, double meanY, int count, double[] x, double[] y);

	/**
	 * Terms {@code constant} - (scale·(x - mean))², to which {@code largest} is raised.
	 */
	void line(double scale, double mean, double constant, double[] x, int count, double[] terms, double[] largest);

	/**
	 * Terms {@code constant} - |W(x - mean)|², to which {@code largest} is raised.
	 * @param whitening the four entries of the lower triangular W
	 */
	void plane(double[] whitening, double[] mean, double constant, double[] x, double[] y, int count, double[] terms,
			double[] largest);

	/**
	 * The same in any dimension.
	 * @param diagonal whether only the diagonal of W is looked at
	 * @param differences x - mean, {@link #MOST} numbers for each coordinate
	 */
	void space(double[] whitening, boolean diagonal, double constant, double[] differences, int dimension, int count,
			double[] terms, double[] largest);

	/** Subtracts a number, and writes from an index on. */
	void subtract(double[] x, double mean, int count, double[] differences, int offset);

	/**
	 * Takes exponentials of the terms relative to the largest ones, and adds them to
	 * sums.
	 */
	void exponential(double[] terms, double[] largest, int count, double[] sums);

	/**
	 * Replaces every sum s by {@code weight}/s.
	 * @return the sum of all {@code largest} + ln s
	 */
	double normalise(double[] largest, double[] sums, int count, double weight);

	/**
	 * Adds the {@value #LINE} moments about {@code centre}, {@link PartialSums} of each.
	 */
	void lineMoments(double[] x, double centre, double[] terms, double[] factors, int count, double[] moments);

	/**
	 * Adds the {@value #PLANE} moments about {@code centre}, {@link PartialSums} of each.
	 */
	void planeMoments(double[] x, double[] y, double[] centre, double[] terms, double[] factors, int count,
			double[] moments);

	/** Products of two columns. */
	void multiply(double[] left, double[] right, int offset, int count, double[] products);

	/** Adds the partial sums of a column from an index of {@code sums} on. */
	void sum(double[] values, int count, double[] sums, int offset);

	/** Adds the partial sums of the products of two columns. */
	void dot(double[] left, double[] right, int rightOffset, int count, double[] sums, int offset);

}
