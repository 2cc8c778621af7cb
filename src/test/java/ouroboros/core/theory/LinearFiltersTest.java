package ouroboros.core.theory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.metric.MeanShift;
import ouroboros.core.theory.Statistic.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.theory.Settings.regime;

/**
 * Which curation is linear, and what detectors make of shares.
 *
 * <p>
 * Mutants that are none: whether 1 of 100 accepted candidates counts as at most that
 * many, whose bound is 0 either way; and whether what never happens includes its bound.
 */
class LinearFiltersTest {

	private static final String NORMAL = "\"truth\":{\"type\":\"gaussian\",\"dimension\":1},"
			+ "\"learner\":{\"type\":\"gaussian\"},";

	private static final String SYMBOLS = "\"truth\":{\"type\":\"categorical\",\"probabilities\":[0.3,0.7]},"
			+ "\"learner\":{\"type\":\"categorical\"},";

	private static final String TEXTS = "\"truth\":{\"type\":\"markov-text\",\"symbols\":4,\"order\":0,\"length\":3,"
			+ "\"concentration\":0.5,\"seed\":7},\"learner\":{\"type\":\"n-gram\",\"order\":1,\"smoothing\":0},";

	private static final String INDEPENDENT = "\"real\":{\"share\":%s,\"source\":\"fresh\",\"mixing\":\"independent\"}";

	private static String curation(String... filters) {
		return "\"curation\":[{%s}],".formatted(String.join("},{", filters));
	}

	private static String detector(double synthetic, double genuine) {
		return "\"type\":\"detector\",\"truePositiveRate\":%s,\"falsePositiveRate\":%s".formatted(synthetic, genuine);
	}

	private static String unmet(String spec) {
		return String.valueOf(LinearFilters.unmet(Settings.of(spec)));
	}

	@Test
	void saysWhatItDoesNotCover() {
		var plain = regime("\"samples\":50", 3);
		var again = curation("\"type\":\"deduplicate\"");
		assertThat(unmet(NORMAL + plain)).isEqualTo("null");
		assertThat(unmet(TEXTS + again + plain)).isEqualTo("does not cover curation of texts");
		assertThat(unmet(SYMBOLS + again + plain)).startsWith("does not cover deduplication of symbols");
		assertThat(unmet(SYMBOLS + curation("\"type\":\"detector\",\"bias\":2") + plain))
			.startsWith("does not cover a detector that looks at values");
		assertThat(unmet(NORMAL + again + plain)).isEqualTo("null");
		assertThat(unmet(NORMAL + again + regime("\"samples\":2", 3))).isEqualTo("null");
		assertThat(unmet(NORMAL + again + regime("\"samples\":{\"type\":\"list\",\"values\":[2,2,1]}", 3)))
			.startsWith("has single points");
		assertThat(unmet(NORMAL + again + regime("\"samples\":50,\"reuse\":0.5", 3))).endsWith("used again");
		assertThat(unmet(NORMAL + again + regime("\"samples\":50,\"origin\":\"unknown\"", 3))).endsWith("used again");
		var sure = curation(detector(0.5, 0.1));
		assertThat(unmet(NORMAL + sure + plain)).isEqualTo("null");
		assertThat(unmet(NORMAL + sure + regime("\"samples\":50,\"reuse\":0.5", 3))).startsWith("does not cover reuse");
		var all = "\"samples\":50,\"origin\":\"unknown\",";
		var stock = "\"real\":{\"share\":0.5,\"source\":\"stock\",\"stock\":{\"size\":99,\"replacement\":true}}";
		assertThat(unmet(NORMAL + sure + regime(all + stock, 3))).endsWith("of fresh genuine ones");
		assertThat(unmet(NORMAL + curation("\"type\":\"noise\",\"deviation\":1") + regime(all + stock, 3)))
			.endsWith("of fresh genuine ones");
		assertThat(unmet(NORMAL + sure + regime(all + "\"real\":{\"share\":0.5,\"source\":\"fresh\"}", 3)))
			.endsWith("of mixing independent");
		assertThat(unmet(NORMAL + sure + regime(all + INDEPENDENT.formatted(0.5), 3))).isEqualTo("null");
		assertThat(unmet(NORMAL + sure + regime(all + "\"retain\":\"accumulate\"", 3))).isEqualTo("null");
		// what holds of detectors alone
		var noise = curation("\"type\":\"noise\",\"deviation\":1");
		assertThat(unmet(NORMAL + noise + regime("\"samples\":50,\"reuse\":0.5", 3))).isEqualTo("null");
		assertThat(unmet(NORMAL + noise + regime(all + "\"real\":{\"share\":0.5,\"source\":\"fresh\"}", 3)))
			.isEqualTo("null");
		for (var truth : new String[] { NORMAL, SYMBOLS }) {
			assertThat(unmet(truth + curation("\"type\":\"correction\",\"strength\":0.5") + plain)).isEqualTo("null");
		}
	}

