package ouroboros.core.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this processor that hold doubles. Not to be named without the module.
 */
final class DoubleLanes {

	static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

	/** Number of doubles of one vector. */
	static final int LENGTH = SPECIES.length();

	/** Whether whole vectors make up the partial sums. */
	static final boolean FIT = LENGTH > 1 && PartialSums.COUNT % LENGTH == 0;

	private DoubleLanes() {
	}

}
