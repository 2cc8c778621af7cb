package ouroboros.core.law;

import ouroboros.core.data.Pairs;

/** A law of labelled vectors that knows the most probable class of each. */
public interface Classifier extends Law {

	/** The class that is most probable given the vector of a row. */
	int mostProbable(Pairs pairs, int row);

}
