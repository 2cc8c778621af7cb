package ouroboros.core.theory;

/**
 * A model family that a linear regime can be computed for: its mean is the weighted mean
 * of the training data, possibly drawn towards a constant.
 *
 * @param squaredMean squared norm of the genuine mean
 * @param square mean squared norm of a genuine observation
 * @param spread the model's expected variance
 * @param noise mean squared norm of standard normal noise in the units of the data
 * @param prior weight of the constant, as a number of observations of weight 1; 0 for
 * none
 * @param constantWithTruth product of the constant and the genuine mean
 * @param constantSquared squared norm of the constant
 */
record Family(double squaredMean, double square, Spread spread, double noise, double prior, double constantWithTruth,
		double constantSquared) {

	/**
	 * Vectors centred at the truth, in units of its standard deviation.
	 * @param total trace of the genuine covariance
	 */
	static Family vectors(Spread spread, double total, int dimension) {
		return new Family(0, 1, spread, dimension / total, 0, 0, 0);
	}

	/**
	 * Frequencies of symbols, as means of indicator vectors; the constant is the uniform
	 * law.
	 * @param smoothing added to every count
	 */
	static Family symbols(double[] truth, double smoothing) {
		var squares = 0.0;
		var sum = 0.0;
		for (var p : truth) {
			squares += p * p;
			sum += p;
		}
		return new Family(squares, 1, Spread.WEIGHTED, 0, smoothing * truth.length, sum / truth.length,
				1.0 / truth.length);
	}

}
