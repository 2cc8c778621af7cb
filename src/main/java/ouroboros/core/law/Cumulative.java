package ouroboros.core.law;

/** A law whose distribution function is known where it has one dimension. */
public interface Cumulative extends Law {

	/**
	 * Probability of values up to {@code x}.
	 * @return 0 to 1; {@code NaN} where the law is undefined
	 * @throws IllegalStateException in more than one dimension
	 */
	double cumulative(double x);

	/**
	 * Integral of the distribution function up to {@code x}, which is the mean of max(0,
	 * {@code x} - X).
	 * @return 0 or more, in units of the data; {@code NaN} where the law is undefined
	 * @throws IllegalStateException in more than one dimension
	 */
	double shortfall(double x);

	/**
	 * Ascending points between which the law is smooth and outside which it has less than
	 * 1e-15 of its mass: panels for numerical integration.
	 * @throws IllegalStateException in more than one dimension
	 */
	double[] knots();

}
