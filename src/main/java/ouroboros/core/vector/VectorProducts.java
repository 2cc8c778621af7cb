package ouroboros.core.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Products#add} by vectors. */
final class VectorProducts {

	private static final VectorSpecies<Float> SPECIES = Singles.SPECIES;

	private static final int LENGTH = Singles.LENGTH;

	/** Columns of a tile, whose sums stay in registers. */
	private static final int TILE = 4 * LENGTH;

	/** Rows of a tile, of which half the registers hold the sums. */
	private static final int TILE_ROWS = (LENGTH == 16) ? 4 : 2;

	/** Inputs that a tile's columns are taken of at once, to stay near the processor. */
	private static final int INPUTS = 128;

	/**
	 * The same for a single row, which needs them once, so that the processor foresees
	 * what comes.
	 */
	private static final int NEAR = 32;

	/** Rows that are worth a copy of a tile's columns. */
	private static final int MANY = 8;

	private VectorProducts() {
	}

	static void add(int rows, Matrix from, Matrix matrix, Matrix into) {
		var column = 0;
		if (rows >= MANY && matrix.columns() >= TILE) {
			column = matrix.columns() / TILE * TILE;
			var panel = new float[Math.min(INPUTS, matrix.rows()) * TILE];
			for (int first = 0; first < matrix.rows(); first += INPUTS) {
				var count = Math.min(INPUTS, matrix.rows() - first);
				for (int j = 0; j < column; j += TILE) {
					pack(matrix, first, count, j, panel);
					tiles(rows, from, first, count, panel, into, j);
				}
			}
		}
		for (int row = 0; row < rows; row++) {
			row(from.numbers(), from.row(row), matrix, column, into.numbers(), into.row(row));
		}
	}

	private static void pack(Matrix matrix, int first, int count, int column, float[] panel) {
		var numbers = matrix.numbers();
		for (int i = 0; i < count; i++) {
			var at = matrix.row(first + i) + column;
			for (int j = 0; j < TILE; j += LENGTH) {
				FloatVector.fromArray(SPECIES, numbers, at + j).intoArray(panel, i * TILE + j);
			}
		}
	}

	private static void tiles(int rows, Matrix from, int first, int count, float[] panel, Matrix into, int column) {
		var row = 0;
		for (; row + TILE_ROWS <= rows; row += TILE_ROWS) {
			if (TILE_ROWS == 4) {
				four(from.numbers(), from.row(row) + first, from.columns(), count, panel, into.numbers(),
						into.row(row) + column, into.columns());
			}
			else {
				two(from.numbers(), from.row(row) + first, from.columns(), count, panel, into.numbers(),
						into.row(row) + column, into.columns());
			}
		}
		for (; row < rows; row++) {
			one(from.numbers(), from.row(row) + first, count, panel, 0, TILE, into.numbers(), into.row(row) + column);
		}
	}

