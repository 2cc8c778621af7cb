package ouroboros.neural;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TensorsTest {

	@Test
	void numbersGoThereAndBack() {
		try (var _ = new PointerScope()) {
			var tensor = Tensors.of(new float[] { 1, 2, 3, 4, 5, Float.MIN_VALUE }, 2, 3);
			assertThat(tensor.sizes().vec().get()).containsExactly(2, 3);
			assertThat(Tensors.values(tensor)).containsExactly(1, 2, 3, 4, 5, Float.MIN_VALUE);
			assertThat(Tensors.values(tensor.t())).containsExactly(1, 4, 2, 5, 3, Float.MIN_VALUE);
			assertThat(Tensors.of(new long[] { 7, 8 }, 2).data_ptr_long().get(1)).isEqualTo(8);
		}
	}

	@Test
	void numbersFillTheShape() {
		assertThatIllegalArgumentException().isThrownBy(() -> Tensors.of(new float[3], 2, 2));
	}

	@Test
	void aGradientIsRight() {
		try (var _ = new PointerScope()) {
			var x = Tensors.of(new float[] { 2, -3 }, 2).requires_grad_(true);
			x.mul(x).mul(x).sum().backward();
			assertThat(Tensors.values(x.grad())).containsExactly(12, 27);
		}
	}

	@Test
	void computesWithOneThread() {
		assertThat(torch.get_num_threads()).isEqualTo(1);
	}

	/** Numbers stay where they are: the libraries of the tests are the processor's. */
	@Test
	void refusesAGraphicsCardThatIsNotThere() {
		assertThatIllegalStateException().isThrownBy(Cuda::use).withMessageContaining("-Pcuda");
		try (var _ = new PointerScope()) {
			assertThat(Tensors.of(new float[1], 1).is_cuda()).isFalse();
		}
	}

}
