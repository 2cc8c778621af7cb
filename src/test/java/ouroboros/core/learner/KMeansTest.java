package ouroboros.core.learner;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.GivenNumbers;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Lloyd's iterations from given seeds, by hand and as scikit-learn's. */
class KMeansTest {

	private static Observations observations(Training training) {
		return new Observations(training, new Turn(1, 0, () -> false));
	}

	private static Points points(double... values) {
		return new Points(1, values);
	}

	/**
	 * Centres move by half as much each time, in eight iterations from 0 and 1 to where
	 * they move by 9.6e-5 of the variance (squared); with 1e-5 they would end at 249.5.
	 * scikit-learn 1.2.1: KMeans(2, init=x[:2], n_init=1, algorithm="lloyd",
	 * tol=1e-4).cluster_centers_ for the numbers 0 to 999.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 64, 1 / 64.0 })
	void endsAsScikitLearnDoes(double scale) {
		var observations = observations(
				Training.of(points(IntStream.range(0, 1000).mapToDouble((i) -> i * scale).toArray())));
		var centres = new KMeans(observations, 2, GivenNumbers.of(0, 0, 0)).centres();
		assertThat(centres[0][0] + observations.origin()[0]).isCloseTo(248 * scale, within(1e-9 * scale));
		assertThat(centres[1][0] + observations.origin()[0]).isCloseTo(748 * scale, within(1e-9 * scale));
	}

	/** Weight 3 of 0 and 1, weight 1 of 10, 13 and 2. */
	@Test
	void centresAreWeightedMeans() {
		var observations = observations(
				new Training(List.of(new Training.Part(points(0, 1), 3), new Training.Part(points(10, 13, 2), 1))));
		// 0, then 10 of the distances 0, 3, 100, 169, 4
		var centres = new KMeans(observations, 2, GivenNumbers.of(0, 0.2, 0.2)).centres();
		assertThat(centres[0][0] + observations.origin()[0]).isCloseTo(5 / 7.0, within(1e-14));
		assertThat(centres[1][0] + observations.origin()[0]).isCloseTo(11.5, within(1e-14));
	}

	@Test
	void clustersThePlane() {
		var observations = observations(
				Training.of(new Points(2, new double[] { 0, 0, 0, 1, 1, 0, 8, 8, 9, 8, 0, 9, 0, 7 })));
		// (0,0), then (8,8), then (0,9) of the distances left
		var kMeans = new KMeans(observations, 3, GivenNumbers.of(0, 0.2, 0.2, 0.2, 0.5, 0.5, 0.5));
		var origin = observations.origin();
		var centres = kMeans.centres();
		assertThat(new double[] { centres[0][0] + origin[0], centres[0][1] + origin[1] })
			.containsExactly(new double[] { 1 / 3.0, 1 / 3.0 }, within(1e-14));
		assertThat(new double[] { centres[1][0] + origin[0], centres[1][1] + origin[1] })
			.containsExactly(new double[] { 8.5, 8 }, within(1e-14));
		assertThat(new double[] { centres[2][0] + origin[0], centres[2][1] + origin[1] })
			.containsExactly(new double[] { 0, 8 }, within(1e-14));
		observations.forEachBlock((part, from, columns, count, weight) -> assertThat(kMeans.labels(columns, count))
			.startsWith(0, 0, 0, 1, 1, 2, 2));
	}

	/** A vector between two centres belongs to the first one. */
	@Test
	void labelsAreOfTheNearestCentre() {
		var kMeans = new KMeans(observations(Training.of(points(0, 4, 11))), 3,
				GivenNumbers.of(0, 0.9, 0.9, 0.9, 0.5, 0.5, 0.5));
		assertThat(kMeans.centres()).isDeepEqualTo(new double[][] { { -5 }, { 6 }, { -1 } });
		var columns = new double[][] { { -14, -4, -3, -2, 1, 2.5, 3, 94 } };
		assertThat(kMeans.labels(columns, 8)).startsWith(0, 0, 0, 2, 2, 1, 1, 1);
		columns[0][0] = 100;
		assertThat(kMeans.labels(columns, 1)).startsWith(1);
	}

	@Test
	void emptyClustersStay() {
		var centres = new KMeans(observations(Training.of(points(5, 5, 5))), 3,
				GivenNumbers.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5))
			.centres();
		assertThat(centres).isDeepEqualTo(new double[][] { { 0 }, { 0 }, { 0 } });
	}

}
