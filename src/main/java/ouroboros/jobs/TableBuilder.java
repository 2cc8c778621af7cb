package ouroboros.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Collects numbers of unknown count. In memory they may take as much as the unpacked
 * upload may, so that short cells do not multiply its size.
 */
final class TableBuilder {

	private static final int CHUNK = 1 << 14;

	private final List<String> columns;

	private final long most;

	private final List<double[]> full = new ArrayList<>();

	private double[] last = new double[CHUNK];

	private int used;

	/**
	 * @param columns names of the columns, at least one
	 * @param line the line that names them
	 * @param mostBytes limit on the numbers, of eight bytes each
	 * @throws Rejected if there are too many, or two have one name, or one has none
	 */
	TableBuilder(List<String> columns, long line, long mostBytes) {
		checkCount(columns.size(), line);
		var different = new HashSet<String>();
		for (int i = 0; i < columns.size(); i++) {
			var name = columns.get(i);
			if (name.isBlank()) {
				throw Rejected.atLine(line, "missing-value", "column %d has no name".formatted(i + 1));
			}
			if (name.length() > FiniteNumber.MAX_LENGTH) {
				throw Rejected.atLine(line, "too-long",
						"the name of column %d has more than %d characters".formatted(i + 1, FiniteNumber.MAX_LENGTH));
			}
			if (!different.add(name)) {
				throw Rejected.atLine(line, "duplicate-column",
						"two columns have the name %s".formatted(FiniteNumber.quoted(name)));
			}
		}
		this.columns = List.copyOf(columns);
		this.most = mostBytes;
	}

	/** Columns that nobody named: {@code column1}, {@code column2} and so on. */
	static TableBuilder unnamed(int columns, long line, long mostBytes) {
		checkCount(columns, line);
		var names = new ArrayList<String>();
		for (int i = 1; i <= columns; i++) {
			names.add("column" + i);
		}
		return new TableBuilder(names, line, mostBytes);
	}

	static void checkCount(int columns, long line) {
		if (columns > Table.MAX_COLUMNS) {
			throw Rejected.atLine(line, "too-many-columns",
					"%d columns are more than %d".formatted(columns, Table.MAX_COLUMNS));
		}
	}

	List<String> columns() {
		return this.columns;
	}

	/** Appends the next number of the row. */
	void add(double value) {
		if (this.used == CHUNK) {
			this.full.add(this.last);
			this.last = new double[CHUNK];
			this.used = 0;
			var bytes = 8L * CHUNK * this.full.size();
			if (bytes > Math.min(this.most, 8L * (Integer.MAX_VALUE - 2 * CHUNK))) {
				throw Rejected.tooLarge("the table of numbers, at 8 bytes each,", this.most, "unpacked");
			}
		}
		this.last[this.used++] = value;
	}

	/** The table of all complete rows. */
	Table build() {
		var values = new double[this.full.size() * CHUNK + this.used];
		for (int i = 0; i < this.full.size(); i++) {
			System.arraycopy(this.full.get(i), 0, values, i * CHUNK, CHUNK);
		}
		System.arraycopy(this.last, 0, values, this.full.size() * CHUNK, this.used);
		return new Table(this.columns, values);
	}

}
