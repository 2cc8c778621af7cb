package ouroboros.core.aggregate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.aggregate.Statistics.of;

class StatisticsTest {

	private static final double INF = Double.POSITIVE_INFINITY;

	private static final double[] SHARES = { 0, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1 };

	@ParameterizedTest
	@EnumSource
	void roundMeanAndVarianceOnce(Values values) {
		for (int n : new int[] { 1, 2, 3, 1000 }) {
			var sample = values.of(n, n);
			var exact = Arrays.stream(sample).mapToObj(BigDecimal::new).toList();
			var sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
			assertThat(of(sample).mean()).isEqualTo(quotient(sum, BigDecimal.valueOf(n)));
			if (n == 1) {
				assertThat(of(sample).variance()).isNaN();
				assertThat(of(sample).standardDeviation()).isNaN();
				continue;
			}
			var squares = exact.stream().map((value) -> value.multiply(value)).reduce(BigDecimal.ZERO, BigDecimal::add);
			var dividend = squares.multiply(BigDecimal.valueOf(n)).subtract(sum.multiply(sum));
			var divisor = BigDecimal.valueOf(n * (n - 1L));
			assertThat(of(sample).variance()).isEqualTo(quotient(dividend, divisor));
			var root = dividend.divide(divisor, new MathContext(60)).sqrt(new MathContext(40)).doubleValue();
			assertThat(of(sample).standardDeviation()).isBetween(Math.nextDown(root), Math.nextUp(root));
		}
	}

	/** What is printed of -0.0 would tell it from 0. */
	@Test
	void zeroHasNoSign() {
		var single = new Statistics();
		single.add(-0.0);
		var many = new Statistics();
		many.add(new double[] { -0.0, -0.0 }, 2);
		for (var statistics : List.of(single, many)) {
			assertThat(List.of(statistics.min(), statistics.max())).containsExactly(0.0, 0.0);
		}
		assertThat(List.of(of(-1, -0.0).max(), of(-0.0, 1).min())).containsExactly(0.0, 0.0);
	}

	/** Type 7, as NumPy's {@code quantile} has it by default. */
	@Test
	void quantilesLieBetweenTheirNeighbours() {
		var sorted = new double[] { 1, 2, 4, 8, INF };
		assertThat(Quantile.of(0.3, 4, (rank) -> sorted[(int) rank])).isCloseTo(1.9, within(1e-15));
		assertThat(Quantile.of(0.5, 4, (rank) -> sorted[(int) rank])).isEqualTo(3);
		assertThat(Quantile.of(0.9, 4, (rank) -> sorted[(int) rank])).isCloseTo(6.8, within(1e-14));
		assertThat(Quantile.of(1, 4, (rank) -> sorted[(int) rank])).isEqualTo(8);
		assertThat(Quantile.of(0.9, 5, (rank) -> sorted[(int) rank])).isEqualTo(INF);
		assertThat(Quantile.of(0.1, 2, (rank) -> (rank == 0) ? -INF : 1)).isEqualTo(-INF);
	}

	/** Twice the largest double apart. */
	@Test
	void quantilesLieBetweenAnyTwoFiniteValues() {
		assertThat(Quantile.of(0.5, 2, (rank) -> (rank == 0) ? -Double.MAX_VALUE : Double.MAX_VALUE)).isZero();
		assertThat(Quantile.of(0.75, 2, (rank) -> (rank == 0) ? -Double.MAX_VALUE : Double.MAX_VALUE))
			.isCloseTo(Double.MAX_VALUE / 2, within(1e293));
	}

