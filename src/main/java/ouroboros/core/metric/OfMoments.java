package ouroboros.core.metric;

import ouroboros.core.Metric;

/**
 * A metric that means and variances tell where truth and model have one dimension: the
 * same number as {@link Metric#measure} gives.
 */
public interface OfMoments extends Metric {

	/**
	 * Measures many models of one truth.
	 * @param means of the models
	 * @param variances of the models
	 * @param mean of the truth
	 * @param variance of the truth
	 * @param into what is measured of each
	 * @param count number of models
	 */
	void measure(double[] means, double[] variances, double mean, double variance, double[] into, int count);

}
