package ouroboros.core.law;

/** Texts that are being written side by side, token by token. */
public interface Writing {

	/**
	 * Probabilities of a text's next token.
	 * @param text index of the text
	 * @return one for each token, summing to 1 up to rounding
	 */
	double[] next(int text);

	/**
	 * Goes on after one more token of each text, of which a text has so many as its space
	 * says.
	 * @param origins of each text, index of the text whose tokens so far become its own
	 * @param tokens of each text, what it goes on with
	 */
	void append(int[] origins, int[] tokens);

}
