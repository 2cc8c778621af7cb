package ouroboros.core.verdict;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.theory.Observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class IntervalTest {

	private static void assertEnds(@Nullable Interval interval, double lower, double upper) {
		assertThat(Objects.requireNonNull(interval).lower()).isCloseTo(lower, within(1e-12));
		assertThat(interval.upper()).isCloseTo(upper, within(1e-12));
	}

	private static Observed mean(int n, double mean, double deviation) {
		return new Observed(0, n, mean, deviation, 0);
	}

	/** SciPy 1.17.1, {@code scipy.stats.t.ppf(1 - (1 - c) / 2, n - 1)}. */
	@Test
	void hasStudentsQuantiles() {
		assertThat(Interval.quantile(5, 0.95)).isCloseTo(2.7764451051977934, within(1e-12));
		assertThat(Interval.quantile(2, 0.95)).isCloseTo(12.706204736174694, within(1e-11));
		assertThat(Interval.quantile(2, 0.9)).isCloseTo(6.313751514675037, within(1e-11));
		assertThat(Interval.quantile(30, 0.99)).isCloseTo(2.756385903670605, within(1e-12));
	}

	@Test
	void isAsWideOnBothSidesOfAMean() {
		assertEnds(Interval.ofMean(mean(5, 2, 3), 0.95), 2 - 2.7764451051977934 * 3 / Math.sqrt(5),
				2 + 2.7764451051977934 * 3 / Math.sqrt(5));
		assertEnds(Interval.ofMean(mean(2, -1, Math.sqrt(2)), 0.9), -1 - 6.313751514675037, -1 + 6.313751514675037);
		assertThat(Interval.ofMean(mean(2, 7, 0), 0.95)).isEqualTo(new Interval(7, 7));
	}

	@Test
	void isOfNoMeanThatIsNotKnown() {
		assertThat(Interval.ofMean(mean(1, 2, Double.NaN), 0.95)).isNull();
		assertThat(Interval.ofMean(mean(1, 2, 0), 0.95)).isNull();
		assertThat(Interval.ofMean(mean(5, 2, Double.NaN), 0.95)).isNull();
		assertThat(Interval.ofMean(mean(5, Double.NaN, 1), 0.95)).isNull();
		assertThat(Interval.ofMean(mean(5, Double.POSITIVE_INFINITY, 1), 0.95)).isNull();
	}

	/**
	 * SciPy 1.17.1,
	 * {@code scipy.stats.binomtest(k, n).proportion_ci(c, method="wilson")}.
	 */
	@Test
	void isWilsonsOfAShare() {
		assertEnds(Interval.ofShare(mean(10, 0.3, 0), 0.95), 0.10779126740630102, 0.6032218525388546);
		assertEnds(Interval.ofShare(mean(20, 0, 0), 0.95), 0, 0.16112515805281935);
		assertEnds(Interval.ofShare(mean(20, 1, 0), 0.95), 0.8388748419471808, 1);
		assertEnds(Interval.ofShare(mean(2, 0.5, 0), 0.9), 0.12086631942227366, 0.8791336805777263);
		assertEnds(Interval.ofShare(mean(40, 0.25, 0), 0.99), 0.11841169495897269, 0.4527249117948196);
		assertThat(Interval.ofShare(mean(1, 1, 0), 0.95)).isNull();
	}

}
