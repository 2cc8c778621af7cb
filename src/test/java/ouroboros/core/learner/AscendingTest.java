package ouroboros.core.learner;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;

import static org.assertj.core.api.Assertions.assertThat;

class AscendingTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	/** Against a sort by value and then by row; many values are equal. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 7, 8, 9, 100, 1024, 5000 })
	void keepsTheOrderOfEqualOnes(int rows) {
		var points = new Points(2,
				IntStream.range(0, 2 * rows).mapToDouble((i) -> (i % 2 == 0) ? i * 37 % 23 : -i).toArray());
		var expected = IntStream.range(0, rows)
			.boxed()
			.sorted((a, b) -> (points.at(a, 0) != points.at(b, 0)) ? Double.compare(points.at(a, 0), points.at(b, 0))
					: Integer.compare(a, b))
			.mapToInt(Integer::intValue)
			.toArray();
		assertThat(Ascending.order(points, TURN)).isEqualTo(expected);
	}

	@Test
	void whatIsNotANumberComesLast() {
		assertThat(Ascending.order(new Points(1, new double[] { Double.NaN, 1, Double.POSITIVE_INFINITY, -2 }), TURN))
			.containsExactly(3, 1, 2, 0);
	}

	/**
	 * Of 10,000 rows three times in each of the twelve passes over runs shorter than
	 * 4096, then once for every pair of runs.
	 */
	@Test
	void isStoppedEveryFewThousandRows() {
		var polls = new int[1];
		Ascending.order(new Points(1, new double[10_000]), new Turn(1, 0, () -> ++polls[0] < 0));
		assertThat(polls[0]).isEqualTo(12 * 3 + 2 + 1);
	}

}
