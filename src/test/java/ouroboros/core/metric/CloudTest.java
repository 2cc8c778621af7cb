package ouroboros.core.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.law.Normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** What a cloud tells equals what every pair of points tells, to the last bit. */
class CloudTest {

	private static final View VIEW = Views.of(Normal.of(0, 1), Normal.of(0, 1));

	/**
	 * Some on a grid, so that many distances tie, some of them one and the same point.
	 */
	private static Points points(long seed, int rows, int dimension, boolean grid) {
		var values = new SplittableRandom(seed).doubles((long) rows * dimension, -3, 3).toArray();
		return new Points(dimension, grid ? Arrays.stream(values).map(Math::rint).toArray() : values);
	}

	private static int[] ascending(Points points) {
		return IntStream.range(0, points.rows())
			.boxed()
			.sorted((a, b) -> Double.compare(points.at(a, 0), points.at(b, 0)))
			.mapToInt(Integer::intValue)
			.toArray();
	}

	private static double neighbour(Points points, int row, int k) {
		return IntStream.range(0, points.rows())
			.filter((other) -> other != row)
			.mapToDouble((other) -> Distances.squared(points, row, points, other))
			.sorted()
			.toArray()[k - 1];
	}

	@ParameterizedTest
	@CsvSource({ "1,false", "2,false", "3,false", "10,false", "1,true", "2,true", "3,true" })
	void neighboursAreThoseOfAllPairs(int dimension, boolean grid) {
		for (int rows : new int[] { 2, 9, 500 }) {
			var points = points(rows, rows, dimension, grid);
			var order = ascending(points);
			for (int k : new int[] { 1, 5, 8, 499 }) {
				if (k < rows) {
					var radii = new Cloud(points).toNeighbour(k, VIEW);
					for (int i = 0; i < rows; i++) {
						assertThat(radii[i]).isEqualTo(neighbour(points, order[i], k));
					}
				}
			}
			if (rows == 500 && !grid) {
				// the control: with the point itself counted
				assertThat(new Cloud(points).toNeighbour(5, VIEW)[0]).isNotEqualTo(neighbour(points, order[0], 4));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "1,false", "2,false", "3,false", "10,false", "1,true", "2,true", "3,true" })
	void ballsHoldThoseOfAllPairs(int dimension, boolean grid) {
		var centres = points(1, 60, dimension, grid);
		var points = points(2, 700, dimension, grid);
		var cloud = new Cloud(points);
		var around = new Cloud(centres);
		var order = ascending(centres);
		var sorted = ascending(points);
		for (double radius : new double[] { 0, 1, 4, 4.5, 1e9, Double.POSITIVE_INFINITY, Double.NaN }) {
			for (int row = 0; row < 60; row++) {
				var marks = new boolean[700];
				var inside = cloud.mark(around, row, radius, marks);
				var held = 0;
				for (int i = 0; i < 700; i++) {
					var holds = Distances.squared(centres, order[row], points, sorted[i]) < radius;
					assertThat(marks[i]).isEqualTo(holds);
					held += holds ? 1 : 0;
				}
				assertThat(inside).isEqualTo(held);
			}
		}
	}

	/** Across the blocks of 512 in which they are looked at. */
	@Test
	void kernelsAreThoseOfAllPairs() {
		var points = points(4, 1300, 2, false);
		var centres = points(5, 3, 2, false);
		var kernel = new GaussianKernel(1.5);
		var order = ascending(points);
		for (int count : new int[] { 0, 1, 512, 513, 1300 }) {
			for (int row = 0; row < 3; row++) {
				var expected = 0.0;
				for (int i = 0; i < count; i++) {
					expected += Math
						.exp(-Distances.squared(centres, ascending(centres)[row], points, order[i]) / (2 * 1.5 * 1.5));
				}
				assertThat(new Cloud(points).kernels(new Cloud(centres), row, count, kernel)).isCloseTo(expected,
						within(1e-11 * expected));
			}
		}
	}

	@Test
	void stopsWhenToldTo() {
		var law = Normal.of(0, 1);
		var stopped = new View(law, law, law, Sampling.PLAIN, new Turn(1, 0, () -> true));
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> new Cloud(points(1, 5, 2, false)).toNeighbour(1, stopped));
	}

	@ParameterizedTest
	@CsvSource({ "1", "2" })
	void pointsThatAreNoNumbersAreFarFromAll(int dimension) {
		var values = points(3, 40, dimension, false).values();
		values[3 * dimension] = Double.NaN;
		values[7 * dimension + dimension - 1] = Double.NaN;
		values[9 * dimension] = Double.POSITIVE_INFINITY;
		var radii = new Cloud(new Points(dimension, values)).toNeighbour(3, VIEW);
		assertThat(Arrays.stream(radii).filter(Double::isFinite).count()).isEqualTo(37);
		var marks = new boolean[40];
		var cloud = new Cloud(new Points(dimension, values));
		assertThat(cloud.mark(cloud, 0, 1e300, marks)).isEqualTo(37);
	}

}
