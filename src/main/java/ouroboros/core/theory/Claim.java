package ouroboros.core.theory;

/** What is said of an expectation, with one entry for each generation. */
public sealed interface Claim {

	/** Its value. */
	record Exactly(double[] expected) implements Claim {
	}

	/**
	 * An approximation or a limit, which observations need not meet within their errors.
	 */
	record Roughly(double[] expected) implements Claim {
	}

	/** Proven bounds. */
	record Between(double[] lower, double[] upper) implements Claim {
	}

}
