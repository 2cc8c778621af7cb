package ouroboros.core.law;

/**
 * A law on the whole numbers, as points of one dimension: one with probabilities rather
 * than a density.
 */
public interface Mass extends Cumulative {

	/**
	 * Logarithm of the probability of a value.
	 * @return natural logarithm, {@code -Infinity} for what is no whole number
	 */
	double logMass(double value);

}
