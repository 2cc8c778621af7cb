package ouroboros.core.verdict;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ouroboros.core.Metric;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.HallucinatedMass;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.ModesLost;
import ouroboros.core.metric.ModesMerged;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.TailMass;
import ouroboros.core.metric.TotalVariation;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every definition comes to every conclusion that it can, and to none too early. */
class DefinitionTest {

	private static final String NORMAL = """
			"truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},"generations":%d,
			"regime":{"samples":10},"metrics":["variance","log-determinant","mean","wasserstein2-squared",
			{"type":"tail-mass","quantile":0.1},{"type":"hallucinated-mass","quantile":0.001}]""";

	private static final String SYMBOLS = """
			"truth":{"type":"categorical","probabilities":[0.4,0.3,0.2,0.1]},"learner":{"type":"categorical"},
			"generations":%d,"regime":{"samples":10},"metrics":["total-variation","heterozygosity","support",
			"missing-mass","hallucinated-mass",{"type":"tail-mass","quantile":0.01}]""";

	private static final String MODES = """
			"truth":{"type":"gaussian-mixture","components":[{"weight":0.5,"mean":[-2]},{"weight":0.5,"mean":[2]}]},
			"learner":{"type":"gaussian"},"generations":%d,"regime":{"samples":10},
			"metrics":["modes-merged",{"type":"modes-lost","threshold":0.1}]""";

	private static final Metric RISK = new Wasserstein2Squared();

	/** Replicates that scatter about a curve. */
	private static double[][] about(IntToDoubleFunction curve, double deviation, int replicates, int last) {
		var random = new SplittableRandom(5);
		return IntStream.range(0, replicates)
			.mapToObj((replicate) -> IntStream.rangeClosed(0, last)
				.mapToDouble((generation) -> curve.applyAsDouble(generation) + deviation * random.nextGaussian())
				.toArray())
			.toArray(double[][]::new);
	}

	private static Judgement judge(Definition definition, String spec, Metric metric, double[]... values) {
		return definition.judge(Synthetic.of(spec.formatted(values[0].length - 1), Map.of(metric, values)),
				Thresholds.DEFAULT);
	}

	private static void assertStatus(Judgement judgement, Status status) {
		assertThat(judgement.status()).as(judgement.toString()).isEqualTo(status);
		assertThat(judgement.reason()).isNotBlank();
	}

	@Test
	void thereAreEightWithTheAuthorsNames() {
		assertThat(Definition.ALL).hasSize(8).doesNotHaveDuplicates();
		assertThat(Definition.ALL).<Class<?>>map(Object::getClass)
			.containsExactlyInAnyOrder(Definition.class.getPermittedSubclasses());
	}

