package ouroboros.core.verdict;

import java.util.Map;

import org.junit.jupiter.api.Test;

import ouroboros.core.metric.LogDeterminant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Logarithms of two replicates that are as far above their mean as below it, so that the
 * standard error of a change is by how much that distance changes, and the interval
 * reaches {@value #REACH} times as far.
 */
class CollapsingVarianceTest {

	/** SciPy 1.17.1, {@code scipy.stats.t.ppf(0.975, 1)}. */
	private static final double REACH = 12.706204736174694;

	/**
	 * By the means and distances at generations 2, 6 and 10, linear between them and not
	 * recorded before.
	 */
	private static Judgement judge(double half, double halfDistance, double end, double endDistance) {
		var runs = new double[2][11];
		for (int g = 2; g <= 10; g++) {
			var mean = (g <= 6) ? half * (g - 2) / 4 : half + (end - half) * (g - 6) / 4;
			var distance = (g <= 6) ? halfDistance * (g - 2) / 4
					: halfDistance + (endDistance - halfDistance) * (g - 6) / 4;
			runs[0][g] = mean - distance;
			runs[1][g] = mean + distance;
		}
		return judge(2, runs);
	}

	private static Judgement judge(int from, double[]... runs) {
		var recorded = Synthetic.of("""
				"truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},"generations":%d,
				"regime":{"samples":10},"metrics":["log-determinant"]""".formatted(runs[0].length - 1),
				Map.of(new LogDeterminant(), runs));
		return new CollapsingVariance().judge(new Part(recorded, from, (_) -> true), Thresholds.DEFAULT);
	}

	private static void assertEvidence(Judgement judgement, String name, double expected) {
		assertThat(judgement.evidence().get(name)).as(name).isCloseTo(expected, within(1e-11));
	}

	/** -0.8 in the first four generations, -0.6 in the last four. */
	@Test
	void tellsItsRates() {
		var judgement = judge(-0.8, 0.01, -1.4, 0.02);
		assertThat(judgement.status()).isEqualTo(Status.COLLAPSED);
		assertThat(judgement.reason()).isEqualTo("the variance decays exponentially");
		assertEvidence(judgement, "ratio", Math.exp(-1.4));
		assertEvidence(judgement, "rate", 1.4 / 8);
		assertEvidence(judgement, "rateLower", (1.4 - REACH * 0.02) / 8);
		assertEvidence(judgement, "rateUpper", (1.4 + REACH * 0.02) / 8);
		assertEvidence(judgement, "firstHalfRate", 0.2);
		assertEvidence(judgement, "secondHalfRate", 0.15);
		assertEvidence(judgement, "halfLife", Math.log(2) / (1.4 / 8));
		assertEvidence(judgement, "upper", -1.4 + REACH * 0.02);
	}

	/**
	 * The pace later, less half of that before, is 0.05, which is known to 12.7 (0.01/4 +
	 * 0.01/8) = 0.048 or 12.7 (0.01/4 + 0.02/8) = 0.064; or it is -0.05.
	 */
	@Test
	void addsTheErrorsOfTheHalvesUp() {
		assertThat(judge(-0.8, 0.01, -1.4, 0.02).status()).isEqualTo(Status.COLLAPSED);
		var open = judge(-0.8, 0.02, -1.4, 0.03);
		assertThat(open.status()).isEqualTo(Status.INCONCLUSIVE);
		assertThat(open.reason()).startsWith("the variance falls, but");
		assertThat(open.since()).isNull();
		var level = judge(-0.8, 0.01, -1, 0.02);
		assertThat(level.status()).isEqualTo(Status.NOT_COLLAPSED);
		assertThat(level.reason()).isEqualTo("the variance levels off");
		assertThat(level.since()).isNull();
		assertThat(judge(-0.8, 0.02, -1, 0.03).status()).isEqualTo(Status.INCONCLUSIVE);
	}

	/** At half the pace to the last bit it neither persists nor levels off. */
	@Test
	void leavesATieOpen() {
		var tie = judge(-1, 0, -1.5, 0);
		assertThat(tie.status()).isEqualTo(Status.INCONCLUSIVE);
		assertThat(tie.reason()).startsWith("the variance falls, but");
		assertThat(judge(-1, 0, -1.500001, 0).status()).isEqualTo(Status.COLLAPSED);
		assertThat(judge(-1, 0, -1.499999, 0).status()).isEqualTo(Status.NOT_COLLAPSED);
	}

	@Test
	void hasNoHalfLifeUnlessItFalls() {
		var constant = judge(0, 0, 0, 0);
		assertThat(constant.status()).isEqualTo(Status.NOT_COLLAPSED);
		assertThat(constant.evidence()).doesNotContainKey("halfLife").containsKey("rate");
		assertThat(judge(1, 0, 2, 0).evidence()).doesNotContainKey("halfLife");
	}

	/** Of an even number of generations the first half is the shorter one. */
	@Test
	void needsFourGenerations() {
		var few = judge(0, new double[] { 0, -1, -2 }, new double[] { 0, -1, -2 });
		assertThat(few.status()).isEqualTo(Status.INCONCLUSIVE);
		assertThat(few.reason()).contains("less than 4 generations");
		var four = judge(0, new double[] { 0, -1, -1.5, -1.75 }, new double[] { 0, -1, -1.5, -1.75 });
		assertEvidence(four, "firstHalfRate", 1);
		assertEvidence(four, "secondHalfRate", 0.375);
		assertThat(four.status()).isEqualTo(Status.NOT_COLLAPSED);
	}

	/** Less than a hundredth is left: it does not matter that it levels off. */
	@Test
	void hasCollapsedWhereNextToNothingIsLeft() {
		var gone = judge(0, new double[] { 0, -4, -4.7 }, new double[] { 0, -4, -4.7 });
		assertThat(gone.status()).isEqualTo(Status.COLLAPSED);
		assertThat(gone.since()).isEqualTo(1);
		assertThat(gone.evidence()).containsEntry("threshold", 0.01);
		assertThat(judge(0, new double[] { 0, -4, -4.6 }, new double[] { 0, -4, -4.6 }).status())
			.isEqualTo(Status.INCONCLUSIVE);
	}

}
