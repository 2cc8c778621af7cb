package ouroboros.core.law;

/** The logarithm of a density as a function alone. */
@FunctionalInterface
public interface LogDensity {

	/**
	 * Logarithm of the density at a vector, as {@link Density#logDensity(double[], int)}.
	 */
	double logDensity(double[] values, int offset);

}
