package ouroboros.core;

import java.util.function.BooleanSupplier;

import ouroboros.core.chance.Turn;

/**
 * A learner's way of turning many replicates of one run side by side, generation by
 * generation: the same bits as one after the other.
 */
public interface Ensemble {

	/**
	 * Turns replicates from generation 0 to the last.
	 * @param seeds of the replicates' runs
	 * @param stop ends the work early with {@link Turn.Stopped} once true
	 * @param told receives every generation of every replicate
	 */
	void turn(long[] seeds, BooleanSupplier stop, Told told);

	/** Receives what is measured. */
	@FunctionalInterface
	interface Told {

		/**
		 * @param generation index from 0
		 * @param metrics values of each metric, one for each of some replicates; to be
		 * read only, and only now
		 * @param count number of those replicates
		 */
		void accept(int generation, double[][] metrics, int count);

	}

}
