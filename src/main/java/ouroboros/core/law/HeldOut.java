package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Data;

/**
 * A law that may hold genuine observations out of its samples: some for validation, and
 * others for metrics. Where it holds out none, both kinds are samples of the law.
 */
public interface HeldOut extends Law {

	/** Whether there are observations that no sample holds. */
	boolean holdsOut();

	/**
	 * Observations to choose between models by while they are fitted: no sample holds
	 * one, and no metric sees one.
	 * @param size number of observations, drawn without replacement; all of them where
	 * fewer are held out
	 */
	Data validation(int size, UniformRandomProvider random);

	/**
	 * Observations to measure models by: no sample holds one, and none is for validation.
	 * @param size number of observations, drawn without replacement; all of them where
	 * fewer are held out
	 */
	Data heldOut(int size, UniformRandomProvider random);

}
