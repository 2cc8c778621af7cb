package ouroboros.neural;

import java.util.List;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AdamTest {

	private static final float[] START = { 1, -2, 3, 0.5f };

	private static void addGradient(Tensor parameter) {
		parameter.mul(parameter).mul(parameter).sum().backward();
	}

	/** As the library's own, for a gradient that changes and a penalty. */
	@Test
	void stepsAsTheLibrary() {
		for (double penalty : new double[] { 0, 0.1 }) {
			try (var _ = new PointerScope()) {
				var ours = Tensors.of(START, 2, 2).requires_grad_(true);
				var theirs = Tensors.of(START, 2, 2).requires_grad_(true);
				var options = new AdamOptions(0.05);
				options.weight_decay().put(penalty);
				var library = new org.bytedeco.pytorch.Adam(new TensorVector(theirs), options);
				var adam = new Adam(List.of(ours), 0.05, penalty, Begun.at(START));
				for (int step = 0; step < 50; step++) {
					addGradient(ours);
					addGradient(theirs);
					adam.step();
					library.step();
					library.zero_grad();
					assertThat(Tensors.values(ours)).containsExactly(Tensors.values(theirs), within(2e-6f));
				}
				assertThat(Tensors.values(ours)[0]).isLessThan(0);
			}
		}
	}

	/** An optimiser that has forgotten goes elsewhere. */
	@Test
	void takesUpWhatWasLaidDown() {
		try (var _ = new PointerScope()) {
			var whole = Tensors.of(START, 4).requires_grad_(true);
			var adam = new Adam(List.of(whole), 0.05, 0, Begun.at(START));
			for (int step = 0; step < 10; step++) {
				addGradient(whole);
				adam.step();
			}
			var begun = adam.begun();
			assertThat(begun.steps()).isEqualTo(10);
			var other = Tensors.of(begun.parameters(), 4).requires_grad_(true);
			var forgetful = Tensors.of(begun.parameters(), 4).requires_grad_(true);
			var again = new Adam(List.of(other), 0.05, 0, begun);
			var fresh = new Adam(List.of(forgetful), 0.05, 0, Begun.at(begun.parameters()));
			for (var one : List.of(whole, other, forgetful)) {
				addGradient(one);
			}
			adam.step();
			again.step();
			fresh.step();
			assertThat(Tensors.values(other)).isEqualTo(Tensors.values(whole));
			assertThat(Tensors.values(forgetful)).isNotEqualTo(Tensors.values(whole));
		}
	}

}
