package ouroboros.jobs;

import java.util.List;

import ouroboros.core.data.Points;
import ouroboros.core.spec.Refusal;

/**
 * Rows of finite numbers.
 *
 * @param columns names of the columns, all different; empty only where there are no rows
 * @param values row by row; owned by this record and never changed
 */
record Table(List<String> columns, double[] values) implements Observations {

	/** Most columns of a table. */
	static final int MAX_COLUMNS = 1000;

	/** What is in each column. */
	record Statistics(List<ColumnStatistics> columns) {
	}

	@Override
	public String kind() {
		return "numeric";
	}

	@Override
	public long rows() {
		return this.columns.isEmpty() ? 0 : this.values.length / this.columns.size();
	}

	/** Rows and columns. */
	@Override
	public long[] shape() {
		return new long[] { rows(), this.columns.size() };
	}

	@Override
	public Statistics statistics() {
		var statistics = new ColumnStatistics[this.columns.size()];
		for (int column = 0; column < statistics.length; column++) {
			statistics[column] = ColumnStatistics.of(this.columns.get(column), column(column));
		}
		return new Statistics(List.of(statistics));
	}

	private double[] column(int column) {
		var values = new double[(int) rows()];
		for (int row = 0; row < values.length; row++) {
			values[row] = this.values[row * this.columns.size() + column];
		}
		return values;
	}

	@Override
	public Points data(List<String> columns) {
		if (columns.isEmpty() || columns.equals(this.columns)) {
			return new Points(this.columns.size(), this.values);
		}
		var width = columns.size();
		var positions = new int[width];
		for (int i = 0; i < width; i++) {
			positions[i] = this.columns.indexOf(columns.get(i));
			Refusal.unless(positions[i] >= 0, "columns/" + i, "not-found",
					"the data set has no column %s".formatted(FiniteNumber.quoted(columns.get(i))));
		}
		var rows = (int) rows();
		var chosen = new double[Math.multiplyExact(rows, width)];
		for (int row = 0; row < rows; row++) {
			for (int i = 0; i < width; i++) {
				chosen[row * width + i] = this.values[row * this.columns.size() + positions[i]];
			}
		}
		return new Points(width, chosen);
	}

}
