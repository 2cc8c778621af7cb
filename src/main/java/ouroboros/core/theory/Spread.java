package ouroboros.core.theory;

import ouroboros.core.learner.Estimator;

/**
 * Expected variance of a fitted model, as far as it follows from second moments.
 */
@FunctionalInterface
interface Spread {

	/** The weighted variance of the sample with the total weight as divisor. */
	Spread WEIGHTED = (square, squaredMean, concentration) -> square - squaredMean;

	/**
	 * The unbiased one, with divisor W(1 - Σw²/W²); 0 for a single observation.
	 */
	Spread UNBIASED = (square, squaredMean, concentration) -> (concentration < 1)
			? (square - squaredMean) / (1 - concentration) : 0;

	/** By the estimator's divisor. */
	static Spread of(Estimator estimator) {
		return switch (estimator) {
			case UNBIASED -> UNBIASED;
			case MAXIMUM_LIKELIHOOD -> WEIGHTED;
		};
	}

	/**
	 * @param square mean squared norm of the training observations
	 * @param squaredMean mean squared norm of the model's mean
	 * @param concentration sum of the squared weights of single observations, which sum
	 * to 1: 1/n for n observations of equal weight
	 */
	double of(double square, double squaredMean, double concentration);

}
