package ouroboros.core.truth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.Sampling;
import ouroboros.core.Truth;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Rows;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.law.HeldOut;
import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;
import ouroboros.core.metric.NegativeLogLikelihood;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class DatasetTest {

	private static final Turn TURN = new Turn(11, 2, () -> false);

	/** Uploads whose rows are different and can be told by their first number. */
	private record Numbered(int rows) implements Truth.Library {

		@Override
		public Data find(String dataset, List<String> columns) {
			return switch (dataset) {
				case "points" -> new Points(1, IntStream.range(0, this.rows).asDoubleStream().toArray());
				case "pictures" -> {
					var pixels = new float[2 * this.rows];
					for (int row = 0; row < this.rows; row++) {
						pixels[2 * row] = row / 1024f;
					}
					yield new Pictures(1, 2, pixels);
				}
				default -> new Symbols(new long[] { 5, 3, 2 });
			};
		}

		@Override
		public EmpiricalTexts blocks(String dataset, Truth.Tokens tokens, int length) {
			var text = new int[this.rows * length];
			for (int row = 0; row < this.rows; row++) {
				text[row * length] = row;
			}
			return new EmpiricalTexts(new Texts(this.rows, length, text),
					IntStream.range(0, this.rows).mapToObj("w%d"::formatted).toList());
		}

	}

	private static Law law(String kind, int rows, double heldOut, boolean replacement) {
		return new Dataset(kind, List.of(), kind.equals("texts") ? 3 : null, Truth.Tokens.WORDS, heldOut, replacement,
				null, null)
			.law(new Numbered(rows));
	}

	private static int[] numbers(Data data) {
		return IntStream.range(0, ((Rows) data).rows()).map((row) -> switch (data) {
			case Points points -> (int) points.at(row, 0);
			case Pictures pictures -> Math.round(1024 * pictures.at(row, 0));
			case Texts texts -> texts.at(row, 0);
			default -> throw new AssertionError(data);
		}).toArray();
	}

	private static Set<Integer> set(Data data) {
		return Arrays.stream(numbers(data)).boxed().collect(Collectors.toSet());
	}

	private static Set<Integer> range(int from, int to) {
		return IntStream.range(from, to).boxed().collect(Collectors.toSet());
	}

	/**
	 * The last in order and halves of them: not rows by chance, not the first ones, not
	 * every other one, and no half for both. That a thousand draws leave out one of 12
	 * rows has probability 2e-37.
	 */
	@ParameterizedTest
	@CsvSource({ "points, true", "pictures, true", "texts, true", "points, false", "pictures, false", "texts, false" })
	void heldOutRowsAreTheLastAndNeverDrawn(String kind, boolean replacement) {
		var law = (HeldOut) law(kind, 17, 0.3, replacement);
		assertThat(law.holdsOut()).isTrue();
		assertThat(set(law.sample(1000, TURN.stream("genuine")))).isEqualTo(range(0, 12));
		assertThat(set(law.validation(100, TURN.stream("validation")))).isEqualTo(range(12, 14));
		assertThat(set(law.heldOut(100, TURN.stream("held-out")))).isEqualTo(range(14, 17));
	}

	/** Without replacement, also where samples are with it; in a random order. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void eachHeldOutRowIsThereOnce(boolean replacement) {
		var law = (HeldOut) law("points", 100, 0.4, replacement);
		for (int size : new int[] { 0, 1, 7, 20, 21, 5000 }) {
			for (var part : List.of(law.heldOut(size, TURN.stream("a")), law.validation(size, TURN.stream("a")))) {
				assertThat(part.size()).isEqualTo(Math.min(size, 20));
				assertThat(set(part)).hasSize(Math.min(size, 20));
			}
		}
		assertThat(numbers(law.heldOut(20, TURN.stream("a")))).startsWith(numbers(law.heldOut(7, TURN.stream("a"))))
			.isNotEqualTo(numbers(law.heldOut(20, TURN.stream("b"))));
	}

	/** As before there were such fields, to the last bit. */
	@ParameterizedTest
	@ValueSource(strings = { "points", "pictures", "texts" })
	void withoutHeldOutRowsEverythingIsDrawnWithReplacement(String kind) {
		var law = (HeldOut) law(kind, 40, 0, true);
		assertThat(law.holdsOut()).isFalse();
		assertThat(law.isIndependent()).isTrue();
		var random = TURN.stream("genuine");
		var rows = IntStream.range(0, 90).map((_) -> random.nextInt(40)).toArray();
		assertThat(numbers(law.sample(90, TURN.stream("genuine")))).isEqualTo(rows);
		assertThat(numbers(law.heldOut(90, TURN.stream("genuine")))).isEqualTo(rows);
		assertThat(numbers(law.validation(90, TURN.stream("genuine")))).isEqualTo(rows);
		var view = new View(law, law, law, Sampling.PLAIN, TURN);
		assertThat(numbers(view.genuine(90)))
			.isEqualTo(numbers(law.sample(90, new Turn(11, 0, () -> false).stream("held-out"))));
	}

	@Test
	void metricsSeeTheSameHeldOutRowsAtEveryGeneration() {
		var law = law("points", 50, 0.4, true);
		var first = new View(law, law, law, Sampling.PLAIN, TURN).genuine(6);
		var later = new View(law, law, law, Sampling.PLAIN, new Turn(11, 7, () -> false)).genuine(6);
		assertThat(numbers(first)).isEqualTo(numbers(later)).hasSize(6).doesNotHaveDuplicates();
		assertThat(range(40, 50)).containsAll(set(first));
	}

	/** One permutation after the other, each a new one: not the first one again. */
	@ParameterizedTest
	@ValueSource(strings = { "points", "pictures", "texts" })
	void withoutReplacementASampleIsMadeOfPermutations(String kind) {
		var law = law(kind, 30, 0, false);
		assertThat(law.isIndependent()).isFalse();
		var sample = numbers(law.sample(75, TURN.stream("genuine")));
		var first = Arrays.copyOf(sample, 30);
		var second = Arrays.copyOfRange(sample, 30, 60);
		assertThat(first).containsExactlyInAnyOrder(IntStream.range(0, 30).toArray())
			.isNotEqualTo(IntStream.range(0, 30).toArray());
		assertThat(second).containsExactlyInAnyOrder(IntStream.range(0, 30).toArray()).isNotEqualTo(first);
		assertThat(Arrays.copyOfRange(sample, 60, 75)).doesNotHaveDuplicates();
		assertThat(numbers(law.sample(31, TURN.stream("genuine")))).isEqualTo(Arrays.copyOf(sample, 31));
	}

	/**
	 * The 36 pairs of successive permutations of three rows: chi-squared of 35 degrees,
	 * 66.6 in one case of a thousand. A shuffle that swaps any two places gives 5 of 27
	 * to some permutations and 4 of 27 to others, and fails.
	 */
	@Test
	void allPermutationsAreEquallyProbable() {
		var law = law("points", 3, 0, false);
		var random = TURN.stream("genuine");
		Map<String, Integer> counts = new HashMap<>();
		for (int i = 0; i < 36_000; i++) {
			counts.merge(Arrays.toString(numbers(law.sample(6, random))), 1, Integer::sum);
		}
		assertThat(counts).hasSize(36);
		var chiSquared = counts.values().stream().mapToDouble((count) -> Math.pow(count - 1000, 2) / 1000).sum();
		assertThat(chiSquared).isLessThan(66.6);
	}

	@Test
	void momentsAreOfWhatIsDrawn() {
		var law = (Empirical) law("points", 10, 0.4, true);
		assertThat(law.mean()).containsExactly(2.5);
		assertThat(law.covariance()[0][0]).isCloseTo(35 / 12.0, within(1e-15));
		assertThat(law.knots()).containsExactly(0, 1, 2, 3, 4, 5);
		assertThat(law.cumulative(5)).isEqualTo(1);
		assertThat(law.measured().values()).containsExactly(8, 9);
		var texts = (EmpiricalTexts) law("texts", 10, 0.4, true);
		assertThat(texts.frequencies()).startsWith(13 / 18.0, 1 / 18.0).endsWith(0, 0, 0, 0);
		assertThat(Arrays.stream(texts.frequencies()).sum()).isCloseTo(1, within(1e-15));
		assertThat(texts.words()).hasSize(10);
	}

	/** By rows 8 and 9 alone, though the moments of the others are known. */
	@Test
	void likelihoodIsOfTheHeldOutRows() {
		var law = law("points", 10, 0.4, true);
		var view = new View(law, Normal.of(8, 1), law, Sampling.PLAIN, TURN);
		assertThat(new NegativeLogLikelihood().measure(view)).isCloseTo(Math.log(2 * Math.PI) / 2 + 0.25,
				within(1e-14));
	}

	@ParameterizedTest
	@CsvSource({ "points, 10, 0.14, too-few-observations", "texts, 3, 0.4, too-few-observations",
			"pictures, 1, 0.5, too-few-observations", "points, 1000, 1e-9, too-few-observations",
			"words, 10, 0.4, not-applicable" })
	void refusesWhatLeavesAHalfEmptyOrHasNoOrder(String kind, int rows, double heldOut, String code) {
		assertRefused(kind, rows, heldOut, true, "/heldOut", code);
	}

	@Test
	void refusesToDrawSymbolsWithoutReplacement() {
		assertRefused("words", 10, 0, false, "/replacement", "not-applicable");
	}

	private static void assertRefused(String kind, int rows, double heldOut, boolean replacement, String pointer,
			String code) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> law(kind, rows, heldOut, replacement))
			.satisfies((refusal) -> {
				assertThat(refusal.pointer()).isEqualTo(pointer);
				assertThat(refusal.code()).isEqualTo(code);
			});
	}

	/** Rounded to nearest; one row at least is left to draw from. */
	@ParameterizedTest
	@CsvSource({ "10, 0.15, 8, 1", "100, 0.29, 71, 14", "3, 0.5, 1, 1", "4, 0.5, 2, 1", "5, 0.5, 2, 1" })
	void sharesAreRounded(int rows, double heldOut, int drawn, int validation) {
		var law = (HeldOut) law("points", rows, heldOut, false);
		assertThat(set(law.sample(drawn, TURN.stream("genuine")))).isEqualTo(range(0, drawn));
		assertThat(set(law.validation(rows, TURN.stream("a")))).isEqualTo(range(drawn, drawn + validation));
		assertThat(set(law.heldOut(rows, TURN.stream("a")))).isEqualTo(range(drawn + validation, rows));
	}

	private record Found(Data data) implements Truth.Library {

		@Override
		public Data find(String dataset, List<String> columns) {
			return this.data;
		}

		@Override
		public EmpiricalTexts blocks(String dataset, Truth.Tokens tokens, int length) {
			return new EmpiricalTexts(new Texts(2, length, new int[length]), List.of(tokens.name()));
		}

		@Override
		public EmpiricalTexts blocks(String dataset, String tokenizer, int length) {
			return new EmpiricalTexts(new Texts(2, length, new int[length]), List.of(tokenizer));
		}

	}

	private static Law law(Data data, List<String> columns, @Nullable Integer length, Truth.Tokens tokens,
			@Nullable String tokenizer) {
		return new Dataset("upload", columns, length, tokens, 0, true, null, tokenizer).law(new Found(data));
	}

	private static void assertRefused(Data data, List<String> columns, @Nullable Integer length, Truth.Tokens tokens,
			@Nullable String tokenizer, String pointer, String code) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> law(data, columns, length, tokens, tokenizer))
			.satisfies((refusal) -> {
				assertThat(refusal.pointer()).isEqualTo(pointer);
				assertThat(refusal.code()).isEqualTo(code);
			});
	}

	@Test
	void wordsAreSymbolsByTheirFrequencies() {
		var law = (Discrete) law(new Symbols(new long[] { 5, 0, 3 }), List.of(), null, Truth.Tokens.WORDS, null);
		assertThat(law.probabilities()).containsExactly(5 / 8.0, 0, 3 / 8.0);
	}

	@Test
	void textsAreOfWordsOrBytesOrOfATokenizer() {
		var none = new Symbols(new long[0]);
		for (var tokens : Truth.Tokens.values()) {
			assertThat(((EmpiricalTexts) law(none, List.of(), 3, tokens, null)).words()).containsExactly(tokens.name());
		}
		assertThat(((EmpiricalTexts) law(none, List.of(), 3, Truth.Tokens.WORDS, "opt")).words())
			.containsExactly("opt");
	}

	@Test
	void refusesWhatIsOnlyForTextsOrNotForThem() {
		var words = new Symbols(new long[] { 1 });
		assertRefused(words, List.of("a"), 3, Truth.Tokens.WORDS, null, "/columns", "conflict");
		assertRefused(words, List.of(), 3, Truth.Tokens.BYTES, "opt", "/tokens", "conflict");
		assertRefused(words, List.of(), null, Truth.Tokens.WORDS, "opt", "/tokenizer", "not-applicable");
		assertRefused(words, List.of(), null, Truth.Tokens.BYTES, null, "/tokens", "not-applicable");
	}

	@Test
	void refusesWhatIsNoUpload() {
		for (var data : List.of(new Pairs(new Points(2, new double[2]), 0), new Texts(2, 1, new int[1]))) {
			assertRefused(data, List.of(), null, Truth.Tokens.WORDS, null, "/dataset", "not-applicable");
		}
		var summary = new Summary(new Space.Real(1), 3, new double[1], new double[1][1]);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> law(summary, List.of(), null, Truth.Tokens.WORDS, null));
	}

}
