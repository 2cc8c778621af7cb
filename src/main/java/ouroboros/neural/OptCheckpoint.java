package ouroboros.neural;

import java.util.List;

import ouroboros.core.Pretrained;

/**
 * A pre-trained model of OPT's architecture.
 *
 * @param config how large it is
 * @param parameters in the order of the shape; owned by this record and never changed
 * @param reading its tokenizer
 */
record OptCheckpoint(OptConfig config, float[] parameters, OptTokenizer reading) implements Pretrained {

	@Override
	public Size size() {
		return new Size(this.parameters.length, this.config.layers(), this.config.heads(), this.config.width(),
				this.config.symbols(), this.config.positions());
	}

	@Override
	public List<String> tokens() {
		return this.reading.tokens();
	}

	@Override
	public Tokenizer tokenizer() {
		return this.reading.open();
	}

}
