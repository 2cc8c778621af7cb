package ouroboros.core.learner;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.learner.GaussianMixture.Shape;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class GaussianMixtureTest {

	private static final Turn TURN = new Turn(7, 3, () -> false);

	private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

	@Test
	void findsTwoClusters() {
		var truth = new NormalMixture(new double[] { 0.3, 0.7 },
				new Normal[] { new Normal(new double[] { -4, 0 }, new double[][] { { 1, 0.5 }, { 0.5, 1 } }),
						new Normal(new double[] { 4, 1 }, new double[][] { { 0.5, 0 }, { 0, 2 } }) });
		var model = learner(2, Shape.FULL).fit(Training.of(truth.sample(20_000, TURN.stream("genuine"))), TURN);
		var left = (model.components()[0].mean()[0] < 0) ? 0 : 1;
		assertThat(model.weights()[left]).isCloseTo(0.3, within(0.02));
		for (int k = 0; k < 2; k++) {
			var found = model.components()[(k == 0) ? left : 1 - left];
			assertThat(found.mean()).containsExactly(truth.components()[k].mean(), within(0.1));
			for (int j = 0; j < 2; j++) {
				assertThat(found.covariance()[j]).containsExactly(truth.components()[k].covariance()[j], within(0.1));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void aConstantSampleKeepsTheRegularisationAsVariance(Shape shape) {
		for (double value : new double[] { 0, 1, -3e100, 1e-100 }) {
			var model = learner(3, shape).fit(points(2, IntStream.range(0, 40).mapToDouble((i) -> value)), TURN);
			assertThat(Arrays.stream(model.weights()).sum()).isCloseTo(1, within(1e-12));
			assertThat(model.mean()).containsExactly(new double[] { value, value }, within(Math.ulp(value)));
			for (var component : model.components()) {
				assertThat(component.covariance()[0][0]).isEqualTo(1e-6);
			}
		}
	}

	/** Two points far apart: the regularisation is nothing beside their rounding. */
	@ParameterizedTest
	@EnumSource
	void staysPositiveDefiniteWhereTheRegularisationIsBelowRounding(Shape shape) {
		for (double scale : new double[] { 1e100, 1e20, 1e8, 1, 1e-8, 1e-100 }) {
			for (int components = 1; components <= 4; components++) {
				var model = learner(components, shape).fit(
						points(2, Arrays.stream(new double[] { 1, 1, -2, -2, 1, 1, 3, 3 }).map((x) -> x * scale)),
						TURN);
				for (var component : model.components()) {
					assertThat(Matrices.choleskyFactor(component.covariance()))
						.as("scale %s, %d components: %s", scale, components,
								Arrays.deepToString(component.covariance()))
						.isPresent();
					assertThat(component.mean()).doesNotContain(Double.NaN);
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300 })
	void whatIsNotFiniteGivesAMixtureOfNaN(double value) {
		var model = learner(2, Shape.FULL).fit(points(1, Arrays.stream(new double[] { 1, 2, value, 3 })), TURN);
		assertThat(model.weights()).containsExactly(0.5, 0.5);
		assertThat(model.mean()).containsOnly(Double.NaN);
		assertThat(model.covariance()[0]).containsOnly(Double.NaN);
		assertThat(model.sample(3, TURN.stream("drawn")).values()).containsOnly(Double.NaN);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e150, 1e153, 5e153, 1e154, 3e154 })
	void endsWhereSquaresAlmostOverflow(double scale) {
		for (var shape : Shape.values()) {
			var random = TURN.stream("genuine");
			var model = learner(3, shape)
				.fit(points(2, DoubleStream.generate(() -> scale * (random.nextDouble() - 0.5)).limit(80)), TURN);
			assertThat(model.weights()).hasSize(3);
		}
	}

	@Test
	void onePointIsFittedByAnyNumberOfComponents() {
		var model = learner(5, Shape.FULL).fit(points(3, Arrays.stream(new double[] { 1, 2, 3 })), TURN);
		assertThat(model.mean()).containsExactly(new double[] { 1, 2, 3 }, within(1e-12));
		assertThat(Matrices.trace(model.covariance())).isCloseTo(3e-6, within(1e-12));
	}

	@Test
	void isAccurateFarFromTheOrigin() {
		var near = new NormalMixture(new double[] { 0.5, 0.5 }, new Normal[] { Normal.of(-3, 1), Normal.of(3, 1) })
			.sample(2000, TURN.stream("genuine"));
		var far = near.map((x) -> Math.scalb(Math.rint(Math.scalb(x, 20)), -20) + 1e8);
		var expected = learner(2, Shape.FULL).fit(Training.of(far.map((x) -> x - 1e8)), TURN);
		var model = learner(2, Shape.FULL).fit(Training.of(far), TURN);
		for (int k = 0; k < 2; k++) {
			assertThat(model.components()[k].covariance()[0][0]).isCloseTo(expected.components()[k].covariance()[0][0],
					within(1e-7));
		}
	}

	/** One iteration from the previous components, not from clusters. */
	@Test
	void startsWarmFromThePreviousComponents() {
		var training = points(1, IntStream.range(0, 50).mapToDouble((i) -> i * 37 % 53 / 10.0));
		var previous = new NormalMixture(new double[] { 0.2, 0.8 }, new Normal[] { Normal.of(1, 2), Normal.of(4, 1) });
		var learner = new GaussianMixture(2, Shape.FULL, 0, 1, 1e-6);
		var expected = new ExpectationMaximisation(new Observations(training, TURN), Shape.FULL, 1e-6, TURN)
			.from(previous, 0, 1)
			.mixture();
		var warm = learner.fit(training, TURN, previous);
		assertThat(warm.weights()).isEqualTo(expected.weights()).isNotEqualTo(learner.fit(training, TURN).weights());
		for (int k = 0; k < 2; k++) {
			assertThat(warm.components()[k].mean()).isEqualTo(expected.components()[k].mean());
			assertThat(warm.components()[k].covariance()).isDeepEqualTo(expected.components()[k].covariance());
		}
	}

	@Test
	void startsColdWhereThePreviousComponentsAreUndefined() {
		var training = points(1, IntStream.range(0, 50).mapToDouble((i) -> i * 37 % 53 / 10.0));
		var previous = new NormalMixture(new double[] { 0.5, 0.5 },
				new Normal[] { Normal.of(1, 2), Normal.of(4, Double.NaN) });
		var learner = learner(2, Shape.FULL);
		assertThat(learner.fit(training, TURN, previous).weights()).isEqualTo(learner.fit(training, TURN).weights());
		var defined = new NormalMixture(new double[] { 0.5, 0.5 }, new Normal[] { Normal.of(1, 2), Normal.of(4, 1) });
		var undefined = learner.fit(points(1, DoubleStream.of(1, Double.NaN)), TURN, defined);
		assertThat(undefined.mean()).containsOnly(Double.NaN);
		assertThat(undefined.weights()).containsExactly(0.5, 0.5);
	}

	@Test
	void saysWhatItLearnsFrom() {
		var learner = learner(2, Shape.FULL);
		assertThat(learner.learns(new Space.Real(3))).isTrue();
		assertThat(learner.learns(new Space.Alphabet(3))).isFalse();
		assertThat(learner.model()).isEqualTo(NormalMixture.class);
		assertThat(learner.metrics()).hasExactlyElementsOfTypes(Variance.class, LogDeterminant.class, MeanShift.class,
				Wasserstein2Squared.class);
	}

	/**
	 * For each observation and component; of many dimensions for each product; with a
	 * tolerance as many iterations as it takes, at most those asked for.
	 */
	@Test
	void takesTimeForEveryIteration() {
		var plane = new Space.Real(2);
		assertThat(nanoseconds(3, 1e-3, 100, 2e6, plane)).isEqualTo(2 * nanoseconds(3, 1e-3, 100, 1e6, plane));
		assertThat(nanoseconds(6, 1e-3, 100, 1e6, plane)).isEqualTo(2 * nanoseconds(3, 1e-3, 100, 1e6, plane));
		var one = nanoseconds(1, 0, 1, 1e6, plane);
		var iteration = nanoseconds(1, 0, 2, 1e6, plane) - one;
		assertThat(iteration).isBetween(1e6, 1e8);
		assertThat(one - iteration).isBetween(1e7, 1e9);
		assertThat(nanoseconds(1, 0, 101, 1e6, plane)).isCloseTo(one + 100 * iteration, within(1.0));
		assertThat(nanoseconds(1, 0, 100_000, 1, new Space.Real(1000))
				/ nanoseconds(1, 0, 100_000, 1, new Space.Real(500)))
			.isBetween(3.9, 4.0);
		assertThat(nanoseconds(1, 0.1, 100_000, 1e6, plane)).isEqualTo(nanoseconds(1, 0, 3, 1e6, plane));
		// half of 1e5^0.4 = 100 iterations
		assertThat(nanoseconds(1, 1e-5, 100_000, 1e6, plane)).isCloseTo(one + 49 * iteration, within(1.0));
		assertThat(nanoseconds(1, 1e-5, 20, 1e6, plane)).isEqualTo(nanoseconds(1, 0, 20, 1e6, plane));
	}

	private static double nanoseconds(int components, double tolerance, int maxIterations, double size, Space space) {
		return new GaussianMixture(components, Shape.FULL, tolerance, maxIterations, 1e-6).nanoseconds(size, space);
	}

	@Test
	void aFitOfManyComponentsEndsSoonAfterItIsStopped() {
		var polls = new AtomicLong();
		var last = new AtomicLong(CPU.getCurrentThreadCpuTime());
		var longest = new AtomicLong();
		var turn = new Turn(1, 0, () -> {
			var now = CPU.getCurrentThreadCpuTime();
			longest.accumulateAndGet(now - last.getAndSet(now), Math::max);
			return polls.incrementAndGet() > 60_000;
		});
		var sample = new Normal(new double[30], Matrices.identity(30)).sample(20_000, TURN.stream("genuine"));
		last.set(CPU.getCurrentThreadCpuTime());
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> new GaussianMixture(100, Shape.FULL, 0, 1_000_000, 1e-6).fit(Training.of(sample), turn));
		assertThat(longest.get()).isLessThan(500_000_000);
	}

	private static GaussianMixture learner(int components, Shape shape) {
		return new GaussianMixture(components, shape, 1e-3, 100, 1e-6);
	}

	private static Training points(int dimension, DoubleStream values) {
		return new Training(List.of(new Training.Part(new Points(dimension, values.toArray()), 1)));
	}

}
