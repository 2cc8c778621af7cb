package ouroboros.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Adam (Kingma and Ba 2014, arXiv 1412.6980, Algorithm 1), as PyTorch's Adam and AdamW
 * with their defaults: beta 0.9 and 0.999, epsilon 1e-8. Unlike the library's it can be
 * laid down between two steps and taken up again.
 */
final class Adam {

	private static final double MEAN = 0.9;

	private static final double SQUARE = 0.999;

	private static final double EPSILON = 1e-8;

	private final List<Tensor> parameters;

	private final Decay kind;

	private final double decay;

	private final List<Tensor> means = new ArrayList<>();

	private final List<Tensor> squares = new ArrayList<>();

	private int steps;

	/** How parameters decay. */
	enum Decay {

		/** For each unit of a parameter so much is added to its gradient. */
		PENALTY,
		/**
		 * By so much per step, in units of the step size, past the optimiser's memory
		 * (Loshchilov and Hutter 2019, arXiv 1711.05101).
		 */
		DECOUPLED

	}

	/**
	 * @param parameters leaves with a gradient; changed in place
	 * @param kind how parameters decay
	 * @param decay how much
	 * @param begun whose steps and memory it goes on with
	 */
	Adam(List<Tensor> parameters, Decay kind, double decay, Begun begun) {
		this.parameters = parameters;
		this.kind = kind;
		this.decay = decay;
		this.steps = begun.steps();
		var at = 0;
		for (var parameter : parameters) {
			var shape = parameter.sizes().vec().get();
			var end = at + Math.toIntExact(parameter.numel());
			this.means.add(Tensors.of(Arrays.copyOfRange(begun.means(), at, end), shape));
			this.squares.add(Tensors.of(Arrays.copyOfRange(begun.squares(), at, end), shape));
			at = end;
		}
	}

	/**
	 * One step down the gradient, which is zero afterwards.
	 * @param rate step size
	 */
	void step(double rate) {
		this.steps++;
		var scale = Math.sqrt(1 - Math.pow(SQUARE, this.steps));
		var factor = -rate * scale / (1 - Math.pow(MEAN, this.steps));
		try (var _ = new PointerScope(); var _ = new NoGradGuard()) {
			for (int i = 0; i < this.parameters.size(); i++) {
				var parameter = this.parameters.get(i);
				var gradient = switch (this.kind) {
					case PENALTY -> parameter.grad().add(parameter, Tensors.number(this.decay));
					case DECOUPLED -> {
						parameter.mul_(Tensors.number(1 - rate * this.decay));
						yield parameter.grad();
					}
				};
				this.means.get(i).mul_(Tensors.number(MEAN)).add_(gradient, Tensors.number(1 - MEAN));
				this.squares.get(i)
					.mul_(Tensors.number(SQUARE))
					.addcmul_(gradient, gradient, Tensors.number(1 - SQUARE));
				var root = this.squares.get(i).sqrt().add_(Tensors.number(EPSILON * scale));
				parameter.addcdiv_(this.means.get(i), root, Tensors.number(factor));
				parameter.grad().zero_();
			}
		}
	}

	/** Number of steps that are done. */
	int steps() {
		return this.steps;
	}

	Begun begun() {
		return new Begun(this.steps, Tensors.values(this.parameters), Tensors.values(this.means),
				Tensors.values(this.squares));
	}

}
