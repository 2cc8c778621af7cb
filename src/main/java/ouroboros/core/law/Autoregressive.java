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
		var sum = 0.0;
		for (int at = from; at < to; at++) {
			sum += Math.log(next(tokens, from, at)[tokens[at]]);
		}
		return sum;
	}

	@Override
	default Autoregressive decoded(Decoding decoding) {
		return decoding.equals(Decoding.NONE) ? this : new DecodedTexts(this, decoding);
	}

}
