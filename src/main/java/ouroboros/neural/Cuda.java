package ouroboros.neural;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Whether this process computes tensors on a graphics card. It gives other bits than the
 * processor does.
 */
public final class Cuda {

	private static volatile boolean used;

	private Cuda() {
	}

	/**
	 * Puts all tensors that are made from now on to the first graphics card.
	 * @throws IllegalStateException if the tensor library finds none
	 */
	public static void use() {
		if (!torch.cuda_is_available()) {
			throw new IllegalStateException("The tensor library finds no CUDA here."
					+ " It takes a build with -Pcuda, an NVIDIA card, and its driver.");
		}
		torch.globalContext().setDeterministicCuDNN(true);
		used = true;
	}

	/** A tensor where this process computes. */
	static Tensor placed(Tensor tensor) {
		return used ? tensor.cuda() : tensor;
	}

}
