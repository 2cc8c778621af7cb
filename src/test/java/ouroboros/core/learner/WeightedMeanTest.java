package ouroboros.core.learner;

import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Sums over weighted observations, written out. */
class WeightedMeanTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	private static WeightedMean of(Training.Part... parts) {
		return WeightedMean.of(new Training(List.of(parts)), TURN);
	}

	@Test
	void weighsPointsAndStatistics() {
		var points = new Points(2, new double[] { 1, 10, 2, 20, 6, 30 });
		var summary = new Summary(new Space.Real(2), 4, new double[] { 7, -8 }, new double[0][]);
		var mean = of(new Training.Part(points, 0.5), new Training.Part(summary, 3));
		assertThat(mean.total()).isEqualTo(13.5);
		assertThat(mean.squares()).isEqualTo(3 * 0.25 + 4 * 9);
		assertThat(mean.mean()).containsExactly(
				new double[] { (0.5 * 9 + 3 * 4 * 7) / 13.5, (0.5 * 60 - 3 * 4 * 8) / 13.5 }, within(1e-15));
	}

	@Test
	void weighsNumbers() {
		var mean = of(new Training.Part(new Points(1, new double[] { 1, 2, 6 }), 0.5),
				new Training.Part(new Points(1, new double[] { 10, 11 }), 4));
		assertThat(mean.total()).isEqualTo(9.5);
		assertThat(mean.squares()).isEqualTo(32.75);
		assertThat(mean.mean()).containsExactly(new double[] { (4.5 + 84) / 9.5 }, within(1e-15));
	}

	@Test
	void isStoppedBetweenParts() {
		var part = new Training.Part(new Points(1, new double[] { 1 }), 1);
		var polls = new int[1];
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(
				() -> WeightedMean.of(new Training(List.of(part, part)), new Turn(1, 0, () -> ++polls[0] == 2)));
	}

}