	/** In one go or one after the other, together with what there is already. */
	@ParameterizedTest
	@EnumSource
	void manyAtOnceAreWhatTheyAreOneByOne(Values values) {
		for (int n : new int[] { 1, 7, 1024, 5000, 40_000 }) {
			var sample = values.of(n, n + 3);
			if (n == 7) {
				sample[4] = Double.NaN;
				sample[5] = -INF;
			}
			var together = of(1, 2, 3);
			together.add(sample, n);
			together.add(sample, n / 2);
			var alone = of(1, 2, 3);
			Arrays.stream(sample, 0, n).forEach(alone::add);
			Arrays.stream(sample, 0, n / 2).forEach(alone::add);
			assertThat(bytes(together)).as("%d", n).isEqualTo(bytes(alone));
		}
	}

	/** With nothing undefined beside it. */
	@Test
	void infinitiesAreFoundAmongMany() {
		var statistics = new Statistics();
		statistics.add(new double[] { 1, INF, 3 }, 3);
		assertThat(statistics.max()).isEqualTo(INF);
		assertThat(statistics.mean()).isEqualTo(INF);
		assertThat(statistics.quantile(0.5)).isEqualTo(3);
		statistics.add(new double[] { -INF }, 1);
		assertThat(statistics.min()).isEqualTo(-INF);
		assertThat(statistics.mean()).isNaN();
	}

	/**
	 * Doubled forty times, so that sums outgrow their words at one power of two or other.
	 */
	@Test
	void sumsGrow() {
		for (int power = 0; power < 64; power++) {
			var values = new double[] { 1.9 * Math.scalb(1.0, power), -0.7 * Math.scalb(1.0, power) };
			var statistics = of(values);
			for (int time = 0; time < 40; time++) {
				statistics.add(statistics);
			}
			assertThat(statistics.n()).isEqualTo(1L << 41);
			assertThat(statistics.mean()).isEqualTo(of(values).mean());
			// of an even split the variance is a quarter of the squared distance
			assertThat(statistics.standardDeviation()).isCloseTo((values[0] - values[1]) / 2,
					within(values[0] * 1e-12));
		}
	}

	private static byte[] bytes(Statistics statistics) {
		var packer = new Packer();
		statistics.write(packer);
		return packer.packed();
	}

	/** Rounded upwards, so that no tie is seen where there is none. */
	private static double quotient(BigDecimal dividend, BigDecimal divisor) {
		return dividend.divide(divisor, new MathContext(800, RoundingMode.UP)).doubleValue();
	}

	/** The textbook's formula in doubles, which the test above would not let pass. */
	@Test
	void areNotWhatSumsOfDoublesGive() {
		var sample = Values.SHIFTED.of(7, 1000);
		var sum = DoubleStream.of(sample).reduce(0, Double::sum);
		var squares = DoubleStream.of(sample).map((x) -> x * x).reduce(0, Double::sum);
		var naive = (squares - sum * sum / 1000) / 999;
		assertThat(of(sample).variance()).isCloseTo(1, within(0.2));
		assertThat(Math.abs(naive - 1)).isGreaterThan(10);
	}

	@ParameterizedTest
	@EnumSource
	void quantilesAreWithinAFourHundredth(Values values) {
		for (int n : new int[] { 1, 2, 7, 100, 20_000 }) {
			var sample = values.of(n, n);
			var statistics = of(sample);
			var sorted = sample.clone();
			Arrays.sort(sorted);
			assertThat(statistics.min()).isEqualTo(sorted[0] + 0.0);
			assertThat(statistics.max()).isEqualTo(sorted[n - 1] + 0.0);
			for (var share : SHARES) {
				var rank = (int) (share * (n - 1));
				var farther = Math.max(Math.abs(sorted[rank]), Math.abs(sorted[Math.min(rank + 1, n - 1)]));
				assertThat(statistics.quantile(share)).as("%s of %d", share, n)
					.isCloseTo(Quantile.of(share, n, (k) -> sorted[(int) k]), within(farther * 0x1p-8 + 0x1p-1030));
			}
		}
	}

