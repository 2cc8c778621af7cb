package ouroboros.core.law;

/** A law on real vectors whose first two moments are known. */
public interface Moments extends Law {

	/** The mean, of the law's dimension. */
	double[] mean();

	/**
	 * The covariance matrix, symmetric and positive semi-definite, in squared units of
	 * the data.
	 */
	double[][] covariance();

}
