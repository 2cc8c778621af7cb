package ouroboros.core.metric;

import ouroboros.core.Need;
import ouroboros.core.View;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoregressive;

/**
 * Information -ln q₀ of each generated text under the model of generation 0, in nats per
 * token.
 *
 * @param samples number of texts
 */
record GeneratedInformation(int samples) implements View.Shared<double[]> {

	private static final long MOST_TOKENS = 10_000_000;

	/** No more tokens than memory has room for. */
	static Need fewTokens(int samples) {
		return (truth,
				model) -> (truth.space() instanceof Space.Text(int _, int length)
						&& (long) samples * length > MOST_TOKENS)
								? "needs at most %d generated tokens together, and %d texts of %d are more"
									.formatted(MOST_TOKENS, samples, length)
								: null;
	}

	@Override
	public double[] of(View view) {
		var law = (Autoregressive) view.reference();
		var texts = (Texts) view.generated(this.samples);
		var perToken = new double[texts.rows()];
		for (int row = 0; row < perToken.length; row++) {
			view.turn().poll();
			var from = row * texts.length();
			perToken[row] = -law.logProbability(texts.tokens(), from, from + texts.length()) / texts.length();
		}
		return perToken;
	}

}
