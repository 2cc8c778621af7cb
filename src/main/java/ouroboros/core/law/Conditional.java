package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Pairs;

/**
 * A law of labels given vectors: in the loop it labels the vectors that the truth gives,
 * and makes none of its own.
 */
public interface Conditional extends Law {

	/** The same vectors with labels drawn from this law, one row after the other. */
	Pairs label(Pairs design, UniformRandomProvider random);

}
