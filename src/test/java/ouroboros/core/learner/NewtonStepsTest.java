package ouroboros.core.learner;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Single steps against those that numpy 1.24.2 gives: numpy.linalg.solve(H, g) with
 * gradient and Hessian of the loss in plain matrix products, the step halved while the
 * loss, by numpy.logaddexp, grows. Their ends against the definition: no gradient.
 */
class NewtonStepsTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	/** Rows (x, y, label), which no line separates. */
	private static final Pairs TEN = of(0.5, 1.2, 1, -1.1, 0.3, 0, 2.0, -0.7, 1, 0.1, 0.4, 0, -0.6, -1.5, 0, 1.3, 0.8,
			0, -0.2, 1.9, 1, 0.9, -1.1, 1, -1.7, 0.6, 1, 0.4, -0.3, 0);

	private static final double[] FAR = { 6, -4, 3 };

	private static Pairs of(double... values) {
		return new Pairs(new Points(3, values), 2);
	}

	private static double[] from(double[] start, double tolerance, int maxIterations) {
		return new NewtonSteps(Training.of(TEN), 0.001, TURN).from(start, tolerance, maxIterations);
	}

	private static Training weighted(double scale) {
		return new Training(List.of(new Training.Part(TEN.select(new int[] { 0, 1, 2, 3 }), 3 * scale),
				new Training.Part(TEN.select(new int[] { 4, 5, 6, 7, 8, 9 }), 0.5 * scale)));
	}

	/** Derivatives of the loss, with weights that sum to the number of rows. */
	private static double[] gradient(Training training, double ridge, double[] at) {
		var total = training.parts().stream().mapToDouble((part) -> part.weight() * part.data().size()).sum();
		var gradient = new double[] { ridge * at[0], ridge * at[1], ridge * at[2] };
		for (var part : training.parts()) {
			var pairs = (Pairs) part.data();
			for (int row = 0; row < pairs.rows(); row++) {
				var x = new double[] { pairs.input(row, 0), pairs.input(row, 1), 1 };
				var probability = 1 / (1 + Math.exp(-(at[0] * x[0] + at[1] * x[1] + at[2])));
				for (int j = 0; j < 3; j++) {
					gradient[j] += part.weight() * training.size() / total * (probability - pairs.label(row)) * x[j];
				}
			}
		}
		return gradient;
	}

	private static void assertSame(double[] actual, double... expected) {
		assertThat(actual).containsExactly(expected, within(1e-10));
	}

	@Test
	void stepsAsNumpyDoes() {
		assertSame(from(new double[3], 0, 1), 0.336500510365163, 0.5000643683453676, -0.13379686184894532);
		assertSame(from(new double[3], 0, 2), 0.3539342547586619, 0.5336506154068307, -0.14533303164376513);
		assertSame(from(FAR, 0, 0), FAR);
		assertThat(FAR).containsExactly(6, -4, 3);
	}

	/** Five halvings, then three, then none. */
	@Test
	void halvesStepsThatGoTooFar() {
		assertSame(from(FAR, 0, 1), -3.0011792671832342, 2.1773287641876067, 0.20021392595293275);
		assertSame(from(FAR, 0, 2), 0.5186361274709279, 0.4072919143947127, -0.391889535496566);
		assertSame(from(FAR, 0, 3), 0.3358301746766163, 0.5251634944093297, -0.13331909970884948);
	}

	/**
	 * Logits of thousands, whose exponentials overflow: of the loss 16180 a whole step
	 * would make 32520, half of it makes 5052.5.
	 */
	@Test
	void knowsTheLossOfHugeLogits() {
		assertSame(from(new double[] { 2000, -1500, 900 }, 0, 1), -550, 800, -550);
	}

	@Test
	void weighsItsParts() {
		for (double scale : new double[] { 1, 7 }) {
			var steps = new NewtonSteps(weighted(scale), 0.7, TURN);
			var start = new double[] { 2, 3, -1 };
			assertSame(steps.from(start, 0, 1), 0.6429795447218496, -0.7212282042169398, -0.40655334357835027);
			assertSame(steps.from(start, 0, 2), 1.0220757057091245, 0.4839153008734034, -0.265828554402581);
			assertSame(steps.from(start, 0, 3), 1.018195767171782, 0.3785385618348488, -0.3179546831747819);
		}
	}

	/** From wherever it starts; nearer the loss is the same to rounding. */
	@Test
	void endsWhereThereIsNoGradient() {
		for (double ridge : new double[] { 1e-6, 0.001, 2.5 }) {
			for (var training : List.of(Training.of(TEN), weighted(1))) {
				for (var start : List.of(new double[3], FAR, new double[] { -30, 20, 50 })) {
					var end = new NewtonSteps(training, ridge, TURN).from(start, 0, 200);
					assertThat(gradient(training, ridge, end)).containsExactly(new double[3], within(1e-7));
				}
			}
		}
	}

	/**
	 * The first step from afar is 288.04 long, halved to 9.001 and the second 28.16,
	 * halved to 3.52.
	 */
	@Test
	void endsWhereAStepIsAsSmallAsTheTolerance() {
		assertThat(from(FAR, 9.1, 100)).isEqualTo(from(FAR, 0, 1));
		assertThat(from(FAR, 8.9, 100)).isEqualTo(from(FAR, 0, 2));
		var first = from(new double[3], 0, 1);
		assertThat(from(new double[3], first[1], 100)).isEqualTo(first);
		assertThat(from(new double[3], Math.nextDown(first[1]), 100)).isEqualTo(from(new double[3], 0, 2));
	}

	/** Where the data are not finite, or no step can be taken. */
	@Test
	void staysWhereTheCurvatureIsUndefined() {
		for (double value : new double[] { Double.NaN, Double.POSITIVE_INFINITY }) {
			var steps = new NewtonSteps(Training.of(of(1, 2, 1, value, 1, 0)), 0.001, TURN);
			assertThat(steps.from(FAR, 0, 10)).containsExactly(FAR);
		}
	}

	/** Three blocks make three polls for each place looked at. */
	@Test
	void isStoppedBetweenBlocks() {
		var many = TEN.select(IntStream.range(0, 2049).map((i) -> i % 10).toArray());
		var polls = new int[1];
		new NewtonSteps(Training.of(many), 0.001, new Turn(1, 0, () -> ++polls[0] < 0)).from(new double[3], 0, 0);
		assertThat(polls[0]).isEqualTo(3);
	}

}
