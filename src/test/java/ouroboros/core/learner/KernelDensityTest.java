package ouroboros.core.learner;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Kernel;
import ouroboros.core.law.KernelMixture;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class KernelDensityTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	private static final Points LINE = new Points(1, new double[] { 2.1, -0.3, 0.7, 1.9, -1.2, 0.1, 3.3, 0.4 });

	private static final Points PLANE = new Points(2,
			new double[] { 2.1, 10, -0.3, 14, 0.7, 9, 1.9, 22, -1.2, 5, 0.1, 11 });

	private static KernelDensity learner(Bandwidth bandwidth) {
		return new KernelDensity(bandwidth, Kernel.GAUSSIAN);
	}

	/**
	 * scipy.stats.gaussian_kde, whose standard deviation has the divisor n-1: its density
	 * is had with the factor sqrt(n/(n-1)). Constants of scipy 1.17.1.
	 */
	@Test
	void agreesWithScipyInOneDimension() {
		var scott = learner(new Bandwidth.Scott(Math.sqrt(8 / 7.0))).fit(Training.of(LINE), TURN);
		assertThat(scott.bandwidth()).containsExactly(new double[] { 0.9649757467477561 }, within(1e-14));
		assertThat(Math.exp(scott.logDensity(new double[] { 0.5 }, 0))).isCloseTo(0.22888041040240414, within(1e-14));
		assertThat(Math.exp(scott.logDensity(new double[] { -4 }, 0))).isCloseTo(0.0008087770101973003, within(1e-14));
		var silverman = learner(new Bandwidth.Silverman(Math.sqrt(8 / 7.0))).fit(Training.of(LINE), TURN);
		assertThat(silverman.bandwidth()).containsExactly(new double[] { 1.022125316989104 }, within(1e-14));
		assertThat(Math.exp(silverman.logDensity(new double[] { 0.5 }, 0))).isCloseTo(0.2243326503537661,
				within(1e-14));
	}

	@Test
	void takesTheDeviationOfEachCoordinate() {
		var scott = learner(new Bandwidth.Scott(1)).fit(Training.of(PLANE), TURN);
		var factor = Math.pow(6, -1 / 6.0);
		assertThat(scott.bandwidth())
			.containsExactly(new double[] { 1.1715374513859982 * factor, 5.273097339852125 * factor }, within(1e-13));
		var silverman = learner(new Bandwidth.Silverman(1)).fit(Training.of(PLANE), TURN);
		assertThat(silverman.bandwidth()).containsExactly(scott.bandwidth(), within(1e-13));
		assertThat(learner(Bandwidth.of(0.3)).fit(Training.of(PLANE), TURN).bandwidth()).containsExactly(0.3, 0.3);
	}

	@Test
	void keepsEveryPointInOrder() {
		var model = learner(Bandwidth.of(1)).fit(Training.of(PLANE), TURN);
		assertThat(model.points().values()).containsExactly(-1.2, 5, -0.3, 14, 0.1, 11, 0.7, 9, 1.9, 22, 2.1, 10);
		assertThat(model.weights()).isEmpty();
		var random = TURN.stream("order");
		var many = new Points(1, random.doubles(100_000).map((x) -> Math.floor(x * 5000)).toArray());
		assertThat(learner(Bandwidth.of(1)).fit(Training.of(many), TURN).points().values())
			.containsExactly(Arrays.stream(many.values()).sorted().toArray());
	}

	/** A point of weight 2 is as good as two. */
	@Test
	void weighsPoints() {
		var head = new Points(1, Arrays.copyOf(LINE.values(), 3));
		var weighted = learner(Bandwidth.of(0.4))
			.fit(new Training(List.of(new Training.Part(LINE, 0.1), new Training.Part(head, 0.2))), TURN);
		var values = Arrays.copyOf(LINE.values(), 14);
		for (int i = 0; i < 6; i++) {
			values[8 + i] = LINE.values()[i / 2];
		}
		var repeated = learner(Bandwidth.of(0.4)).fit(Training.of(new Points(1, values)), TURN);
		for (double x = -3; x < 5; x += 0.25) {
			assertThat(weighted.logDensity(new double[] { x }, 0)).isCloseTo(repeated.logDensity(new double[] { x }, 0),
					within(1e-13));
			assertThat(weighted.cumulative(x)).isCloseTo(repeated.cumulative(x), within(1e-14));
		}
		assertThat(weighted.covariance()[0][0]).isCloseTo(repeated.covariance()[0][0], within(1e-13));
		// (8 0.1 + 3 0.2)² / (8 0.1² + 3 0.2²) = 9.8 points, not 11 and not 14
		var rule = learner(new Bandwidth.Scott(1))
			.fit(new Training(List.of(new Training.Part(LINE, 0.1), new Training.Part(head, 0.2))), TURN);
		var deviation = Math.sqrt(repeated.covariance()[0][0] - 0.16);
		assertThat(rule.bandwidth()[0]).isCloseTo(deviation * Math.pow(9.8, -0.2), within(1e-13));
	}

	@Test
	void stopsWhileItSorts() {
		var polls = new int[1];
		var many = new Points(1, TURN.stream("stop").doubles(50_000).toArray());
		learner(Bandwidth.of(1)).fit(Training.of(many), new Turn(1, 0, () -> ++polls[0] < 0));
		assertThat(polls[0]).isGreaterThan(50);
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> learner(Bandwidth.of(1)).fit(Training.of(many), new Turn(1, 0, () -> --polls[0] == 0)));
	}

	/** Rows of both parts, each with its own weight, and deviations about their mean. */
	@Test
	void weighsVectors() {
		var other = new Points(2, new double[] { 0.5, -3, -4, 8 });
		var model = learner(new Bandwidth.Scott(1))
			.fit(new Training(List.of(new Training.Part(PLANE, 1), new Training.Part(other, 4))), TURN);
		assertThat(model.points().values()).containsExactly(-4, 8, -1.2, 5, -0.3, 14, 0.1, 11, 0.5, -3, 0.7, 9, 1.9, 22,
				2.1, 10);
		assertThat(model.weights()).containsExactly(
				new double[] { 4 / 14.0, 1 / 14.0, 1 / 14.0, 1 / 14.0, 4 / 14.0, 1 / 14.0, 1 / 14.0, 1 / 14.0 },
				within(1e-15));
		// 14²/(6 + 2·16) points
		var factor = Math.pow(196 / 38.0, -1 / 6.0);
		for (int j = 0; j < 2; j++) {
			var mean = 0.0;
			var square = 0.0;
			for (int row = 0; row < 8; row++) {
				mean += model.weights()[row] * model.points().at(row, j);
				square += model.weights()[row] * model.points().at(row, j) * model.points().at(row, j);
			}
			assertThat(model.bandwidth()[j]).isCloseTo(factor * Math.sqrt(square - mean * mean), within(1e-13));
		}
	}

	@Test
	void isAccurateFarFromTheOrigin() {
		var near = learner(new Bandwidth.Scott(1)).fit(Training.of(PLANE), TURN);
		var far = learner(new Bandwidth.Scott(1)).fit(Training.of(PLANE.map((x) -> x + 1e9)), TURN);
		assertThat(far.bandwidth()).containsExactly(near.bandwidth(), within(1e-6));
	}

	@Test
	void saysWhatItLearnsFrom() {
		var learner = learner(Bandwidth.of(1));
		assertThat(learner.learns(new Space.Real(3))).isTrue();
		assertThat(learner.learns(new Space.Alphabet(3))).isFalse();
		assertThat(learner.model()).isEqualTo(KernelMixture.class);
		assertThat(learner.metrics()).hasExactlyElementsOfTypes(Variance.class, LogDeterminant.class, MeanShift.class,
				Wasserstein2Squared.class);
	}

	/** A model keeps the coordinates of every point and its weight, 8 bytes each. */
	@Test
	void takesTimeAndSpaceForEveryPoint() {
		var learner = learner(Bandwidth.of(1));
		assertThat(learner.modelBytes(1000, new Space.Real(3))).isEqualTo(1000 * 4 * 8);
		var line = learner.nanoseconds(1e6, new Space.Real(1));
		assertThat(line).isBetween(1e7, 1e9);
		assertThat(learner.nanoseconds(2e6, new Space.Real(1))).isEqualTo(2 * line);
		assertThat(learner.nanoseconds(1e6, new Space.Real(1000)) / learner.nanoseconds(1e6, new Space.Real(500)))
			.isBetween(3.9, 4.0);
	}

	/** For its mean, its deviations and its copy. */
	@Test
	void isStoppedBetweenParts() {
		var part = new Training.Part(new Points(1, new double[] { 1 }), 1);
		var polls = new int[1];
		learner(Bandwidth.of(1)).fit(new Training(List.of(part)), new Turn(1, 0, () -> ++polls[0] < 0));
		assertThat(polls[0]).isEqualTo(3);
	}

}
