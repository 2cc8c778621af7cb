package ouroboros.neural;

import ouroboros.core.data.Space;
import ouroboros.core.law.Autoregressive;

/**
 * Texts whose tokens depend on all before them, by a decoder-only transformer (Radford et
 * al. 2019, Language Models are Unsupervised Multitask Learners): normalisation before
 * attention and before the feed-forward network, learned positions, GELU by tanh or ReLU,
 * output by the embeddings of the tokens. Where there are positions to spare the last
 * tokens of a prompt come between what stands before every text and the text.
 *
 * @param shape how large it is
 * @param parameters in the order of the shape
 */
record DecoderModel(DecoderShape shape, float[] parameters) implements Autoregressive {

	/** Most tokens that are told of at once. */
	private static final int TOGETHER = 32;

	@Override
	public Space.Text space() {
		return this.shape.space();
	}

	@Override
	public long extent() {
		return this.parameters.length;
	}

	@Override
	public int memory() {
		return Integer.MAX_VALUE;
	}

	@Override
	public double[] next(int[] tokens, int from, int to) {
		var decoder = new Decoder(this, 1);
		decoder.remember(0, tokens, from, to + 1);
		decoder.tell(to - from, 1);
		return decoder.probabilities(0);
	}

	@Override
	public double logProbability(int[] tokens, int from, int to) {
		if (from == to) {
			return 0;
		}
		var decoder = new Decoder(this, 1);
		decoder.remember(0, tokens, from, to);
		var sum = 0.0;
		for (int first = from; first < to; first += TOGETHER) {
			var rows = Math.min(TOGETHER, to - first);
			decoder.tell(first - from, rows);
			for (int row = 0; row < rows; row++) {
				sum += decoder.logProbability(row, tokens[first + row]);
			}
		}
		return sum;
	}

	@Override
	public DecoderWriting writing(int[][] prompts, int copies) {
		return new DecoderWriting(this, prompts, copies);
	}

	@Override
	public int abreast() {
		return this.shape.abreast();
	}

}
