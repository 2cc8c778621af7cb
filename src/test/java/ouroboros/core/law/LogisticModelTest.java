package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.law.LogisticModel.Labels;

import static org.assertj.core.api.Assertions.assertThat;

class LogisticModelTest {

	private static final double[] WEIGHTS = { 2, -1 };

	/** Logits -0.5, 0 and 2, with classes that do not matter. */
	private static final Pairs THREE = new Pairs(new Points(3, new double[] { 1, 3, 1, -0.25, 0, 1, 0.5, -0.5, 0 }), 2);

	private static UniformRandomProvider uniform(double number) {
		return () -> (long) (number * 0x1p53) << 11;
	}

	private static double[] labels(Labels labels, double number) {
		var labelled = new LogisticModel(WEIGHTS, 0.5, labels).label(THREE, uniform(number));
		return new double[] { labelled.label(0), labelled.label(1), labelled.label(2) };
	}

	/** 1/(1 + e^0.5) = 0.37754, 1/2 and 1/(1 + e^-2) = 0.88080. */
	@Test
	void labelsByChance() {
		assertThat(labels(Labels.CHANCE, 0.3775)).containsExactly(1, 1, 1);
		assertThat(labels(Labels.CHANCE, 0.3776)).containsExactly(0, 1, 1);
		assertThat(labels(Labels.CHANCE, Math.nextDown(0.5))).containsExactly(0, 1, 1);
		assertThat(labels(Labels.CHANCE, 0.5)).containsExactly(0, 0, 1);
		assertThat(labels(Labels.CHANCE, 0.8807)).containsExactly(0, 0, 1);
		assertThat(labels(Labels.CHANCE, 0.8808)).containsExactly(0, 0, 0);
	}

	@Test
	void labelsWithTheMoreProbableClass() {
		assertThat(labels(Labels.ARGMAX, 0)).containsExactly(0, 0, 1);
		assertThat(labels(Labels.ARGMAX, 0.9999)).containsExactly(0, 0, 1);
		var model = new LogisticModel(WEIGHTS, 0.5, Labels.CHANCE);
		assertThat(model.mostProbable(THREE, 0)).isZero();
		assertThat(model.mostProbable(THREE, 1)).isZero();
		assertThat(model.mostProbable(THREE, 2)).isEqualTo(1);
		assertThat(model.space()).isEqualTo(new Space.Pairs(2, 2));
	}

}
