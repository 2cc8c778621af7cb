package ouroboros.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.spec.Refusal;

/**
 * How often each symbol or word occurs.
 *
 * @param kind {@code symbols} or {@code text}
 * @param vocabulary the different ones, by falling count, ties by first appearance
 * @param counts how often each occurs; owned by this record and never changed
 */
record Counts(String kind, List<String> vocabulary, long[] counts) implements Observations {

	private static final int MOST_FREQUENT = 20;

	/**
	 * What is in them.
	 *
	 * @param tokens number of observations
	 * @param vocabulary number of different ones
	 * @param entropy of the observed frequencies, in nats
	 * @param mostFrequent up to 20, by falling count
	 * @param hapaxes how many occur once
	 */
	record Statistics(long tokens, int vocabulary, double entropy, List<Frequency> mostFrequent, long hapaxes) {
	}

	/** A symbol and how often it occurs. */
	record Frequency(String symbol, long count) {
	}

	@Override
	public long rows() {
		return Arrays.stream(this.counts).sum();
	}

	/** Observations and different ones. */
	@Override
	public long[] shape() {
		return new long[] { rows(), this.counts.length };
	}

	@Override
	public List<String> columns() {
		return List.of();
	}

	@Override
	public Statistics statistics() {
		var tokens = rows();
		var entropy = 0.0;
		for (var count : this.counts) {
			var share = (double) count / tokens;
			entropy -= share * Math.log(share);
		}
		var mostFrequent = new ArrayList<Frequency>();
		for (int i = 0; i < Math.min(MOST_FREQUENT, this.counts.length); i++) {
			mostFrequent.add(new Frequency(this.vocabulary.get(i), this.counts[i]));
		}
		return new Statistics(tokens, this.counts.length, Math.max(0, entropy), mostFrequent,
				Arrays.stream(this.counts).filter((count) -> count == 1).count());
	}

	/**
	 * The observations in the order in which they were uploaded, in blocks; what is left
	 * at the end makes none.
	 * @param gzip the upload, packed
	 * @param length number of observations of a block, at most all
	 */
	Texts blocks(DatasetFormat format, InputStream gzip, int length) throws IOException {
		var numbers = new HashMap<String, Integer>();
		this.vocabulary.forEach((word) -> numbers.put(word, numbers.size()));
		var tokens = new int[Math.toIntExact(rows() / length * length)];
		var read = new int[1];
		Words.Consumer next = (word, _) -> {
			if (read[0] < tokens.length) {
				tokens[read[0]++] = Objects.requireNonNull(numbers.get(word));
			}
		};
		var bytes = new GZIPInputStream(gzip, 1 << 13);
		switch (format) {
			case TEXT -> Words.forEach(new Utf8(bytes), next);
			case NDJSON -> Ndjson.forEach(new Utf8(bytes), next);
			case IDX -> Idx.forEach(bytes, next);
			case CSV, CHECKPOINT -> throw new IllegalArgumentException("neither words nor symbols");
		}
		return new Texts(this.vocabulary.size(), length, tokens);
	}

	@Override
	public Symbols data(List<String> columns) {
		Refusal.unless(columns.isEmpty(), "columns", "not-applicable",
				"a data set of kind %s has no columns".formatted(this.kind));
		return new Symbols(this.counts);
	}

}
