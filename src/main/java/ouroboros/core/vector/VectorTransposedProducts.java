package ouroboros.core.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Products#transposed} by vectors. */
final class VectorTransposedProducts {

	private static final VectorSpecies<Float> SPECIES = Singles.SPECIES;

	private static final int LENGTH = Singles.LENGTH;

	private static final int COUNT = SingleSums.COUNT;

	/** Rows of the matrix that go through all other rows at once. */
	private static final int TOGETHER = 4;

	private VectorTransposedProducts() {
	}

	static void put(int rows, Matrix from, Matrix matrix, Matrix into) {
		var parts = new float[TOGETHER * COUNT];
		var output = 0;
		for (; output + TOGETHER <= matrix.rows(); output += TOGETHER) {
			for (int row = 0; row < rows; row++) {
				four(from.numbers(), from.row(row), matrix.numbers(), matrix.row(output), matrix.columns(), parts);
				for (int i = 0; i < TOGETHER; i++) {
					into.numbers()[into.row(row) + output + i] = SingleSums.total(parts, i * COUNT);
				}
			}
		}
		for (; output < matrix.rows(); output++) {
			for (int row = 0; row < rows; row++) {
				one(from.numbers(), from.row(row), matrix.numbers(), matrix.row(output), matrix.columns(), parts);
				into.numbers()[into.row(row) + output] = SingleSums.total(parts, 0);
			}
		}
	}

	private static void four(float[] from, int x, float[] matrix, int at, int columns, float[] parts) {
		var whole = SingleSums.whole(columns);
		for (int group = 0; group < COUNT; group += LENGTH) {
			var a = FloatVector.zero(SPECIES);
			var b = FloatVector.zero(SPECIES);
			var c = FloatVector.zero(SPECIES);
			var d = FloatVector.zero(SPECIES);
			for (int i = group; i < whole; i += COUNT) {
				var numbers = FloatVector.fromArray(SPECIES, from, x + i);
				a = FloatVector.fromArray(SPECIES, matrix, at + i).fma(numbers, a);
				b = FloatVector.fromArray(SPECIES, matrix, at + columns + i).fma(numbers, b);
				c = FloatVector.fromArray(SPECIES, matrix, at + 2 * columns + i).fma(numbers, c);
				d = FloatVector.fromArray(SPECIES, matrix, at + 3 * columns + i).fma(numbers, d);
			}
			a.intoArray(parts, group);
			b.intoArray(parts, COUNT + group);
			c.intoArray(parts, 2 * COUNT + group);
			d.intoArray(parts, 3 * COUNT + group);
		}
		if (whole < columns) {
			for (int i = 0; i < TOGETHER; i++) {
				Products.addPlainly(from, x, matrix, at + i * columns, whole, columns, parts, i * COUNT);
			}
		}
	}

	private static void one(float[] from, int x, float[] matrix, int at, int columns, float[] parts) {
		var whole = SingleSums.whole(columns);
		for (int group = 0; group < COUNT; group += LENGTH) {
			var sum = FloatVector.zero(SPECIES);
			for (int i = group; i < whole; i += COUNT) {
				sum = FloatVector.fromArray(SPECIES, matrix, at + i)
					.fma(FloatVector.fromArray(SPECIES, from, x + i), sum);
			}
			sum.intoArray(parts, group);
		}
		Products.addPlainly(from, x, matrix, at, whole, columns, parts, 0);
	}

}