	/** Seven bits of the fraction would not do. */
	@Test
	void quantilesAreNotMuchBetterThanThat() {
		var worst = 0.0;
		for (var value : DoubleStream.iterate(1, (x) -> x < 2, (x) -> x * 1.0003).toArray()) {
			worst = Math.max(worst, Math.abs(of(0.1, value, 10).quantile(0.5) / value - 1));
		}
		assertThat(worst).isBetween(0.0018, 0x1p-8);
	}

	/** Within a bucket the values are spread out: the median of many is far better. */
	@Test
	void quantilesOfManyValuesAreBetter() {
		var sample = Values.NORMAL.of(1, 200_000);
		var statistics = of(sample);
		Arrays.sort(sample);
		for (var share : new double[] { 0.05, 0.25, 0.75, 0.95 }) {
			var exact = Quantile.of(share, sample.length, (k) -> sample[(int) k]);
			assertThat(statistics.quantile(share)).isCloseTo(exact, within(2e-4 * Math.abs(exact)));
		}
	}

	@Test
	void quantilesOfSmallWholeNumbersAreExact() {
		var sample = Values.COUNTS.of(1, 10_000);
		var statistics = of(sample);
		Arrays.sort(sample);
		for (var share : SHARES) {
			assertThat(statistics.quantile(share)).isEqualTo(Quantile.of(share, sample.length, (k) -> sample[(int) k]));
		}
		assertThat(statistics.zeros()).isEqualTo(Arrays.stream(sample).filter((x) -> x == 0).count()).isPositive();
		assertThat(of(3, 3.5, 3.25).quantile(0.5)).isEqualTo(3.25);
		assertThat(of(1000, 1001, 1002).quantile(0.5)).isEqualTo(1001);
	}

	/**
	 * Means of functions, of samples so large that their standard errors are small.
	 * Values in the middles of their buckets instead of all over them would show in the
	 * squares.
	 */
	@ParameterizedTest
	@EnumSource(names = { "NORMAL", "LOGNORMAL", "COUNTS" })
	void tellFunctionsOfTheValues(Values values) {
		var sample = Arrays.stream(values.of(3, 1_000_000)).map(Math::abs).toArray();
		var statistics = of(sample);
		assertThat(statistics.resolves()).isTrue();
		for (var function : List.<DoubleUnaryOperator>of(Math::sqrt, (x) -> Math.log(x + 1e-9), (x) -> Math.exp(-x),
				(x) -> (Math.log(x + 1) - 1) * (Math.log(x + 1) - 1))) {
			var exact = of(Arrays.stream(sample).map(function).toArray());
			var sum = new double[2];
			statistics.forEach((value, count) -> {
				sum[0] += count * function.applyAsDouble(value);
				sum[1] += count;
			});
			assertThat(sum[1]).isEqualTo(1e6);
			assertThat(sum[0] / 1e6).isCloseTo(exact.mean(), within(exact.standardDeviation() / 1e3 / 10));
		}
	}

	/**
	 * The bucket from 1 to 1 + 1/256 in four places, zero in one; of values whose lowest
	 * bits are zero, so are they.
	 */
	@Test
	void areToldInFourPlaces() {
		var odd = new double[12];
		Arrays.fill(odd, 1 + 0x1p-52);
		odd[10] = 0;
		odd[11] = 0;
		assertThat(told(of(odd))).containsExactly("0.0 2", 1 + 0x1p-11 + " 2", 1 + 3 * 0x1p-11 + " 3",
				1 + 5 * 0x1p-11 + " 2", 1 + 7 * 0x1p-11 + " 3");
		assertThat(told(of(-1 - 0x1p-52))).containsExactly(-1 - 0x1p-9 + " 1");
		assertThat(told(of(1, 1, 1, 2))).containsExactly("1.0 1", "1.0 1", "1.0 1", "2.0 1");
		assertThat(told(of())).isEmpty();
	}

	private static List<String> told(Statistics statistics) {
		var told = new ArrayList<String>();
		statistics.forEach((value, count) -> told.add(value + " " + count));
		return told;
	}

