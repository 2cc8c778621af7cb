package ouroboros.core.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.metric.HallucinatedMass;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.NegativeLogLikelihood;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.TailMass;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.theory.Claim;
import ouroboros.core.theory.Prediction;
import ouroboros.core.theory.Statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What the definitions put into their evidence, of replicates so few and simple that it
 * can be worked out by hand.
 */
class EvidenceTest {

	/** SciPy 1.17.1, {@code scipy.stats.t.ppf(0.975, 1)}. */
	private static final double REACH = 12.706204736174694;

	private static final double INF = Double.POSITIVE_INFINITY;

	private static final Metric RISK = new Wasserstein2Squared();

	private static final String NORMAL = """
			"truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},"generations":%d,
			"regime":{"samples":%d},"metrics":["mean","variance","wasserstein2-squared","negative-log-likelihood",
			{"type":"tail-mass","quantile":0.1},{"type":"hallucinated-mass","quantile":0.002}]""";

	private static final String SYMBOLS = """
			"truth":{"type":"categorical","probabilities":[0.6,0.4,0,0]},"learner":{"type":"categorical"},
			"generations":%d,"regime":{"samples":%d},"metrics":["support","hallucinated-mass"]""";

	private static Synthetic of(String spec, Metric metric, double[]... runs) {
		return Synthetic.of(spec.formatted(runs[0].length - 1, 10), Map.of(metric, runs));
	}

	/** Two equal replicates. */
	private static Synthetic twice(Metric metric, double... run) {
		return of(NORMAL, metric, run, run);
	}

	private static double[] curve(int generations, IntToDoubleFunction curve) {
		return IntStream.range(0, generations).mapToDouble(curve).toArray();
	}

	private static Judgement judge(Definition definition, Recorded recorded) {
		return definition.judge(recorded, Thresholds.DEFAULT);
	}

	private static void assertEvidence(Judgement judgement, String name, double expected) {
		assertThat(judgement.evidence().get(name)).as(name).isCloseTo(expected, within(1e-10));
	}

	/**
	 * A point at the mean has the risk 1: no threshold unless it is more than at first.
	 */
	@Test
	void ofACatastrophe() {
		var definition = new CatastrophicIncreaseOfPopulationRisk();
		var better = judge(definition, twice(RISK, 0.5, 2));
		assertEvidence(better, "initial", 0.5);
		assertEvidence(better, "ratio", 4);
		assertEvidence(better, "trivial", 1);
		assertEvidence(better, "threshold", 1);
		assertEvidence(judge(definition, twice(RISK, 1, 2)), "threshold", 10);
		assertThat(judge(definition, twice(RISK, 0, 2)).evidence()).doesNotContainKey("ratio").containsKey("initial");
		var likelihood = judge(definition, twice(new NegativeLogLikelihood(), 1.5, 2));
		assertEvidence(likelihood, "threshold", 1.5 + Math.log(10));
		assertThat(likelihood.evidence()).doesNotContainKey("trivial");
	}

	/** By half of what a negative risk is it may rise. */
	@Test
	void ofAnIncrease() {
		var tolerant = new Thresholds(0.95, null, 10, 0.5, 0.05, 0.01, 0.5, 0.5, 0.01);
		for (double last : new double[] { -1.1, -0.9 }) {
			var judgement = new AnyIncreaseOfPopulationRisk().judge(twice(new NegativeLogLikelihood(), -2, last),
					tolerant);
			assertEvidence(judgement, "threshold", 1);
			assertEvidence(judgement, "mean", last + 2);
			assertEvidence(judgement, "initial", -2);
			assertThat(judgement.status()).isEqualTo((last > -1) ? Status.COLLAPSED : Status.NOT_COLLAPSED);
		}
	}

	private static Judgement divergence(int generations, IntToDoubleFunction curve) {
		return judge(new AsymptoticallyDivergingPopulationRisk(), twice(RISK, curve(generations, curve)));
	}

	@Test
	void ofADivergence() {
		var line = divergence(19, (g) -> 3 + 0.25 * g);
		assertThat(line.status()).isEqualTo(Status.COLLAPSED);
		assertThat(line.reason()).startsWith("a growing curve").endsWith("it rises");
		assertEvidence(line, "exponent", 1);
		assertEvidence(line, "slope", 0.25);
		assertEvidence(line, "error", 0);
		assertEvidence(line, "from", 9);
		assertEvidence(line, "mean", 9 * 0.25);
		var falling = divergence(19, (g) -> 30 - 0.25 * g);
		assertThat(falling.status()).isEqualTo(Status.NOT_COLLAPSED);
		assertThat(falling.reason()).endsWith("it falls");
		var plateau = divergence(19, (g) -> 3 - 2 / Math.pow(g + 1, 2));
		assertThat(plateau.status()).isEqualTo(Status.NOT_COLLAPSED);
		assertThat(plateau.reason()).endsWith("a curve with a plateau foretells it best");
		assertEvidence(plateau, "exponent", -2);
		assertEvidence(plateau, "slope", 2);
		assertThat(plateau.since()).isNull();
	}

	/** The last quarter of the second half off by 0.1 and by -0.1. */
	@Test
	void ofTheErrorOfAForecast() {
		var bent = divergence(17, (g) -> g + ((g == 15) ? 0.1 : (g == 16) ? -0.1 : 0));
		assertEvidence(bent, "exponent", 1);
		assertEvidence(bent, "error", 0.1);
		assertEvidence(bent, "from", 8);
	}

