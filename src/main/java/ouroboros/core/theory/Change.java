package ouroboros.core.theory;

/**
 * What a channel makes of each observation by itself, as far as second moments go.
 */
sealed interface Change {

	/** Replaced, by chance, by a draw from a law that is known. */
	record Mixed(double probability, int batch) implements Change {
	}

	/** Moved by the mean of a batch. */
	record Moved(int batch) implements Change {
	}

	/** Noise of mean 0 and that mean squared norm added. */
	record Blurred(double variance) implements Change {
	}

}