	/**
	 * Just below 2 a bucket is 1/256 wide, above it twice as much: a standard deviation
	 * of 0.07 is 18 of the one or 9 of the other.
	 */
	@Test
	void knowHowWideBucketsAre() {
		var values = new double[100];
		Arrays.fill(values, 1.999);
		values[0] = 1.3;
		assertThat(of(values).standardDeviation()).isCloseTo(0.07, within(1e-3));
		assertThat(of(values).resolves()).isTrue();
		Arrays.fill(values, 2.001);
		values[0] = 1.3;
		assertThat(of(values).standardDeviation()).isCloseTo(0.07, within(1e-3));
		assertThat(of(values).resolves()).isFalse();
	}

	@Test
	void sayWhereBucketsAreTooWide() {
		assertThat(of(Values.SHIFTED.of(3, 1000)).resolves()).isFalse();
		assertThat(of(1, 1.001, 1.002).resolves()).isFalse();
		assertThat(of(1, 1.25, 1.5).resolves()).isTrue();
		assertThat(of(7, 7, 7).resolves()).isTrue();
		assertThat(of(0, 0.3, INF).resolves()).isFalse();
		assertThat(of(1.7).resolves()).isFalse();
	}

	@Test
	void zeroIsABucketOfItsOwn() {
		var statistics = of(-Double.MIN_VALUE, -0.0, 0.0, 0.0, Double.MIN_VALUE);
		assertThat(statistics.zeros()).isEqualTo(3);
		assertThat(statistics.quantile(0.5)).isZero();
		assertThat(statistics.min()).isEqualTo(-Double.MIN_VALUE);
		assertThat(statistics.max()).isEqualTo(Double.MIN_VALUE);
	}

	@Test
	void countValuesThatAreNotFinite() {
		var mixed = of(Double.NaN, -INF, INF, 1, -INF);
		assertThat(mixed.n()).isEqualTo(5);
		assertThat(mixed.mean()).isNaN();
		assertThat(mixed.standardDeviation()).isNaN();
		assertThat(mixed.min()).isEqualTo(-INF);
		assertThat(mixed.max()).isNaN();
		assertThat(mixed.quantile(0.5)).isEqualTo(1);
		assertThat(mixed.quantile(0.75)).isEqualTo(INF);
		assertThat(of(-INF, 1, -INF).mean()).isEqualTo(-INF);
		assertThat(of(INF, 1).mean()).isEqualTo(INF);
		assertThat(of(INF, -INF).mean()).isNaN();
		assertThat(of(INF, 1, 2).max()).isEqualTo(INF);
		assertThat(of(Double.NaN).min()).isNaN();
		assertThat(of(INF, INF, INF, INF).quantile(0.05)).isEqualTo(INF);
		assertThat(of(-INF, 1).quantile(0.5)).isEqualTo(-INF);
		assertThat(of(-INF, INF).quantile(0.5)).isNaN();
	}

	@Test
	void areUndefinedOfNothing() {
		var nothing = of();
		assertThat(nothing.n()).isZero();
		assertThat(nothing.zeros()).isZero();
		for (var value : new double[] { nothing.mean(), nothing.variance(), nothing.min(), nothing.max(),
				nothing.quantile(0.5) }) {
			assertThat(value).isNaN();
		}
	}

	/** Where the variance, or even the sum, is beyond the largest double. */
	@Test
	void doNotOverflow() {
		var huge = of(1e200, 3e200);
		assertThat(huge.variance()).isEqualTo(INF);
		assertThat(huge.standardDeviation()).isCloseTo(Math.sqrt(2) * 1e200, within(1e185));
		assertThat(of(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE).mean()).isEqualTo(Double.MAX_VALUE);
		assertThat(of(1e-200, 3e-200).standardDeviation()).isCloseTo(Math.sqrt(2) * 1e-200, within(1e-215));
		assertThat(of(-Double.MAX_VALUE, Double.MAX_VALUE).quantile(0.5)).isZero();
	}

}
