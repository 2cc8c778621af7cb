package ouroboros.neural;

import java.util.stream.LongStream;

/**
 * The parameters of a layer: weights, then one number for each output.
 *
 * @param shape of the weights
 * @param outputs number of the added numbers
 * @param fanIn number of weights that an output has by PyTorch's count: of a transposed
 * convolution those of an input
 */
record Layer(long[] shape, int outputs, long fanIn) {

	/** Every output of every input. */
	static Layer linear(long inputs, int outputs) {
		return new Layer(new long[] { outputs, inputs }, outputs, inputs);
	}

	/** With a square kernel. */
	static Layer convolution(int inputs, int outputs, int kernel) {
		return new Layer(new long[] { outputs, inputs, kernel, kernel }, outputs, (long) inputs * kernel * kernel);
	}

	/** With a square kernel. */
	static Layer transposedConvolution(int inputs, int outputs, int kernel) {
		return new Layer(new long[] { inputs, outputs, kernel, kernel }, outputs, (long) outputs * kernel * kernel);
	}

	/** Number of weights. */
	int weights() {
		return Math.toIntExact(LongStream.of(this.shape).reduce(1, Math::multiplyExact));
	}

	/** Number of all parameters. */
	int parameters() {
		return weights() + this.outputs;
	}

}
