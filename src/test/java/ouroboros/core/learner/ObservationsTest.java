package ouroboros.core.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Moments and blocks of weighted vectors, by definition. */
class ObservationsTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	private static Points points(int rows, int dimension, int seed) {
		return new Points(dimension,
				IntStream.range(0, rows * dimension).mapToDouble((i) -> (i * 37 + seed) % 101 / 10.0 + 5).toArray());
	}

	/** Weights 3 and ½ of 513 and 512 vectors, so that their mean is 1. */
	private static Training training(int dimension) {
		return new Training(List.of(new Training.Part(points(513, dimension, 1), 3),
				new Training.Part(points(512, dimension, 50), 0.5)));
	}

	private static double weight(int part) {
		return ((part == 0) ? 3 : 0.5) * 1025 / (513 * 3 + 512 * 0.5);
	}

	/** Sum over all vectors of weight times what is made of a coordinate. */
	private static double sum(Training training, int column, double less, int power) {
		var sum = 0.0;
		for (int part = 0; part < 2; part++) {
			var points = (Points) training.parts().get(part).data();
			for (int row = 0; row < points.rows(); row++) {
				sum += weight(part) * Math.pow(points.at(row, column) - less, power);
			}
		}
		return sum;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5 })
	void haveMoments(int dimension) {
		var training = training(dimension);
		var observations = new Observations(training, TURN);
		assertThat(observations.dimension()).isEqualTo(dimension);
		assertThat(observations.size()).isEqualTo(1025);
		assertThat(observations.sizes()).containsExactly(513, 512);
		var variance = 0.0;
		for (int j = 0; j < dimension; j++) {
			var mean = sum(training, j, 0, 1) / 1025;
			assertThat(observations.origin()[j]).isCloseTo(mean, within(1e-12));
			variance += sum(training, j, mean, 2) / 1025 / dimension;
		}
		assertThat(observations.variance()).isCloseTo(variance, within(1e-11));
		assertThat(observations.isFinite()).isTrue();
	}

	/** 512 vectors and one, then 512: no empty block. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5 })
	void areVisitedInBlocksRelativeToTheirMean(int dimension) {
		var training = training(dimension);
		var observations = new Observations(training, TURN);
		var visited = new ArrayList<String>();
		observations.forEachBlock((part, from, columns, count, weight) -> {
			visited.add("%d from %d: %d".formatted(part, from, count));
			assertThat(weight).isCloseTo(weight(part), within(1e-14));
			assertThat(columns).hasDimensions(dimension, 512);
			var points = (Points) training.parts().get(part).data();
			for (int i = 0; i < count; i++) {
				for (int j = 0; j < dimension; j++) {
					assertThat(columns[j][i]).isEqualTo(points.at(from + i, j) - observations.origin()[j]);
				}
			}
		});
		assertThat(visited).containsExactly("0 from 0: 512", "0 from 512: 1", "1 from 0: 512");
		assertThat(observations.at(1, 7)).containsExactly(IntStream.range(0, dimension)
			.mapToDouble((j) -> points(512, dimension, 50).at(7, j) - observations.origin()[j])
			.toArray());
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.NEGATIVE_INFINITY, 1e200 })
	void areNotFiniteWhereTheirVarianceIsNot(double value) {
		var values = points(600, 2, 3).values();
		values[1101] = value;
		assertThat(new Observations(Training.of(new Points(2, values)), TURN).isFinite()).isFalse();
		values[1101] = 1e100;
		assertThat(new Observations(Training.of(new Points(2, values)), TURN).isFinite()).isTrue();
	}

	/** Two passes for the moments and one for each visit. */
	@Test
	void areStoppedBetweenBlocks() {
		var polls = new int[1];
		var observations = new Observations(training(2), new Turn(1, 0, () -> ++polls[0] < 0));
		assertThat(polls[0]).isEqualTo(6);
		observations.forEachBlock((part, from, columns, count, weight) -> {
		});
		assertThat(polls[0]).isEqualTo(9);
	}

}
