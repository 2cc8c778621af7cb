package ouroboros.core.vector;

/**
 * Squared distances of one point from many, and sums over them. Arrays of results are
 * written up to a multiple of {@link PartialSums#COUNT}, behind the results with
 * {@code Infinity}.
 */
public sealed interface DistanceBlocks permits PlainDistanceBlocks, VectorDistanceBlocks {

	/** Largest number of points of a block. */
	int MOST = 512;

	/** The fastest that this machine has; all have the same bits. */
	static DistanceBlocks best() {
		return (Vectors.PRESENT && DoubleLanes.FIT) ? new VectorDistanceBlocks() : new PlainDistanceBlocks();
	}

	/**
	 * The points' coordinates, each {@link #stride} apart from the next.
	 * @param values the points one after the other
	 * @param order which of them is first, which is next, and so on
	 */
	static double[] columns(double[] values, int dimension, int[] order) {
		var stride = stride(order.length);
		var columns = new double[dimension * stride];
		for (int i = 0; i < order.length; i++) {
			for (int j = 0; j < dimension; j++) {
				columns[j * stride + i] = values[order[i] * dimension + j];
			}
		}
		return columns;
	}

	/**
	 * From the first coordinate of a point to its next, so that blocks end in the array.
	 */
	static int stride(int rows) {
		return PartialSums.padded(rows) + PartialSums.COUNT;
	}

	/**
	 * Squared lengths of the differences, each coordinate times its scale.
	 * @param columns of {@code stride} numbers each
	 * @param point coordinates from an index on
	 * @param from first of {@code count} points
	 */
	void squares(double[] columns, int stride, double[] scales, double[] point, int at, int from, int count,
			double[] squares);

	/** The least of the squares; those that are not numbers do not count. */
	double least(double[] squares, int count);

	/**
	 * The sum of weights times exp(factor·square - top), where no exponent is above 709.
	 * @param from index of the first weight; there are as many as squares to a multiple
	 * of {@link PartialSums#COUNT}
	 */
	double exponentials(double[] squares, int count, double factor, double top, double[] weights, int from);

}
