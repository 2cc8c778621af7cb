package ouroboros.core.law;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;

/**
 * Texts whose tokens depend on the few before them, by the n-grams that were seen.
 *
 * <p>
 * A text begins with nothing before it: its first token has the law of single tokens, its
 * second one that of tokens after one, and so on up to the order. A context that was
 * never seen before a token is shortened from its oldest token on until it was.
 *
 * <p>
 * Level m holds the n-grams of m tokens in the order of their tokens, so that those of
 * one context, the first m-1 tokens, are next to each other. A token w after a context h
 * has probability share(hw) + rest(h)·p', where p' is uniform, or the probability of w
 * after h without its oldest token by the shares for shortened contexts.
 *
 * @param symbols number of tokens
 * @param length number of tokens of a text
 * @param backingOff whether p' is of the shorter context; else, and after the empty
 * context, it is uniform
 * @param levels of 1 token, of 2, up to the order
 */
public record NGramModel(int symbols, int length, boolean backingOff, List<Level> levels) implements Autoregressive {

	/**
	 * N-grams of one length.
	 *
	 * @param starts of each context, index of its first n-gram; their number at the end
	 * @param tokens last token of each n-gram
	 * @param suffixes index in the level before of each n-gram without its first token
	 * @param whole probabilities after contexts as long as they can be
	 * @param shortened probabilities after shortened contexts; null where they are the
	 * same
	 */
	public record Level(int[] starts, int[] tokens, int[] suffixes, Shares whole, @Nullable Shares shortened) {

		private boolean leavesOver() {
			for (int context = 0; context + 1 < this.starts.length; context++) {
				if (this.starts[context] < this.starts[context + 1] && this.whole.rests[context] > 0) {
					return true;
				}
			}
			return false;
		}

		private Level decoded(Decoding decoding) {
			var shares = new double[this.tokens.length];
			for (int context = 0; context + 1 < this.starts.length; context++) {
				var from = this.starts[context];
				var to = this.starts[context + 1];
				if (from < to) {
					var reshaped = decoding.of(Arrays.copyOfRange(this.whole.shares, from, to));
					System.arraycopy(reshaped, 0, shares, from, to - from);
				}
			}
			return new Level(this.starts, this.tokens, this.suffixes, new Shares(shares, this.whole.rests), null);
		}

	}

	/**
	 * Probabilities of the next token.
	 *
	 * @param shares of each n-gram, the part of the probability of its last token that is
	 * its own
	 * @param rests of each context, the probability that its n-grams leave over
	 */
	public record Shares(double[] shares, double[] rests) {
	}

	@Override
	public Space.Text space() {
		return new Space.Text(this.symbols, this.length);
	}

	@Override
	public int memory() {
		return this.levels.size() - 1;
	}

	@Override
	public double[] next(int[] tokens, int from, int to) {
		return reader(tokens, from, to).next();
	}

	private NGramReader reader(int[] tokens, int from, int to) {
		var reader = new NGramReader(this);
		for (int at = Math.max(from, to - memory()); at < to; at++) {
			reader.append(tokens[at]);
		}
		return reader;
	}

	@Override
	public double logProbability(int[] tokens, int from, int to) {
		var reader = new NGramReader(this);
		var sum = 0.0;
		for (int at = from; at < to; at++) {
			sum += Math.log(reader.probability(tokens[at]));
			reader.append(tokens[at]);
		}
		return sum;
	}

	/** Where no context leaves anything over, each one's shares are reshaped at once. */
	@Override
	public Autoregressive decoded(Decoding decoding) {
		if (decoding.repetitionPenalty() != 1 || this.backingOff || this.levels.stream().anyMatch(Level::leavesOver)) {
			return Autoregressive.super.decoded(decoding);
		}
		return decoding.equals(Decoding.NONE) ? this : new NGramModel(this.symbols, this.length, false,
				this.levels.stream().map((level) -> level.decoded(decoding)).toList());
	}

	@Override
	public Texts written(int count, IntFunction<int[]> prompts, UniformRandomProvider random) {
		var tokens = new int[Math.multiplyExact(count, this.length)];
		var sums = NGramReader.Sums.of(this);
		for (int text = 0; text < count; text++) {
			var prompt = prompts.apply(text);
			var writer = reader(prompt, 0, prompt.length);
			for (int at = text * this.length; at < (text + 1) * this.length; at++) {
				tokens[at] = writer.draw(sums, random);
				writer.append(tokens[at]);
			}
		}
		return new Texts(this.symbols, this.length, tokens);
	}

}
