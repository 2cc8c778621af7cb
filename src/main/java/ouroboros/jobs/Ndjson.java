package ouroboros.jobs;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON value in each line, all of one shape: a number, an array of numbers or an
 * object of numbers make a table whose columns the first line tells; a string is a
 * symbol. Empty lines are skipped.
 */
final class Ndjson {

	private enum Shape {

		NUMBER("a number"), ARRAY("an array"), OBJECT("an object"), STRING("a string");

		private final String words;

		Shape(String words) {
			this.words = words;
		}

	}

	private final long mostBytes;

	private final Tally tally = new Tally();

	private final Map<String, Integer> positions = new HashMap<>();

	private @Nullable TableBuilder table;

	private @Nullable Shape shape;

	private long firstLine;

	private Ndjson(long mostBytes) {
		this.mostBytes = mostBytes;
	}

	/**
	 * @param mostBytes limit on the numbers, of eight bytes each
	 */
	static Observations read(Reader in, long mostBytes) throws IOException {
		var reading = new Ndjson(mostBytes);
		var lines = new Lines(in);
		for (var text = lines.next(); text != null; text = lines.next()) {
			if (!text.isBlank()) {
				reading.add(text, lines.number());
			}
		}
		if (reading.shape == Shape.STRING) {
			return reading.tally.sorted("symbols");
		}
		return (reading.table == null) ? new Table(List.of(), new double[0]) : reading.table.build();
	}

	/** Reads lines of strings that were read before, in order. */
	static void forEach(Reader in, Words.Consumer symbols) throws IOException {
		var lines = new Lines(in);
		for (var text = lines.next(); text != null; text = lines.next()) {
			if (!text.isBlank()) {
				symbols.accept(JsonMapper.shared().readValue(text, String.class), lines.number());
			}
		}
	}

	private void add(String text, long line) {
		try (var json = JsonMapper.shared().createParser(text)) {
			var token = json.nextToken();
			var shape = shape(token, line);
			if (this.shape == null) {
				this.shape = shape;
				this.firstLine = line;
			}
			if (shape != this.shape) {
				throw Rejected.atLine(line, "mixed",
						"%s, where line %d has %s".formatted(shape.words, this.firstLine, this.shape.words));
			}
			switch (shape) {
				case STRING -> this.tally.add(checked(json.getString(), line), line);
				case NUMBER -> addRow(new double[] { number(json, token, line, "column1") }, line);
				case ARRAY -> addRow(array(json, line), line);
				case OBJECT -> addRow(object(json, line), line);
			}
			if (json.nextToken() != null) {
				throw Rejected.atLine(line, "not-json", "there is more than one value");
			}
		}
		catch (JacksonException ex) {
			throw Rejected.atLine(line, "not-json", "this is not JSON: %s".formatted(ex.getOriginalMessage()));
		}
	}

	private static Shape shape(@Nullable JsonToken token, long line) {
		return switch (token) {
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Shape.NUMBER;
			case START_ARRAY -> Shape.ARRAY;
			case START_OBJECT -> Shape.OBJECT;
			case VALUE_STRING -> Shape.STRING;
			case VALUE_NULL -> throw Rejected.atLine(line, "missing-value", "missing value: null");
			case null, default -> throw Rejected.atLine(line, "not-a-number",
					"neither a number, nor an array or object of numbers, nor a string");
		};
	}

	private double[] array(JsonParser json, long line) {
		var values = new ArrayList<Double>();
		for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
			values.add(number(json, token, line, "column" + (values.size() + 1)));
		}
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private double[] object(JsonParser json, long line) {
		var names = new ArrayList<String>();
		var row = new double[this.positions.size()];
		var given = new boolean[row.length];
		for (var token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
			var name = checked(json.currentName(), line);
			var value = number(json, json.nextToken(), line, name);
			if (this.table == null) {
				TableBuilder.checkCount(names.size() + 1, line);
				names.add(name);
				row = Arrays.copyOf(row, names.size());
				row[names.size() - 1] = value;
				continue;
			}
			var position = this.positions.get(name);
			if (position == null) {
				throw Rejected.atLine(line, "ragged",
						"%s is no column of line %d".formatted(FiniteNumber.quoted(name), this.firstLine));
			}
			if (given[position]) {
				throw Rejected.atLine(line, "duplicate-column",
						"%s is there twice".formatted(FiniteNumber.quoted(name)));
			}
			given[position] = true;
			row[position] = value;
		}
		if (this.table == null && !names.isEmpty()) {
			this.table = new TableBuilder(names, line, this.mostBytes);
			names.forEach((name) -> this.positions.put(name, this.positions.size()));
			return row;
		}
		for (int i = 0; i < given.length; i++) {
			if (!given[i] && this.table != null) {
				throw Rejected.atLine(line, "missing-value",
						"missing value in column %s".formatted(this.table.columns().get(i)));
			}
		}
		return row;
	}

	private void addRow(double[] row, long line) {
		if (row.length == 0) {
			throw Rejected.atLine(line, "missing-value", "missing value: there is none");
		}
		if (this.table == null) {
			this.table = TableBuilder.unnamed(row.length, line, this.mostBytes);
		}
		var width = this.table.columns().size();
		if (row.length != width) {
			throw Rejected.atLine(line, "ragged", "%d numbers instead of %d".formatted(row.length, width));
		}
		for (var value : row) {
			this.table.add(value);
		}
	}

	private static double number(JsonParser json, @Nullable JsonToken token, long line, String column) {
		return switch (token) {
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_NULL -> FiniteNumber.parse(json.getString(), line, column);
			case VALUE_STRING -> throw Rejected.atCell(line, column, "not-a-number",
					"%s is a string, not a number".formatted(FiniteNumber.quoted(json.getString())));
			case null, default -> throw Rejected.atCell(line, column, "not-a-number", "this is not a number");
		};
	}

	/** JSON can escape what UTF-8 cannot say and a database does not store. */
	private static String checked(String text, long line) {
		if (!Utf8.canSay(text)) {
			throw Rejected.atLine(line, "bad-character",
					"an escape \\u0000 or half of a surrogate pair is no character");
		}
		return text;
	}

}
