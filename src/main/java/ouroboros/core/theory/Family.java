package ouroboros.core.theory;

/**
 * A model family that a linear regime can be computed for: its mean is the weighted mean
 * of the training data, possibly drawn towards a constant.
 *
 * @param squaredMean squared norm of the genuine mean
 * @param square mean squared norm of a genuine observation
 * @param spread the model's expected variance
 * @param prior number of observations that the constant counts for; 0 for none
 * @param priorWithTruth product of the constant and the genuine mean
 * @param priorSquared squared norm of the constant
 */
record Family(double squaredMean, double square, Spread spread, double prior, double priorWithTruth,
		double priorSquared) {

	/** Centred at the truth, in units of its standard deviation. */
	static Family standardised(Spread spread) {
		return new Family(0, 1, spread, 0, 0, 0);
	}

	/**
	 * Frequencies of symbols, as means of indicator vectors.
	 * @param smoothing added to every count
	 */
	static Family symbols(double[] truth, double smoothing) {
		var squares = 0.0;
		var sum = 0.0;
		for (var p : truth) {
			squares += p * p;
			sum += p;
		}
		return new Family(squares, 1, Spread.WEIGHTED, smoothing * truth.length, sum / truth.length,
				1.0 / truth.length);
	}

}
