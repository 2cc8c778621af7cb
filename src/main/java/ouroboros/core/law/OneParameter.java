package ouroboros.core.law;

/**
 * A law on the line from a family in which the mean determines the law and a larger mean
 * gives a stochastically larger law. So the Wasserstein distance of order 1 between two
 * laws of the family is the difference of their means.
 */
public interface OneParameter extends Moments, Cumulative {

	/**
	 * Kullback-Leibler divergence, from this law, of the law of the family with another
	 * mean.
	 * @return in nats, 0 or more
	 */
	double divergence(double otherMean);

	/** Whether another law is of the same family. */
	default boolean related(Law other) {
		return getClass() == other.getClass();
	}

}
