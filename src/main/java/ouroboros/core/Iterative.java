package ouroboros.core;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;

/** A learner whose fit proceeds step by step from a start, which can be a model. */
public interface Iterative extends Learner {

	/**
	 * Fits the model, starting from the previous generation's.
	 * @param training as for {@link #fit(Training, Turn)}
	 * @param turn as for {@link #fit(Training, Turn)}
	 * @param previous a model that this learner fitted
	 */
	Law fit(Training training, Turn turn, Law previous);

}
