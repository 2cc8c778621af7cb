package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Data;
import ouroboros.core.data.Space;

/**
 * A probability law that can be drawn from: the truth, or whatever a learner made of its
 * data. An immutable value; what else it can tell (moments, a density, probabilities) its
 * other interfaces say.
 */
public interface Law {

	Space space();

	/** Numbers that it takes to know it, roughly. */
	default long extent() {
		return space().extent();
	}

	/** Whether the observations of a sample are independent of each other. */
	default boolean isIndependent() {
		return true;
	}

	/**
	 * Draws observations one after the other, so that the first k of a larger sample from
	 * the same stream are the sample of size k.
	 * @param size number of observations, 0 or more
	 */
	Data sample(int size, UniformRandomProvider random);

}
