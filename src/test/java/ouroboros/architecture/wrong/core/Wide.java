package ouroboros.architecture.wrong.core;

import jdk.incubator.vector.DoubleVector;

/** Needs a module that may be missing. */
class Wide {

	int width() {
		return DoubleVector.SPECIES_PREFERRED.length();
	}

}
