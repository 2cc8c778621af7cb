package ouroboros.neural;

import java.util.List;
import java.util.function.Supplier;

import ouroboros.core.Iterative;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;

/**
 * A {@link CausalLanguageModel} with its checkpoint at hand. The parameters are asked for
 * at each fit: they are shared with whoever has the same checkpoint, and kept by the
 * library as long as memory allows.
 */
final class FineTuning implements Iterative {

	private final CausalLanguageModel learner;

	private final DecoderShape shape;

	private final Supplier<float[]> base;

	/**
	 * @param shape of the checkpoint, for texts of the truth's length
	 * @param base parameters of the checkpoint, in the order of the shape
	 */
	FineTuning(CausalLanguageModel learner, DecoderShape shape, Supplier<float[]> base) {
		this.learner = learner;
		this.shape = shape;
		this.base = base;
	}

	@Override
	public Class<Space.Text> data() {
		return this.learner.data();
	}

	@Override
	public boolean learns(Space space) {
		return space.equals(this.shape.space());
	}

	@Override
	public Class<DecoderModel> model() {
		return this.learner.model();
	}

	@Override
	public boolean isNative() {
		return this.learner.isNative();
	}

	@Override
	public DecoderModel fit(Training training, Turn turn) {
		return this.learner.steps().fit(this.shape, training, turn, this.base);
	}

	/** With the parameters of the previous model, but without the optimiser's memory. */
	@Override
	public DecoderModel fit(Training training, Turn turn, Law previous) {
		return this.learner.steps().fit(this.shape, training, turn, ((DecoderModel) previous)::parameters);
	}

	@Override
	public int longestPrompt(Space space) {
		return this.shape.longestPrompt();
	}

	@Override
	public List<Metric> metrics() {
		return this.learner.metrics();
	}

	@Override
	public double nanoseconds(double size, Space space) {
		return this.learner.steps().nanoseconds(size, this.shape);
	}

	@Override
	public double drawingNanoseconds(double size, Space space) {
		return this.shape.drawingNanoseconds(size);
	}

	@Override
	public double drawingBytes(Space space) {
		return this.shape.drawingBytes();
	}

	@Override
	public double modelBytes(double size, Space space) {
		return this.shape.bytes();
	}

	/** And the uploaded parameters. */
	@Override
	public double workingBytes(double size, Space space) {
		return modelBytes(size, space) + this.learner.steps().workingBytes(size, this.shape);
	}

}
