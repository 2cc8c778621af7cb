package ouroboros.core.metric;

import ouroboros.core.law.Autoregressive;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.Law;

/** Laws of single symbols, or of single tokens of texts. */
final class SingleTokens {

	private SingleTokens() {
	}

	/**
	 * Probabilities of the symbols; of texts those of the first token, or for a data set
	 * the relative frequencies of all its tokens.
	 */
	static double[] of(Law law) {
		return switch (law) {
			case Discrete(double[] probabilities) -> probabilities;
			case Autoregressive texts -> texts.next(new int[0], 0, 0);
			case EmpiricalTexts texts -> texts.frequencies();
			default -> throw new IllegalArgumentException("neither symbols nor texts: " + law);
		};
	}

}