	/** Both ways of a round trip are looked at. */
	@Test
	void roundTrips() {
		var there = "\"type\":\"round-trip\",\"there\":{%s},\"back\":{%s}";
		var noise = "\"type\":\"noise\",\"deviation\":1";
		var rounded = "\"type\":\"quantise\",\"step\":0.5";
		var plain = regime("\"samples\":50", 3);
		assertThat(unmet(NORMAL + curation(there.formatted(noise, noise)) + plain)).isEqualTo("null");
		assertThat(unmet(NORMAL + curation(there.formatted(noise, rounded)) + plain)).startsWith("covers of curation");
		assertThat(unmet(NORMAL + curation(there.formatted(rounded, noise)) + plain)).startsWith("covers of curation");
	}

	/**
	 * Of 100 candidates for each point one in a hundred has to pass but with probability
	 * e^-30: 0.02 do, so that Chernoff's bound is e^(-0.311938 n).
	 */
	@ParameterizedTest
	@CsvSource({ "96, true", "97, false" })
	void detectorsThatLeaveTooFew(int samples, boolean few) {
		var reason = few ? "has a detector that rejects so much that generations may be left short of points" : "null";
		var size = "\"samples\":%d".formatted(samples);
		assertThat(unmet(NORMAL + curation(detector(0.98, 0)) + regime(size, 2))).isEqualTo(reason);
		// genuine ones alone at generation 0
		var all = regime(size + ",\"origin\":\"unknown\"," + INDEPENDENT.formatted(0.5), 2);
		assertThat(unmet(NORMAL + curation(detector(0, 0.98)) + all)).isEqualTo(reason);
		// a fifth of what passes the first one is genuine, of which the second lets pass
		// a tenth
		assertThat(unmet(NORMAL + curation(detector(0, 0.75), detector(1, 0.9)) + all)).isEqualTo(reason);
		// genuine ones alone at generation 0, where all pass the second one
		var later = INDEPENDENT.formatted("{\"type\":\"list\",\"values\":[1,0.5]}");
		assertThat(unmet(NORMAL + curation(detector(0, 0.75), detector(1, 0.9))
				+ regime(size + ",\"origin\":\"unknown\"," + later, 2)))
			.isEqualTo(reason);
		// the last generation alone
		var last = "\"samples\":{\"type\":\"list\",\"values\":[500,500,%d]}".formatted(samples);
		assertThat(unmet(NORMAL + curation(detector(0.98, 0)) + regime(last, 3))).isEqualTo(reason);
		assertThat(unmet(NORMAL + curation(detector(0.98, 0)) + regime(last, 2))).isEqualTo("null");
	}

	@Test
	void detectorsThatRejectAllOrNothing() {
		var many = regime("\"samples\":1000000", 2);
		assertThat(unmet(NORMAL + curation(detector(1, 0)) + many)).startsWith("has a detector");
		assertThat(unmet(NORMAL + curation(detector(0.995, 0)) + many)).startsWith("has a detector");
		assertThat(unmet(NORMAL + curation(detector(0, 1)) + regime("\"samples\":1", 2))).isEqualTo("null");
	}

	/** Share s of genuine points becomes s(1-f)/(s(1-f) + (1-s)(1-t)). */
	@Test
	void detectorsChangeShares() {
		var all = "\"samples\":20,\"origin\":\"unknown\",";
		for (var share : new double[] { 0.3, 0.8 }) {
			var mixed = regime(all + INDEPENDENT.formatted(share), 6);
			var known = regime("\"samples\":20," + INDEPENDENT.formatted(share), 6);
			assertThat(shift(NORMAL + curation(detector(1, 0)) + mixed)).isCloseTo(1 / 20.0, within(1e-15));
			assertThat(shift(NORMAL + curation(detector(0.4, 0.4)) + mixed)).isCloseTo(shift(NORMAL + known),
					within(1e-14));
			var after = share * 0.9 / (share * 0.9 + (1 - share) * 0.5);
			assertThat(shift(NORMAL + curation(detector(0.5, 0.1)) + mixed))
				.isCloseTo(shift(NORMAL + regime("\"samples\":20," + INDEPENDENT.formatted(after), 6)), within(1e-14));
			assertThat(shift(NORMAL + curation(detector(0.5, 0.1)) + known)).isEqualTo(shift(NORMAL + known));
		}
	}

	/**
	 * A squared shift of (σ² + τ²)/n, of which noise on all points takes nothing away.
	 */
	@Test
	void noiseOnGenuinePoints() {
		var noise = curation("\"type\":\"noise\",\"deviation\":2");
		assertThat(shift(NORMAL + noise + regime("\"samples\":20,\"origin\":\"unknown\"", 1))).isCloseTo(5 / 20.0,
				within(1e-14));
		assertThat(shift(NORMAL + noise + regime("\"samples\":20", 1))).isCloseTo(1 / 20.0, within(1e-14));
	}

	private static double shift(String spec) {
		var expected = Settings.expected(new NormalMoments(), Settings.of(spec), new MeanShift(), Function.VALUE);
		return expected[expected.length - 1];
	}

}
