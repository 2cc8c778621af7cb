package ouroboros.core.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;

/**
 * How often each n-gram occurs, level by level: those of one token, of two, and so on,
 * each level in the order of their tokens. N-grams do not reach from one text to another.
 */
final class NGramCounts {

	private static final int POLL = 1 << 14;

	private final Training training;

	private final Turn turn;

	private final Space.Text space;

	private final int[] tokens;

	/** Positions of all tokens in the order of the tokens. */
	private final int[] sorted;

	/** Of each position, the n-gram of the last level that begins there. */
	private int[] grams;

	private final List<Level> levels = new ArrayList<>();

	/**
	 * N-grams of one length.
	 *
	 * @param starts of each n-gram of the level before, index of the first that begins
	 * with it; their number at the end
	 * @param tokens last token of each
	 * @param suffixes index in the level before of each n-gram without its first token
	 * @param counts sum of the weights of each one's occurrences
	 */
	record Level(int[] starts, int[] tokens, int[] suffixes, double[] counts) {
	}

	/**
	 * @param order length of the longest n-grams
	 */
	static List<Level> of(Training training, int order, Turn turn) {
		var counts = new NGramCounts(training, turn);
		for (int size = 1; size <= order; size++) {
			counts.count(size);
		}
		return counts.levels;
	}

	private NGramCounts(Training training, Turn turn) {
		this.training = training;
		this.turn = turn;
		this.space = (Space.Text) training.space();
		this.tokens = new int[Math.toIntExact(training.size() * this.space.length())];
		var at = 0;
		for (var part : training.parts()) {
			var texts = ((Texts) part.data()).tokens();
			System.arraycopy(texts, 0, this.tokens, at, texts.length);
			at += texts.length;
		}
		this.grams = new int[this.tokens.length];
		this.sorted = new int[this.tokens.length];
		var ends = new int[this.space.symbols() + 1];
		for (var token : this.tokens) {
			ends[token + 1]++;
		}
		for (int token = 0; token < this.space.symbols(); token++) {
			ends[token + 1] += ends[token];
		}
		for (int position = 0; position < this.tokens.length; position++) {
			poll(position);
			this.sorted[ends[this.tokens[position]]++] = position;
		}
	}

	private void poll(int position) {
		if (position % POLL == 0) {
			this.turn.poll();
		}
	}

	/** Counts n-grams one token longer than those of the last level. */
	private void count(int size) {
		var starts = new int[(this.levels.isEmpty() ? 1 : this.levels.getLast().tokens.length) + 1];
		var order = sortedBySize(size, starts);
		var different = 0;
		var longer = new int[this.tokens.length];
		var lastTokens = new int[order.length];
		var suffixes = new int[order.length];
		var first = new int[starts.length];
		for (int context = 0; context + 1 < starts.length; context++) {
			first[context] = different;
			for (int i = starts[context]; i < starts[context + 1]; i++) {
				poll(i);
				var position = order[i];
				var token = this.tokens[position + size - 1];
				if (i == starts[context] || token != lastTokens[different - 1]) {
					lastTokens[different] = token;
					suffixes[different] = (size == 1) ? 0 : this.grams[position + 1];
					different++;
				}
				longer[position] = different - 1;
			}
		}
		first[starts.length - 1] = different;
		this.grams = longer;
		this.levels.add(new Level(first, Arrays.copyOf(lastTokens, different), Arrays.copyOf(suffixes, different),
				weights(size, different)));
	}

	/**
	 * Positions where n-grams begin, in their order: by their contexts and then, since
	 * the sort is stable, by their last tokens.
	 * @param starts to be filled with the place of each context's first position
	 */
	private int[] sortedBySize(int size, int[] starts) {
		var inside = 0;
		for (int position = 0; position < this.tokens.length; position++) {
			poll(position);
			if (position % this.space.length() + size <= this.space.length()) {
				starts[this.grams[position] + 1]++;
				inside++;
			}
		}
		for (int context = 0; context + 1 < starts.length; context++) {
			starts[context + 1] += starts[context];
		}
		var next = starts.clone();
		var order = new int[inside];
		for (int i = 0; i < this.sorted.length; i++) {
			poll(i);
			var position = this.sorted[i] - size + 1;
			if (this.sorted[i] % this.space.length() >= size - 1) {
				order[next[this.grams[position]]++] = position;
			}
		}
		return order;
	}

	private double[] weights(int size, int different) {
		var weights = new double[different];
		var from = 0;
		for (var part : this.training.parts()) {
			var to = from + ((Texts) part.data()).tokens().length;
			for (int position = from; position < to; position++) {
				poll(position);
				if (position % this.space.length() + size <= this.space.length()) {
					weights[this.grams[position]] += part.weight();
				}
			}
			from = to;
		}
		return weights;
	}

}
