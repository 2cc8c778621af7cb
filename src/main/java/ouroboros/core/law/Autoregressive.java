package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;

/** A law on texts that tells the probability of each token given those before it. */
public interface Autoregressive extends Decoded {

	@Override
	Space.Text space();

	@Override
	Texts sample(int size, UniformRandomProvider random);

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
		var reader = reader();
		var sum = 0.0;
		for (int at = from; at < to; at++) {
			sum += Math.log(reader.next()[tokens[at]]);
			reader.append(tokens[at]);
		}
		return sum;
	}

	/** Follows a text from its beginning, which is as yet unwritten. */
	default Reader reader() {
		var tokens = new int[space().length()];
		return new Reader() {

			private int written;

			@Override
			public double[] next() {
				return Autoregressive.this.next(tokens, 0, this.written);
			}

			@Override
			public void append(int token) {
				tokens[this.written++] = token;
			}

		};
	}

	@Override
	default Autoregressive decoded(Decoding decoding) {
		return decoding.equals(Decoding.NONE) ? this : new DecodedTexts(this, decoding);
	}

	/** Knows what a text holds so far. */
	interface Reader {

		/** Probabilities of the next token, as {@link Autoregressive#next} tells them. */
		double[] next();

		/**
		 * Goes on after one more token, of which a text has so many as its space says.
		 */
		void append(int token);

	}

}
