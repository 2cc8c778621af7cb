package ouroboros.core.data;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Labelled vectors.
 *
 * @param table the vectors, each followed by its label
 * @param classes number of classes, which are numbered from 0; 0 where the label is a
 * real number
 */
public record Pairs(Points table, int classes) implements Rows {

	public Pairs {
		if (table.dimension() < 2) {
			throw new IllegalArgumentException("neither vector nor label");
		}
	}

	@Override
	public Space.Pairs space() {
		return new Space.Pairs(inputs(), this.classes);
	}

	/** Dimension of the vectors. */
	public int inputs() {
		return this.table.dimension() - 1;
	}

	/** Coordinate {@code column} of vector {@code row}. */
	public double input(int row, int column) {
		return this.table.at(row, column);
	}

	/** Label of vector {@code row}. */
	public double label(int row) {
		return this.table.at(row, inputs());
	}

	/**
	 * The same vectors with other labels.
	 * @param labels one for each row
	 */
	public Pairs labelled(double[] labels) {
		var values = this.table.values().clone();
		for (int row = 0; row < labels.length; row++) {
			values[row * this.table.dimension() + inputs()] = labels[row];
		}
		return new Pairs(new Points(this.table.dimension(), values), this.classes);
	}

	/** The same vectors with every label changed. */
	public Pairs relabelled(DoubleUnaryOperator change) {
		return labelled(IntStream.range(0, rows()).mapToDouble((row) -> change.applyAsDouble(label(row))).toArray());
	}

	@Override
	public int rows() {
		return this.table.rows();
	}

	@Override
	public Pairs select(int[] rows) {
		return new Pairs(this.table.select(rows), this.classes);
	}

	@Override
	public Object identity(int row) {
		return this.table.identity(row);
	}

}
