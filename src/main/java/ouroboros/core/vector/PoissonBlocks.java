package ouroboros.core.vector;

/**
 * Draws from many Poisson laws, each from uniform numbers of its own. Arrays are worked
 * on up to a multiple of {@link PartialSums#COUNT}.
 */
public sealed interface PoissonBlocks permits PlainPoissonBlocks, VectorPoissonBlocks {

	/** Largest number of laws of a block. */
	int MOST = 256;

	/** In place of a count that is not decided. */
	double UNDECIDED = -1;

	/** In place of a count that is to be drawn anew. */
	double REJECTED = -2;

	/** A count that a mean below 10 has with a probability below 1e-80. */
	int MOST_INVERTED = 110;

	/** The fastest that this machine has; all have the same bits. */
	static PoissonBlocks best() {
		return (Vectors.PRESENT && DoubleLanes.FIT) ? new VectorPoissonBlocks() : new PlainPoissonBlocks();
	}

	/**
	 * Counts by inversion; {@link #UNDECIDED} where the probabilities up to
	 * {@value #MOST_INVERTED}, as they are rounded, do not reach the uniform number.
	 * @param means above 0 and below 10
	 * @param u from 0, below 1
	 */
	void inverted(double[] means, double[] u, int count, double[] counts);

	/**
	 * Counts by Hörmann's transformed rejection (1993, PTRS): {@link #REJECTED} where u
	 * and v give none, and {@link #UNDECIDED} where his squeeze does not accept them and
	 * the probability is not one that these series tell, so that the caller has to find
	 * out.
	 * @param means 10 to 10^15
	 * @param u from 0, below 1
	 * @param v from 0, below 1
	 */
	void transformed(double[] means, double[] u, double[] v, int count, double[] counts);

}
