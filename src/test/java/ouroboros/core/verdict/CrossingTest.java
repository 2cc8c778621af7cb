package ouroboros.core.verdict;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.metric.Variance;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

class CrossingTest {

	private static final Metric METRIC = new Variance();

	private static Observed at(int generation, int n, double mean, double deviation) {
		return new Observed(generation, n, mean, deviation, 0);
	}

	private static Status above(Observed observed) {
		return Crossing.above(METRIC, List.of(observed), 1, 0.95).status(observed);
	}

	private static Status below(Observed observed) {
		return Crossing.below(METRIC, List.of(observed), 1, 0.95).status(observed);
	}

	/** What is as large as the threshold is beyond it on neither side. */
	@Test
	void isDecidedByTheEndsOfTheInterval() {
		for (double mean : new double[] { 0.5, 1, 2 }) {
			var sharp = at(3, 2, mean, 0);
			assertThat(above(sharp)).isEqualTo((mean > 1) ? Status.COLLAPSED : Status.NOT_COLLAPSED);
			assertThat(below(sharp)).isEqualTo((mean < 1) ? Status.COLLAPSED : Status.NOT_COLLAPSED);
		}
		// two replicates reach 12.7062 standard errors far
		for (double mean : new double[] { 1 - 0.128, 1 - 0.126, 1 + 0.126, 1 + 0.128 }) {
			var wide = at(3, 2, mean, 0.01 * Math.sqrt(2));
			var open = Math.abs(mean - 1) < 0.127;
			assertThat(above(wide))
				.isEqualTo(open ? Status.INCONCLUSIVE : (mean > 1) ? Status.COLLAPSED : Status.NOT_COLLAPSED);
			assertThat(below(wide))
				.isEqualTo(open ? Status.INCONCLUSIVE : (mean < 1) ? Status.COLLAPSED : Status.NOT_COLLAPSED);
		}
	}

	@Test
	void isDecidedByInfinities() {
		var high = at(3, 2, Double.POSITIVE_INFINITY, Double.NaN);
		var low = at(3, 2, Double.NEGATIVE_INFINITY, Double.NaN);
		assertThat(above(high)).isEqualTo(Status.COLLAPSED);
		assertThat(above(low)).isEqualTo(Status.NOT_COLLAPSED);
		assertThat(below(high)).isEqualTo(Status.NOT_COLLAPSED);
		assertThat(below(low)).isEqualTo(Status.COLLAPSED);
		assertThat(above(at(3, 1, Double.POSITIVE_INFINITY, Double.NaN))).isEqualTo(Status.INCONCLUSIVE);
		assertThat(below(at(3, 2, Double.NaN, Double.NaN))).isEqualTo(Status.INCONCLUSIVE);
	}

	/** Wilson's interval of 3 of 10, as SciPy has it; Student's would end at 0.6456. */
	@Test
	void takesSharesForShares() {
		var series = List.of(at(0, 10, 0.3, Math.sqrt(0.21 / 0.9)));
		var share = Crossing.below(METRIC, Statistic.shareAbove(2), series, 0.62, 0.95);
		assertThat(share.judgement("it").status()).isEqualTo(Status.COLLAPSED);
		assertThat(share.judgement("it").evidence().get("upper")).isCloseTo(0.6032218525388546, within(1e-12));
		var mean = Crossing.below(METRIC, Statistic.MEAN, series, 0.62, 0.95);
		assertThat(mean.judgement("it").status()).isEqualTo(Status.INCONCLUSIVE);
	}

	@Test
	void tellsTheNumbersOfTheLastGeneration() {
		var series = List.of(at(4, 2, 9, 0), at(7, 2, 3, Math.sqrt(2)));
		var judgement = Crossing.above(METRIC, series, 1, 0.9).judgement("it");
		assertThat(judgement.metric()).isEqualTo(METRIC);
		assertThat(judgement.evidence()).contains(entry("generation", 7.0), entry("n", 2.0), entry("mean", 3.0),
				entry("threshold", 1.0), entry("confidence", 0.9));
		assertThat(judgement.evidence().get("lower")).isCloseTo(3 - 6.313751514675037, within(1e-11));
		assertThat(judgement.evidence().get("upper")).isCloseTo(3 + 6.313751514675037, within(1e-11));
		assertThat(judgement.since()).isNull();
		var single = Crossing.above(METRIC, List.of(at(0, 1, 3, Double.NaN)), 1, 0.9).judgement("it");
		assertThat(single.evidence()).containsKeys("mean", "threshold").doesNotContainKeys("lower", "upper");
	}

	/** Of means 2 for beyond and 0 for not, at every third generation. */
	private static Judgement of(double... means) {
		var series = new ArrayList<Observed>();
		for (double mean : means) {
			series.add(at(5 + 3 * series.size(), 2, mean, 0));
		}
		return Crossing.above(METRIC, series, 1, 0.95).judgement("it");
	}

	@Test
	void holdsSinceItNeverCeased() {
		assertThat(of(0, 2, 0, 2, 2).since()).isEqualTo(14);
		assertThat(of(0, 0, 2).since()).isEqualTo(11);
		assertThat(of(2, 2, 2).since()).isEqualTo(5);
		assertThat(of(2, 2, 0).since()).isNull();
	}

	@Test
	void saysWhy() {
		assertThat(of(2).reason()).isEqualTo("it is beyond the threshold");
		assertThat(of(0).reason()).isEqualTo("it is within the threshold");
		assertThat(of(Double.NaN).reason()).isEqualTo("it is not a number in some replicate");
		assertThat(Crossing.above(METRIC, List.of(at(0, 2, 1, 1)), 1, 0.95).judgement("it").reason())
			.isEqualTo("the confidence interval of it holds the threshold");
		assertThat(Crossing.above(METRIC, List.of(at(0, 1, 1, 1)), 1, 0.95).judgement("it").reason())
			.isEqualTo("a single replicate gives no confidence interval");
	}

}
