package ouroboros.core.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of numbers of single precision, whose count divides that of
 * {@linkplain SingleSums partial sums}.
 */
final class Singles {

	static final VectorSpecies<Float> SPECIES = (FloatVector.SPECIES_PREFERRED.length() > SingleSums.COUNT)
			? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

	/** Numbers of a vector. */
	static final int LENGTH = SPECIES.length();

	private Singles() {
	}

}
