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

	/**
	 * Copies of the parameters for each of the models that there are at once: its own,
	 * and its share of the uploaded ones, of gradient, moments and best epoch while it is
	 * trained, and of the rows in which a decoder has them.
	 */
	private static final double COPIES = 5;

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
	public DecoderModel fit(Training training, Turn turn) {
		return fit(training, turn, this.base.get());
	}

	@Override
	public DecoderModel fit(Training training, Turn turn, Law previous) {
		return fit(training, turn, ((DecoderModel) previous).parameters());
	}

	private DecoderModel fit(Training training, Turn turn, float[] start) {
		return new DecoderModel(this.shape,
				new DecoderTraining(this.learner.steps(), this.shape, training, turn).run(start));
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
	public double modelBytes(double size, Space space) {
		return Float.BYTES * COPIES * this.shape.parameters() + this.learner.steps().bytes(size, this.shape);
	}

}
