package ouroboros.neural;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.LongStream;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Tensors of numbers and numbers of tensors. Tensors live outside the heap: whoever makes
 * some does so within a {@link org.bytedeco.javacpp.PointerScope}, which frees them.
 *
 * <p>
 * Every computation has one thread, so that the same numbers give the same bits however
 * many runs go side by side and whatever the environment says.
 */
final class Tensors {

	static {
		unpack();
		torch.set_num_threads(1);
		openblas.blas_set_num_threads(1);
	}

	/**
	 * All parts of the library, before the first is loaded: one that is not there yet
	 * would be taken from another release that the system may have, which crashes.
	 */
	private static void unpack() {
		try {
			Loader.cacheResources(torch.class, "/org/bytedeco/pytorch/" + Loader.getPlatform());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the tensor library cannot be unpacked", ex);
		}
	}

	private Tensors() {
	}

	/**
	 * A tensor of single precision with these numbers, the last index running fastest.
	 */
	static Tensor of(float[] values, long... shape) {
		check(values.length, shape);
		var tensor = torch.empty(shape, new TensorOptions(torch.ScalarType.Float), null);
		tensor.data_ptr_float().put(values, 0, values.length);
		return Cuda.placed(tensor);
	}

	/** A tensor of whole numbers. */
	static Tensor of(long[] values, long... shape) {
		check(values.length, shape);
		var tensor = torch.empty(shape, new TensorOptions(torch.ScalarType.Long), null);
		tensor.data_ptr_long().put(values, 0, values.length);
		return Cuda.placed(tensor);
	}

	/** A number to calculate with. */
	static Scalar number(double value) {
		return new Scalar(value);
	}

	private static void check(int count, long... shape) {
		if (LongStream.of(shape).reduce(1, Math::multiplyExact) != count) {
			throw new IllegalArgumentException(count + " numbers do not fill the tensor");
		}
	}

	/** The numbers of a tensor of single precision, the last index running fastest. */
	static float[] values(Tensor tensor) {
		var contiguous = tensor.detach().cpu().contiguous();
		var values = new float[Math.toIntExact(contiguous.numel())];
		contiguous.data_ptr_float().get(values, 0, values.length);
		return values;
	}

	/** The numbers of several tensors, one after the other; there is one {@code NaN}. */
	static float[] values(List<Tensor> tensors) {
		var values = new float[Math.toIntExact(tensors.stream().mapToLong(Tensor::numel).sum())];
		var at = 0;
		for (var tensor : tensors) {
			for (var value : values(tensor)) {
				values[at++] = Float.isNaN(value) ? Float.NaN : value;
			}
		}
		return values;
	}

}
