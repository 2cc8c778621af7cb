package ouroboros.core.learner;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.GivenNumbers;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Seeds worked out by hand for given chance. */
class SeedsTest {

	private static final Training FOUR = Training.of(points(0, 1, 3, 10));

	private static Points points(double... values) {
		return new Points(1, values);
	}

	/** The seeds where they are, not relative to the mean. */
	private static double[] draw(Training training, int count, double... numbers) {
		var observations = new Observations(training, new Turn(1, 0, () -> false));
		var random = GivenNumbers.of(numbers);
		var seeds = new Seeds(observations, random).draw(count);
		assertThat(random.areUsedUp()).isTrue();
		return IntStream.range(0, count).mapToDouble((k) -> seeds[k][0] + observations.origin()[0]).toArray();
	}

	private static void assertDrawn(double[] seeds, double... expected) {
		assertThat(seeds).containsExactly(expected, within(1e-12));
	}

	/** Each of four has a quarter; the next one begins where one ends. */
	@ParameterizedTest
	@CsvSource({ "0, 0", "0.2, 0", "0.25, 1", "0.49, 1", "0.5, 3", "0.75, 10", "0.99, 10" })
	void theFirstIsAnyVector(double number, double seed) {
		assertDrawn(draw(FOUR, 1, number), seed);
	}

	/**
	 * From 1 the squared distances are 1, 0, 4 and 81. Candidates 3 and 10 leave 1 + 49
	 * and 1 + 4.
	 */
	@Test
	void theBetterOfTwoCandidatesIsNext() {
		assertDrawn(draw(FOUR, 2, 0.3, 0.05, 0.5), 1, 10);
		assertDrawn(draw(FOUR, 2, 0.3, 0.5, 0.05), 1, 10);
		assertDrawn(draw(FOUR, 2, 0.3, 0.05, 0.05), 1, 3);
		assertDrawn(draw(FOUR, 2, 0.3, 0.9 / 86, 0.9 / 86), 1, 0);
		assertDrawn(draw(FOUR, 2, 0.3, 1.1 / 86, 4.9 / 86), 1, 3);
		assertDrawn(draw(FOUR, 2, 0.3, 5.1 / 86, 5.1 / 86), 1, 10);
	}

	/**
	 * With 1 and 10 distances are 1, 0, 4, 0: candidate 0 leaves 4, candidate 3 leaves 1.
	 */
	@Test
	void distancesAreFromTheNearestSeed() {
		assertDrawn(draw(FOUR, 3, 0.3, 0.5, 0.5, 0.5, 0.1, 0.1, 0.9), 1, 10, 3);
		assertDrawn(draw(FOUR, 3, 0.3, 0.5, 0.5, 0.5, 0.9, 0.1, 0.1), 1, 10, 3);
		assertDrawn(draw(FOUR, 3, 0.3, 0.5, 0.5, 0.5, 0.1, 0.1, 0.19), 1, 10, 0);
		assertDrawn(draw(FOUR, 3, 0.3, 0.5, 0.5, 0.5, 0.21, 0.21, 0.21), 1, 10, 3);
		assertDrawn(draw(FOUR, 4, 0.3, 0.5, 0.5, 0.5, 0.9, 0.9, 0.9, 0.99, 0.5, 0.01), 1, 10, 3, 0);
	}

	@Test
	void ofEquallyGoodCandidatesTheFirstIsNext() {
		var three = Training.of(points(-1, 0, 1));
		assertDrawn(draw(three, 2, 0.5, 0.1, 0.9), 0, -1);
		assertDrawn(draw(three, 2, 0.5, 0.9, 0.1), 0, 1);
		assertDrawn(draw(three, 2, 0.5, 0.5, 0.5), 0, 1);
	}

	/** Weights 3 and 1 of one vector and two: of 5 the first has 3. */
	@Test
	void weightsAreChances() {
		var training = new Training(List.of(new Training.Part(points(0), 3), new Training.Part(points(5, 6), 1)));
		assertDrawn(draw(training, 1, 0.59), 0);
		assertDrawn(draw(training, 1, 0.61), 5);
		assertDrawn(draw(training, 1, 0.81), 6);
		// from 0: 25 and 36 of 61
		assertDrawn(draw(training, 2, 0, 0.40, 0.40), 0, 5);
		assertDrawn(draw(training, 2, 0, 0.42, 0.42), 0, 6);
	}

	/**
	 * From 10, with weights 10 and 1: of 1000, 360, 0 and 100 candidate 0 leaves 160 +
	 * 100, and candidate 20 leaves 1000 + 360. Without weights they leave 116 and 136,
	 * with inverse ones 101.6 and 13.6.
	 */
	@Test
	void weightsCountInWhatIsLeft() {
		var training = new Training(List.of(new Training.Part(points(0, 4), 10), new Training.Part(points(10, 20), 1)));
		assertDrawn(draw(training, 2, 0.93, 0.3, 0.99), 10, 0);
		assertDrawn(draw(training, 2, 0.93, 0.99, 0.3), 10, 0);
		assertDrawn(draw(training, 2, 0.93, 0.99, 0.94), 10, 20);
		assertDrawn(draw(training, 2, 0.93, 0.92, 0.92), 10, 4);
	}

	/** 2 + ln k of them, as in scikit-learn: 2 for 2, 3 for 3 to 7, 4 for 8. */
	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 3", "3, 7", "7, 19", "8, 29" })
	void moreClustersHaveMoreCandidates(int count, int numbers) {
		var ten = Training.of(points(IntStream.range(0, 10).asDoubleStream().toArray()));
		assertThat(draw(ten, count, DoubleStream.generate(() -> 0.5).limit(numbers).toArray())).hasSize(count)
			.doesNotHaveDuplicates();
	}

	/** Only two are different: the last is drawn again, of no distance. */
	@Test
	void areRepeatedWhereThereAreFewer() {
		assertDrawn(draw(Training.of(points(2, 7, 7)), 3, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5), 2, 7, 7);
	}

	/** In every block and every coordinate. */
	@Test
	void squaredDistancesAreSums() {
		var result = new double[] { 7, 7, 7 };
		Seeds.squaredDistances(new double[][] { { 1, 2, 9 }, { 3, -1, 9 } }, 2, new double[] { 0.5, 1 }, result);
		assertThat(result).containsExactly(4.25, 6.25, 7);
	}

}
