package ouroboros.neural;

import java.util.function.Supplier;

import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Training;
import ouroboros.core.spec.Refusal;

/**
 * How a decoder is trained by AdamW (β 0.9 and 0.999).
 *
 * @param epochs times that all texts are gone through
 * @param batchSize texts of a step
 * @param learningRate step size after warm-up
 * @param warmup number of first steps over which the step size grows linearly
 * @param weightDecay decay of all parameters per step, in units of the step size
 * @param dropout share of numbers put to zero, from 0 to below 1
 * @param validation number of genuine texts that are told after each epoch; 0 keeps the
 * last epoch, else the best is kept
 * @param patience epochs without a lower loss of these after which a fit ends; null for
 * none
 * @param anywhere whether each text is at a random position at each step, rather than at
 * the first
 */
record Steps(int epochs, int batchSize, double learningRate, int warmup, double weightDecay, double dropout,
		int validation, @Nullable Integer patience, boolean anywhere) {

	/** Numbers outside the heap for each parameter while it is trained. */
	private static final double NATIVE_COPIES = 6;

	/** Numbers on the heap for each parameter, while work is laid down. */
	private static final double HEAP_COPIES = 9;

	/** Patience goes with validation texts. */
	static void checkPatience(int validation, @Nullable Integer patience) {
		Refusal.unless(patience == null || validation > 0, "patience", "conflict",
				"patience goes with validation texts, of which there are none");
	}

	/**
	 * Fits a decoder.
	 * @param start gives its parameters before the first step
	 */
	DecoderModel fit(DecoderShape shape, Training training, Turn turn, Supplier<float[]> start) {
		try (var _ = new PointerScope()) {
			return new DecoderModel(shape, new DecoderTraining(this, shape, training, turn, start).run());
		}
	}

	/**
	 * Rough number of nanoseconds that one core takes for them, and to draw as many texts
	 * again.
	 * @param size number of texts
	 */
	double nanoseconds(double size, DecoderShape shape) {
		var training = 0.1 * shape.multiplications() + 20.0 * shape.layers() * shape.width() + 5.0 * shape.symbols();
		var step = 1e6 + 7e5 * shape.layers() + 5.0 * shape.parameters();
		var tokens = (size + this.validation / 3.0) * shape.length();
		return this.epochs * (Math.ceil(size / this.batchSize) * step + tokens * training)
				+ shape.drawingNanoseconds(size);
	}

	/**
	 * Outside the heap parameters, gradients, the optimiser's two means and, for a while,
	 * as much again as two of these, and what the layers compute for the texts that go
	 * through them at once: 489 MB for 6 layers of width 512, of which 478 MB were seen.
	 * On the heap the start, work laid down, and its bytes.
	 * @param size number of texts
	 */
	double workingBytes(double size, DecoderShape shape) {
		var copies = NATIVE_COPIES + ((this.validation > 0) ? HEAP_COPIES + 3 : HEAP_COPIES);
		var together = Math.min(Math.max(size, this.validation), DecoderTraining.together(this, shape));
		return Float.BYTES * (copies * shape.parameters() + (double) this.validation * shape.length()
				+ together * shape.length() * (20.0 * shape.layers() * shape.width() + 4.0 * shape.symbols()));
	}

}
