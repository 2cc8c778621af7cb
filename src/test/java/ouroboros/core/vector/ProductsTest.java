package ouroboros.core.vector;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProductsTest {

	private static final int[] SIZES = { 1, 3, 12, 16, 36, 64, 100, 128, 130, 300 };

	/**
	 * Error of a sum of numbers below 1, for each of them: 2⁻²⁴ of a sum that is mostly
	 * below 2.
	 */
	private static final double ROUNDING = 1e-7;

	/** By vectors and plainly the same bits, near those of double precision. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 8, 9, 13, 32 })
	void areThoseOfRowsAndColumns(int rows) {
		var numbers = new Numbers(rows);
		for (int inputs : SIZES) {
			for (int outputs : SIZES) {
				var from = numbers.matrix(rows, inputs + 2);
				var matrix = numbers.matrix(inputs, outputs);
				var before = numbers.matrix(rows, outputs + 1);
				var into = Numbers.copy(before);
				Products.add(rows, from, matrix, into);
				var plain = Numbers.copy(before);
				Products.addPlainly(rows, from, matrix, plain);
				assertThat(into.numbers()).isEqualTo(plain.numbers());
				for (int row = 0; row < rows; row++) {
					for (int j = 0; j < outputs; j++) {
						double sum = before.numbers()[before.row(row) + j];
						for (int i = 0; i < inputs; i++) {
							sum += (double) from.numbers()[from.row(row) + i] * matrix.numbers()[matrix.row(i) + j];
						}
						assertThat((double) into.numbers()[into.row(row) + j]).isCloseTo(sum,
								within(ROUNDING * inputs));
					}
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 8, 9, 13, 32 })
	void areThoseOfRowsAndRowsWhereOneIsTransposed(int rows) {
		var numbers = new Numbers(rows);
		for (int inputs : SIZES) {
			for (int outputs : SIZES) {
				var from = numbers.matrix(rows, inputs + 2);
				var matrix = numbers.matrix(outputs, inputs);
				var into = numbers.matrix(rows, outputs + 1);
				var plain = Numbers.copy(into);
				Products.transposed(rows, from, matrix, into);
				Products.transposedPlainly(rows, from, matrix, plain);
				assertThat(into.numbers()).isEqualTo(plain.numbers());
				for (int row = 0; row < rows; row++) {
					for (int j = 0; j < outputs; j++) {
						var sum = 0.0;
						for (int i = 0; i < inputs; i++) {
							sum += (double) from.numbers()[from.row(row) + i] * matrix.numbers()[matrix.row(j) + i];
						}
						assertThat((double) into.numbers()[into.row(row) + j]).isCloseTo(sum,
								within(ROUNDING * inputs));
					}
				}
			}
		}
	}

	/**
	 * As many rows as go together through tiles of the matrix, and a row that does not.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8, 11 })
	void aRowIsTheSameWhateverTheOthersAre(int rows) {
		var numbers = new Numbers(rows);
		var from = numbers.matrix(33, 300);
		var matrix = numbers.matrix(300, 200);
		var all = new Matrix(33, 200);
		Products.add(33, from, matrix, all);
		var transposed = new Matrix(33, 300);
		Products.transposed(33, all, matrix, transposed);
		for (int first = 0; first + rows <= 33; first += rows) {
			var some = new Matrix(rows, 200);
			Products.add(rows, new Matrix(from.numbers(), from.row(first), rows, 300), matrix, some);
			assertThat(some.numbers()).containsExactly(rows(all, first, rows));
			var back = new Matrix(rows, 300);
			Products.transposed(rows, some, matrix, back);
			assertThat(back.numbers()).containsExactly(rows(transposed, first, rows));
		}
	}

	private static float[] rows(Matrix matrix, int first, int count) {
		return Arrays.copyOfRange(matrix.numbers(), matrix.row(first), matrix.row(first + count));
	}

}
