package ouroboros.core.vector;

/**
 * A matrix within an array, row after row.
 *
 * @param numbers array that holds it
 * @param at index of its first number
 * @param rows number of rows
 * @param columns number of columns
 */
public record Matrix(float[] numbers, int at, int rows, int columns) {

	/** A matrix of its own, all 0. */
	public Matrix(int rows, int columns) {
		this(new float[Math.multiplyExact(rows, columns)], 0, rows, columns);
	}

	/** Index of the first number of a row. */
	public int row(int row) {
		return this.at + row * this.columns;
	}

}
