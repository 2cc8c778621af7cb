package ouroboros.core.vector;

import java.util.Arrays;

/**
 * Products of rows with a matrix, in single precision. A row has the same bits whatever
 * the others are, and however many.
 */
public final class Products {

	private Products() {
	}

	/**
	 * Adds to the first rows the products of other rows with a matrix, input after input.
	 * @param rows number of rows
	 * @param from a column for each row of the matrix, or more
	 * @param into a column for each column of the matrix, or more
	 */
	public static void add(int rows, Matrix from, Matrix matrix, Matrix into) {
		if (Vectors.PRESENT) {
			VectorProducts.add(rows, from, matrix, into);
		}
		else {
			addPlainly(rows, from, matrix, into);
		}
	}

	static void addPlainly(int rows, Matrix from, Matrix matrix, Matrix into) {
		for (int row = 0; row < rows; row++) {
			addPlainly(from.numbers(), from.row(row), matrix, 0, matrix.rows(), 0, into.numbers(), into.row(row));
		}
	}

	/** One row, of the inputs and columns that are named. */
	static void addPlainly(float[] from, int x, Matrix matrix, int first, int last, int column, float[] into, int y) {
		var numbers = matrix.numbers();
		for (int i = first; i < last; i++) {
			var factor = from[x + i];
			var at = matrix.row(i);
			for (int j = column; j < matrix.columns(); j++) {
				into[y + j] = Math.fma(factor, numbers[at + j], into[y + j]);
			}
		}
	}

	/**
	 * Puts into the first rows the products of other rows with the transpose of a matrix.
	 * @param rows number of rows
	 * @param from a column for each column of the matrix, or more
	 * @param into a column for each row of the matrix, or more
	 */
	public static void transposed(int rows, Matrix from, Matrix matrix, Matrix into) {
		if (Vectors.PRESENT) {
			VectorTransposedProducts.put(rows, from, matrix, into);
		}
		else {
			transposedPlainly(rows, from, matrix, into);
		}
	}

	static void transposedPlainly(int rows, Matrix from, Matrix matrix, Matrix into) {
		var parts = new float[SingleSums.COUNT];
		for (int row = 0; row < rows; row++) {
			for (int output = 0; output < matrix.rows(); output++) {
				Arrays.fill(parts, 0);
				addPlainly(from.numbers(), from.row(row), matrix.numbers(), matrix.row(output), 0, matrix.columns(),
						parts, 0);
				into.numbers()[into.row(row) + output] = SingleSums.total(parts, 0);
			}
		}
	}

	/** Two rows' products of the columns that are named, to partial sums. */
	static void addPlainly(float[] from, int x, float[] numbers, int y, int first, int last, float[] parts, int at) {
		for (int i = first; i < last; i++) {
			var part = at + i % SingleSums.COUNT;
			parts[part] = Math.fma(from[x + i], numbers[y + i], parts[part]);
		}
	}

}