	private static void four(float[] from, int x, int step, int count, float[] panel, float[] into, int y, int stride) {
		var a0 = FloatVector.fromArray(SPECIES, into, y);
		var a1 = FloatVector.fromArray(SPECIES, into, y + LENGTH);
		var a2 = FloatVector.fromArray(SPECIES, into, y + 2 * LENGTH);
		var a3 = FloatVector.fromArray(SPECIES, into, y + 3 * LENGTH);
		var b0 = FloatVector.fromArray(SPECIES, into, y + stride);
		var b1 = FloatVector.fromArray(SPECIES, into, y + stride + LENGTH);
		var b2 = FloatVector.fromArray(SPECIES, into, y + stride + 2 * LENGTH);
		var b3 = FloatVector.fromArray(SPECIES, into, y + stride + 3 * LENGTH);
		var c0 = FloatVector.fromArray(SPECIES, into, y + 2 * stride);
		var c1 = FloatVector.fromArray(SPECIES, into, y + 2 * stride + LENGTH);
		var c2 = FloatVector.fromArray(SPECIES, into, y + 2 * stride + 2 * LENGTH);
		var c3 = FloatVector.fromArray(SPECIES, into, y + 2 * stride + 3 * LENGTH);
		var d0 = FloatVector.fromArray(SPECIES, into, y + 3 * stride);
		var d1 = FloatVector.fromArray(SPECIES, into, y + 3 * stride + LENGTH);
		var d2 = FloatVector.fromArray(SPECIES, into, y + 3 * stride + 2 * LENGTH);
		var d3 = FloatVector.fromArray(SPECIES, into, y + 3 * stride + 3 * LENGTH);
		for (int i = 0; i < count; i++) {
			var m0 = FloatVector.fromArray(SPECIES, panel, i * TILE);
			var m1 = FloatVector.fromArray(SPECIES, panel, i * TILE + LENGTH);
			var m2 = FloatVector.fromArray(SPECIES, panel, i * TILE + 2 * LENGTH);
			var m3 = FloatVector.fromArray(SPECIES, panel, i * TILE + 3 * LENGTH);
			var a = FloatVector.broadcast(SPECIES, from[x + i]);
			a0 = m0.fma(a, a0);
			a1 = m1.fma(a, a1);
			a2 = m2.fma(a, a2);
			a3 = m3.fma(a, a3);
			var b = FloatVector.broadcast(SPECIES, from[x + step + i]);
			b0 = m0.fma(b, b0);
			b1 = m1.fma(b, b1);
			b2 = m2.fma(b, b2);
			b3 = m3.fma(b, b3);
			var c = FloatVector.broadcast(SPECIES, from[x + 2 * step + i]);
			c0 = m0.fma(c, c0);
			c1 = m1.fma(c, c1);
			c2 = m2.fma(c, c2);
			c3 = m3.fma(c, c3);
			var d = FloatVector.broadcast(SPECIES, from[x + 3 * step + i]);
			d0 = m0.fma(d, d0);
			d1 = m1.fma(d, d1);
			d2 = m2.fma(d, d2);
			d3 = m3.fma(d, d3);
		}
		put(a0, a1, a2, a3, into, y);
		put(b0, b1, b2, b3, into, y + stride);
		put(c0, c1, c2, c3, into, y + 2 * stride);
		put(d0, d1, d2, d3, into, y + 3 * stride);
	}

	private static void two(float[] from, int x, int step, int count, float[] panel, float[] into, int y, int stride) {
		var a0 = FloatVector.fromArray(SPECIES, into, y);
		var a1 = FloatVector.fromArray(SPECIES, into, y + LENGTH);
		var a2 = FloatVector.fromArray(SPECIES, into, y + 2 * LENGTH);
		var a3 = FloatVector.fromArray(SPECIES, into, y + 3 * LENGTH);
		var b0 = FloatVector.fromArray(SPECIES, into, y + stride);
		var b1 = FloatVector.fromArray(SPECIES, into, y + stride + LENGTH);
		var b2 = FloatVector.fromArray(SPECIES, into, y + stride + 2 * LENGTH);
		var b3 = FloatVector.fromArray(SPECIES, into, y + stride + 3 * LENGTH);
		for (int i = 0; i < count; i++) {
			var m0 = FloatVector.fromArray(SPECIES, panel, i * TILE);
			var m1 = FloatVector.fromArray(SPECIES, panel, i * TILE + LENGTH);
			var m2 = FloatVector.fromArray(SPECIES, panel, i * TILE + 2 * LENGTH);
			var m3 = FloatVector.fromArray(SPECIES, panel, i * TILE + 3 * LENGTH);
			var a = FloatVector.broadcast(SPECIES, from[x + i]);
			a0 = m0.fma(a, a0);
			a1 = m1.fma(a, a1);
			a2 = m2.fma(a, a2);
			a3 = m3.fma(a, a3);
			var b = FloatVector.broadcast(SPECIES, from[x + step + i]);
			b0 = m0.fma(b, b0);
			b1 = m1.fma(b, b1);
			b2 = m2.fma(b, b2);
			b3 = m3.fma(b, b3);
		}
		put(a0, a1, a2, a3, into, y);
		put(b0, b1, b2, b3, into, y + stride);
	}

	/** One row, of all inputs and the columns from {@code column} on. */
	private static void row(float[] from, int x, Matrix matrix, int column, float[] into, int y) {
		for (int first = 0; first < matrix.rows(); first += NEAR) {
			var count = Math.min(NEAR, matrix.rows() - first);
			var j = column;
			for (; j + 2 * TILE <= matrix.columns(); j += 2 * TILE) {
				eight(from, x + first, count, matrix.numbers(), matrix.row(first) + j, matrix.columns(), into, y + j);
			}
			for (; j + TILE <= matrix.columns(); j += TILE) {
				one(from, x + first, count, matrix.numbers(), matrix.row(first) + j, matrix.columns(), into, y + j);
			}
			for (; j + LENGTH <= matrix.columns(); j += LENGTH) {
				narrow(from, x + first, count, matrix.numbers(), matrix.row(first) + j, matrix.columns(), into, y + j);
			}
			Products.addPlainly(from, x, matrix, first, first + count, j, into, y);
		}
	}

