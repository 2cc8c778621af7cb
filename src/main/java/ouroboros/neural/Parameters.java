package ouroboros.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The parameters of layers as tensors: of each layer the weights, then what is added.
 *
 * @param tensors two for each layer
 */
record Parameters(List<Tensor> tensors) {

	private static final long[] STRIDE = { 2, 2 };

	private static final long[] PADDING = { 1, 1 };

	private static final long[] ONE = { 1, 1 };

	private static final long[] NONE = { 0, 0 };

	/**
	 * Uniform between plus and minus 1/√(fan-in), as PyTorch's layers begin.
	 * @return all layers', in order
	 */
	static float[] initial(List<Layer> layers, UniformRandomProvider random) {
		var values = new float[count(layers)];
		var at = 0;
		for (var layer : layers) {
			var bound = 1 / Math.sqrt(layer.fanIn());
			for (var end = at + layer.parameters(); at < end; at++) {
				values[at] = (float) (bound * (2 * random.nextDouble() - 1));
			}
		}
		return values;
	}

	/** Number of the parameters of all layers. */
	static int count(List<Layer> layers) {
		return layers.stream().mapToInt(Layer::parameters).reduce(0, Math::addExact);
	}

	/** As tensors of their own. */
	static Parameters of(List<Layer> layers, float[] values) {
		var tensors = new ArrayList<Tensor>();
		var at = 0;
		for (var layer : layers) {
			tensors.add(Tensors.of(Arrays.copyOfRange(values, at, at + layer.weights()), layer.shape()));
			at += layer.weights();
			tensors.add(Tensors.of(Arrays.copyOfRange(values, at, at + layer.outputs()), layer.outputs()));
			at += layer.outputs();
		}
		return new Parameters(List.copyOf(tensors));
	}

	/** As numbers again; there is one {@code NaN}. */
	float[] values() {
		return Tensors.values(this.tensors);
	}

	/** A linear layer. */
	Tensor linear(int layer, Tensor input) {
		return torch.linear(input, weight(layer), added(layer));
	}

	/** A convolution by which each side becomes half as long, the kernel being 4 by 4. */
	Tensor halved(int layer, Tensor input) {
		return torch.conv2d(input, weight(layer), added(layer), STRIDE, PADDING, ONE, 1);
	}

	/**
	 * A transposed convolution by which each side becomes twice as long, the kernel being
	 * 4 by 4.
	 */
	Tensor doubled(int layer, Tensor input) {
		return torch.conv_transpose2d(input, weight(layer), added(layer), STRIDE, PADDING, NONE, 1, ONE);
	}

	private Tensor weight(int layer) {
		return this.tensors.get(2 * layer);
	}

	private TensorOptional added(int layer) {
		return new TensorOptional(this.tensors.get(2 * layer + 1));
	}

}
