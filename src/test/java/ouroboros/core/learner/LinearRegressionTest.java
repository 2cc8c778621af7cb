package ouroboros.core.learner;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Training;
import ouroboros.core.law.LinearModel;
import ouroboros.core.regime.Schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Least squares against Cramer's rule and sums over residuals. */
class LinearRegressionTest {

	private static final Turn TURN = new Turn(5, 0, () -> false);

	/** Rows (x, y, label), as many as take three blocks. */
	private static Pairs pairs(int rows, String purpose) {
		var random = TURN.stream(purpose);
		var values = new double[3 * rows];
		for (int at = 0; at < values.length; at += 3) {
			values[at] = random.nextDouble() * 2 - 0.5;
			values[at + 1] = random.nextDouble() + 0.7 * values[at];
			values[at + 2] = 1.5 * values[at] - 0.8 * values[at + 1] + random.nextDouble() - 0.3;
		}
		return of(values);
	}

	private static Pairs of(double... values) {
		return new Pairs(new Points(3, values), 0);
	}

	private static LinearModel fit(double ridge, @Nullable Double noise, Training training) {
		return new LinearRegression(Schedule.of(ridge), (noise != null) ? Schedule.of(noise) : null).fit(training,
				TURN);
	}

	/** By Cramer's rule; noise from the residuals, with divisor n-2. */
	private static LinearModel expected(double ridge, double[] weights, Pairs... parts) {
		var total = IntStream.range(0, parts.length).mapToDouble((i) -> weights[i] * parts[i].rows()).sum();
		var size = Arrays.stream(parts).mapToInt(Pairs::rows).sum();
		var sums = new double[3][3];
		for (int part = 0; part < parts.length; part++) {
			for (int row = 0; row < parts[part].rows(); row++) {
				for (int i = 0; i < 3; i++) {
					for (int j = 0; j < 3; j++) {
						sums[i][j] += weights[part] * size / total * parts[part].table().at(row, i)
								* parts[part].table().at(row, j);
					}
				}
			}
		}
		var first = sums[0][0] + ridge;
		var second = sums[1][1] + ridge;
		var determinant = first * second - sums[0][1] * sums[0][1];
		var solution = new double[] { (sums[0][2] * second - sums[1][2] * sums[0][1]) / determinant,
				(sums[1][2] * first - sums[0][2] * sums[0][1]) / determinant };
		var residuals = 0.0;
		for (int part = 0; part < parts.length; part++) {
			for (int row = 0; row < parts[part].rows(); row++) {
				var residual = parts[part].label(row) - solution[0] * parts[part].input(row, 0)
						- solution[1] * parts[part].input(row, 1);
				residuals += weights[part] * size / total * residual * residual;
			}
		}
		return new LinearModel(solution, Math.sqrt(residuals / (size - 2)));
	}

	private static void assertSame(LinearModel model, LinearModel expected) {
		assertThat(model.weights()).containsExactly(expected.weights(), within(1e-12));
		assertThat(model.noise()).isCloseTo(expected.noise(), within(1e-12));
	}

	@Test
	void solvesTheNormalEquations() {
		for (int rows : new int[] { 3, 255, 256, 257, 700 }) {
			var pairs = pairs(rows, "solve");
			assertSame(fit(0, null, Training.of(pairs)), expected(0, new double[] { 1 }, pairs));
		}
		var pairs = pairs(700, "solve");
		// the control: a divisor of n
		assertThat(fit(0, null, Training.of(pairs)).noise())
			.isNotCloseTo(expected(0, new double[] { 1 }, pairs).noise() * Math.sqrt(698 / 700.0), within(1e-5));
		assertThat(fit(0, -0.7, Training.of(pairs)).noise()).isEqualTo(0.7);
	}

	@Test
	void addsTheRidgeToTheSums() {
		var pairs = pairs(40, "ridge");
		assertSame(fit(8, null, Training.of(pairs)), expected(8, new double[] { 1 }, pairs));
		assertSame(fit(-8, null, Training.of(pairs)), expected(0, new double[] { 1 }, pairs));
	}

	/** Weights sum to the number of vectors: only their ratio matters. */
	@Test
	void weighsItsParts() {
		var some = pairs(30, "some");
		var more = pairs(50, "more");
		for (double scale : new double[] { 1, 7 }) {
			var training = new Training(
					List.of(new Training.Part(some, 3 * scale), new Training.Part(more, 0.5 * scale)));
			assertSame(fit(2, null, training), expected(2, new double[] { 3, 0.5 }, some, more));
		}
	}

	@Test
	void learnsTheSameFromStatistics() {
		var pairs = pairs(60, "statistics");
		var mean = new double[3];
		for (int row = 0; row < 60; row++) {
			for (int j = 0; j < 3; j++) {
				mean[j] += pairs.table().at(row, j) / 60;
			}
		}
		var scatter = new double[3][3];
		for (int row = 0; row < 60; row++) {
			for (int i = 0; i < 3; i++) {
				for (int j = 0; j < 3; j++) {
					scatter[i][j] += (pairs.table().at(row, i) - mean[i]) * (pairs.table().at(row, j) - mean[j]);
				}
			}
		}
		var summary = new Summary(pairs.space(), 60, mean, scatter);
		assertSame(fit(0, null, Training.of(summary)), expected(0, new double[] { 1 }, pairs));
		var others = pairs(20, "others");
		var both = new Training(List.of(new Training.Part(summary, 2), new Training.Part(others, 5)));
		assertSame(fit(0, null, both), expected(0, new double[] { 2, 5 }, pairs, others));
	}

	/** y = x₀ + 2x₁ on the line x₁ = 2x₀ is 5x₀, whose shortest weights are (1, 2). */
	@Test
	void takesTheShortestOfManySolutions() {
		var line = fit(0, null, Training.of(of(1, 2, 5, -3, -6, -15, 0.5, 1, 2.5)));
		assertThat(line.weights()).containsExactly(new double[] { 1, 2 }, within(1e-12));
		assertThat(line.noise()).isCloseTo(0, within(1e-6));
		assertThat(fit(0, null, Training.of(of(0, 0, 5, 0, 0, 7, 0, 0, -1))).weights()).containsExactly(0, 0);
		assertThat(fit(0, null, Training.of(of(3, 4, 50))).weights()).containsExactly(new double[] { 6, 8 },
				within(1e-12));
	}

	/** Fewer vectors than leave a residual. */
	@Test
	void knowsNoNoiseOfFewVectors() {
		var ridge = fit(1, null, Training.of(pairs(2, "few")));
		assertThat(ridge.noise()).isZero();
		assertThat(fit(1, null, Training.of(pairs(3, "few"))).noise()).isPositive();
	}

	@Test
	void isUndefinedWhereTheDataAre() {
		var undefined = fit(0, null, Training.of(of(Double.NaN, 1, 1, 2, 1, 1, 2, 3, 1)));
		assertThat(undefined.weights()).containsExactly(Double.NaN, Double.NaN);
		assertThat(undefined.noise()).isNaN();
	}

	/** Once for a part and once for each of its blocks. */
	@Test
	void isStoppedBetweenBlocks() {
		for (int last = 0; last < 4; last++) {
			var polls = new AtomicInteger(last);
			var turn = new Turn(5, 0, () -> polls.getAndDecrement() == 0);
			assertThatExceptionOfType(Turn.Stopped.class)
				.isThrownBy(() -> Products.of(Training.of(pairs(700, "blocks")), turn));
		}
	}

}
