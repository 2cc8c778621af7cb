package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Data;

/** A law whose samples' sufficient statistics can be drawn without the samples. */
public interface Sufficient extends Law {

	/**
	 * Draws what a fit needs to know of that many independent observations, from its
	 * exact law and at a cost independent of their number.
	 * @param size number of observations, at least 1
	 */
	Data statistics(long size, UniformRandomProvider random);

	/**
	 * Whether they are all that a learner needs of this law's samples.
	 * @param model the kind of law that the learner fits
	 */
	default boolean suffices(Class<? extends Law> model) {
		return model.isInstance(this);
	}

}
