package ouroboros.neural;

import java.util.List;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
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

	/** As the library's own two, for a gradient that changes and a decay. */
	@Test
	void stepsAsTheLibrary() {
		for (double decay : new double[] { 0, 0.1 }) {
			try (var _ = new PointerScope()) {
				var penalised = Tensors.of(START, 2, 2).requires_grad_(true);
				var penalty = new AdamOptions(0.05);
				penalty.weight_decay().put(decay);
				var decoupled = Tensors.of(START, 2, 2).requires_grad_(true);
				var decoupling = new AdamWOptions(0.05);
				decoupling.weight_decay().put(decay);
				var first = stepsAs(new org.bytedeco.pytorch.Adam(new TensorVector(penalised), penalty), penalised,
						Adam.Decay.PENALTY, decay);
				var second = stepsAs(new AdamW(new TensorVector(decoupled), decoupling), decoupled,
						Adam.Decay.DECOUPLED, decay);
				assertThat(Math.abs(first[1] - second[1]) > 1e-3).isEqualTo(decay > 0);
			}
		}
	}

	private static float[] stepsAs(Optimizer library, Tensor theirs, Adam.Decay kind, double decay) {
		var ours = Tensors.of(START, 2, 2).requires_grad_(true);
		var adam = new Adam(List.of(ours), kind, decay, Begun.at(START));
		for (int step = 0; step < 50; step++) {
			addGradient(ours);
			addGradient(theirs);
			adam.step(0.05);
			library.step();
			library.zero_grad();
			assertThat(Tensors.values(ours)).containsExactly(Tensors.values(theirs), within(2e-6f));
		}
		assertThat(Tensors.values(ours)[0]).isLessThan(0);
		return Tensors.values(ours);
	}

	/** An optimiser that has forgotten goes elsewhere. */
	@Test
	void takesUpWhatWasLaidDown() {
		try (var _ = new PointerScope()) {
			var whole = Tensors.of(START, 4).requires_grad_(true);
			var adam = new Adam(List.of(whole), Adam.Decay.PENALTY, 0, Begun.at(START));
			for (int step = 0; step < 10; step++) {
				addGradient(whole);
				adam.step(0.05);
			}
			var begun = adam.begun();
			assertThat(begun.steps()).isEqualTo(10);
			var other = Tensors.of(begun.parameters(), 4).requires_grad_(true);
			var forgetful = Tensors.of(begun.parameters(), 4).requires_grad_(true);
			var again = new Adam(List.of(other), Adam.Decay.PENALTY, 0, begun);
			var fresh = new Adam(List.of(forgetful), Adam.Decay.PENALTY, 0, Begun.at(begun.parameters()));
			for (var one : List.of(whole, other, forgetful)) {
				addGradient(one);
			}
			adam.step(0.05);
			again.step(0.05);
			fresh.step(0.05);
			assertThat(Tensors.values(other)).isEqualTo(Tensors.values(whole));
			assertThat(Tensors.values(forgetful)).isNotEqualTo(Tensors.values(whole));
		}
	}

}
