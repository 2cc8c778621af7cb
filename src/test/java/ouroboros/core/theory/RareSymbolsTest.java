package ouroboros.core.theory;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Metric;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.ReverseKlDivergence;
import ouroboros.core.metric.Support;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * What is said of rare symbols and of entropy, against numbers of the literature and
 * against simulation: a correct program fails one of some 60 comparisons with probability
 * 0.004.
 *
 * <p>
 * Mutants that are none: symbols of probability 0 that are summed over, and one of
 * probability 1, which is missed with probability 0 by either form; and whether a share
 * is safe, or work small, at exactly its limit.
 */
class RareSymbolsTest {

	private static final double LIMIT = 4;

	private static final String HUTTER = "\"truth\":{\"type\":\"zipf\",\"symbols\":200000,\"exponent\":1.5},"
			+ "\"learner\":{\"type\":\"categorical\"},\"metrics\":[\"missing-mass\",\"support\"],";

	private static final String FEW = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[0.5,0.25,0.15,0.1]},"
			+ "\"learner\":{\"type\":\"categorical\"},"
			+ "\"metrics\":[\"entropy\",\"reverse-kl-divergence\",\"support\",\"missing-mass\"],";

	private static double[] expected(Theory theory, String spec, Metric metric) {
		return Settings.expected(theory, Settings.of(spec), metric, Function.VALUE);
	}

	/** Σi^-1.5 of 200,000 symbols: ζ(1.5) less what is beyond. */
	private static final double SUM = 2.612375349 - 2 / Math.sqrt(200_000);

	/** C^(1/β)/β Γ(1-1/β) T^-(1-1/β) for β = 1.5, with Γ(1/3) = 2.678938535. */
	private static double asymptote(double tokens) {
		return Math.pow(1 / SUM, 1 / 1.5) / 1.5 * 2.678938535 * Math.pow(tokens, -1 / 3.0);
	}

	/** H1. */
	@Test
	void firstTokensOfAHeavyTail() {
		var ten = HUTTER + regime("\"samples\":10000", 10);
		assertThat(expected(new FirstSample(), ten, new MissingMass())).containsExactly(new double[] { 0.04203747792 },
				within(1e-10));
		assertThat(asymptote(10_000)).isCloseTo(0.04375, within(5.1e-5));
		assertThat(expected(new FirstSample(), ten, new MissingMass())[0]).isCloseTo(asymptote(10_000), within(2e-3))
			.isNotCloseTo(asymptote(5000), within(2e-3));
		var pool = HUTTER + regime("\"samples\":1000,\"retain\":\"accumulate\"", 10);
		assertThat(expected(new FirstSample(), pool, new MissingMass())).containsExactly(new double[] { 0.09252778625 },
				within(1e-10));
		assertThat(new FirstSample().unmet(Settings.of(HUTTER + regime("\"samples\":1000", 10))))
			.contains("symbol-survival");
		assertThat(new FirstSample()
			.unmet(Settings.of(HUTTER + regime("\"samples\":1000,\"retain\":\"accumulate\",\"budget\":100", 10))))
			.contains("regime.budget");
	}

	/** Entropies where one of them is measured, whichever, and nowhere else. */
	@Test
	void entropiesOfTheFirstSampleWhereTheyAreMeasured() {
		var spec = FEW.replace("\"entropy\",\"reverse-kl-divergence\",", "%s")
				+ regime("\"samples\":20,\"retain\":\"accumulate\"", 3);
		var plain = Settings.predictions(new FirstSample(), Settings.of(spec.formatted(""))).size();
		for (var one : List.of("\"entropy\",", "\"reverse-kl-divergence\",")) {
			assertThat(Settings.predictions(new FirstSample(), Settings.of(spec.formatted(one)))).as(one)
				.hasSizeGreaterThan(plain);
		}
		assertThat(plain).isEqualTo(2);
	}

	/** One symbol is left: p_i of them are symbol i, and all others are missing then. */
	@Test
	void limitsOfResampling() {
		var setting = Settings.of(FEW + regime("\"samples\":20", 3));
		var diversity = 1 - (0.25 + 0.0625 + 0.0225 + 0.01);
		assertThat(Settings.prediction(new SymbolSurvival(), setting, new MissingMass(), Function.VALUE).limit())
			.isCloseTo(diversity, within(1e-12));
		assertThat(Settings.prediction(new SymbolSurvival(), setting, new Support(), Function.VALUE).limit())
			.isEqualTo(1);
		assertThat(Settings.prediction(new SymbolEntropy(), setting, new Entropy(), Function.VALUE).limit()).isZero();
		for (var one : List.of("entropy", "reverse-kl-divergence")) {
			var alone = FEW.replaceAll("\"metrics\":\\[.*?\\]", "\"metrics\":[\"" + one + "\"]");
			assertThat(new SymbolEntropy().unmet(Settings.of(alone + regime("\"samples\":20", 3)))).isNull();
		}
		var neither = FEW.replace("\"entropy\",\"reverse-kl-divergence\",", "");
		assertThat(new SymbolEntropy().unmet(Settings.of(neither + regime("\"samples\":20", 3)))).contains("entropy");
	}

	/** A symbol that is impossible is none of the k that are kept. */
	@Test
	void plateausOfFewerSymbolsThanAreKept() {
		var spec = FEW.replace("[0.5,0.25,0.15,0.1]", "[0.5,0,0.3,0.2]")
				+ "\"sampling\":{\"topK\":%d},\"regime\":{\"samples\":20},\"generations\":%d";
		var kept = Settings.of(spec.formatted(4, 3));
		assertThat(Settings.bounds(new TailPlateau(), kept, new Support(), Function.VALUE).upper()).containsOnly(3);
		assertThat(Settings.bounds(new TailPlateau(), kept, new MissingMass(), Function.VALUE).lower()).containsOnly(0);
		var two = Settings.of(spec.formatted(2, 3));
		assertThat(Settings.bounds(new TailPlateau(), two, new Support(), Function.VALUE).upper()).containsOnly(2);
		assertThat(Settings.bounds(new TailPlateau(), two, new MissingMass(), Function.VALUE).lower())
			.containsOnly(0.2);
		assertThat(new TailPlateau().unmet(Settings.of(spec.formatted(2, 1)))).isNull();
		assertThat(new TailPlateau().unmet(Settings.of(spec.formatted(2, 0)))).contains("after the first");
	}

	/** H2. */
	@Test
	void laterTokensOfAHeavyTail() {
		var thousand = HUTTER + regime("\"samples\":{\"type\":\"list\",\"values\":[1000]}", 10);
		var rough = expected(new HeavyTail(), thousand, new MissingMass());
		assertThat(rough).hasSize(9);
		assertThat(rough[8]).isCloseTo(0.1677, within(5.1e-5));
		assertThat(asymptote(1000 * 0.17225462)).isCloseTo(0.1694, within(5.1e-5));
		var exact = expected(new SymbolSurvival(), HUTTER + regime("\"samples\":1000", 10), new MissingMass());
		assertThat(exact[9]).isCloseTo(0.1674452611, within(1e-9));
		for (int generation = 1; generation < 10; generation++) {
			assertThat(rough[generation - 1]).isCloseTo(exact[generation], within(5e-4))
				.isNotCloseTo(exact[generation - 1], within(5e-4));
		}
		assertThat(new HeavyTail().unmet(Settings.of(HUTTER + regime("\"samples\":1000", 10))))
			.contains("symbol-survival");
		assertThat(new HeavyTail().unmet(Settings.of(HUTTER + regime("\"samples\":10000", 10)))).isNull();
	}

	/** Neither of a share that may be lost, nor beyond the generation where it may be. */
	@Test
	void speaksWhileLargeSharesAreSafe() {
		assertThat(expected(new HeavyTail(),
				HUTTER + regime("\"samples\":{\"type\":\"power\",\"first\":100,\"exponent\":0.1}", 200),
				new MissingMass()))
			.hasSize(10);
		// the last generation is looked at too
		assertThat(expected(new HeavyTail(),
				HUTTER + regime("\"samples\":{\"type\":\"power\",\"first\":100,\"exponent\":0.1}", 12),
				new MissingMass()))
			.hasSize(10);
		var many = HUTTER + "\"regime\":{\"samples\":{\"type\":\"power\",\"first\":10000,\"exponent\":0.1}},";
		assertThat(new HeavyTail().unmet(Settings.of(many + "\"generations\":490"))).isNull();
		assertThat(new HeavyTail().unmet(Settings.of(many + "\"generations\":510"))).contains("too many symbols");
		assertThat(new HeavyTail()
			.unmet(Settings.of(FEW + regime("\"samples\":{\"type\":\"power\",\"first\":15,\"exponent\":0.1}", 20))))
			.contains("large share");
	}

	/**
	 * Sizes that grow and shrink; of the latest size alone it would be something else.
	 */
	@Test
	void sizesThatChange() {
		var spec = """
				"truth":{"type":"zipf","symbols":3000,"exponent":1.2},"learner":{"type":"categorical"},
				"metrics":["missing-mass","support"],"replicates":400,"generations":7,
				"regime":{"samples":{"type":"list","values":%s}}""";
		var setting = Settings.of(spec.formatted("[800,1600,2400,600,500,1500,1500,700]"));
		var values = Settings.values(setting);
		for (var metric : List.of(new MissingMass(), new Support())) {
			var prediction = Settings.prediction(new HeavyTail(), setting, metric, Function.VALUE);
			var rough = ((Claim.Roughly) prediction.claim()).expected();
			var most = 0.0;
			var wrong = expected(new HeavyTail(), spec.formatted("[800,800,800,800,800,800,800,800]"), metric);
			for (int i = 0; i < 7; i++) {
				var observed = Settings.observed(values, setting, prediction, i + 1);
				assertThat(rough[i]).isCloseTo(observed.mean(), within(0.012 * observed.mean()));
				most = Math.max(most, Math.abs(wrong[i] / observed.mean() - 1));
			}
			assertThat(most).isGreaterThan(0.1);
		}
	}

	/** H3: the mass beyond rank k, C k^-(β-1)/(β-1) less what lies beyond all ranks. */
	@Test
	void cutTail() {
		var cut = HUTTER + "\"sampling\":{\"method\":\"sufficient-statistics\",\"topK\":%d},"
				+ regime("\"samples\":10000000000", 4);
		for (int kept : new int[] { 100, 1000 }) {
			var setting = Settings.of(cut.formatted(kept));
			var bounds = Settings.bounds(new TailPlateau(), setting, new MissingMass(), Function.VALUE);
			assertThat(bounds.lower()).hasSize(3);
			assertThat(bounds.lower()[2]).isCloseTo((kept == 100) ? 0.07478 : 0.02253, within(5.1e-6));
			assertThat(bounds.lower()[0]).isCloseTo(2 / SUM * (1 / Math.sqrt(kept) - 1 / Math.sqrt(200_000)),
					within(4e-4));
			var prediction = Settings.prediction(new TailPlateau(), setting, new MissingMass(), Function.VALUE);
			var observed = Settings.observed(Settings.values(setting), setting, prediction, 3).mean();
			assertThat(observed).isGreaterThanOrEqualTo(bounds.lower()[2] * (1 - 1e-12))
				.isCloseTo(bounds.lower()[2], within(1e-6));
			var neighbour = Settings.of(cut.formatted(kept + 1));
			assertThat(Settings.bounds(new TailPlateau(), neighbour, new MissingMass(), Function.VALUE).lower()[2])
				.isNotCloseTo(observed, within(1e-6));
			assertThat(Settings.bounds(new TailPlateau(), setting, new Support(), Function.VALUE).upper()[0])
				.isEqualTo(kept);
		}
	}

	@Test
	void cutTailOfSmallSamples() {
		var spec = "\"truth\":{\"type\":\"zipf\",\"symbols\":40,\"exponent\":1},\"learner\":{\"type\":\"categorical\"},"
				+ "\"metrics\":[\"missing-mass\",\"support\"],\"replicates\":500,\"sampling\":{\"topK\":%d},"
				+ regime("\"samples\":200", 4);
		var setting = Settings.of(spec.formatted(15));
		var values = Settings.values(setting);
		assertThat(Settings.distance(Settings.predictions(new TailPlateau(), setting), setting, values)).isZero();
		assertThat(Settings.distance(Settings.predictions(new TailPlateau(), Settings.of(spec.formatted(8))), setting,
				values))
			.isGreaterThan(LIMIT);
	}

	/** One fit, by the sum over all samples of two symbols, and (K-1)/(2n) of many. */
	@Test
	void entropyOfOneFit() {
		var three = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[0.3,0.7]},\"learner\":{\"type\":"
				+ "\"categorical\"},\"metrics\":[\"entropy\",\"reverse-kl-divergence\"]," + regime("\"samples\":3", 1);
		var mixed = -(Math.log(1 / 3.0) + 2 * Math.log(2 / 3.0)) / 3;
		var genuine = -0.3 * Math.log(0.3) - 0.7 * Math.log(0.7);
		assertThat(expected(new SymbolEntropy(), three, new Entropy())[0]).isCloseTo(3 * 0.21 * mixed, within(1e-12));
		assertThat(expected(new SymbolEntropy(), three, new ReverseKlDivergence())[0])
			.isCloseTo(genuine - 3 * 0.21 * mixed, within(1e-12));
		var eight = "\"truth\":{\"type\":\"zipf\",\"symbols\":8,\"exponent\":0},\"learner\":{\"type\":\"categorical\"},"
				+ "\"metrics\":[\"reverse-kl-divergence\"]," + regime("\"samples\":4000", 1);
		assertThat(expected(new SymbolEntropy(), eight, new ReverseKlDivergence())[0]).isCloseTo(0.000875, within(1e-6))
			.isNotCloseTo(8 / 8000.0, within(1e-4));
		var limits = Settings.predictions(new SymbolEntropy(), Settings.of(three));
		assertThat(limits.getFirst().limit()).isZero();
		assertThat(limits.getLast().limit()).isEqualTo(genuine);
	}

	private static double distance(List<Prediction> predictions, Setting setting, double[][][] values) {
		return Settings.distance(predictions, setting, values);
	}

	@Test
	void entropyUnderReplace() {
		var spec = FEW + "\"replicates\":5000," + regime("\"samples\":%d", 12);
		var setting = Settings.of(spec.formatted(20));
		var values = Settings.values(setting);
		assertThat(distance(Settings.predictions(new SymbolEntropy(), setting), setting, values)).isBetween(0.1, LIMIT);
		var neighbour = Settings.predictions(new SymbolEntropy(), Settings.of(spec.formatted(21)));
		assertThat(distance(neighbour, setting, values)).isGreaterThan(LIMIT);
	}

	/** Where nothing is said of what follows. */
	@ParameterizedTest
	@ValueSource(strings = { "'regime':{'samples':%d,'retain':'accumulate'}",
			"'regime':{'samples':%d,'real':{'count':5},'realWeight':0.8,'ageWeight':{'type':'list','values':[1,0.5]}}",
			"'regime':{'samples':%d,'real':{'count':8,'source':'stock','stock':{'size':50}}},'sampling':{'temperature':0.5,'topK':3}",
			"'regime':{'samples':%d,'reuse':0.5},'curation':[{'type':'flip','probability':0.3}]",
			"'regime':{'samples':{'type':'list','values':[%d,7]},'ancestry':{'window':2,'decay':0.5}},'sampling':{'topP':0.9}" })
	void generationZeroOfAnyRegime(String rest) {
		var spec = FEW + "\"replicates\":6000,\"generations\":1," + rest.replace('\'', '"');
		var setting = Settings.of(spec.formatted(20));
		var predictions = Settings.predictions(new FirstSample(), setting);
		var values = Settings.values(setting);
		assertThat(predictions).hasSize(4)
			.allSatisfy((prediction) -> assertThat(prediction.generations()).containsExactly(0));
		assertThat(distance(predictions, setting, values)).isBetween(0.1, LIMIT);
		assertThat(distance(Settings.predictions(new FirstSample(), Settings.of(spec.formatted(18))), setting, values))
			.isGreaterThan(LIMIT);
	}

	/** Each token is a draw. */
	@Test
	void entropyOfTokens() {
		var texts = """
				"truth":{"type":"markov-text","symbols":4,"order":0,"length":%d,"concentration":0.5,"seed":7},
				"learner":{"type":"n-gram","order":1,"smoothing":0},"metrics":["entropy","reverse-kl-divergence"],
				"replicates":3000,"generations":4,"regime":{"samples":8}""";
		var setting = Settings.of(texts.formatted(3));
		var values = Settings.values(setting);
		assertThat(distance(Settings.predictions(new SymbolEntropy(), setting), setting, values)).isBetween(0.1, LIMIT);
		assertThat(
				distance(Settings.predictions(new SymbolEntropy(), Settings.of(texts.formatted(4))), setting, values))
			.isGreaterThan(LIMIT);
	}

}
