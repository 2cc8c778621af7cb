package ouroboros.core.learner;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Training;
import ouroboros.core.law.Normal;
import ouroboros.core.learner.Gaussian.Shape;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Moments of weighted points. Constants by numpy 1.24.2: numpy.cov(x, aweights=w, ddof=d)
 * with d=1 for the unbiased estimator and d=0 for maximum likelihood.
 */
class GaussianTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	private static final Points SOME = new Points(2, new double[] { 1, 4, 2.5, -1, -0.5, 3 });

	private static final Points MORE = new Points(2, new double[] { 6, 2, 3, -2.5 });

	private static final Points ALL = new Points(2, new double[] { 1, 4, 2.5, -1, -0.5, 3, 6, 2, 3, -2.5 });

	private static final double[][] UNBIASED = { { 4.171232876712328, -2.9486301369863015 },
			{ -2.9486301369863015, 7.172945205479452 } };

	private static final double[][] MAXIMUM_LIKELIHOOD = { { 3.1071428571428568, -2.1964285714285716 },
			{ -2.1964285714285716, 5.343112244897959 } };

	private static Points firsts(Points points) {
		return new Points(1, IntStream.range(0, points.rows()).mapToDouble((row) -> points.at(row, 0)).toArray());
	}

	/** Mean and sums of products, by definition. */
	private static Summary summary(Points points) {
		var dimension = points.dimension();
		var mean = new double[dimension];
		for (int row = 0; row < points.rows(); row++) {
			for (int j = 0; j < dimension; j++) {
				mean[j] += points.at(row, j) / points.rows();
			}
		}
		var scatter = new double[dimension][dimension];
		for (int row = 0; row < points.rows(); row++) {
			for (int i = 0; i < dimension; i++) {
				for (int j = 0; j < dimension; j++) {
					scatter[i][j] += (points.at(row, i) - mean[i]) * (points.at(row, j) - mean[j]);
				}
			}
		}
		return new Summary(points.space(), points.rows(), mean, scatter);
	}

	private static Training weighted(Data some, Data more) {
		return new Training(List.of(new Training.Part(some, 2), new Training.Part(more, 0.5)));
	}

	private static Normal fit(Estimator estimator, Shape shape, Training training) {
		return new Gaussian(estimator, shape).fit(training, TURN);
	}

	private static void assertMoments(Normal model, double[] mean, double[][] covariance) {
		assertThat(model.mean()).containsExactly(mean, within(1e-14));
		for (int i = 0; i < mean.length; i++) {
			assertThat(model.covariance()[i]).containsExactly(covariance[i], within(1e-14));
		}
	}

	@Test
	void hasTheMomentsOfThePoints() {
		assertMoments(fit(Estimator.UNBIASED, Shape.FULL, Training.of(ALL)), new double[] { 2.4, 1.1 },
				new double[][] { { 5.925, -2.175 }, { -2.175, 7.55 } });
		assertMoments(fit(Estimator.MAXIMUM_LIKELIHOOD, Shape.FULL, Training.of(ALL)), new double[] { 2.4, 1.1 },
				new double[][] { { 4.74, -1.74 }, { -1.74, 6.04 } });
		assertMoments(fit(Estimator.UNBIASED, Shape.FULL, Training.of(firsts(ALL))), new double[] { 2.4 },
				new double[][] { { 5.925 } });
		assertMoments(fit(Estimator.MAXIMUM_LIKELIHOOD, Shape.FULL, Training.of(firsts(ALL))), new double[] { 2.4 },
				new double[][] { { 4.74 } });
	}

	/** Points, their statistics, and one part of each. */
	@Test
	void weighsItsParts() {
		for (var training : List.of(weighted(SOME, MORE), weighted(summary(SOME), summary(MORE)),
				weighted(SOME, summary(MORE)), weighted(summary(SOME), MORE))) {
			var mean = new double[] { 1.5, 1.6785714285714286 };
			assertMoments(fit(Estimator.UNBIASED, Shape.FULL, training), mean, UNBIASED);
			assertMoments(fit(Estimator.MAXIMUM_LIKELIHOOD, Shape.FULL, training), mean, MAXIMUM_LIKELIHOOD);
		}
	}

	@ParameterizedTest
	@EnumSource
	void weighsItsPartsInOneDimension(Shape shape) {
		for (var training : List.of(weighted(firsts(SOME), firsts(MORE)),
				weighted(summary(firsts(SOME)), summary(firsts(MORE))),
				weighted(firsts(SOME), summary(firsts(MORE))))) {
			assertMoments(fit(Estimator.UNBIASED, shape, training), new double[] { 1.5 },
					new double[][] { { UNBIASED[0][0] } });
			assertMoments(fit(Estimator.MAXIMUM_LIKELIHOOD, shape, training), new double[] { 1.5 },
					new double[][] { { MAXIMUM_LIKELIHOOD[0][0] } });
		}
	}

	@Test
	void hasNoCorrelationsUnlessFull() {
		var average = (UNBIASED[0][0] + UNBIASED[1][1]) / 2;
		for (var training : List.of(weighted(SOME, MORE), weighted(summary(SOME), summary(MORE)))) {
			var mean = new double[] { 1.5, 1.6785714285714286 };
			assertMoments(fit(Estimator.UNBIASED, Shape.DIAGONAL, training), mean,
					new double[][] { { UNBIASED[0][0], 0 }, { 0, UNBIASED[1][1] } });
			assertMoments(fit(Estimator.UNBIASED, Shape.SPHERICAL, training), mean,
					new double[][] { { average, 0 }, { 0, average } });
		}
	}

	/** Whatever its weight; and so of its statistics. */
	@Test
	void ofASinglePointHasNoSpread() {
		var point = new Points(2, new double[] { 3, -4 });
		for (var estimator : Estimator.values()) {
			for (var shape : Shape.values()) {
				for (var data : List.of(point, summary(point))) {
					assertMoments(fit(estimator, shape, new Training(List.of(new Training.Part(data, 0.3)))),
							new double[] { 3, -4 }, new double[2][2]);
				}
			}
		}
		// two points do have one
		assertMoments(fit(Estimator.UNBIASED, Shape.FULL, Training.of(new Points(1, new double[] { 1, 2 }))),
				new double[] { 1.5 }, new double[][] { { 0.5 } });
	}

	/** Differences are taken before they are multiplied. */
	@Test
	void isAccurateFarFromTheOrigin() {
		var model = fit(Estimator.UNBIASED, Shape.FULL, Training.of(ALL.map((x) -> x + 1e9)));
		assertThat(model.covariance()[0]).containsExactly(new double[] { 5.925, -2.175 }, within(1e-6));
		assertThat(model.covariance()[1]).containsExactly(new double[] { -2.175, 7.55 }, within(1e-6));
	}

	@Test
	void dividesByWhatTheWeightsAreWorth() {
		assertThat(Estimator.UNBIASED.divisor(10, 10)).isEqualTo(9);
		assertThat(Estimator.UNBIASED.divisor(6, 12)).isEqualTo(4);
		assertThat(Estimator.UNBIASED.divisor(3, 9)).isZero();
		assertThat(Estimator.MAXIMUM_LIKELIHOOD.divisor(6, 12)).isEqualTo(6);
	}

	@Test
	void saysWhatItLearnsFrom() {
		var learner = new Gaussian(Estimator.UNBIASED, Shape.FULL);
		assertThat(learner.learns(new Space.Real(3))).isTrue();
		assertThat(learner.learns(new Space.Alphabet(3))).isFalse();
		assertThat(learner.learnsFromStatistics()).isTrue();
		assertThat(learner.model()).isEqualTo(Normal.class);
		assertThat(learner.metrics()).hasExactlyElementsOfTypes(Variance.class, LogDeterminant.class, MeanShift.class,
				Wasserstein2Squared.class);
	}

	/** In proportion to the points; of many dimensions to their square. */
	@Test
	void takesTimeForEveryProduct() {
		var learner = new Gaussian(Estimator.UNBIASED, Shape.FULL);
		var line = learner.nanoseconds(1e6, new Space.Real(1));
		assertThat(learner.nanoseconds(2e6, new Space.Real(1))).isEqualTo(2 * line);
		assertThat(learner.nanoseconds(1e6, new Space.Real(1000)) / learner.nanoseconds(1e6, new Space.Real(500)))
			.isBetween(3.9, 4.0);
		assertThat(line / 1e6).isBetween(1.0, 100.0);
	}

	/** Once for its mean and once for its products. */
	@Test
	void isStoppedBetweenParts() {
		var polls = new AtomicInteger();
		new Gaussian(Estimator.UNBIASED, Shape.FULL).fit(weighted(SOME, MORE), new Turn(1, 0, () -> {
			polls.incrementAndGet();
			return false;
		}));
		assertThat(polls).hasValue(4);
	}

}
