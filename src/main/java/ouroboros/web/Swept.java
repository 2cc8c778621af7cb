package ouroboros.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.parquet.Column;
import ouroboros.parquet.ParquetTable;

/**
 * The swept values as columns of a table, named by their pointers: whole numbers, else
 * numbers, else text where one value is no number.
 *
 * @param columns one for each swept value
 * @param values of the columns, by sweep point
 */
record Swept(List<Column> columns, List<List<JsonNode>> values) {

	/**
	 * @param points JSON of the swept values of each sweep point
	 */
	static Swept of(List<String> points) {
		var values = points.stream()
			.map((point) -> JsonMapper.shared().readTree(point))
			.map((point) -> point.values().stream().toList())
			.toList();
		var columns = new ArrayList<Column>();
		var names = JsonMapper.shared().readTree(points.getFirst()).propertyNames().stream().toList();
		for (int i = 0; i < names.size(); i++) {
			var at = i;
			columns.add(new Column(names.get(i), type(values.stream().map((point) -> point.get(at)).toList())));
		}
		return new Swept(columns, values);
	}

	private static Column.Type type(List<JsonNode> values) {
		return values.stream().allMatch((value) -> value.isIntegralNumber() && value.canConvertToLong())
				? Column.Type.LONG
				: values.stream().allMatch(JsonNode::isNumber) ? Column.Type.DOUBLE : Column.Type.TEXT;
	}

	/** Adds the values of a sweep point to a row. */
	void add(ParquetTable table, int sweepPoint) {
		IntStream.range(0, this.columns.size()).forEach((i) -> {
			var value = this.values.get(sweepPoint).get(i);
			switch (this.columns.get(i).type()) {
				case INTEGER, LONG -> table.add(value.longValue());
				case DOUBLE -> table.add(value.doubleValue());
				case TEXT -> table.add(value.isString() ? value.stringValue() : value.toString());
			}
		});
	}

}
