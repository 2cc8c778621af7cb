package ouroboros.core.law;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import ouroboros.core.Estimate;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.vector.StandardMoments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class NormalTest {

	private static final double[] MEAN = { 1, -2, 0.5 };

	/** Cholesky factor of the covariance. */
	private static final double[][] FACTOR = { { 2, 0, 0 }, { 1, 3, 0 }, { -1, 0.5, 1 } };

	private static final Normal THREE = new Normal(MEAN,
			new double[][] { { 4, 2, -2 }, { 2, 10, 0.5 }, { -2, 0.5, 2.25 } });

	private static final Normal INFINITE = Normal.of(0, Double.POSITIVE_INFINITY);

	private static UniformRandomProvider random() {
		return new Turn(3, 0, () -> false).stream("normal");
	}

	@Test
	void samplesAreMovedStandardNumbers() {
		var standard = Normal.of(0, 1).sample(600, random()).values();
		var one = Normal.of(3, 4).sample(600, random());
		var three = THREE.sample(200, random());
		assertThat(one.dimension()).isEqualTo(1);
		assertThat(three.dimension()).isEqualTo(3);
		for (int i = 0; i < 600; i++) {
			assertThat(one.values()[i]).isCloseTo(3 + 2 * standard[i], within(1e-13));
			var row = i / 3;
			var j = i % 3;
			assertThat(three.at(row, j)).isCloseTo(
					MEAN[j] + IntStream.range(0, 3).mapToDouble((k) -> FACTOR[j][k] * standard[3 * row + k]).sum(),
					within(1e-13));
		}
		assertThat(Estimate.mean(standard).z(0)).isBetween(-4.0, 4.0);
		assertThat(Estimate.mean(Arrays.stream(standard).map((z) -> z * z).toArray()).z(1)).isBetween(-4.0, 4.0);
	}

	/** All of the variance is along (1, 2). */
	@Test
	void samplesOfASingularLawLieOnItsLine() {
		var law = new Normal(new double[] { 5, -1 }, new double[][] { { 1, 2 }, { 2, 4 } });
		var sample = law.sample(1000, random());
		for (int row = 0; row < 1000; row++) {
			assertThat(sample.at(row, 1) + 1).isCloseTo(2 * (sample.at(row, 0) - 5), within(1e-6));
		}
		assertThat(Estimate
			.mean(IntStream.range(0, 1000).mapToDouble((row) -> Math.pow(sample.at(row, 0) - 5, 2)).toArray())
			.z(1)).isBetween(-4.0, 4.0);
	}

	/** 40,000 numbers take three polls, and what makes the generators none. */
	@Test
	void isStoppedWhileItSamples() {
		var polls = new AtomicInteger();
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> Normal.of(0, 1)
			.sample(40_000, new Turn(3, 0, () -> polls.incrementAndGet() == 3).stream("stop")));
		assertThat(polls).hasValue(3);
	}

	/**
	 * Mean ~ N(μ, Σ/n), and a scatter whose mean is (n-1)Σ, independent of it; each |z| <
	 * 4. The control has a scatter with mean nΣ.
	 */
	@Test
	void statisticsHaveTheMomentsOfThoseOfSamples() {
		for (var law : new Normal[] { Normal.of(1, 4), THREE }) {
			var random = random();
			var draws = IntStream.range(0, 20_000).mapToObj((i) -> law.statistics(5, random)).toArray(Summary[]::new);
			for (int i = 0; i < law.mean().length; i++) {
				for (int j = 0; j <= i; j++) {
					var row = i;
					var column = j;
					var expected = law.covariance()[i][j];
					assertThat(Estimate
						.mean(Arrays.stream(draws)
							.mapToDouble((draw) -> (draw.mean()[row] - law.mean()[row])
									* (draw.mean()[column] - law.mean()[column]))
							.toArray())
						.z(expected / 5)).isBetween(-4.0, 4.0);
					var scatters = Arrays.stream(draws).mapToDouble((draw) -> draw.scatter()[row][column]).toArray();
					assertThat(Estimate.mean(scatters).z(4 * expected)).isBetween(-4.0, 4.0);
					assertThat(
							Estimate
								.mean(Arrays.stream(draws)
									.mapToDouble((draw) -> (draw.mean()[row] - law.mean()[row])
											* draw.scatter()[column][column])
									.toArray())
								.z(0))
						.isBetween(-4.0, 4.0);
				}
				var column = i;
				assertThat(Estimate.mean(Arrays.stream(draws).mapToDouble((draw) -> draw.mean()[column]).toArray())
					.z(law.mean()[i])).isBetween(-4.0, 4.0);
				var scatters = Arrays.stream(draws).mapToDouble((draw) -> draw.scatter()[column][column]).toArray();
				assertThat(Math.abs(Estimate.mean(scatters).z(5 * law.covariance()[i][i]))).isGreaterThan(4);
			}
		}
	}

	/** With a generator that says always the same every standard number is the same. */
	@Test
	void statisticsMoveStandardNumbers() {
		UniformRandomProvider same = () -> 1L << 62;
		var z = ZigguratSampler.NormalizedGaussian.of(same).sample() / 3;
		var statistics = THREE.statistics(9, same);
		assertThat(statistics.mean()).containsExactly(new double[] { 1 + 2 * z, -2 + 4 * z, 0.5 + 0.5 * z },
				within(1e-14));
		assertThat(statistics.size()).isEqualTo(9);
		assertThat(statistics.space()).isEqualTo(new Space.Real(3));
		var standard = StandardMoments.of(8, random()::nextLong);
		var one = Normal.of(3, 4).statistics(9, random());
		assertThat(one.mean()[0]).isCloseTo(3 + 2 * standard.mean() / 3, within(1e-14));
		assertThat(one.scatter()[0][0]).isCloseTo(4 * standard.scatter(), within(1e-12));
	}

	/** At mean + Ly the squared Mahalanobis distance is |y|²; det Σ = (2·3·1)². */
	@Test
	void hasItsDensity() {
		var at = new double[] { 7, 1 + 2, -2 + 1 - 6, 0.5 - 1 - 1 + 0.5 };
		assertThat(THREE.logDensity(at, 1)).isCloseTo(-(3 * Math.log(2 * Math.PI) + Math.log(36) + 1 + 4 + 0.25) / 2,
				within(1e-14));
		assertThat(THREE.space()).isEqualTo(new Space.Real(3));
	}

	@Test
	void isRegularWithSpreadInEveryDirection() {
		assertThat(THREE.regular()).isTrue();
		assertThat(new Normal(new double[2], new double[][] { { 1, 2 }, { 2, 4 } }).regular()).isFalse();
		assertThat(Normal.of(0, 0).regular()).isFalse();
		assertThat(Normal.of(0, 1e-300).regular()).isTrue();
	}

	/** scipy 1.10.1: stats.norm(1, 2).cdf([-1, 1, 4.5]). */
	@Test
	void hasItsDistributionFunction() {
		var law = Normal.of(1, 4);
		assertThat(law.cumulative(-1)).isCloseTo(0.15865525393145707, within(1e-15));
		assertThat(law.cumulative(1)).isEqualTo(0.5);
		assertThat(law.cumulative(4.5)).isCloseTo(0.9599408431361829, within(1e-15));
		var point = Normal.of(1, 0);
		assertThat(point.cumulative(Math.nextDown(1.0))).isZero();
		assertThat(point.cumulative(1)).isEqualTo(1);
		assertThat(point.shortfall(0)).isZero();
		assertThat(point.shortfall(3)).isEqualTo(2);
		assertThat(INFINITE.cumulative(0)).isNaN();
		assertThat(Normal.of(0, Double.NaN).cumulative(0)).isNaN();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> THREE.cumulative(0));
	}

	@Test
	void hasKnotsInUnitsOfItsDeviation() {
		assertThat(Normal.of(3, 4).knots()).isSorted().startsWith(-77, -37).contains(1, 3, 5).endsWith(43, 83);
		assertThat(Normal.of(3, 0).knots()).containsExactly(3);
	}

	@Test
	void aBiasIsOnTheCovariance() {
		var scaled = THREE.scaled(0.25);
		assertThat(scaled.mean()).isEqualTo(MEAN);
		assertThat(scaled.covariance()[1]).containsExactly(0.5, 2.5, 0.125);
		assertThat(THREE.scaled(1)).isSameAs(THREE);
	}

}
