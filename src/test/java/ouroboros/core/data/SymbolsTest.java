package ouroboros.core.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Draws of symbols against laws counted out by hand. */
class SymbolsTest {

	private static final Symbols SOME = symbols(0, 2, 0, 0, 3, 1, 0);

	private static Symbols symbols(long... counts) {
		return new Symbols(counts);
	}

	private static String text(Symbols symbols) {
		return Arrays.toString(symbols.counts());
	}

	private static UniformRandomProvider random() {
		return new Turn(2, 0, () -> false).stream("symbols");
	}

	private static void assertLaw(Map<String, Double> actual, Map<String, Double> expected) {
		assertThat(actual).hasSameSizeAs(expected);
		expected
			.forEach((outcome, probability) -> assertThat(actual.get(outcome)).isCloseTo(probability, within(1e-14)));
	}

	@Test
	void areAsManyAsTheirCounts() {
		assertThat(SOME.size()).isEqualTo(6);
		assertThat(SOME.space()).isEqualTo(new Space.Alphabet(7));
		assertThat(symbols(3_000_000_000L, 4_000_000_000L).size()).isEqualTo(7_000_000_000L);
	}

	/** Of 20 triples of 2, 3 and 1: C(2,i) C(3,j) C(1,k), the hypergeometric law. */
	@Test
	void subsamplesAreWithoutReplacement() {
		assertLaw(EveryDraw.law((random) -> text(SOME.subsample(3, random))),
				Map.of("[0, 2, 0, 0, 1, 0, 0]", 3 / 20.0, "[0, 2, 0, 0, 0, 1, 0]", 1 / 20.0, "[0, 1, 0, 0, 2, 0, 0]",
						6 / 20.0, "[0, 1, 0, 0, 1, 1, 0]", 6 / 20.0, "[0, 0, 0, 0, 3, 0, 0]", 1 / 20.0,
						"[0, 0, 0, 0, 2, 1, 0]", 3 / 20.0));
		assertThat(EveryDraw.law((random) -> text(SOME.subsample(6, random)))).containsOnlyKeys(text(SOME));
		assertThat(EveryDraw.law((random) -> text(SOME.subsample(0, random))))
			.containsOnlyKeys("[0, 0, 0, 0, 0, 0, 0]");
	}

	/** Probabilities 2/6, 3/6 and 1/6, and none of symbols that do not occur. */
	@Test
	void resamplesAreWithReplacement() {
		assertLaw(EveryDraw.law((random) -> text(SOME.resample(2, random))),
				Map.of("[0, 2, 0, 0, 0, 0, 0]", 4 / 36.0, "[0, 0, 0, 0, 2, 0, 0]", 9 / 36.0, "[0, 0, 0, 0, 0, 2, 0]",
						1 / 36.0, "[0, 1, 0, 0, 1, 0, 0]", 12 / 36.0, "[0, 1, 0, 0, 0, 1, 0]", 4 / 36.0,
						"[0, 0, 0, 0, 1, 1, 0]", 6 / 36.0));
		assertLaw(EveryDraw.law((random) -> text(symbols(1, 0, 0, 0, 0, 0, 2).resample(1, random))),
				Map.of("[1, 0, 0, 0, 0, 0, 0]", 1 / 3.0, "[0, 0, 0, 0, 0, 0, 1]", 2 / 3.0));
		assertThat(symbols(0, 0).resample(0, random()).counts()).containsExactly(0, 0);
	}

	/** By the probability of the symbol; binomial, so that |z| < 4. */
	@Test
	void areThinnedBySymbol() {
		var probabilities = new double[] { Double.NaN, 1, 0, 0.25 };
		var many = symbols(0, 5, 7, 1_000_000).thinned((symbol) -> probabilities[symbol], random());
		assertThat(Arrays.copyOf(many.counts(), 3)).containsExactly(0, 5, 0);
		assertThat(many.counts()[3]).isCloseTo(250_000, within(4 * 433L));
	}

	/**
	 * The 4!/2! orders of one, one and two are equally probable: chi-squared of 11
	 * degrees, 37.4 in one case of ten thousand.
	 */
	@Test
	void areShuffled() {
		var random = random();
		var some = symbols(1, 0, 1, 2);
		var counts = new HashMap<String, Integer>();
		for (int i = 0; i < 12_000; i++) {
			counts.merge(Arrays.toString(some.shuffled(random)), 1, Integer::sum);
		}
		assertThat(counts).hasSize(12).containsKey("[3, 0, 3, 2]");
		assertThat(counts.values().stream().mapToDouble((count) -> Math.pow(count - 1000, 2) / 1000).sum())
			.isLessThan(37.4);
	}

	@Test
	void areSelectedBySymbol() {
		assertThat(SOME.select(new int[] { 5, 1, 5, 4 }).counts()).containsExactly(0, 1, 0, 0, 1, 2, 0);
		assertThat(SOME.select(new int[0]).counts()).containsExactly(0, 0, 0, 0, 0, 0, 0);
	}

	@Test
	void areTakenApartAndJoined() {
		var first = symbols(0, 1, 0, 0, 3, 0, 0);
		assertThat(SOME.after(first).counts()).containsExactly(0, 1, 0, 0, 0, 1, 0);
		assertThat(SOME.joined(first)).singleElement()
			.satisfies((data) -> assertThat(((Symbols) data).counts()).containsExactly(0, 3, 0, 0, 6, 1, 0));
		assertThat(List.of(first.counts(), SOME.counts())).containsExactly(new long[] { 0, 1, 0, 0, 3, 0, 0 },
				new long[] { 0, 2, 0, 0, 3, 1, 0 });
	}

}
