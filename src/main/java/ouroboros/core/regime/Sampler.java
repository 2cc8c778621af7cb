package ouroboros.core.regime;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Data;

/** How observations, or their sufficient statistics, are drawn from a law. */
@FunctionalInterface
public interface Sampler {

	/**
	 * @param size number of observations, at least 1
	 */
	Data sample(long size, UniformRandomProvider random);

}
