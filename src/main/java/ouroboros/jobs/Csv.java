package ouroboros.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated numbers as in RFC 4180; the delimiter is the most frequent of comma,
 * semicolon and tab in the first line. A first record with a cell that is no number names
 * the columns. Empty lines are allowed at the end only, since elsewhere one may be a
 * missing value.
 */
final class Csv {

	private final long mostBytes;

	private @Nullable TableBuilder table;

	private long firstEmptyLine;

	private Csv(long mostBytes) {
		this.mostBytes = mostBytes;
	}

	/**
	 * @param mostBytes limit on the numbers, of eight bytes each
	 */
	static Table read(Reader in, long mostBytes) throws IOException {
		return new Csv(mostBytes).table(in);
	}

	private Table table(Reader in) throws IOException {
		var buffered = new BufferedReader(in);
		var format = CSVFormat.RFC4180.builder()
			.setDelimiter(delimiter(buffered))
			.setIgnoreSurroundingSpaces(true)
			.get();
		var source = new CsvSource(buffered);
		var line = 1L;
		try (var parser = CSVParser.builder().setReader(source).setFormat(format).get()) {
			for (var records = parser.iterator(); records.hasNext();) {
				add(records.next().toList(), line);
				line = parser.getCurrentLineNumber() + 1;
				source.begin(line);
			}
		}
		catch (UncheckedIOException ex) {
			if (ex.getCause() instanceof CSVException) {
				throw Rejected.atLine(line, "malformed-csv", "a quoted cell does not end where it should");
			}
			throw ex.getCause();
		}
		return (this.table == null) ? new Table(List.of(), new double[0]) : this.table.build();
	}

	private void add(List<String> cells, long line) {
		if (cells.size() == 1 && cells.getFirst().isBlank()) {
			this.firstEmptyLine = (this.firstEmptyLine == 0) ? line : this.firstEmptyLine;
			return;
		}
		if (this.firstEmptyLine != 0) {
			throw Rejected.atLine(this.firstEmptyLine, "missing-value", "missing value: the line is empty");
		}
		if (this.table == null) {
			if (!cells.stream().allMatch(FiniteNumber::isMeant)) {
				this.table = new TableBuilder(cells.stream().map(String::strip).toList(), line, this.mostBytes);
				return;
			}
			this.table = TableBuilder.unnamed(cells.size(), line, this.mostBytes);
		}
		var columns = this.table.columns();
		if (cells.size() != columns.size()) {
			throw Rejected.atLine(line, "ragged", "%d cells instead of %d".formatted(cells.size(), columns.size()));
		}
		for (int i = 0; i < cells.size(); i++) {
			this.table.add(FiniteNumber.parse(cells.get(i), line, columns.get(i)));
		}
	}

	private static char delimiter(BufferedReader in) throws IOException {
		in.mark(Lines.MAX_LENGTH);
		var commas = 0;
		var semicolons = 0;
		var tabs = 0;
		var quoted = false;
		for (int i = 0; i < Lines.MAX_LENGTH; i++) {
			var c = in.read();
			if (c < 0 || (c == '\n' && !quoted)) {
				break;
			}
			if (c == '"') {
				quoted = !quoted;
			}
			else if (!quoted) {
				commas += (c == ',') ? 1 : 0;
				semicolons += (c == ';') ? 1 : 0;
				tabs += (c == '\t') ? 1 : 0;
			}
		}
		in.reset();
		return (commas >= semicolons && commas >= tabs) ? ',' : (semicolons >= tabs) ? ';' : '\t';
	}

}