	/** A line through replicates that do not rise in unison. */
	@Test
	void ofARiseThatIsNotDecided() {
		var wild = of(NORMAL, RISK, curve(20, (g) -> g + ((g == 19) ? 3 : 0)),
				curve(20, (g) -> g - ((g == 19) ? 3 : 0)));
		var judgement = judge(new AsymptoticallyDivergingPopulationRisk(), wild);
		assertThat(judgement.status()).isEqualTo(Status.INCONCLUSIVE);
		assertThat(judgement.reason()).endsWith("whether it rises is not decided");
		assertEvidence(judgement, "lower", 9 - REACH * 3);
	}

	/** Of 14 generations the second half are seven. */
	@Test
	void ofADivergenceNeedsFifteenGenerations() {
		assertThat(divergence(14, (g) -> g).reason()).startsWith("there are too few generations");
		assertThat(divergence(15, (g) -> g).status()).isEqualTo(Status.COLLAPSED);
		assertThat(divergence(20, (g) -> (g == 15) ? INF : g).status()).isEqualTo(Status.INCONCLUSIVE);
		assertThat(divergence(20, (g) -> (g < 15) ? 3 : INF).since()).isEqualTo(15);
	}

	private static Prediction limit(Metric metric, Statistic statistic, double limit) {
		return new Prediction(metric, statistic, "a theorem", new int[] { 0 }, new Claim.Exactly(new double[1]), null,
				limit);
	}

	@Test
	void ofAClosedForm() {
		var line = twice(new Mean(), curve(20, (g) -> g));
		for (double limit : new double[] { 3, INF }) {
			var known = new Synthetic(line.setting(), line.values(),
					List.of(limit(new Variance(), Statistic.meanSquareAbout(0), -1),
							limit(new Mean(), Statistic.MEAN, -1),
							limit(new Mean(), Statistic.meanSquareAbout(0), Double.NaN),
							limit(new Mean(), Statistic.meanSquareAbout(0), limit)),
					List.of());
			var judgement = judge(new AsymptoticallyDivergingPopulationRisk(), known);
			assertThat(judgement.status()).isEqualTo((limit == INF) ? Status.COLLAPSED : Status.NOT_COLLAPSED);
			assertThat(judgement.evidence()).containsOnlyKeys("limit").containsEntry("limit", limit);
			assertThat(judgement.reason()).isEqualTo("by the closed form a theorem");
		}
	}

	/**
	 * Relative errors of 0.01 at sizes 10, 100 and 1000: an exponent is known to 0.01/(√2
	 * ln 10), the difference of two to 0.01/ln 10.
	 */
	private static Judgement scaling(int[] sizes, double... exponents) {
		var points = new ArrayList<Synthetic>();
		for (var size : sizes) {
			var run = curve(exponents.length, (g) -> 3 * Math.pow(size, -exponents[g]));
			var runs = new double[][] { run.clone(), run.clone() };
			for (int g = 0; g < run.length; g++) {
				runs[0][g] *= 0.99;
				runs[1][g] *= 1.01;
			}
			points.add(Synthetic.of(NORMAL.formatted(exponents.length - 1, size), Map.of(RISK, runs)));
		}
		var first = points.getFirst();
		return judge(new ChangeInScalingLaw(), new Synthetic(first.setting(), first.values(), List.of(), points));
	}

	@Test
	void ofAScalingLaw() {
		var judgement = scaling(new int[] { 10, 100, 1000 }, 1, 0.9, 0.7);
		assertEvidence(judgement, "initialExponent", 1);
		assertEvidence(judgement, "exponent", 0.7);
		assertEvidence(judgement, "mean", 0.3);
		assertEvidence(judgement, "lower", 0.3 - REACH * 0.01 / Math.log(10));
		assertEvidence(judgement, "threshold", 0.05);
		assertEvidence(judgement, "n", 2);
		assertEvidence(judgement, "generation", 2);
		assertThat(judgement.status()).isEqualTo(Status.COLLAPSED);
		assertThat(judgement.since()).isEqualTo(2);
		assertThat(scaling(new int[] { 10, 100, 100 }, 1, 0.9, 0.7).status()).isEqualTo(Status.NOT_APPLICABLE);
		assertThat(scaling(new int[] { 10, 100, 1000 }, 1).status()).isEqualTo(Status.INCONCLUSIVE);
		assertEvidence(scaling(new int[] { 10, 100, 1000 }, 1, 1), "upper", REACH * 0.01 / Math.log(10));
	}

	/** Half of two genuine symbols, whatever else there is. */
	@Test
	void ofTheTail() {
		var definition = new DisappearanceOfRealTailData();
		assertEvidence(judge(definition, of(SYMBOLS, new Support(), new double[] { 2, 1 }, new double[] { 2, 1 })),
				"threshold", 1);
		var tail = of(NORMAL, new TailMass(0.1), new double[] { 1, 0.4 }, new double[] { 1, 0.6 });
		var shares = judge(definition, tail);
		assertEvidence(shares, "mean", 0.5);
		assertEvidence(shares, "threshold", 0.5);
		assertThat(shares.evidence().get("upper")).isLessThan(1);
		var means = judge(definition, new Part(tail, 0, Statistic.MEAN::equals));
		assertEvidence(means, "mean", 0.5);
		assertEvidence(means, "upper", 0.5 + REACH * 0.1);
	}

	/** Of symbols none is genuine that has no probability; of vectors the quantile is. */
	@Test
	void ofHallucinations() {
		var definition = new AppearanceOfHallucinatedData();
		var run = new double[] { 0, 0.5 };
		assertEvidence(judge(definition, of(NORMAL, new HallucinatedMass(0.002), run, run)), "threshold", 0.012);
		assertEvidence(judge(definition, of(SYMBOLS, new HallucinatedMass(0.001), run, run)), "threshold", 0.01);
	}

}
