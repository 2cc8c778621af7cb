package ouroboros.core.learner;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Training;
import ouroboros.core.law.OneParameter;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The Poisson and the exponential law by their mean. */
class FromMeanTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	static Stream<FromMean> learners() {
		return Stream.of(new Poisson(), new Exponential());
	}

	private static double mean(FromMean learner, Training training) {
		return ((OneParameter) learner.fit(training, TURN)).mean()[0];
	}

	private static double mean(FromMean learner, double... values) {
		return mean(learner, Training.of(new Points(1, values)));
	}

	@ParameterizedTest
	@MethodSource("learners")
	void haveTheMeanOfTheSample(FromMean learner) {
		assertThat(mean(learner, 3, 0, 4, 1)).isEqualTo(2);
		assertThat(learner.fit(Training.of(new Points(1, new double[] { 3 })), TURN)).isInstanceOf(learner.model());
		var summary = new Summary(new Space.Real(1), 6, new double[] { 5 }, new double[0][]);
		assertThat(mean(learner, new Training(List
			.of(new Training.Part(new Points(1, new double[] { 3, 0, 4, 1 }), 0.5), new Training.Part(summary, 2)))))
			.isCloseTo((0.5 * 8 + 2 * 30) / 14, within(1e-15));
	}

	@ParameterizedTest
	@MethodSource("learners")
	void areAPointWhereTheMeanIsBelowZero(FromMean learner) {
		assertThat(mean(learner, 1, -3)).isZero();
		assertThat(mean(learner, 1, -0.5)).isEqualTo(0.25);
		assertThat(mean(learner, 1, Double.NaN)).isNaN();
	}

	@ParameterizedTest
	@MethodSource("learners")
	void sayWhatTheyLearnFrom(FromMean learner) {
		assertThat(learner.data()).isEqualTo(Space.Real.class);
		assertThat(learner.learns(new Space.Real(1))).isTrue();
		assertThat(learner.learns(new Space.Real(2))).isFalse();
		assertThat(learner.learns(new Space.Alphabet(1))).isFalse();
		assertThat(learner.learnsFromStatistics()).isTrue();
		assertThat(learner.metrics()).hasExactlyElementsOfTypes(Mean.class, Variance.class, MeanShift.class,
				Wasserstein1.class);
		assertThat(learner.nanoseconds(1e6, new Space.Real(1))).isBetween(1e5, 1e7);
	}

	@Test
	void areTheLawsTheyAreCalledBy() {
		assertThat(new Poisson().model()).isEqualTo(ouroboros.core.law.Poisson.class);
		assertThat(new Exponential().model()).isEqualTo(ouroboros.core.law.Exponential.class);
		assertThat(new Poisson().model(2.5)).isEqualTo(new ouroboros.core.law.Poisson(2.5));
		assertThat(new Exponential().model(2.5)).isEqualTo(new ouroboros.core.law.Exponential(2.5));
	}

}
