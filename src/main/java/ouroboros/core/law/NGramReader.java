package ouroboros.core.law;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

import ouroboros.core.law.NGramModel.Level;
import ouroboros.core.law.NGramModel.Shares;

/**
 * Follows a text token by token in a model's n-grams, and knows what may come next. A
 * context is told by its size and its index in the level of that size.
 */
final class NGramReader {

	private final int symbols;

	private final boolean backingOff;

	private final Level[] levels;

	/** Number of tokens that a context as long as it can be has by now. */
	private int longest;

	/** The longest context that the model knows. */
	private int size;

	private int index;

	/** The context whose probabilities are looked at. */
	private int seenSize;

	private int seenIndex;

	NGramReader(NGramModel model) {
		this.symbols = model.symbols();
		this.backingOff = model.backingOff();
		this.levels = model.levels().toArray(Level[]::new);
	}

	/** Goes on after one more token. */
	void append(int token) {
		this.longest = Math.min(this.longest + 1, this.levels.length - 1);
		var child = child(this.size, this.index, token);
		while (child < 0 && this.size > 0) {
			this.index = this.levels[this.size - 1].suffixes()[this.index];
			this.size--;
			child = child(this.size, this.index, token);
		}
		if (child < 0) {
			return;
		}
		this.index = child;
		this.size++;
		if (this.size == this.levels.length) {
			this.index = this.levels[this.size - 1].suffixes()[this.index];
			this.size--;
		}
	}

	/** Index of a context with one more token; negative if there is none. */
	private int child(int size, int index, int token) {
		var level = this.levels[size];
		return Arrays.binarySearch(level.tokens(), level.starts()[index], level.starts()[index + 1], token);
	}

	/** Looks at the longest context that was seen before a token. */
	private void look() {
		this.seenSize = this.size;
		this.seenIndex = this.index;
		while (start() == end()) {
			shorten();
		}
	}

	/** Looks at the next shorter context if its probabilities count. */
	private boolean backOff() {
		if (this.seenSize == 0 || !this.backingOff) {
			return false;
		}
		shorten();
		return true;
	}

	private void shorten() {
		this.seenIndex = this.levels[this.seenSize - 1].suffixes()[this.seenIndex];
		this.seenSize--;
	}

	private int start() {
		return this.levels[this.seenSize].starts()[this.seenIndex];
	}

	private int end() {
		return this.levels[this.seenSize].starts()[this.seenIndex + 1];
	}

	private Shares shares() {
		var level = this.levels[this.seenSize];
		return (this.seenSize < this.longest && level.shortened() != null) ? level.shortened() : level.whole();
	}

	/** Probabilities of the next token. */
	double[] next() {
		var next = new double[this.symbols];
		var factor = 1.0;
		look();
		do {
			var shares = shares();
			for (int child = start(); child < end(); child++) {
				next[this.levels[this.seenSize].tokens()[child]] += factor * shares.shares()[child];
			}
			factor *= shares.rests()[this.seenIndex];
		}
		while (factor > 0 && backOff());
		if (factor > 0) {
			for (int token = 0; token < this.symbols; token++) {
				next[token] += factor / this.symbols;
			}
		}
		return next;
	}

	/** Probability that a token comes next. */
	double probability(int token) {
		var probability = 0.0;
		var factor = 1.0;
		look();
		do {
			var shares = shares();
			var child = child(this.seenSize, this.seenIndex, token);
			probability += (child >= 0) ? factor * shares.shares()[child] : 0;
			factor *= shares.rests()[this.seenIndex];
		}
		while (factor > 0 && backOff());
		return probability + factor / this.symbols;
	}

	/** Draws the next token. */
	int draw(Sums sums, UniformRandomProvider random) {
		look();
		do {
			var level = this.levels[this.seenSize];
			var shares = shares();
			var running = (shares == level.shortened()) ? sums.shortened[this.seenSize] : sums.whole[this.seenSize];
			var total = running[end() - 1];
			var at = random.nextDouble() * (total + shares.rests()[this.seenIndex]);
			if (at < total) {
				return level.tokens()[RunningSums.place(running, start(), end(), at)];
			}
		}
		while (backOff());
		return random.nextInt(this.symbols);
	}

	/**
	 * Running sums of the shares of each level, anew for every context.
	 *
	 * @param whole for contexts as long as they can be
	 * @param shortened for shortened ones
	 */
	record Sums(double[][] whole, double[][] shortened) {

		static Sums of(NGramModel model) {
			return new Sums(model.levels().stream().map((level) -> sums(level, level.whole())).toArray(double[][]::new),
					model.levels().stream().map((level) -> sums(level, level.shortened())).toArray(double[][]::new));
		}

		private static double[] sums(Level level, @Nullable Shares shares) {
			if (shares == null) {
				return new double[0];
			}
			var sums = new double[shares.shares().length];
			for (int context = 0; context + 1 < level.starts().length; context++) {
				RunningSums.add(shares.shares(), level.starts()[context], level.starts()[context + 1], sums);
			}
			return sums;
		}

	}

}
