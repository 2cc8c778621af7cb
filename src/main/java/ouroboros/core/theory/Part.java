package ouroboros.core.theory;

/**
 * Observations of a batch in a pool.
 *
 * @param batch number of the batch in {@link SecondMoments}
 * @param count how many, repetitions included
 * @param origin where they come from
 * @param generation the generation that brought them
 */
record Part(int batch, double count, Origin origin, int generation) {

	/** Where observations come from. */
	enum Origin {

		/** The truth. */
		GENUINE,
		/** A model. */
		SYNTHETIC,
		/** The truth or a model, by chance. */
		MIXED

	}

	boolean genuine() {
		return this.origin == Origin.GENUINE;
	}

	Part with(int otherBatch, double otherCount) {
		return new Part(otherBatch, otherCount, this.origin, this.generation);
	}

	Part as(Origin otherOrigin, int otherGeneration) {
		return new Part(this.batch, this.count, otherOrigin, otherGeneration);
	}

}
