package ouroboros.core.theory;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Metric;
import ouroboros.core.metric.EffectiveModes;
import ouroboros.core.metric.Entropy;
import ouroboros.core.metric.HallucinatedMass;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.MissingMass;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.TopShare;
import ouroboros.core.metric.TotalVariation;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * Limits of infinite samples: numbers that were computed and confirmed by simulation
 * independently (numpy 2.4), and the service's own loop with large samples.
 *
 * <p>
 * Mutants that are none: whether a tolerance (of a point that is fixed, of a symbol that
 * is rare) includes its bound; symbols of probability 0, which have no share to be rare;
 * and the number of steps that a fixed point is looked for, which costs time alone.
 */
class EndlessSamplesTest {

	private static final double LIMIT = 4;

	private static final double[] GENUINE = { 0.4, 0.3, 0.2, 0.1 };

	private static final double[] REWARDS = { 0, 1, 2, 2 };

	private static final String FOUR = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[0.4,0.3,0.2,0.1]},"
			+ "\"learner\":{\"type\":\"categorical\"},";

	private static final String ALL = "\"metrics\":[\"entropy\",\"heterozygosity\",\"total-variation\",\"top-share\","
			+ "\"support\",\"missing-mass\",{\"type\":\"tail-mass\",\"quantile\":0.3},\"effective-modes\","
			+ "\"jensen-shannon\",\"reverse-kl-divergence\",\"kl-divergence\"],";

	/** Linear in the frequencies, which they determine; the last but for other scales. */
	private static final String LINEAR = "\"metrics\":[{\"type\":\"tail-mass\",\"quantile\":0.1},{\"type\":\"tail-mass\","
			+ "\"quantile\":0.3},{\"type\":\"tail-mass\",\"quantile\":0.6},\"support\",\"missing-mass\"],";

	private static String preference(int candidates) {
		return FOUR + ALL + "\"curation\":[{\"type\":\"preference\",\"candidates\":%d,".formatted(candidates)
				+ "\"reward\":{\"type\":\"table\",\"values\":[0,1,2,2]}}],";
	}

	private static double[] expected(Theory theory, String spec, Metric metric) {
		return Settings.expected(theory, Settings.of(spec), metric, Function.VALUE);
	}

	private static String unmet(Theory theory, String spec) {
		return String.valueOf(theory.unmet(Settings.of(spec)));
	}

	private static double heterozygosity(double... probabilities) {
		return Arrays.stream(probabilities).map((p) -> p * (1 - p)).sum();
	}

	private static double entropy(double... probabilities) {
		return -Arrays.stream(probabilities).filter((p) -> p > 0).map((p) -> p * Math.log(p)).sum();
	}

	/** I1. */
	@Test
	void temperature() {
		var truth = FOUR + "\"sampling\":{\"temperature\":%s},";
		var spec = truth.formatted("0.9") + regime("\"samples\":100", 16);
		assertThat(expected(new DecodingLoop(), spec, new Heterozygosity())[15])
			.isCloseTo(heterozygosity(0.779439, 0.192736, 0.026897, 0.000928), within(3e-6));
		assertThat(expected(new DecodingLoop(), spec, new Entropy())[0]).isCloseTo(1.27985, within(5.1e-6));
		var fixedPoints = new double[][] { { 0.9, 0.05, 0.9047, 0.0521, 0.0304, 0.0128 },
				{ 0.9, 0.3, 0.4480, 0.3003, 0.1766, 0.0751 }, { 1.1, 0.05, 0.3043, 0.2701, 0.2332, 0.1924 } };
		for (var fixed : fixedPoints) {
			var point = Arrays.copyOfRange(fixed, 2, 6);
			for (var share : List.of("\"share\":%s", "\"share\":%s,\"source\":\"fresh\"")) {
				var held = truth.formatted(fixed[0])
						+ regime("\"samples\":100,\"real\":{%s}".formatted(share.formatted(fixed[1])), 3);
				assertThat(
						Settings.prediction(new DecodingLoop(), Settings.of(held), new Heterozygosity(), Function.VALUE)
							.limit())
					.isCloseTo(heterozygosity(point), within(2e-4));
				assertThat(expected(new DecodingLoop(), held.replace("\"generations\":2", "\"generations\":2000"),
						new Entropy())[2000])
					.isCloseTo(entropy(point), within(3e-4));
			}
		}
	}

	/** What is impossible stays so, however hot. */
	@Test
	void foreignSymbols() {
		var spec = FOUR.replace("0.4,0.3,0.2,0.1", "0.5,0.3,0.2,0") + "\"metrics\":[\"hallucinated-mass\"],"
				+ "\"sampling\":{\"temperature\":1.5}," + regime("\"samples\":1000", 3);
		assertThat(expected(new DecodingLoop(), spec, new HallucinatedMass(0.001))).containsExactly(0, 0, 0);
	}

	/** Whose formula it is: of a temperature alone, of cuts, of choices, of cut tails. */
	@Test
	void namesItsFormula() {
		for (var cut : List.of("\"topK\":2", "\"topP\":0.8", "\"temperature\":0.9,\"topK\":2")) {
			assertThat(source(new DecodingLoop(), "\"sampling\":{%s}".formatted(cut))).contains("Dohmatob");
		}
		assertThat(source(new DecodingLoop(), "\"sampling\":{\"temperature\":0.9}")).contains("Marchi");
		var cut = "{\"type\":\"tail-cut\",\"quantile\":0.1}";
		var choice = "{\"type\":\"preference\",\"candidates\":2,\"reward\":{\"type\":\"table\",\"values\":[0,1,2,2]}}";
		assertThat(source(new SelectionLoop(), "\"curation\":[" + choice + "]")).contains("Ferbach");
		assertThat(source(new SelectionLoop(), "\"curation\":[" + cut + "]")).contains("Dohmatob");
		assertThat(source(new SelectionLoop(), "\"curation\":[" + choice + "," + cut + "]")).contains("Dohmatob");
		assertThat(unmet(new SelectionLoop(), FOUR + ALL + "\"curation\":[{\"type\":\"flip\",\"probability\":0.1}],"
				+ regime("\"samples\":100000", 3)))
			.contains("preference and tail-cut");
	}

	private static String source(Theory theory, String options) {
		return Settings
			.prediction(theory, Settings.of(FOUR + ALL + options + "," + regime("\"samples\":100000", 3)),
					new Entropy(), Function.VALUE)
			.source();
	}

	/** Genuine points beside the new ones, and all data kept. */
	@Test
	void pools() {
		var spec = FOUR + "\"sampling\":{\"temperature\":0.5},\"metrics\":[\"top-share\"],";
		var beside = expected(new DecodingLoop(),
				spec + regime("\"samples\":300,\"real\":{\"count\":100,\"source\":\"fresh\"}", 2), new TopShare());
		assertThat(beside[1]).isCloseTo(0.25 * 0.4 + 0.75 * 0.16 / 0.3, within(1e-15));
		var kept = expected(new DecodingLoop(),
				spec + regime("\"samples\":{\"type\":\"list\",\"values\":[100,300]},\"retain\":\"accumulate\"", 3),
				new TopShare());
		assertThat(kept[1]).isCloseTo(0.25 * 0.4 + 0.75 * 0.16 / 0.3, within(1e-15));
		var second = IntStream.range(0, 4)
			.mapToDouble((i) -> 0.25 * GENUINE[i] + 0.75 * GENUINE[i] * GENUINE[i] / 0.3)
			.toArray();
		assertThat(kept[2]).isCloseTo(
				4 * second[0] / 7 + 3 * second[0] * second[0] / Arrays.stream(second).map((p) -> p * p).sum() / 7,
				within(1e-15));
	}

	/** H3 and its finite remainder: a cut tail is what the genuine law has beyond it. */
	@Test
	void cutTails() {
		var spec = "\"truth\":{\"type\":\"zipf\",\"symbols\":200000,\"exponent\":1.5},\"learner\":{\"type\":\"categorical\"},"
				+ "\"metrics\":[\"missing-mass\",\"support\"],\"sampling\":{\"method\":\"sufficient-statistics\",\"topK\":%d},"
				+ regime("\"samples\":10000000000", 4);
		assertThat(expected(new DecodingLoop(), spec.formatted(100), new MissingMass()))
			.containsExactly(new double[] { 0.07478387934, 0.07478387934, 0.07478387934 }, within(1e-11));
		assertThat(expected(new DecodingLoop(), spec.formatted(1000), new MissingMass())[2]).isCloseTo(0.02253059661,
				within(1e-11));
		assertThat(expected(new DecodingLoop(), spec.formatted(1000), new Support())).containsExactly(1000, 1000, 1000);
		var nucleus = FOUR + ALL + "\"sampling\":{\"topP\":0.65}," + regime("\"samples\":10000", 3);
		assertThat(expected(new DecodingLoop(), nucleus, new TopShare()))
			.containsExactly(new double[] { 0.4, 4.0 / 7, 4.0 / 7 }, within(1e-15));
		assertThat(expected(new DecodingLoop(), nucleus, new MissingMass())[2]).isCloseTo(0.3, within(1e-15));
		var greedy = FOUR + ALL + "\"sampling\":{\"temperature\":0}," + regime("\"samples\":10000", 2);
		assertThat(expected(new DecodingLoop(), greedy, new TopShare())).containsExactly(new double[] { 0.4, 1 },
				within(1e-15));
	}

	/** J1, J2. */
	@Test
	void choiceOfTwo() {
		var spec = preference(2) + regime("\"samples\":100000", 400);
		assertThat(SoftmaxChoice.of(GENUINE, REWARDS, 2))
			.containsExactly(new double[] { 0.253155, 0.313864, 0.288655, 0.144327 }, within(5.1e-7))
			.containsExactly(ofTwo(GENUINE), within(1e-14));
		assertThat(expected(new SelectionLoop(), spec, new TopShare())[1]).isCloseTo(0.3138635147, within(1e-10));
		assertThat(expected(new SelectionLoop(), spec, new Entropy())[399]).isCloseTo(entropy(2.0 / 3, 1.0 / 3),
				within(1e-12));
		assertThat(expected(new SelectionLoop(), spec, new TotalVariation())[399]).isCloseTo(0.7, within(1e-12));
		var echo = preference(4).replace("[0,1,2,2]", "[0,0.5,1,1.5]")
				+ regime("\"samples\":5000,\"real\":{\"share\":0.1,\"source\":\"fresh\"}", 61);
		assertThat(expected(new SelectionLoop(), echo, new TopShare())[60]).isCloseTo(0.82931802, within(1e-8));
		assertThat(expected(new SelectionLoop(), echo, new Support())).hasSize(61).containsOnly(4);
		// the odds of the least liked are soon too low to count on in 5000 points
		var alone = expected(new SelectionLoop(), echo.replace(",\"real\":{\"share\":0.1,\"source\":\"fresh\"}", ""),
				new Support());
		assertThat(alone.length).isBetween(2, 5);
	}

	private static double[] ofTwo(double[] law) {
		return IntStream.range(0, law.length)
			.mapToDouble((x) -> law[x] * IntStream.range(0, law.length)
				.mapToDouble((y) -> law[y] * 2 / (1 + Math.exp(REWARDS[y] - REWARDS[x])))
				.sum())
			.toArray();
	}

	/** Of three by all their combinations, and of one. */
	@Test
	void choiceOfFew() {
		var chosen = new double[4];
		for (int code = 0; code < 64; code++) {
			var x = new int[] { code / 16, code / 4 % 4, code % 4 };
			var total = Arrays.stream(x).mapToDouble((i) -> Math.exp(REWARDS[i])).sum();
			for (var i : x) {
				chosen[i] += GENUINE[x[0]] * GENUINE[x[1]] * GENUINE[x[2]] * Math.exp(REWARDS[i]) / total;
			}
		}
		assertThat(SoftmaxChoice.of(GENUINE, REWARDS, 3)).containsExactly(chosen, within(1e-14));
		assertThat(SoftmaxChoice.of(GENUINE, REWARDS, 1)).containsExactly(GENUINE, within(1e-14));
		assertThat(SoftmaxChoice.of(GENUINE, new double[] { 0, 0, 500, 0 }, 2)[2]).isCloseTo(1 - 0.8 * 0.8,
				within(1e-14));
	}

	/** J3, and the proven rise of E e^r at every step. */
	@Test
	void choiceOfMany() {
		assertThat(SoftmaxChoice.of(GENUINE, REWARDS, 200)[2]).isCloseTo(0.4298, within(4 * 0.0035));
		var tilted = IntStream.range(0, 4).mapToDouble((i) -> GENUINE[i] * Math.exp(REWARDS[i])).toArray();
		var total = Arrays.stream(tilted).sum();
		assertThat(tilted[2] / total).isCloseTo(0.430572, within(5.1e-7));
		assertThat(SoftmaxChoice.of(GENUINE, REWARDS, 1000)[2]).isCloseTo(tilted[2] / total, within(5e-4));
		assertThat(SoftmaxChoice.of(GENUINE, REWARDS, 20)[2]).isNotCloseTo(tilted[2] / total, within(5e-4));
		for (var candidates : List.of(2, 5, 100)) {
			var law = GENUINE;
			for (int step = 0; step < 20; step++) {
				var next = SoftmaxChoice.of(law, REWARDS, candidates);
				var liked = liked(law, 1);
				assertThat(liked(next, 1)).isGreaterThanOrEqualTo(liked
						+ (candidates - 1.0) / candidates * (liked(law, 2) - liked * liked) / Math.exp(2) - 1e-12);
				law = next;
			}
		}
	}

	private static double liked(double[] law, int power) {
		return IntStream.range(0, 4).mapToDouble((i) -> law[i] * Math.exp(power * REWARDS[i])).sum();
	}

	/** What large samples show is near the limit, and not near a neighbour's. */
	@ParameterizedTest
	@ValueSource(strings = { "'temperature':‹0.8→0.81›", "'topK':‹2→3›", "'temperature':2,'topP':‹0.65→0.85›",
			"'temperature':‹1.2→1.21›,'topK':3,'topP':0.9" })
	void holdsOfDecoding(String sampling) {
		for (var pool : List.of("", ",'retain':'accumulate'", ",'real':{'share':0.2,'source':'fresh'}",
				",'real':{'count':300000}")) {
			var spec = FOUR + LINEAR
					+ "'sampling':{'method':'sufficient-statistics',%s},'regime':{'samples':%s%s},'generations':5,'replicates':200"
						.formatted(sampling,
								pool.contains("count") ? "{'type':'list','values':[300000,1000000]}" : "1000000", pool);
			assertHolds(new DecodingLoop(), spec);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"'curation':[{'type':'preference','candidates':‹2→3›,'reward':{'type':'table','values':[0,1,2,2]}}]",
			"'curation':[{'type':'preference','candidates':3,'reward':{'type':'likelihood','strength':‹0.5→0.6›}}]",
			"'sampling':{'temperature':‹1.3→1.2›},'curation':[{'type':'preference','candidates':2,'reward':{'type':'table','values':[0,0,0,3]}},"
					+ "{'type':'tail-cut','quantile':0.05}]",
			"'curation':[{'type':'tail-cut','quantile':‹0.05→0.06›}]" })
	void holdsOfSelection(String curation) {
		for (var pool : List.of("", ",'retain':'accumulate'", ",'real':{'share':0.2,'source':'fresh'}")) {
			assertHolds(new SelectionLoop(), FOUR + LINEAR + curation
					+ ",'regime':{'samples':20000%s},'generations':3,'replicates':50".formatted(pool));
		}
	}

	private static void assertHolds(Theory theory, String fields) {
		var spec = fields.replace('\'', '"');
		var right = Settings.of(spec.replaceAll("‹(.*?)→.*?›", "$1"));
		var wrong = Settings.of(spec.replaceAll("‹.*?→(.*?)›", "$1"));
		var values = Settings.values(right);
		var distance = distance(Settings.predictions(theory, right), right, values);
		assertThat(distance).as(spec).isLessThan(LIMIT);
		assertThat(distance(Settings.predictions(theory, wrong), wrong, values)).as(spec).isGreaterThan(LIMIT);
	}

	/** In standard errors: the limit is nearer than they can tell. */
	private static double distance(List<Prediction> predictions, Setting setting, double[][][] values) {
		var largest = 0.0;
		for (var prediction : predictions) {
			var expected = ((Claim.Roughly) prediction.claim()).expected();
			for (int i = 0; i < expected.length; i++) {
				var observed = Settings.observed(values, setting, prediction, prediction.generations()[i]);
				var off = Math.abs(observed.mean() - expected[i]);
				largest = Math.max(largest, (off <= 1e-12) ? 0 : off / observed.standardError());
			}
		}
		return largest;
	}

	/** Decoding in another order is told apart, as is a choice by e^reward alone. */
	@Test
	void tellsOtherMapsApart() {
		var spec = FOUR + "\"metrics\":[\"heterozygosity\"],\"sampling\":{\"method\":\"sufficient-statistics\","
				+ "\"temperature\":3,\"topP\":0.65},\"replicates\":50," + regime("\"samples\":1000000", 2);
		var one = Settings.observed(Settings.values(Settings.of(spec)), Settings.of(spec),
				Settings.prediction(new DecodingLoop(), Settings.of(spec), new Heterozygosity(), Function.VALUE), 1);
		UnaryOperator<double[]> tempered = (law) -> {
			var powers = Arrays.stream(law).map(Math::cbrt).toArray();
			return Arrays.stream(powers).map((power) -> power / Arrays.stream(powers).sum()).toArray();
		};
		var three = tempered.apply(new double[] { 0.4, 0.3, 0.2 });
		var two = tempered.apply(new double[] { 0.4, 0.3 });
		assertThat(Math.abs(one.mean() - heterozygosity(three)) / one.standardError()).isLessThan(LIMIT);
		assertThat(Math.abs(one.mean() - heterozygosity(two)) / one.standardError()).isGreaterThan(LIMIT);
		var choice = preference(2) + "\"replicates\":50," + regime("\"samples\":20000", 2);
		var chosen = Settings.observed(Settings.values(Settings.of(choice)), Settings.of(choice),
				Settings.prediction(new SelectionLoop(), Settings.of(choice), new Entropy(), Function.VALUE), 1);
		assertThat(Math.abs(chosen.mean() - entropy(ofTwo(GENUINE))) / chosen.standardError()).isLessThan(LIMIT);
		var tilted = IntStream.range(0, 4).mapToDouble((i) -> GENUINE[i] * Math.exp(REWARDS[i])).toArray();
		var total = Arrays.stream(tilted).sum();
		assertThat(Math.abs(chosen.mean() - entropy(Arrays.stream(tilted).map((p) -> p / total).toArray()))
				/ chosen.standardError())
			.isGreaterThan(LIMIT);
	}

	/** What a cut leaves at its edge may be nothing, so that no symbols are counted. */
	@Test
	void countsNoSymbolsAfterATailCut() {
		var predictions = Settings.predictions(new SelectionLoop(), Settings.of(FOUR + ALL
				+ "\"curation\":[{\"type\":\"tail-cut\",\"quantile\":0.05}]," + regime("\"samples\":100000", 3)));
		assertThat(predictions).hasSize(8)
			.noneMatch((one) -> one.metric() instanceof Support || one.metric() instanceof MissingMass);
	}

	/** Tokens that do not depend on those before them are symbols. */
	@Test
	void holdsOfSingleTokens() {
		var spec = "'truth':{'type':'markov-text','symbols':4,'order':0,'length':20,'concentration':2,'seed':7},"
				+ "'learner':{'type':'n-gram','order':1},'metrics':['entropy','heterozygosity','top-share','support'],"
				+ "'sampling':{'temperature':‹0.8→0.81›},'generations':3,'replicates':40,'regime':{'samples':5000}";
		assertHolds(new DecodingLoop(), spec);
	}

	/** Chance decides what is cut, or the options are others. */
	@Test
	void isSilentWhereThereIsNoLimit() {
		var tossUp = "has a cut between symbols of about the same probability, where chance tells which is kept";
		var tied = FOUR.replace("0.4,0.3,0.2,0.1", "0.4,0.2,0.2,0.2");
		for (var sampling : List.of("\"topK\":2", "\"topP\":0.5", "\"temperature\":0.5,\"topK\":3")) {
			var spec = "\"sampling\":{%s},".formatted(sampling) + regime("\"samples\":1000000", 3);
			assertThat(unmet(new DecodingLoop(), tied + spec)).isEqualTo(tossUp);
		}
		var equal = FOUR.replace("0.4,0.3,0.2,0.1", "0.4,0.4,0.1,0.1");
		assertThat(unmet(new DecodingLoop(), equal + "\"sampling\":{\"topK\":1}," + regime("\"samples\":1000000", 3)))
			.isEqualTo(tossUp);
		assertThat(unmet(new DecodingLoop(),
				equal + "\"sampling\":{\"temperature\":0}," + regime("\"samples\":1000000", 3)))
			.isEqualTo(tossUp);
		assertThat(unmet(new DecodingLoop(), equal + "\"sampling\":{\"topK\":2}," + regime("\"samples\":1000000", 3)))
			.isEqualTo("null");
		// a nucleus that two symbols fill exactly, and a sample that does not tell who
		// leads
		assertThat(unmet(new DecodingLoop(), FOUR + "\"sampling\":{\"topP\":0.7}," + regime("\"samples\":1000000", 3)))
			.isEqualTo(tossUp);
		assertThat(unmet(new DecodingLoop(), FOUR + "\"sampling\":{\"temperature\":0}," + regime("\"samples\":100", 3)))
			.isEqualTo(tossUp);
		assertThat(
				unmet(new DecodingLoop(), FOUR + "\"sampling\":{\"temperature\":0}," + regime("\"samples\":1000", 3)))
			.isEqualTo("null");
		// light symbols may be swapped by noise, but not be equal or fill a nucleus
		// exactly
		var light = FOUR.replace("0.4,0.3,0.2,0.1", "0.5,0.491,0.005,0.004") + "\"sampling\":{%s},"
				+ regime("\"samples\":10000", 3);
		assertThat(unmet(new DecodingLoop(), light.formatted("\"topP\":0.996"))).isEqualTo(tossUp);
		assertThat(unmet(new DecodingLoop(), light.formatted("\"topP\":0.9961"))).isEqualTo("null");
		assertThat(unmet(new DecodingLoop(), light.formatted("\"topK\":3"))).isEqualTo("null");
		assertThat(unmet(new DecodingLoop(), light.formatted("\"topK\":3").replace("0.005,0.004", "0.0045,0.0045")))
			.isEqualTo(tossUp);
		var cut = "\"curation\":[{\"type\":\"tail-cut\",\"quantile\":0.05}]," + regime("\"samples\":1000000", 2);
		assertThat(unmet(new SelectionLoop(), tied + cut)).isEqualTo(tossUp);
		assertThat(unmet(new SelectionLoop(), FOUR + cut)).isEqualTo("null");
		assertThat(unmet(new DecodingLoop(), FOUR + regime("\"samples\":100", 3)))
			.startsWith("speaks of a temperature");
		assertThat(unmet(new SelectionLoop(), FOUR + regime("\"samples\":100", 3)))
			.startsWith("speaks of the curation");
		assertThat(unmet(new SelectionLoop(), preference(2) + regime("\"samples\":100,\"retain\":{\"window\":2}", 3)))
			.isEqualTo("speaks of replace and accumulate");
		assertThat(unmet(new SelectionLoop(),
				preference(2) + regime("\"samples\":100,\"retain\":{\"window\":1,\"first\":true}", 3)))
			.isEqualTo("speaks of replace and accumulate");
		assertThat(unmet(new SelectionLoop(),
				preference(2).replace("[0,1,2,2]", "[0,1,2,600]") + regime("\"samples\":100", 3)))
			.isEqualTo("has rewards more than 500 nats apart");
		assertThat(unmet(new SelectionLoop(), preference(2).replace("[{", "[{\"type\":\"flip\",\"probability\":0.1},{")
				+ regime("\"samples\":100", 3)))
			.startsWith("covers of curation only");
		assertThat(unmet(new SelectionLoop(),
				preference(2).replace("[0.4,0.3,0.2,0.1]", "[0.4,0.3,0.2,0.1," + "0,".repeat(99_999) + "0]")
						+ regime("\"samples\":100", 1000)))
			.isEqualTo("has too many symbols and generations to compute");
	}

	/** A nucleus of two at first, which later its first symbol fills exactly. */
	@Test
	void speaksUpToTheFirstTossUp() {
		var spec = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[0.5,0.4,0.1]},"
				+ "\"learner\":{\"type\":\"categorical\"},\"metrics\":[\"top-share\",\"support\"],\"sampling\":{\"topP\":%s},"
				+ regime("\"samples\":1000000,\"real\":{\"share\":0.5}", 6);
		var first = 0.25 + 0.5 * 5 / 9;
		assertThat(expected(new DecodingLoop(), spec.formatted(first), new TopShare()))
			.containsExactly(new double[] { 0.5, first }, within(1e-15));
		assertThat(expected(new DecodingLoop(), spec.formatted(0.7), new TopShare())).hasSize(6);
	}

	/**
	 * Nothing is foretold by two limits, and nothing whose expectation has none. What is
	 * exact of the first generation stands beside them.
	 */
	@Test
	void foretellsEachStatisticByOneLimit() {
		for (var spec : List.of(FOUR + ALL + "\"sampling\":{\"temperature\":0.9}," + regime("\"samples\":1000", 5),
				preference(3) + "\"sampling\":{\"temperature\":0.9}," + regime("\"samples\":1000", 5))) {
			var setting = Settings.of(spec);
			var seen = new HashSet<List<Object>>();
			for (var theory : Settings.theories()) {
				if (theory.unmet(setting) == null) {
					for (var prediction : theory.predict(setting)) {
						assertThat(prediction.claim() instanceof Claim.Exactly
								|| seen.add(List.of(prediction.metric(), prediction.statistic())))
							.isTrue();
					}
				}
			}
			assertThat(seen).hasSize(10).contains(List.of(new EffectiveModes(), Statistic.MEAN));
		}
	}

}
