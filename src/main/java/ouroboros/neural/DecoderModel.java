package ouroboros.neural;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Autoregressive;

/**
 * Texts whose tokens depend on all before them, by a decoder-only transformer (Radford et
 * al. 2019, Language Models are Unsupervised Multitask Learners): normalisation before
 * attention and before the feed-forward network, learned positions, GELU by tanh or ReLU,
 * output by the embeddings of the tokens.
 *
 * @param shape how large it is
 * @param parameters in the order of the shape
 */
record DecoderModel(DecoderShape shape, float[] parameters) implements Autoregressive {

	/** Most texts that are written side by side. */
	private static final int MOST_TEXTS = 32;

	/** Most numbers that are remembered of the texts being written. */
	private static final int MOST_REMEMBERED = 1 << 24;

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
		decoder.read(tokens, from, to + 1);
		return decoder.probabilities(to - from);
	}

	@Override
	public double logProbability(int[] tokens, int from, int to) {
		if (from == to) {
			return 0;
		}
		var decoder = new Decoder(this, 1);
		decoder.read(tokens, from, to);
		var sum = 0.0;
		for (int at = from; at < to; at++) {
			sum += decoder.logProbability(at - from, tokens[at]);
		}
		return sum;
	}

	@Override
	public Reader reader() {
		var decoder = new Decoder(this, 1);
		decoder.write(0, 0, this.shape.beginning());
		decoder.step(1);
		return new Reader() {

			private int position;

			@Override
			public double[] next() {
				return decoder.probabilities(0);
			}

			@Override
			public void append(int token) {
				this.position++;
				if (this.position < DecoderModel.this.shape.length()) {
					decoder.write(0, this.position, token);
					decoder.step(1);
				}
			}

		};
	}

	/** Many texts side by side; the numbers are drawn text by text. */
	@Override
	public Texts sample(int size, UniformRandomProvider random) {
		var length = this.shape.length();
		var tokens = new int[Math.multiplyExact(size, length)];
		var remembered = 2L * this.shape.layers() * length * this.shape.width();
		var most = Math.clamp(MOST_REMEMBERED / remembered, 1, MOST_TEXTS);
		var decoder = new Decoder(this, Math.min(most, size));
		for (int first = 0; first < size; first += most) {
			var count = Math.min(most, size - first);
			var levels = random.doubles((long) count * length).toArray();
			for (int position = 0; position < length; position++) {
				Turn.poll(random);
				for (int text = 0; text < count; text++) {
					var before = (first + text) * length + position - 1;
					decoder.write(text, position, (position == 0) ? this.shape.beginning() : tokens[before]);
				}
				decoder.step(count);
				for (int text = 0; text < count; text++) {
					tokens[(first + text) * length + position] = decoder.draw(text, levels[text * length + position]);
				}
			}
		}
		return new Texts(this.shape.symbols(), length, tokens);
	}

}