	/**
	 * Of a normal truth the point at the mean has the risk 1, of symbols the uniform law
	 * 0.2.
	 */
	@Test
	void catastrophicIncrease() {
		var definition = new CatastrophicIncreaseOfPopulationRisk();
		var collapsed = judge(definition, NORMAL, RISK, about((g) -> 0.1 + 0.2 * g, 0.05, 20, 9));
		assertStatus(collapsed, Status.COLLAPSED);
		assertThat(collapsed.since()).isEqualTo(5);
		assertThat(collapsed.evidence()).containsEntry("threshold", 1.0)
			.containsEntry("n", 20.0)
			.containsKeys("lower", "upper", "ratio");
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 0.1 + 0.05 * g, 0.05, 20, 9)), Status.NOT_COLLAPSED);
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 0.1 + 0.1 * g, 0.5, 20, 9)), Status.INCONCLUSIVE);
		var ofSymbols = judge(definition, SYMBOLS, new TotalVariation(), about((g) -> 0.1 + 0.05 * g, 0.01, 20, 9));
		assertThat(ofSymbols.evidence().get("threshold")).isCloseTo(0.2, within(1e-12));
		// already worse than uniform at generation 0: the factor decides
		var late = judge(definition, SYMBOLS, new TotalVariation(), about((g) -> 0.3 + 0.01 * g, 0.01, 20, 9));
		assertStatus(late, Status.NOT_COLLAPSED);
		assertThat(late.evidence().get("threshold")).isCloseTo(3, within(0.2));
		assertStatus(judge(definition, NORMAL, new Variance(), about((g) -> 1, 0.1, 20, 9)), Status.NOT_APPLICABLE);
	}

	@Test
	void thresholdsCanBeSet() {
		var recorded = Synthetic.of(NORMAL.formatted(9), Map.of(RISK, about((g) -> 0.1 + 0.05 * g, 0.05, 20, 9)));
		var asked = new Thresholds(0.95, 0.3, 10, 0, 0.05, 0.01, 0.5, 0.5, 0.01);
		assertStatus(new CatastrophicIncreaseOfPopulationRisk().judge(recorded, asked), Status.COLLAPSED);
		var tolerant = new Thresholds(0.95, null, 10, 20, 0.05, 0.01, 0.5, 0.5, 0.01);
		assertStatus(new AnyIncreaseOfPopulationRisk().judge(recorded, Thresholds.DEFAULT), Status.COLLAPSED);
		assertStatus(new AnyIncreaseOfPopulationRisk().judge(recorded, tolerant), Status.NOT_COLLAPSED);
		var sure = new Thresholds(0.9999, null, 10, 0, 0.05, 0.01, 0.5, 0.5, 0.01);
		var wide = new AnyIncreaseOfPopulationRisk().judge(recorded, sure).evidence();
		var narrow = new AnyIncreaseOfPopulationRisk().judge(recorded, Thresholds.DEFAULT).evidence();
		assertThat(wide.get("lower")).isLessThan(narrow.get("lower"));
	}

	@Test
	void anyIncrease() {
		var definition = new AnyIncreaseOfPopulationRisk();
		var collapsed = judge(definition, NORMAL, RISK, about((g) -> 1 + 0.1 * g, 0.02, 20, 9));
		assertStatus(collapsed, Status.COLLAPSED);
		assertThat(collapsed.since()).isEqualTo(1);
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 1 - 0.1 * g, 0.02, 20, 9)), Status.NOT_COLLAPSED);
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 1, 0.5, 20, 9)), Status.INCONCLUSIVE);
		assertStatus(judge(definition, NORMAL, new Mean(), about((g) -> 0.1 * g, 0.02, 20, 9)), Status.COLLAPSED);
		assertStatus(judge(definition, NORMAL, new Variance(), about((g) -> 1, 0.1, 20, 9)), Status.NOT_APPLICABLE);
		// as where a filter rejected everything at generation 1
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 1, 0.1, 20, 0)), Status.INCONCLUSIVE);
	}

	/** What has a large spread between replicates but moves in each of them alike. */
	@Test
	void replicatesAreComparedWithThemselves() {
		var values = about((g) -> 0.01 * g, 0.001, 20, 9);
		for (int replicate = 0; replicate < values.length; replicate++) {
			for (int g = 0; g < values[replicate].length; g++) {
				values[replicate][g] += replicate;
			}
		}
		assertStatus(judge(new AnyIncreaseOfPopulationRisk(), NORMAL, RISK, values), Status.COLLAPSED);
	}

	@Test
	void asymptoticDivergence() {
		var definition = new AsymptoticallyDivergingPopulationRisk();
		for (IntToDoubleFunction growing : List.<IntToDoubleFunction>of((g) -> 0.1 * g, (g) -> 3 * Math.log(g + 1),
				(g) -> Math.sqrt(g), (g) -> 0.01 * g * g)) {
			var collapsed = judge(definition, NORMAL, RISK, about(growing, 0.02, 50, 100));
			assertStatus(collapsed, Status.COLLAPSED);
			assertThat(collapsed.evidence()).containsKeys("exponent", "slope").containsEntry("from", 50.0);
		}
		for (IntToDoubleFunction bounded : List.<IntToDoubleFunction>of((g) -> 2 - 1.0 / (g + 1),
				(g) -> 2 - 1 / Math.sqrt(g + 1), (g) -> 5 - 0.01 * g)) {
			assertStatus(judge(definition, NORMAL, RISK, about(bounded, 0.0002, 50, 100)), Status.NOT_COLLAPSED);
		}
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 0.1 * g, 0, 50, 3)), Status.INCONCLUSIVE);
		assertStatus(judge(definition, SYMBOLS, new TotalVariation(), about((g) -> 0.01 * g, 0.001, 50, 20)),
				Status.NOT_APPLICABLE);
	}

	@Test
	void aClosedFormDecidesOnDivergence() {
		var unbiased = Synthetic.run("""
				"truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},"generations":3,
				"regime":{"samples":10},"replicates":2,"metrics":["wasserstein2-squared"]""");
		var judgement = new AsymptoticallyDivergingPopulationRisk().judge(unbiased, Thresholds.DEFAULT);
		assertStatus(judgement, Status.COLLAPSED);
		assertThat(judgement.evidence()).containsEntry("limit", Double.POSITIVE_INFINITY);
		assertThat(judgement.reason()).contains("closed form");
		assertStatus(new AsymptoticallyDivergingPopulationRisk().judge(unbiased.withoutTheory(), Thresholds.DEFAULT),
				Status.INCONCLUSIVE);
	}

	@Test
	void changeInScalingLaw() {
		assertStatus(scaling((n, g) -> 1.0 / n), Status.NOT_COLLAPSED);
		assertStatus(scaling((n, g) -> (g + 1.0) / n), Status.NOT_COLLAPSED);
		var plateau = scaling((n, g) -> 1.0 / n + 0.02 * g);
		assertStatus(plateau, Status.COLLAPSED);
		assertThat(plateau.since()).isEqualTo(1);
		assertThat(plateau.evidence().get("initialExponent")).isCloseTo(1, within(0.05));
		assertThat(plateau.evidence().get("exponent")).isLessThan(0.5);
		assertStatus(scaling((n, g) -> Math.pow(n, -1 + 0.1 * g)), Status.COLLAPSED);
		assertStatus(scaling((n, g) -> (g == 9) ? -1 : 1.0 / n), Status.NOT_COLLAPSED);
		assertStatus(scaling((n, g) -> -1.0 / n), Status.INCONCLUSIVE);
		assertStatus(judge(new ChangeInScalingLaw(), NORMAL, RISK, about((g) -> 1, 0.1, 20, 9)), Status.NOT_APPLICABLE);
	}

	private interface RiskOf {

		double at(int size, int generation);

	}

	private static Judgement scaling(RiskOf risk) {
		var points = IntStream.of(10, 100, 1000).mapToObj((size) -> {
			var values = about((g) -> 1, 0.05, 50, 9);
			for (var run : values) {
				for (int g = 0; g < run.length; g++) {
					run[g] *= risk.at(size, g);
				}
			}
			return Synthetic.of(NORMAL.formatted(9).replace("\"samples\":10", "\"samples\":" + size),
					Map.of(RISK, values));
		}).toList();
		var first = points.getFirst();
		return new ChangeInScalingLaw().judge(new Synthetic(first.setting(), first.values(), List.of(), points),
				Thresholds.DEFAULT);
	}

	@Test
	void collapsingVariance() {
		var definition = new CollapsingVariance();
		var collapsed = judge(definition, NORMAL, new Variance(), walks(-0.02, 0.02, 50, 100));
		assertStatus(collapsed, Status.COLLAPSED);
		assertThat(collapsed.evidence().get("rate")).isCloseTo(0.02, within(0.002));
		assertThat(collapsed.evidence().get("halfLife")).isCloseTo(Math.log(2) / 0.02, within(5.0));
		assertStatus(judge(definition, NORMAL, new LogDeterminant(), logarithms(walks(-0.02, 0.02, 50, 100))),
				Status.COLLAPSED);
		assertStatus(judge(definition, NORMAL, new Variance(), walks(0.02, 0.02, 50, 100)), Status.NOT_COLLAPSED);
		assertStatus(judge(definition, NORMAL, new Variance(), walks(0, 0.02, 50, 100)), Status.INCONCLUSIVE);
		// falls to a plateau
		assertStatus(judge(definition, NORMAL, new Variance(), about((g) -> 0.5 + 0.5 / (g + 1), 0.01, 50, 100)),
				Status.NOT_COLLAPSED);
		// next to nothing is left, though it does not fall any more
		assertStatus(judge(definition, NORMAL, new Variance(), about((g) -> (g < 10) ? 1 : 1e-6, 0, 50, 100)),
				Status.COLLAPSED);
		var ofMeans = judge(definition, SYMBOLS, new Heterozygosity(), about((g) -> Math.pow(0.98, g), 0.02, 50, 100));
		assertStatus(ofMeans, Status.COLLAPSED);
		assertThat(ofMeans.evidence().get("halfLife")).isCloseTo(Math.log(2) / 0.0202, within(2.0));
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 1, 0.1, 20, 9)), Status.NOT_APPLICABLE);
	}

	/**
	 * Most replicates have become points, so that no logarithm has a mean, while rare
	 * ones carry the mean variance, as of extinct counts.
	 */
	@Test
	void replicatesWithoutVariance() {
		for (var part : new int[] { 2, 20 }) {
			var values = IntStream.range(0, 200)
				.mapToObj((replicate) -> IntStream.rangeClosed(0, 20)
					.mapToDouble((g) -> (g < 10) ? 1 : (replicate % part == 0) ? part : 0)
					.toArray())
				.toArray(double[][]::new);
			var ofVariance = judge(new CollapsingVariance(), NORMAL, new Variance(), values);
			var ofDeterminant = judge(new CollapsingVariance(), NORMAL, new LogDeterminant(), logarithms(values));
			if (part == 20) {
				assertStatus(ofVariance, Status.COLLAPSED);
				assertThat(ofVariance.since()).isEqualTo(10);
				assertStatus(ofDeterminant, Status.COLLAPSED);
			}
			else {
				assertThat(ofVariance.status()).isNotEqualTo(Status.COLLAPSED);
				assertThat(ofDeterminant.status()).isNotEqualTo(Status.COLLAPSED);
			}
		}
	}

	/** Of texts heterozygosity speaks of the first tokens alone. */
	@Test
	void textsLoseTheirEntropy() {
		var values = new LinkedHashMap<Metric, double[][]>();
		values.put(new Heterozygosity(), about((g) -> 1, 0.01, 20, 40));
		values.put(new Entropy(), about((g) -> Math.pow(0.9, g), 0.001, 20, 40));
		var judgement = new CollapsingVariance().judge(Synthetic.of("""
				"truth":{"type":"markov-text","symbols":3,"length":20},"learner":{"type":"n-gram","order":2},
				"generations":40,"regime":{"samples":10},"metrics":["heterozygosity","entropy"]""", values),
				Thresholds.DEFAULT);
		assertStatus(judgement, Status.COLLAPSED);
		assertThat(judgement.metric()).isEqualTo(new Entropy());
	}

	/** Logarithms that drift. */
	private static double[][] walks(double drift, double deviation, int replicates, int last) {
		var random = new SplittableRandom(7);
		return IntStream.range(0, replicates).mapToObj((replicate) -> {
			var values = new double[last + 1];
			var logarithm = 0.0;
			for (int g = 0; g <= last; g++) {
				values[g] = Math.exp(logarithm);
				logarithm += drift + deviation * random.nextGaussian();
			}
			return values;
		}).toArray(double[][]::new);
	}

	private static double[][] logarithms(double[][] values) {
		return Arrays.stream(values).map((run) -> Arrays.stream(run).map(Math::log).toArray()).toArray(double[][]::new);
	}

	@Test
	void entanglementOfModes() {
		var definition = new EntanglementOfRealDataModes();
		assertStatus(judge(definition, MODES, new ModesMerged(), about((g) -> (g < 5) ? 0 : 1, 0, 20, 9)),
				Status.COLLAPSED);
		assertStatus(judge(definition, MODES, new ModesLost(0.1), about((g) -> 0.1 * g, 0.1, 20, 9)), Status.COLLAPSED);
		assertStatus(judge(definition, MODES, new ModesLost(0.1), about((g) -> 0, 0, 20, 9)), Status.NOT_COLLAPSED);
		assertStatus(judge(definition, MODES, new ModesMerged(), about((g) -> 0.5, 0.5, 20, 9)), Status.INCONCLUSIVE);
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 1, 0.1, 20, 9)), Status.NOT_APPLICABLE);
		var both = new LinkedHashMap<Metric, double[][]>();
		both.put(new ModesMerged(), about((g) -> 0, 0, 20, 9));
		both.put(new ModesLost(0.1), about((g) -> 1, 0, 20, 9));
		var judgement = definition.judge(Synthetic.of(MODES.formatted(9), both), Thresholds.DEFAULT);
		assertStatus(judgement, Status.COLLAPSED);
		assertThat(judgement.metric()).isEqualTo(new ModesLost(0.1));
	}

	@Test
	void disappearanceOfTheTail() {
		var definition = new DisappearanceOfRealTailData();
		var collapsed = judge(definition, SYMBOLS, new Support(), about((g) -> 4 - 0.3 * g, 0.1, 20, 9));
		assertStatus(collapsed, Status.COLLAPSED);
		assertThat(collapsed.evidence()).containsEntry("threshold", 2.0);
		assertStatus(judge(definition, SYMBOLS, new Support(), about((g) -> 4 - 0.1 * g, 0.1, 20, 9)),
				Status.NOT_COLLAPSED);
		assertStatus(judge(definition, SYMBOLS, new Support(), about((g) -> 2, 1, 20, 9)), Status.INCONCLUSIVE);
		assertStatus(judge(definition, SYMBOLS, new MissingMass(), about((g) -> 0.08 * g, 0.01, 20, 9)),
				Status.COLLAPSED);
		assertStatus(judge(definition, SYMBOLS, new MissingMass(), about((g) -> 0.01 * g, 0.01, 20, 9)),
				Status.NOT_COLLAPSED);
		// the mean tail is intact, but in one run of ten alone
		var rare = IntStream.range(0, 40)
			.mapToObj((replicate) -> IntStream.rangeClosed(0, 9)
				.mapToDouble((g) -> (g == 0) ? 1 : (replicate % 10 == 0) ? 10 : 0)
				.toArray())
			.toArray(double[][]::new);
		var judgement = judge(definition, NORMAL, new TailMass(0.1), rare);
		assertStatus(judgement, Status.COLLAPSED);
		assertThat(judgement.since()).isEqualTo(1);
		assertStatus(judge(definition, NORMAL, new TailMass(0.1), about((g) -> 1, 0.1, 20, 9)), Status.NOT_COLLAPSED);
		assertStatus(judge(definition, NORMAL, new TailMass(0.1), about((g) -> 0.5, 0.1, 20, 9)), Status.INCONCLUSIVE);
		assertStatus(judge(definition, SYMBOLS, new TailMass(0.01), about((g) -> Double.NaN, 0, 20, 9)),
				Status.NOT_APPLICABLE);
		// nor does what is lost of it speak of a tail that is empty
		var empty = new LinkedHashMap<Metric, double[][]>();
		empty.put(new TailMass(0.01), about((g) -> Double.NaN, 0, 20, 9));
		empty.put(new MissingMass(), about((g) -> 1, 0, 20, 9));
		assertStatus(definition.judge(Synthetic.of(SYMBOLS.formatted(9), empty), Thresholds.DEFAULT),
				Status.NOT_APPLICABLE);
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 1, 0.1, 20, 9)), Status.NOT_APPLICABLE);
	}

	@Test
	void appearanceOfHallucinatedData() {
		var definition = new AppearanceOfHallucinatedData();
		var collapsed = judge(definition, NORMAL, new HallucinatedMass(0.001), about((g) -> 0.01 * g, 0.002, 20, 9));
		assertStatus(collapsed, Status.COLLAPSED);
		assertThat(collapsed.evidence().get("threshold")).isCloseTo(0.011, within(1e-12));
		assertStatus(judge(definition, NORMAL, new HallucinatedMass(0.001), about((g) -> 0.001, 1e-4, 20, 9)),
				Status.NOT_COLLAPSED);
		assertStatus(judge(definition, SYMBOLS, new HallucinatedMass(0.001), about((g) -> 0, 0, 20, 9)),
				Status.NOT_COLLAPSED);
		assertStatus(judge(definition, NORMAL, new HallucinatedMass(0.001), about((g) -> 0.011, 0.01, 20, 9)),
				Status.INCONCLUSIVE);
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> 1, 0.1, 20, 9)), Status.NOT_APPLICABLE);
	}

	static List<Definition> definitions() {
		return Definition.ALL;
	}

	/** All metrics of both kinds of specs with the same values. */
	private static List<Synthetic> everywhere(double[][] values) {
		return List.of(NORMAL, SYMBOLS, MODES).stream().map((spec) -> {
			var all = new LinkedHashMap<Metric, double[][]>();
			var one = Synthetic.of(spec.formatted(values[0].length - 1), all);
			one.setting().spec().measured().forEach((metric) -> all.put(metric, values));
			return one;
		}).toList();
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void aSingleReplicateDecidesNothing(Definition definition) {
		for (var recorded : everywhere(about((g) -> 0.1 * (g + 1), 0, 1, 20))) {
			assertThat(definition.judge(recorded, Thresholds.DEFAULT).status()).isIn(Status.INCONCLUSIVE,
					Status.NOT_APPLICABLE);
		}
	}

	/** Constant, zero, undefined, infinite, and mixtures of them. */
	@ParameterizedTest
	@MethodSource("definitions")
	void degenerateSeriesAreJudged(Definition definition) {
		var bad = new double[] { 1, 0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300,
				1e-300 };
		for (int last : new int[] { 0, 1, 2, 20 }) {
			for (var value : bad) {
				for (var first : bad) {
					var values = about((g) -> (g == 0) ? first : value, 0, 5, last);
					everywhere(values).forEach((recorded) -> assertSound(definition, recorded));
					values[2][last] = 1;
					everywhere(values).forEach((recorded) -> assertSound(definition, recorded));
				}
			}
		}
	}

	private static void assertSound(Definition definition, Synthetic recorded) {
		var judgement = definition.judge(recorded, Thresholds.DEFAULT);
		assertThat(judgement.reason()).isNotBlank();
		if (judgement.since() != null) {
			assertThat(judgement.status()).isEqualTo(Status.COLLAPSED);
		}
	}

	@ParameterizedTest
	@MethodSource("definitions")
	void nothingRecordedIsNotApplicable(Definition definition) {
		for (var spec : List.of(NORMAL, SYMBOLS, MODES)) {
			assertStatus(definition.judge(Synthetic.of(spec.formatted(3), Map.of()), Thresholds.DEFAULT),
					Status.NOT_APPLICABLE);
		}
	}

	@Test
	void undefinedAndInfiniteRisks() {
		var definition = new CatastrophicIncreaseOfPopulationRisk();
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> (g < 9) ? 0.1 : Double.NaN, 0, 5, 9)),
				Status.INCONCLUSIVE);
		var infinite = judge(definition, NORMAL, RISK, about((g) -> (g < 4) ? 0.1 : Double.POSITIVE_INFINITY, 0, 5, 9));
		assertStatus(infinite, Status.COLLAPSED);
		assertThat(infinite.since()).isEqualTo(4);
		assertStatus(judge(new AnyIncreaseOfPopulationRisk(), NORMAL, RISK,
				about((g) -> (g < 4) ? 0.1 : Double.POSITIVE_INFINITY, 0, 5, 9)), Status.COLLAPSED);
		assertStatus(judge(definition, NORMAL, RISK, about((g) -> Double.POSITIVE_INFINITY, 0, 5, 9)),
				Status.NOT_APPLICABLE);
	}

}
