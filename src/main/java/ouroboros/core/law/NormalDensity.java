package ouroboros.core.law;

/**
 * A normal density prepared for many evaluations.
 */
public final class NormalDensity implements LogDensity {

	private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

	private final double[] mean;

	private final double[][] factor;

	private final double logNormalisation;

	private final boolean singular;

	/**
	 * @param mean the mean
	 * @param covariance the covariance matrix, symmetric and positive semi-definite
	 */
	public NormalDensity(double[] mean, double[][] covariance) {
		this.mean = mean;
		var root = Matrices.choleskyFactor(covariance);
		this.singular = root.isEmpty();
		this.factor = root.orElseGet(() -> new double[0][0]);
		var logDeterminant = 0.0;
		for (int j = 0; j < this.factor.length; j++) {
			logDeterminant += 2 * Math.log(this.factor[j][j]);
		}
		this.logNormalisation = -0.5 * (mean.length * LOG_TWO_PI + logDeterminant);
	}

	/**
	 * Logarithm of the density at a vector.
	 * @return {@code -Infinity} off the mean and {@code +Infinity} at the mean of a
	 * singular law
	 */
	@Override
	public double logDensity(double[] values, int offset) {
		if (this.singular) {
			for (int j = 0; j < this.mean.length; j++) {
				if (values[offset + j] != this.mean[j]) {
					return Double.NEGATIVE_INFINITY;
				}
			}
			return Double.POSITIVE_INFINITY;
		}
		return this.logNormalisation - 0.5 * squaredMahalanobis(values, offset);
	}

	/**
	 * Squared Mahalanobis distance of a vector from the mean; of a singular law
	 * {@code Infinity}.
	 */
	public double squaredMahalanobis(double[] values, int offset) {
		if (this.singular) {
			return Double.POSITIVE_INFINITY;
		}
		var dimension = this.mean.length;
		var solved = new double[dimension];
		var sum = 0.0;
		for (int j = 0; j < dimension; j++) {
			var rest = values[offset + j] - this.mean[j];
			for (int k = 0; k < j; k++) {
				rest -= this.factor[j][k] * solved[k];
			}
			solved[j] = rest / this.factor[j][j];
			sum += solved[j] * solved[j];
		}
		return sum;
	}

}
