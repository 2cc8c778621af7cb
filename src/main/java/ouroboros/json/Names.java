package ouroboros.json;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** What types and constants are called on the wire, and what is said of other names. */
final class Names {

	private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

	private static final int LONGEST_QUOTE = 60;

	private Names() {
	}

	/** {@code KernelDensity} is {@code kernel-density}. */
	static String of(Class<?> type) {
		return HUMP.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
	}

	/** {@code MAXIMUM_LIKELIHOOD} is {@code maximum-likelihood}. */
	static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The text in quotes, cut where it is long. */
	static String quoted(String text) {
		return '"' + ((text.length() <= LONGEST_QUOTE) ? text : text.substring(0, LONGEST_QUOTE) + "…") + '"';
	}

	/** A sentence on an unknown name: which are known, and which of them was meant. */
	static String unknown(String name, Collection<String> known) {
		var sentence = "unknown: %s; known: %s".formatted(quoted(name), String.join(", ", known));
		return known.stream()
			.filter((candidate) -> name.length() <= LONGEST_QUOTE && near(candidate, name))
			.min((a, b) -> Integer.compare(distance(a, name), distance(b, name)))
			.map((nearest) -> sentence + "; did you mean " + quoted(nearest) + "?")
			.orElse(sentence);
	}

	private static boolean near(String known, String name) {
		return distance(known, name) <= Math.max(1, known.length() / 3);
	}

	/** Levenshtein's. */
	private static int distance(String a, String b) {
		var row = new int[b.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			var diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				var substituted = diagonal + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[b.length()];
	}

}
