package ouroboros.jobs;

import java.util.Locale;
import java.util.Set;

/** A decimal number in a cell: digits, sign, point, exponent, nothing else. */
final class FiniteNumber {

	/** Longest cell, word or name. */
	static final int MAX_LENGTH = 1000;

	private static final Set<String> MISSING = Set.of("", "na", "n/a", "null", "none");

	private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");

	private FiniteNumber() {
	}

	/**
	 * Whether a cell holds a number, or would if it were not missing or not finite: so it
	 * is no heading.
	 */
	static boolean isMeant(String cell) {
		var text = cell.strip();
		return isMissing(text) || isNotFinite(text) || !Double.isNaN(parsed(text));
	}

	/**
	 * @param cell what is written, white space around it allowed
	 * @param line the line it is in
	 * @param column name of the column it is in
	 * @throws Rejected if this is no finite number
	 */
	static double parse(String cell, long line, String column) {
		var text = cell.strip();
		if (isMissing(text)) {
			throw Rejected.atLine(line, "missing-value", "missing value in column %s".formatted(column));
		}
		var value = parsed(text);
		if (Double.isNaN(value) && !isNotFinite(text)) {
			throw Rejected.atCell(line, column, "not-a-number", "%s is not a number".formatted(quoted(text)));
		}
		if (!Double.isFinite(value)) {
			throw Rejected.atCell(line, column, "not-a-number", "%s is not a finite number".formatted(quoted(text)));
		}
		return value;
	}

	/** The number, infinite beyond the range of doubles; NaN if this is none. */
	private static double parsed(String text) {
		if (text.length() > MAX_LENGTH) {
			return Double.NaN;
		}
		for (int i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
				return Double.NaN;
			}
		}
		try {
			return Double.parseDouble(text);
		}
		catch (NumberFormatException ex) {
			return Double.NaN;
		}
	}

	private static boolean isMissing(String text) {
		return text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT));
	}

	private static boolean isNotFinite(String text) {
		var unsigned = (text.startsWith("-") || text.startsWith("+")) ? text.substring(1) : text;
		return unsigned.length() <= 8 && NOT_FINITE.contains(unsigned.toLowerCase(Locale.ROOT));
	}

	/** A piece of data as an error shows it. */
	static String quoted(String text) {
		return Utf8.sayable((text.length() <= 40) ? "'" + text + "'" : "'" + text.substring(0, 40) + "…'");
	}

}
