package ouroboros.core.law;

/** A law on real vectors with a density. */
public interface Density extends Law {

	/**
	 * Logarithm of the density.
	 * @param values array that holds the vector
	 * @param offset index of the vector's first coordinate
	 * @return natural logarithm of the density; {@code -Infinity} where it is zero,
	 * {@code +Infinity} or {@code -Infinity} at and off the support of a degenerate law
	 */
	double logDensity(double[] values, int offset);

	/** Whether the density is one, as that of a law without spread is not. */
	default boolean regular() {
		return true;
	}

	/** The density prepared for many evaluations. */
	default LogDensity density() {
		return this::logDensity;
	}

}