	/** One row and the columns of two tiles. */
	private static void eight(float[] from, int x, int count, float[] matrix, int at, int step, float[] into, int y) {
		var a0 = FloatVector.fromArray(SPECIES, into, y);
		var a1 = FloatVector.fromArray(SPECIES, into, y + LENGTH);
		var a2 = FloatVector.fromArray(SPECIES, into, y + 2 * LENGTH);
		var a3 = FloatVector.fromArray(SPECIES, into, y + 3 * LENGTH);
		var a4 = FloatVector.fromArray(SPECIES, into, y + 4 * LENGTH);
		var a5 = FloatVector.fromArray(SPECIES, into, y + 5 * LENGTH);
		var a6 = FloatVector.fromArray(SPECIES, into, y + 6 * LENGTH);
		var a7 = FloatVector.fromArray(SPECIES, into, y + 7 * LENGTH);
		for (int i = 0; i < count; i++) {
			var a = FloatVector.broadcast(SPECIES, from[x + i]);
			var m = at + i * step;
			a0 = FloatVector.fromArray(SPECIES, matrix, m).fma(a, a0);
			a1 = FloatVector.fromArray(SPECIES, matrix, m + LENGTH).fma(a, a1);
			a2 = FloatVector.fromArray(SPECIES, matrix, m + 2 * LENGTH).fma(a, a2);
			a3 = FloatVector.fromArray(SPECIES, matrix, m + 3 * LENGTH).fma(a, a3);
			a4 = FloatVector.fromArray(SPECIES, matrix, m + 4 * LENGTH).fma(a, a4);
			a5 = FloatVector.fromArray(SPECIES, matrix, m + 5 * LENGTH).fma(a, a5);
			a6 = FloatVector.fromArray(SPECIES, matrix, m + 6 * LENGTH).fma(a, a6);
			a7 = FloatVector.fromArray(SPECIES, matrix, m + 7 * LENGTH).fma(a, a7);
		}
		put(a0, a1, a2, a3, into, y);
		put(a4, a5, a6, a7, into, y + TILE);
	}

	/** One row and a tile's columns. */
	private static void one(float[] from, int x, int count, float[] matrix, int at, int step, float[] into, int y) {
		var a0 = FloatVector.fromArray(SPECIES, into, y);
		var a1 = FloatVector.fromArray(SPECIES, into, y + LENGTH);
		var a2 = FloatVector.fromArray(SPECIES, into, y + 2 * LENGTH);
		var a3 = FloatVector.fromArray(SPECIES, into, y + 3 * LENGTH);
		for (int i = 0; i < count; i++) {
			var a = FloatVector.broadcast(SPECIES, from[x + i]);
			var m = at + i * step;
			a0 = FloatVector.fromArray(SPECIES, matrix, m).fma(a, a0);
			a1 = FloatVector.fromArray(SPECIES, matrix, m + LENGTH).fma(a, a1);
			a2 = FloatVector.fromArray(SPECIES, matrix, m + 2 * LENGTH).fma(a, a2);
			a3 = FloatVector.fromArray(SPECIES, matrix, m + 3 * LENGTH).fma(a, a3);
		}
		put(a0, a1, a2, a3, into, y);
	}

	/** One row and a vector's columns. */
	private static void narrow(float[] from, int x, int count, float[] matrix, int at, int step, float[] into, int y) {
		var sum = FloatVector.fromArray(SPECIES, into, y);
		for (int i = 0; i < count; i++) {
			sum = FloatVector.fromArray(SPECIES, matrix, at + i * step)
				.fma(FloatVector.broadcast(SPECIES, from[x + i]), sum);
		}
		sum.intoArray(into, y);
	}

	private static void put(FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] into, int y) {
		v0.intoArray(into, y);
		v1.intoArray(into, y + LENGTH);
		v2.intoArray(into, y + 2 * LENGTH);
		v3.intoArray(into, y + 3 * LENGTH);
	}

}
