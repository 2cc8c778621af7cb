package ouroboros.neural;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;
import ouroboros.core.law.BeamSearch;
import ouroboros.core.law.Decoding;
import ouroboros.core.law.NaiveBeams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DecoderModelTest {

	private static final Turn TURN = new Turn(3, 1, () -> false);

	private static final DecoderShape SHAPE = new DecoderShape(7, 11, 14, 2, 3, 12);

	/** Parameters so large that every part matters. */
	private static final DecoderModel MODEL = new DecoderModel(SHAPE, normal(SHAPE.parameters()));

	private static float[] normal(int count) {
		var random = TURN.stream("parameters");
		var parameters = new float[count];
		for (int i = 0; i < count; i++) {
			parameters[i] = 4 * random.nextFloat() - 2;
		}
		return parameters;
	}

	private static Texts texts(int count) {
		return new Texts(7, 11, TURN.stream("texts").ints(11L * count, 0, 7).toArray());
	}

	@Test
	void agreesWithTheLibrary() {
		var texts = texts(5);
		try (var _ = new PointerScope()) {
			var parameters = Tensors.of(MODEL.parameters(), SHAPE.parameters());
			var network = new DecoderNetwork(SHAPE, parameters, (numbers) -> numbers);
			var theirs = Tensors.values(network.logits(texts.tokens(), new int[5]));
			assertThat(spread(theirs)).isGreaterThan(5);
			for (int row = 0; row < texts.rows(); row++) {
				var decoder = new Decoder(MODEL, 1);
				decoder.remember(0, texts.tokens(), 11 * row, 11 * row + 11);
				decoder.tell(0, 11);
				for (int at = 0; at < 11; at++) {
					var first = (11 * row + at) * 7;
					assertThat(decoder.logits(at)).containsExactly(Arrays.copyOfRange(theirs, first, first + 7),
							within(1e-4f));
				}
			}
			var shares = new float[] { 0.1f, 0.2f, 0.3f, 0.25f, 0.15f };
			var loss = IntStream.range(0, 5)
				.mapToDouble((row) -> -shares[row] * MODEL.logProbability(texts.tokens(), 11 * row, 11 * row + 11) / 11)
				.sum();
			assertThat((double) network.loss(texts.tokens(), new int[5], shares).item_float()).isCloseTo(loss,
					within(1e-4));
		}
	}

	/**
	 * One that begins as models do, with an embedding of the beginning and rows that fill
	 * vectors.
	 */
	@Test
	void aLargerModelAgreesToFiveDigits() {
		var shape = new DecoderShape(256, 64, 64, 4, 4, 128);
		var model = new DecoderModel(shape, DecoderTraining.start(shape, TURN.stream("start")));
		var text = TURN.stream("texts").ints(64, 0, 256).toArray();
		var decoder = new Decoder(model, 1);
		decoder.remember(0, text, 0, 64);
		try (var _ = new PointerScope()) {
			var parameters = Tensors.of(model.parameters(), shape.parameters());
			var theirs = Tensors
				.values(new DecoderNetwork(shape, parameters, (numbers) -> numbers).logits(text, new int[1]));
			assertThat(spread(theirs)).isGreaterThan(1);
			for (int at = 0; at < 64; at++) {
				decoder.tell(at, 1);
				assertThat(decoder.logits(0)).containsExactly(Arrays.copyOfRange(theirs, 256 * at, 256 * at + 256),
						within(1e-5f));
			}
		}
	}

	/** A text that begins later is told by later positions, and by nothing else. */
	@Test
	void textsBeginWhereTheyAreToldTo() {
		var texts = texts(2);
		var moved = MODEL.parameters().clone();
		var positions = (SHAPE.symbols() + 1) * SHAPE.width();
		System.arraycopy(moved, positions + 3 * SHAPE.width(), moved, positions, SHAPE.length() * SHAPE.width());
		try (var _ = new PointerScope()) {
			var parameters = Tensors.of(MODEL.parameters(), SHAPE.parameters());
			var later = Tensors.values(new DecoderNetwork(SHAPE, parameters, (numbers) -> numbers)
				.logits(texts.tokens(), new int[] { 0, 3 }));
			for (int row = 0; row < 2; row++) {
				var decoder = new Decoder((row == 0) ? MODEL : new DecoderModel(SHAPE, moved), 1);
				decoder.remember(0, texts.tokens(), 11 * row, 11 * row + 11);
				decoder.tell(0, 11);
				for (int at = 0; at < 11; at++) {
					var first = (11 * row + at) * 7;
					assertThat(decoder.logits(at)).containsExactly(Arrays.copyOfRange(later, first, first + 7),
							within(1e-4f));
				}
			}
		}
	}

	private static double spread(float[] numbers) {
		var statistics = IntStream.range(0, numbers.length).mapToDouble((i) -> numbers[i]).summaryStatistics();
		return statistics.getMax() - statistics.getMin();
	}

	/** One by one, all at once and side by side, to the bit. */
	@Test
	void howeverItReadsItTellsTheSame() {
		var texts = texts(3);
		for (int from = 0; from < texts.tokens().length; from += 11) {
			var writing = MODEL.writing(new int[1][0], 1);
			var sum = 0.0;
			for (int at = from; at < from + 11; at++) {
				var next = writing.next(0);
				assertThat(next).isEqualTo(MODEL.next(texts.tokens(), from, at));
				assertThat(Arrays.stream(next).sum()).isCloseTo(1, within(1e-12));
				sum += Math.log(next[texts.tokens()[at]]);
				writing.append(new int[1], new int[] { texts.tokens()[at] });
			}
			assertThat(MODEL.logProbability(texts.tokens(), from, from + 11)).isCloseTo(sum, within(1e-12));
		}
	}

	/** More of them than are written side by side. */
	@Test
	void drawsFromTheProbabilitiesThatItTells() {
		var texts = MODEL.sample(70, TURN.stream("synthetic"));
		var random = TURN.stream("synthetic");
		for (int from = 0; from < texts.tokens().length; from += 11) {
			for (int at = from; at < from + 11; at++) {
				var level = random.nextDouble();
				for (var p : Arrays.copyOf(MODEL.next(texts.tokens(), from, at), texts.tokens()[at])) {
					level -= p;
				}
				assertThat(level).isBetween(-1e-12, MODEL.next(texts.tokens(), from, at)[texts.tokens()[at]] + 1e-12);
			}
		}
	}

	/** A token changes what is told of those after it, and of no other. */
	@Test
	void attentionIsCausal() {
		assertThat(isCausal((text) -> {
			var decoder = new Decoder(MODEL, 1);
			decoder.remember(0, text, 0, 11);
			decoder.tell(0, 11);
			return IntStream.range(0, 11).mapToObj(decoder::logits).toList();
		})).isTrue();
		Function<int[], List<float[]>> network = (text) -> {
			try (var _ = new PointerScope()) {
				var parameters = Tensors.of(MODEL.parameters(), SHAPE.parameters());
				var logits = Tensors
					.values(new DecoderNetwork(SHAPE, parameters, (numbers) -> numbers).logits(text, new int[1]));
				return IntStream.range(0, 11).mapToObj((at) -> Arrays.copyOfRange(logits, 7 * at, 7 * at + 7)).toList();
			}
		};
		assertThat(isCausal(network)).isTrue();
		// one that is told by itself too, as if the beginning had been forgotten
		assertThat(isCausal((text) -> network.apply(Arrays.copyOfRange(text, 1, 12)))).isFalse();
	}

	private static boolean isCausal(Function<int[], List<float[]>> logits) {
		var text = texts(1).tokens();
		var before = logits.apply(text);
		for (int changed = 0; changed < 11; changed++) {
			var other = text.clone();
			other[changed] = (other[changed] + 1) % 7;
			var after = logits.apply(other);
			for (int at = 0; at < 11; at++) {
				if (Arrays.equals(after.get(at), before.get(at)) != (at <= changed)) {
					return false;
				}
			}
		}
		return true;
	}

	/** The first tokens of what a decoded law writes have its probabilities. */
	@Test
	void decodes() {
		var greedy = MODEL.decoded(new Decoding(0, 0, 1, 1)).sample(3, TURN.stream("synthetic"));
		for (int at = 0; at < greedy.tokens().length; at++) {
			var from = at / 11 * 11;
			var next = MODEL.next(greedy.tokens(), from, at);
			assertThat(next[greedy.tokens()[at]]).isEqualTo(Arrays.stream(next).max().orElseThrow());
		}
		assertThat(MODEL.decoded(Decoding.NONE)).isSameAs(MODEL);
	}

	/**
	 * Parameters belong to positions, so that these are of texts of 25 tokens as well.
	 */
	private static final DecoderShape WIDE = new DecoderShape(7, 11, 25, 2, 3, 12);

	private static final DecoderModel PROMPTED = new DecoderModel(WIDE, normal(WIDE.parameters()));

	private static Texts prompts(int count) {
		return new Texts(7, 20, TURN.stream("prompts").ints(20L * count, 0, 7).toArray());
	}

	/** What it can take of a prompt of 20 tokens are the last 14. */
	@Test
	void goesOnAfterAPromptAsIfItHadWrittenIt() {
		var prompts = prompts(3);
		var texts = texts(3);
		var writing = PROMPTED.writing(new int[][] { prompts.row(0), prompts.row(1), prompts.row(2) }, 1);
		try (var _ = new PointerScope()) {
			var parameters = Tensors.of(PROMPTED.parameters(), WIDE.parameters());
			var joined = new int[75];
			for (int row = 0; row < 3; row++) {
				System.arraycopy(prompts.tokens(), 20 * row + 6, joined, 25 * row, 14);
				System.arraycopy(texts.tokens(), 11 * row, joined, 25 * row + 14, 11);
			}
			var whole = new DecoderNetwork(new DecoderShape(7, 25, 25, 2, 3, 12), parameters, (numbers) -> numbers);
			var logits = Tensors.values(whole.logits(joined, new int[joined.length / 25]));
			for (int at = 0; at < 11; at++) {
				for (int row = 0; row < 3; row++) {
					var next = writing.next(row);
					assertThat(next).isEqualTo(PROMPTED.next(joined, 25 * row, 25 * row + 14 + at));
					var first = (25 * row + 14 + at) * 7;
					for (int token = 1; token < 7; token++) {
						assertThat(Math.log(next[token] / next[0])).isCloseTo(logits[first + token] - logits[first],
								within(1e-4));
					}
				}
				writing.append(new int[] { 0, 1, 2 }, new int[] { texts.at(0, at), texts.at(1, at), texts.at(2, at) });
			}
		}
	}

	/** What is remembered of a text goes with it wherever a beam goes. */
	@Test
	void searchesAsIfItBeganEveryTextAnew() {
		var prompts = prompts(9);
		for (var law : List.of(PROMPTED, PROMPTED.decoded(new Decoding(2, 0, 1, 1)))) {
			for (int beams : new int[] { 1, 2, 5, 16 }) {
				var found = new BeamSearch(beams).continued(law, prompts, TURN.stream("synthetic"));
				for (int row = 0; row < 9; row++) {
					assertThat(found.row(row))
						.isEqualTo(NaiveBeams.continued(law, beams, Arrays.copyOfRange(prompts.row(row), 6, 20)));
				}
			}
		}
	}

	/** The others of a block leave no trace, whether they are drawn or searched. */
	@Test
	void eachTextIsWrittenAsIfAlone() {
		var prompts = prompts(70);
		var law = PROMPTED.decoded(new Decoding(1, 0, 1, 1.3));
		var drawn = law.continued(prompts, TURN.stream("synthetic"));
		var found = new BeamSearch(5).continued(law, prompts, TURN.stream("synthetic"));
		var random = TURN.stream("synthetic");
		for (int row = 0; row < 70; row++) {
			var prompt = prompts.select(new int[] { row });
			assertThat(law.continued(prompt, random).tokens()).isEqualTo(drawn.row(row));
			assertThat(new BeamSearch(5).continued(law, prompt, random).tokens()).isEqualTo(found.row(row));
		}
	}

	/** A text has no room for a prompt where it fills all positions. */
	@Test
	void withoutRoomItIgnoresThePrompt() {
		var full = new DecoderShape(7, 11, 11, 2, 3, 12);
		var model = new DecoderModel(full, normal(full.parameters()));
		assertThat(model.continued(prompts(40), TURN.stream("synthetic")).tokens())
			.isEqualTo(model.sample(40, TURN.stream("synthetic")).tokens());
	}

}
