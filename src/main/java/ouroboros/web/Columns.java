package ouroboros.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Columns of numbers on their way to JSON, which has no word for NaN and the infinities:
 * such a number is null, and {@code nonFinite} says by column and position which it is.
 */
final class Columns {

	private final Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();

	private final Map<String, Map<Integer, String>> nonFinite = new LinkedHashMap<>();

	/** Appends a number to a column. */
	void add(String column, double value) {
		var numbers = this.values.computeIfAbsent(column, (_) -> new ArrayList<>());
		if (Double.isFinite(value)) {
			numbers.add(value);
		}
		else {
			this.nonFinite.computeIfAbsent(column, (_) -> new LinkedHashMap<>()).put(numbers.size(), word(value));
			numbers.add(null);
		}
	}

	/** Appends that there is no number. */
	void skip(String column) {
		this.values.computeIfAbsent(column, (_) -> new ArrayList<>()).add(null);
	}

	/** Makes sure that a column is there, if only empty. */
	void declare(String column) {
		this.values.computeIfAbsent(column, (_) -> new ArrayList<>());
	}

	/** A column that was declared or added to. */
	List<@Nullable Double> of(String column) {
		return this.values.getOrDefault(column, List.of());
	}

	Map<String, List<@Nullable Double>> values() {
		return this.values;
	}

	/** Which numbers are not finite, by column and position; null if all are. */
	@Nullable Map<String, Map<Integer, String>> nonFinite() {
		return this.nonFinite.isEmpty() ? null : this.nonFinite;
	}

	static String word(double value) {
		return Double.isNaN(value) ? "nan" : (value > 0) ? "inf" : "-inf";
	}

}
