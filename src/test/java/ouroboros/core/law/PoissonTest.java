package ouroboros.core.law;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import ouroboros.core.Estimate;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PoissonTest {

	private static UniformRandomProvider random() {
		return new Turn(6, 0, () -> false).stream("poisson");
	}

	/** Mean and variance of 20,000 counts, |z| < 4; the last of them is one too. */
	@Test
	void samplesAreCounts() {
		var sample = new Poisson(2.5).sample(20_000, random());
		assertThat(sample.dimension()).isEqualTo(1);
		assertThat(Estimate.mean(sample.values()).z(2.5)).isBetween(-4.0, 4.0);
		assertThat(Estimate.mean(sample.map((x) -> (x - 2.5) * (x - 2.5)).values()).z(2.5)).isBetween(-4.0, 4.0);
		assertThat(Arrays.stream(sample.values())).allMatch((x) -> x >= 0 && x == Math.rint(x));
		assertThat(Arrays.stream(new Poisson(1e6).sample(3, random()).values()))
			.allMatch((x) -> Math.abs(x - 1e6) < 6000);
		assertThat(new Poisson(0).sample(3, random()).values()).containsExactly(0, 0, 0);
	}

	/** The mean of n has variance λ/n and is a count in units of 1/n; |z| < 4. */
	@Test
	void statisticsAreTheMeanOfASample() {
		var law = new Poisson(2.5);
		var random = random();
		var draws = IntStream.range(0, 20_000).mapToDouble((i) -> law.statistics(8, random).mean()[0]).toArray();
		assertThat(Estimate.mean(draws).z(2.5)).isBetween(-4.0, 4.0);
		assertThat(Estimate.mean(IntStream.range(0, 20_000).mapToDouble((i) -> Math.pow(draws[i] - 2.5, 2)).toArray())
			.z(2.5 / 8)).isBetween(-4.0, 4.0);
		assertThat(Arrays.stream(draws)).allMatch((mean) -> 8 * mean == Math.rint(8 * mean));
		var statistics = law.statistics(8, random);
		assertThat(statistics.size()).isEqualTo(8);
		assertThat(statistics.space()).isEqualTo(new Space.Real(1));
		assertThat(statistics.scatter()).isEmpty();
	}

	@Test
	void hasItsRateAsMeanAndVariance() {
		assertThat(new Poisson(2.5).mean()).containsExactly(2.5);
		assertThat(new Poisson(2.5).covariance()).isDeepEqualTo(new double[][] { { 2.5 } });
		assertThat(new Poisson(2.5).space()).isEqualTo(new Space.Real(1));
	}

	/** λ^k e^-λ / k!. */
	@Test
	void hasItsProbabilities() {
		assertThat(new Poisson(2).logMass(0)).isCloseTo(-2, within(1e-15));
		assertThat(new Poisson(2).logMass(4)).isCloseTo(4 * Math.log(2) - 2 - Math.log(24), within(1e-14));
		assertThat(new Poisson(2).logMass(4.5)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(new Poisson(2).logMass(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(new Poisson(0).logMass(0)).isZero();
		assertThat(new Poisson(0).logMass(1)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(new Poisson(0).logMass(0.5)).isEqualTo(Double.NEGATIVE_INFINITY);
	}

	/** P(X ≤ 2) = e^-λ (1 + λ + λ²/2), at the count itself and just before the next. */
	@Test
	void stepsAtEveryCount() {
		var law = new Poisson(1.5);
		var expected = Math.exp(-1.5) * (1 + 1.5 + 1.125);
		assertThat(law.cumulative(2)).isCloseTo(expected, within(1e-15));
		assertThat(law.cumulative(Math.nextDown(3.0))).isCloseTo(expected, within(1e-15));
		assertThat(law.cumulative(0)).isCloseTo(Math.exp(-1.5), within(1e-15));
		assertThat(law.cumulative(Math.nextDown(0.0))).isZero();
		assertThat(law.cumulative(1e300)).isEqualTo(1);
		assertThat(new Poisson(0).cumulative(0)).isEqualTo(1);
	}

	/**
	 * Far in the tail every term of the expansion shows: mpmath 1.2.1, gammainc(970001,
	 * 1e6, inf, regularized=True) and that of 975001.
	 */
	@Test
	void keepsTheDigitsOfAFarTail() {
		var law = new Poisson(1e6);
		assertThat(law.cumulative(970_000) / 5.1670273946063102226e-200).isCloseTo(1, within(6e-10));
		assertThat(law.cumulative(975_000) / 2.2153341059078387579e-139).isCloseTo(1, within(6e-10));
		assertThat(law.cumulative(1_030_000)).isCloseTo(1, within(1e-15));
	}

	/** Nine deviations around, and at least 30 counts more. */
	@Test
	void hasKnotsAtCounts() {
		var few = new Poisson(4).knots();
		assertThat(few).containsExactly(IntStream.rangeClosed(0, 4 + 18 + 30).asDoubleStream().toArray());
		var all = new Poisson(10_000).knots();
		assertThat(all)
			.containsExactly(IntStream.rangeClosed(10_000 - 900, 10_000 + 900 + 30).asDoubleStream().toArray());
		// 18,030 counts by tens
		var many = new Poisson(1e6).knots();
		assertThat(many).containsExactly(IntStream.rangeClosed(0, 1803).mapToDouble((i) -> 991_000 + 10 * i).toArray());
		assertThat(new Poisson(0).knots()).containsExactly(0);
		assertThat(new Poisson(Double.POSITIVE_INFINITY).knots()).containsExactly(Double.POSITIVE_INFINITY);
		assertThat(new Poisson(Double.NaN).knots()).containsExactly(Double.NaN);
	}

	/** By its sum: Σ p(k) ln(p(k)/p'(k)). */
	@Test
	void divergesByTheSumOverCounts() {
		var law = new Poisson(3);
		var other = new Poisson(4.5);
		var sum = IntStream.range(0, 80)
			.mapToDouble((k) -> Math.exp(law.logMass(k)) * (law.logMass(k) - other.logMass(k)))
			.sum();
		assertThat(law.divergence(4.5)).isCloseTo(sum, within(1e-13))
			.isCloseTo(3 * Math.log(3 / 4.5) + 1.5, within(1e-14));
	}

}
