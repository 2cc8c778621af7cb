package ouroboros.core.law;

/** The logarithm of a density, or of a probability of counts, as a function alone. */
@FunctionalInterface
public interface LogDensity {

	/**
	 * Logarithm of the density at a vector, as {@link Density#logDensity(double[], int)}.
	 */
	double logDensity(double[] values, int offset);

	/**
	 * That of a law, prepared for many evaluations.
	 * @param law a {@link Density} or a {@link Mass}
	 */
	static LogDensity of(Law law) {
		return (law instanceof Mass mass) ? (values, offset) -> mass.logMass(values[offset])
				: ((Density) law).density();
	}

}
