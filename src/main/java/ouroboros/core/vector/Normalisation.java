package ouroboros.core.vector;

import java.util.Arrays;

/**
 * Rows of mean 0 and variance 1, then scaled and shifted (Ba et al. 2016, arXiv
 * 1607.06450).
 */
public final class Normalisation {

	private Normalisation() {
	}

	/**
	 * Normalises the first rows.
	 * @param rows number of rows
	 * @param from the rows
	 * @param gain a factor for each column
	 * @param shift a number to add for each column
	 * @param least added to variances before they are divided by
	 * @param into where the normalised rows are put
	 */
	public static void of(int rows, Matrix from, Matrix gain, Matrix shift, float least, Matrix into) {
		var parts = new float[SingleSums.COUNT];
		for (int row = 0; row < rows; row++) {
			if (Vectors.PRESENT) {
				VectorNormalisation.of(from, row, gain, shift, least, into, parts);
			}
			else {
				plainly(from, row, gain, shift, least, into, parts);
			}
		}
	}

	/**
	 * Normalises a row.
	 * @param parts room for partial sums
	 */
	static void plainly(Matrix from, int row, Matrix gain, Matrix shift, float least, Matrix into, float[] parts) {
		var numbers = from.numbers();
		var first = from.row(row);
		var width = from.columns();
		Arrays.fill(parts, 0);
		add(numbers, first, 0, width, parts);
		var mean = SingleSums.total(parts, 0) / width;
		Arrays.fill(parts, 0);
		addSquares(numbers, first, mean, 0, width, parts);
		var scale = scale(parts, width, least);
		put(numbers, first, mean, scale, gain, shift, 0, into, row);
	}

	static void add(float[] numbers, int first, int from, int to, float[] parts) {
		for (int i = from; i < to; i++) {
			parts[i % SingleSums.COUNT] += numbers[first + i];
		}
	}

	static void addSquares(float[] numbers, int first, float mean, int from, int to, float[] parts) {
		for (int i = from; i < to; i++) {
			var part = i % SingleSums.COUNT;
			var x = numbers[first + i] - mean;
			parts[part] = Math.fma(x, x, parts[part]);
		}
	}

	/** 1/√(variance), from partial sums of squares. */
	static float scale(float[] parts, int width, float least) {
		return (float) (1 / Math.sqrt(SingleSums.total(parts, 0) / width + least));
	}

	/** The columns from {@code from} on. */
	static void put(float[] numbers, int first, float mean, float scale, Matrix gain, Matrix shift, int from,
			Matrix into, int row) {
		var y = into.row(row);
		for (int i = from; i < gain.columns(); i++) {
			into.numbers()[y + i] = Math.fma((numbers[first + i] - mean) * scale, gain.numbers()[gain.at() + i],
					shift.numbers()[shift.at() + i]);
		}
	}

}
