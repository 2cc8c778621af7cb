package ouroboros.core.law;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;

/** A law on texts that tells the probability of each token given those before it. */
public interface Autoregressive extends Decoded {

	/** What stands before a text that is written after nothing. */
	int[] NOTHING = {};

	@Override
	Space.Text space();

	@Override
	default Texts sample(int size, UniformRandomProvider random) {
		return written(size, (text) -> NOTHING, random);
	}

	/**
	 * Number of last tokens that the next one depends on, at most.
	 * @return {@link Integer#MAX_VALUE} where it depends on all
	 */
	int memory();

	/**
	 * Probabilities of the next token.
	 * @param tokens array that holds the text
	 * @param from index of the text's first token
	 * @param to index after the last token that is written already
	 * @return one for each token, summing to 1 up to rounding
	 */
	double[] next(int[] tokens, int from, int to);

	/**
	 * Natural logarithm of the probability of a text.
	 * @param tokens array that holds the text
	 * @param from index of the text's first token
	 * @param to index after its last
	 * @return {@code -Infinity} where it is zero
	 */
	default double logProbability(int[] tokens, int from, int to) {
		var writing = writing(new int[][] { NOTHING }, 1);
		var sum = 0.0;
		for (int at = from; at < to; at++) {
			sum += Math.log(writing.next(0)[tokens[at]]);
			writing.append(new int[1], new int[] { tokens[at] });
		}
		return sum;
	}

	/**
	 * Begins texts that are written side by side.
	 * @param prompts what stands before the texts; of each one as many last tokens count
	 * as the law can take
	 * @param copies number of texts after each prompt, which come one after the other
	 */
	default Writing writing(int[][] prompts, int copies) {
		var texts = new Manuscripts(prompts, copies, memory(), space().length());
		return new Writing() {

			@Override
			public double[] next(int text) {
				return Autoregressive.this.next(texts.tokens(text), 0, texts.end(text));
			}

			@Override
			public void append(int[] origins, int[] tokens) {
				texts.append(origins, tokens);
			}

		};
	}

	/** Number of texts that are best written side by side. */
	default int abreast() {
		return 32;
	}

	/**
	 * Draws texts, each after a prompt, by numbers that are drawn text by text.
	 * @param count number of texts
	 * @param prompts what stands before each text
	 */
	default Texts written(int count, IntFunction<int[]> prompts, UniformRandomProvider random) {
		var length = space().length();
		var tokens = new int[Math.multiplyExact(count, length)];
		for (int first = 0; first < count; first += abreast()) {
			var last = Math.min(first + abreast(), count);
			var levels = random.doubles((long) (last - first) * length).toArray();
			var writing = writing(IntStream.range(first, last).mapToObj(prompts).toArray(int[][]::new), 1);
			var origins = IntStream.range(0, last - first).toArray();
			var next = new int[origins.length];
			for (int position = 0; position < length; position++) {
				for (int text = 0; text < next.length; text++) {
					Turn.poll(random);
					var sums = RunningSums.of(writing.next(text));
					next[text] = RunningSums.place(sums, 0, sums.length,
							levels[text * length + position] * sums[sums.length - 1]);
					tokens[(first + text) * length + position] = next[text];
				}
				writing.append(origins, next);
			}
		}
		return new Texts(space().symbols(), length, tokens);
	}

	/**
	 * Draws one text after each prompt: its tokens have their probabilities given those
	 * of the prompt, or as many last ones of them as the law can take.
	 * @param prompts on the law's tokens, of any length
	 */
	default Texts continued(Texts prompts, UniformRandomProvider random) {
		return written(prompts.rows(), prompts::row, random);
	}

	@Override
	default Autoregressive decoded(Decoding decoding) {
		return decoding.equals(Decoding.NONE) ? this : new DecodedTexts(this, decoding);
	}

}
