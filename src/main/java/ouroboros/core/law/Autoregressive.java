package ouroboros.core.law;

/** A law on texts that tells the probability of each token given those before it. */
public interface Autoregressive extends Decoded {

	/**
	 * Probabilities of the next token.
	 * @param tokens array that holds the text
	 * @param from index of the text's first token
	 * @param to index after the last token that is written already
	 */
	double[] next(int[] tokens, int from, int to);

}
