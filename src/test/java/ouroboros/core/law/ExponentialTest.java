package ouroboros.core.law;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import ouroboros.core.Estimate;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExponentialTest {

	private static final Exponential LAW = new Exponential(2.5);

	private static final Exponential POINT = new Exponential(0);

	private static UniformRandomProvider random() {
		return new Turn(6, 0, () -> false).stream("exponential");
	}

	@Test
	void samplesAreScaledStandardNumbers() {
		var random = random();
		var standard = ZigguratSampler.Exponential.of(random).samples(20_000).toArray();
		var sample = LAW.sample(20_000, random());
		assertThat(sample.values()).containsExactly(Arrays.stream(standard).map((e) -> 2.5 * e).toArray());
		assertThat(sample.dimension()).isEqualTo(1);
		assertThat(Estimate.mean(sample.values()).z(2.5)).isBetween(-4.0, 4.0);
		assertThat(POINT.sample(2, random()).values()).containsExactly(0, 0);
	}

	/** The mean of n has variance θ²/n, and third central moment 2θ³/n²; |z| < 4. */
	@Test
	void statisticsAreTheMeanOfASample() {
		var random = random();
		var draws = IntStream.range(0, 50_000).mapToDouble((i) -> LAW.statistics(4, random).mean()[0] - 2.5).toArray();
		assertThat(Estimate.mean(draws).z(0)).isBetween(-4.0, 4.0);
		assertThat(Estimate.mean(Arrays.stream(draws).map((x) -> x * x).toArray()).z(6.25 / 4)).isBetween(-4.0, 4.0);
		assertThat(Estimate.mean(Arrays.stream(draws).map((x) -> x * x * x).toArray()).z(2 * 15.625 / 16))
			.isBetween(-4.0, 4.0);
		var statistics = LAW.statistics(4, random);
		assertThat(statistics.size()).isEqualTo(4);
		assertThat(statistics.space()).isEqualTo(new Space.Real(1));
		assertThat(statistics.scatter()).isEmpty();
	}

	@Test
	void hasItsScaleAsMeanAndDeviation() {
		assertThat(LAW.mean()).containsExactly(2.5);
		assertThat(LAW.covariance()).isDeepEqualTo(new double[][] { { 6.25 } });
		assertThat(LAW.space()).isEqualTo(new Space.Real(1));
	}

	/** scipy 1.10.1: stats.expon(scale=2.5).logpdf(3). */
	@Test
	void hasItsDensity() {
		assertThat(LAW.logDensity(new double[] { -1, 3 }, 1)).isCloseTo(-2.116290731874155, within(1e-15));
		assertThat(LAW.logDensity(new double[] { 0 }, 0)).isEqualTo(-Math.log(2.5));
		assertThat(LAW.logDensity(new double[] { -1e-300 }, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(POINT.logDensity(new double[] { 0 }, 0)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(POINT.logDensity(new double[] { 1 }, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
	}

	@Test
	void isRegularWithAScale() {
		assertThat(LAW.regular()).isTrue();
		assertThat(POINT.regular()).isFalse();
		assertThat(new Exponential(Double.POSITIVE_INFINITY).regular()).isFalse();
		assertThat(new Exponential(Double.NaN).regular()).isFalse();
	}

	/** 1 - e^(-x/θ), and its integral x - θ(1 - e^(-x/θ)). */
	@Test
	void hasItsDistributionFunction() {
		assertThat(LAW.cumulative(5)).isCloseTo(1 - Math.exp(-2), within(1e-15));
		assertThat(LAW.cumulative(1e-20)).isEqualTo(0.4e-20);
		assertThat(LAW.cumulative(0)).isZero();
		assertThat(LAW.cumulative(-1)).isZero();
		assertThat(LAW.shortfall(5)).isCloseTo(5 - 2.5 * (1 - Math.exp(-2)), within(1e-15));
		assertThat(LAW.shortfall(-1)).isZero();
		assertThat(POINT.cumulative(0)).isEqualTo(1);
		assertThat(POINT.cumulative(-1e-300)).isZero();
		assertThat(POINT.shortfall(3)).isEqualTo(3);
		assertThat(POINT.shortfall(-3)).isZero();
	}

	@Test
	void hasKnotsInUnitsOfItsScale() {
		assertThat(LAW.knots()).isSorted().startsWith(0, 0.625, 1.25, 2.5, 5).endsWith(80, 100);
	}

	/** ln(θ'/θ) + θ/θ' - 1. */
	@Test
	void divergesByItsClosedForm() {
		assertThat(LAW.divergence(4)).isCloseTo(Math.log(1.6) + 0.625 - 1, within(1e-15));
		assertThat(LAW.divergence(2.5)).isZero();
	}

}
