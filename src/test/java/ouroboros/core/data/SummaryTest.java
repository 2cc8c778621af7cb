package ouroboros.core.data;

import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class SummaryTest {

	private static final UniformRandomProvider RANDOM = new Turn(3, 0, () -> false).stream("summary");

	private static Points points(int rows, double location) {
		var normal = ZigguratSampler.NormalizedGaussian.of(RANDOM);
		return new Points(3,
				IntStream.range(0, 3 * rows).mapToDouble((i) -> location + (i % 3 + 1) * normal.sample()).toArray());
	}

	private static Summary summary(Points points) {
		var mean = new double[3];
		for (int row = 0; row < points.rows(); row++) {
			for (int j = 0; j < 3; j++) {
				mean[j] += points.at(row, j) / points.rows();
			}
		}
		var scatter = new double[3][3];
		for (int row = 0; row < points.rows(); row++) {
			for (int i = 0; i < 3; i++) {
				for (int j = 0; j < 3; j++) {
					scatter[i][j] += (points.at(row, i) - mean[i]) * (points.at(row, j) - mean[j]);
				}
			}
		}
		return new Summary(points.space(), points.rows(), mean, scatter);
	}

	private static Summary joined(Data first, Data second) {
		assertThat(first.joined(second)).hasSize(1);
		return (Summary) first.joined(second).getFirst();
	}

	@Test
	void joinsToTheSummaryOfAllPoints() {
		for (int[] sizes : new int[][] { { 1, 1 }, { 7, 1 }, { 1, 40 }, { 30, 30 }, { 5, 700 } }) {
			var first = points(sizes[0], 10);
			var second = points(sizes[1], -2);
			var all = new Points(3,
					IntStream.range(0, first.values().length + second.values().length)
						.mapToDouble((i) -> (i < first.values().length) ? first.values()[i]
								: second.values()[i - first.values().length])
						.toArray());
			var joined = joined(summary(first), summary(second));
			var expected = summary(all);
			assertThat(joined.size()).isEqualTo(expected.size());
			assertThat(joined.space()).isEqualTo(expected.space());
			assertThat(joined.mean()).containsExactly(expected.mean(), within(1e-12));
			for (int i = 0; i < 3; i++) {
				assertThat(joined.scatter()[i]).containsExactly(expected.scatter()[i],
						within(1e-12 * expected.scatter()[i][i]));
			}
		}
	}

	@Test
	void joinsHugeSamplesAndEmptyOnes() {
		var one = new Summary(new Space.Real(1), 1_000_000_000_000_000L, new double[] { 1 },
				new double[][] { { 1e15 } });
		var other = new Summary(new Space.Real(1), 3_000_000_000_000_000L, new double[] { 3 },
				new double[][] { { 1e15 } });
		var both = joined(one, other);
		assertThat(both.size()).isEqualTo(4_000_000_000_000_000L);
		assertThat(both.mean()).containsExactly(2.5);
		assertThat(both.scatter()[0]).containsExactly(2e15 + 4 * 0.75e15);
		var none = new Summary(new Space.Real(1), 0, new double[] { Double.NaN }, new double[][] { { Double.NaN } });
		assertThat(joined(one, none)).isSameAs(one);
		assertThat(joined(none, one)).isSameAs(one);
		assertThat(one.joined(new Points(1, new double[] { 1 }))).hasSize(2);
	}

	@Test
	void needsNoScatter() {
		var one = new Summary(new Space.Real(1), 2, new double[] { 1 }, new double[0][]);
		var both = joined(one, new Summary(new Space.Real(1), 4, new double[] { 4 }, new double[0][]));
		assertThat(both.mean()).containsExactly(3);
		assertThat(both.scatter()).isEmpty();
	}

	@Test
	void hasNoSinglePoints() {
		var summary = summary(points(5, 0));
		for (var attempt : List.<ThrowingCallable>of(() -> summary.subsample(2, RANDOM),
				() -> summary.resample(2, RANDOM), () -> summary.thinned((row) -> 1, RANDOM),
				() -> summary.shuffled(RANDOM), () -> summary.select(new int[] { 0 }), () -> summary.after(summary))) {
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(attempt)
				.withMessageContaining("of 5 observations");
		}
	}

}
