package ouroboros.neural;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Decoding;

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
				decoder.read(texts.tokens(), 11 * row, 11 * row + 11);
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
				decoder.read(texts.tokens(), 11 * row, 11 * row + 11);
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
			var reader = MODEL.reader();
			var sum = 0.0;
			for (int at = from; at < from + 11; at++) {
				var next = reader.next();
				assertThat(next).isEqualTo(MODEL.next(texts.tokens(), from, at));
				assertThat(Arrays.stream(next).sum()).isCloseTo(1, within(1e-12));
				sum += Math.log(next[texts.tokens()[at]]);
				reader.append(texts.tokens()[at]);
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
			decoder.read(text, 0, 11);
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

}
