package ouroboros.neural;

import java.util.Arrays;
import java.util.stream.Stream;

import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.TinyOpt;
import ouroboros.neural.DecoderShape.Activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OptCheckpointTest {

	private static final int[] TEXT = { 35, 7, 12, 38, 30, 2, 17, 4 };

	/**
	 * Of the tokens 0 to 4 before the text and of 35 to 39 before its last token, by
	 * torch 1.13 in double precision, operation by operation as OPTForCausalLM of
	 * {@code transformers} defines them: token </s> first, row i + 2 for position i,
	 * layer norms before both halves with 1e-5, q scaled, ReLU, last layer norm.
	 */
	private static final float[] LOGITS = { 2.48246f, 2.98409f, 1.64866f, -1.34336f, 4.02145f, -0.94415f, 4.71673f,
			-4.35507f, -4.4656f, 2.5011f };

	private static final double LOG_PROBABILITY_OF_SEVEN = -65.59138252261768;

	private static OptCheckpoint read(TinyOpt opt) {
		return (OptCheckpoint) new OptFormat().read(opt.files());
	}

	private static DecoderModel model(TinyOpt opt, int length) {
		var checkpoint = read(opt);
		return new DecoderModel(checkpoint.config().shape(length), checkpoint.parameters());
	}

	private static float[] logits(DecoderModel model) {
		var decoder = new Decoder(model, 1);
		decoder.remember(0, TEXT, 0, 8);
		decoder.tell(0, 8);
		return ten(decoder.logits(0), decoder.logits(7));
	}

	private static float[] ten(float[] first, float[] last) {
		var ten = Arrays.copyOf(first, 10);
		System.arraycopy(last, 35, ten, 5, 5);
		return ten;
	}

	@Test
	void tellsWhatTheDefinitionTells() {
		var model = model(TinyOpt.USUAL, 8);
		assertThat(logits(model)).containsExactly(LOGITS, within(2e-4f));
		assertThat(model(TinyOpt.USUAL, 32).logProbability(TEXT, 0, 7)).isCloseTo(LOG_PROBABILITY_OF_SEVEN,
				within(1e-3));
		try (var _ = new PointerScope()) {
			var parameters = Tensors.of(model.parameters(), model.parameters().length);
			var theirs = Tensors
				.values(new DecoderNetwork(model.shape(), parameters, (numbers) -> numbers).logits(TEXT, new int[1]));
			assertThat(ten(Arrays.copyOf(theirs, 40), Arrays.copyOfRange(theirs, 280, 320))).containsExactly(LOGITS,
					within(2e-4f));
		}
	}

	/** GELU, another beginning, positions without their offset, matrices as they lie. */
	@Test
	void wrongReadingsTellSomethingElse() {
		var right = model(TinyOpt.USUAL, 8);
		var shape = right.shape();
		var gelu = new DecoderModel(new DecoderShape(40, 8, 16, 2, 2, 16, 32, 2, Activation.GELU), right.parameters());
		var pad = new DecoderModel(new DecoderShape(40, 8, 16, 2, 2, 16, 32, 1, Activation.RELU), right.parameters());
		var shifted = right.parameters().clone();
		System.arraycopy(right.parameters(), 40 * 16 + 16, shifted, 40 * 16, 31 * 16);
		var untransposed = right.parameters().clone();
		var square = (40 + 32) * 16 + 2 * 16 + 16 * 48 + 48;
		for (int i = 0; i < 256; i++) {
			untransposed[square + i] = right.parameters()[square + i % 16 * 16 + i / 16];
		}
		for (var wrong : Stream.of(gelu, pad, new DecoderModel(shape, shifted), new DecoderModel(shape, untransposed))
			.toList()) {
			var logits = logits(wrong);
			var largest = 0.0;
			for (int i = 0; i < 10; i++) {
				largest = Math.max(largest, Math.abs(logits[i] - LOGITS[i]));
			}
			assertThat(largest).isGreaterThan(0.1);
		}
	}

	/** Parts of a thousandth and a hundredth, of numbers to about 1. */
	@ParameterizedTest
	@CsvSource({ "F32, '', 0", "F16, model., 0.0005", "BF16, '', 0.008" })
	void readsEveryTypeWithAndWithoutPrefix(String type, String prefix, float error) {
		var whole = read(TinyOpt.USUAL).parameters();
		assertThat(read(new TinyOpt(2, 2, 16, 32, 40, type, prefix)).parameters()).containsExactly(whole,
				within(error));
	}

	@Test
	void tokenizesAsThePostProcessorSays() {
		try (var tokenizer = read(TinyOpt.USUAL).tokenizer()) {
			assertThat(tokenizer.tokens("")).containsExactly(2);
			// longer than the file's own truncation: the, Ġand, Ġ, in, ., Ċ
			assertThat(tokenizer.tokens("the and in.\n")).containsExactly(2, 34, 38, 30, 39, 32, 31);
			assertThat(tokenizer.tokens("a ".repeat(3000))).hasSize(6001);
		}
		assertThat(read(TinyOpt.USUAL).tokens()).isEqualTo(TinyOpt.TOKENS);
	}

}
