package ouroboros.jobs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import ouroboros.core.truth.Categorical;

/** Counts words as they come. */
final class Tally {

	private final Map<String, long[]> counts = new LinkedHashMap<>();

	/**
	 * @throws Rejected if the word is too long or one too many
	 */
	void add(String word, long line) {
		var count = this.counts.get(word);
		if (count != null) {
			count[0]++;
			return;
		}
		checkLength(word.length(), line);
		if (this.counts.size() == Categorical.MAX_SYMBOLS) {
			throw Rejected.atLine(line, "too-many-words",
					"there are more than %d different words".formatted(Categorical.MAX_SYMBOLS));
		}
		this.counts.put(word, new long[] { 1 });
	}

	static void checkLength(int length, long line) {
		if (length > FiniteNumber.MAX_LENGTH) {
			throw Rejected.atLine(line, "too-long",
					"a word has more than %d characters".formatted(FiniteNumber.MAX_LENGTH));
		}
	}

	Counts sorted(String kind) {
		var entries = this.counts.entrySet()
			.stream()
			.sorted(Comparator.comparingLong((Map.Entry<String, long[]> entry) -> -entry.getValue()[0]))
			.toList();
		return new Counts(kind, Arrays.asList(entries.stream().map(Map.Entry::getKey).toArray(String[]::new)),
				entries.stream().mapToLong((entry) -> entry.getValue()[0]).toArray());
	}

}
