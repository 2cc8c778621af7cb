package ouroboros.core.vector;

import java.util.SplittableRandom;

/** Numbers between -1 and 1 of a fixed seed. */
final class Numbers {

	private final SplittableRandom random;

	Numbers(long seed) {
		this.random = new SplittableRandom(seed);
	}

	float[] of(int count) {
		var numbers = new float[count];
		for (int i = 0; i < count; i++) {
			numbers[i] = 2 * (float) this.random.nextDouble() - 1;
		}
		return numbers;
	}

	/** One that lies within others. */
	Matrix matrix(int rows, int columns) {
		return new Matrix(of(3 + rows * columns + 2), 3, rows, columns);
	}

	static Matrix copy(Matrix matrix) {
		return new Matrix(matrix.numbers().clone(), matrix.at(), matrix.rows(), matrix.columns());
	}

}
