package ouroboros.core.learner;

import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.LogisticModel.Labels;
import ouroboros.core.metric.Accuracy;
import ouroboros.core.metric.TestError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Constants of scikit-learn 1.2.1: LogisticRegression(C=1/ridge, fit_intercept=False,
 * solver="newton-cholesky", tol=1e-14) with a column of ones for the intercept, so that
 * it is penalised.
 */
class LogisticRegressionTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	private static final Pairs TEN = new Pairs(new Points(3, new double[] { 0.5, 1.2, 1, -1.1, 0.3, 0, 2.0, -0.7, 1,
			0.1, 0.4, 0, -0.6, -1.5, 0, 1.3, 0.8, 0, -0.2, 1.9, 1, 0.9, -1.1, 1, -1.7, 0.6, 1, 0.4, -0.3, 0 }), 2);

	private static LogisticRegression learner(double ridge, int maxIterations) {
		return new LogisticRegression(ridge, 1e-12, maxIterations, Labels.ARGMAX);
	}

	private static void assertCoefficients(LogisticModel model, double first, double second, double intercept) {
		assertThat(model.weights()).containsExactly(new double[] { first, second }, within(1e-10));
		assertThat(model.intercept()).isCloseTo(intercept, within(1e-10));
	}

	@Test
	void equalsScikitLearn() {
		assertCoefficients(learner(0.001, 100).fit(Training.of(TEN), TURN), 0.3541029201997557, 0.5340106748006758,
				-0.14546357530221612);
		assertCoefficients(learner(2.5, 100).fit(Training.of(TEN), TURN), 0.15152959162507368, 0.23245571052691313,
				-0.030624803120836763);
		var head = new Training.Part(TEN.select(new int[] { 0, 1, 2, 3 }), 3);
		var tail = new Training.Part(TEN.select(new int[] { 4, 5, 6, 7, 8, 9 }), 0.5);
		assertCoefficients(learner(0.7, 100).fit(new Training(List.of(head, tail)), TURN), 1.0193875301862285,
				0.3805871666716339, -0.31782081441620136);
	}

	/** The first step from there, as in {@link NewtonStepsTest}. */
	@Test
	void startsWarmFromThePreviousCoefficients() {
		var previous = new LogisticModel(new double[] { 6, -4 }, 3, Labels.CHANCE);
		var model = learner(0.001, 1).fit(Training.of(TEN), TURN, previous);
		assertCoefficients(model, -3.0011792671832342, 2.1773287641876067, 0.20021392595293275);
		assertThat(model.labels()).isEqualTo(Labels.ARGMAX);
	}

	@Test
	void startsFromZeroWhereThePreviousModelIsUndefined() {
		for (var previous : List.of(new LogisticModel(new double[] { 6, Double.NaN }, 3, Labels.ARGMAX),
				new LogisticModel(new double[] { 6, -4 }, Double.POSITIVE_INFINITY, Labels.ARGMAX))) {
			assertCoefficients(learner(0.001, 1).fit(Training.of(TEN), TURN, previous), 0.336500510365163,
					0.5000643683453676, -0.13379686184894532);
		}
	}

	@Test
	void saysWhatItLearnsFrom() {
		var learner = learner(1, 1);
		assertThat(learner.data()).isEqualTo(Space.Pairs.class);
		assertThat(learner.learns(new Space.Pairs(3, 2))).isTrue();
		assertThat(learner.learns(new Space.Pairs(2, 0))).isFalse();
		assertThat(learner.learns(new Space.Pairs(2, 3))).isFalse();
		assertThat(learner.learns(new Space.Real(2))).isFalse();
		assertThat(learner.model()).isEqualTo(LogisticModel.class);
		assertThat(learner.metrics()).hasExactlyElementsOfTypes(Accuracy.class, TestError.class);
	}

	/** For each of a few steps the products of all coordinates, and a decomposition. */
	@Test
	void takesTimeForProductsAndDecompositions() {
		var narrow = new Space.Pairs(3, 2);
		assertThat(learner(1, 4).nanoseconds(1e6, narrow)).isEqualTo(2 * learner(1, 2).nanoseconds(1e6, narrow));
		assertThat(learner(1, 1000).nanoseconds(1e6, narrow)).isEqualTo(learner(1, 100).nanoseconds(1e6, narrow));
		assertThat(learner(1, 1).nanoseconds(1e6, narrow)).isBetween(1e7, 1e9);
		assertThat(ratio(1e9, new Space.Pairs(499, 2), 1e9, new Space.Pairs(999, 2))).isBetween(3.9, 4.0);
		assertThat(ratio(1, new Space.Pairs(499, 2), 1, new Space.Pairs(999, 2))).isBetween(7.9, 8.0);
		assertThat(ratio(1e9, narrow, 2e9, narrow)).isCloseTo(2, within(1e-6));
	}

	private static double ratio(double size, Space space, double otherSize, Space otherSpace) {
		return learner(1, 1).nanoseconds(otherSize, otherSpace) / learner(1, 1).nanoseconds(size, space);
	}

}
