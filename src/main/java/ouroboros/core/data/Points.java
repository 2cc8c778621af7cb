package ouroboros.core.data;

import java.nio.DoubleBuffer;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Real vectors.
 *
 * @param dimension length of each vector, at least 1
 * @param values the vectors one after the other; owned by this record and never changed
 */
public record Points(int dimension, double[] values) implements Rows {

	public Points {
		if (dimension < 1 || values.length % dimension != 0) {
			throw new IllegalArgumentException(values.length + " values do not make vectors of " + dimension);
		}
	}

	@Override
	public Space.Real space() {
		return new Space.Real(this.dimension);
	}

	@Override
	public int rows() {
		return this.values.length / this.dimension;
	}

	/** Coordinate {@code column} of vector {@code row}. */
	public double at(int row, int column) {
		return this.values[row * this.dimension + column];
	}

	/** A copy of vector {@code row}. */
	public double[] row(int row) {
		var copy = new double[this.dimension];
		System.arraycopy(this.values, row * this.dimension, copy, 0, this.dimension);
		return copy;
	}

	@Override
	public Points select(int[] rows) {
		var chosen = new double[rows.length * this.dimension];
		for (int i = 0; i < rows.length; i++) {
			System.arraycopy(this.values, rows[i] * this.dimension, chosen, i * this.dimension, this.dimension);
		}
		return new Points(this.dimension, chosen);
	}

	@Override
	public Points resample(int count, UniformRandomProvider random) {
		return (Points) Rows.super.resample(count, random);
	}

	@Override
	public DoubleBuffer identity(int row) {
		return DoubleBuffer.wrap(this.values, row * this.dimension, this.dimension);
	}

	/** Every coordinate mapped. */
	public Points map(DoubleUnaryOperator coordinate) {
		var mapped = new double[this.values.length];
		for (int i = 0; i < mapped.length; i++) {
			mapped[i] = coordinate.applyAsDouble(this.values[i]);
		}
		return new Points(this.dimension, mapped);
	}

}
