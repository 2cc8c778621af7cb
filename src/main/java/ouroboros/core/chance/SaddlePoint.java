package ouroboros.core.chance;

/**
 * Logarithms of binomial and Poisson probabilities by saddle-point expansion, whose terms
 * do not cancel however large the counts are (Loader 2000, Fast and Accurate Computation
 * of Binomial Probabilities).
 */
public final class SaddlePoint {

	private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

	/** {@link #stirlingError(double)} of 1 to 15; that of 0 is never asked for. */
	private static final double[] SMALL = new double[16];

	static {
		var factorial = 1.0;
		for (int n = 1; n < SMALL.length; n++) {
			factorial *= n;
			SMALL[n] = Math.log(factorial) - (n + 0.5) * Math.log(n) + n - LOG_TWO_PI / 2;
		}
	}

	private SaddlePoint() {
	}

	/**
	 * Logarithm of the probability that a Poisson law gives a count.
	 * @param count a whole number, 0 or more
	 * @param mean 0 or more
	 */
	public static double logPoisson(double count, double mean) {
		return logPoisson(count, mean, count - mean);
	}

	/** The same, {@code difference} of count and mean being known more exactly. */
	static double logPoisson(double count, double mean, double difference) {
		return (count == 0) ? -mean
				: -stirlingError(count) - deviance(count, mean, difference) - (LOG_TWO_PI + Math.log(count)) / 2;
	}

	/**
	 * Logarithm of the probability that a binomial law gives a count.
	 * @param count a whole number, 0 to {@code trials}
	 * @param trials a whole number, 0 or more
	 * @param probability of success, 0 to 1
	 */
	public static double logBinomial(double count, double trials, double probability) {
		var failures = trials - count;
		if (count == 0) {
			return (failures == 0) ? 0 : failures * Math.log1p(-probability);
		}
		if (failures == 0) {
			return count * Math.log(probability);
		}
		return stirlingError(trials) - stirlingError(count) - stirlingError(failures)
				- deviance(count, trials * probability) - deviance(failures, trials * (1 - probability))
				- (LOG_TWO_PI + Math.log(count) + Math.log(failures / trials)) / 2;
	}

	/**
	 * Half the deviance of a Poisson law, x ln(x/mean) + mean - x, which is also the
	 * Kullback-Leibler divergence of Poisson laws of means x and {@code mean}.
	 * @param x 0 or more
	 * @param mean 0 or more
	 * @return 0 or more; {@code Infinity} for a mean of 0 and a positive x
	 */
	public static double deviance(double x, double mean) {
		return deviance(x, mean, x - mean);
	}

	private static double deviance(double x, double mean, double difference) {
		if (x == 0) {
			return mean;
		}
		if (!(Math.abs(difference) < 0.1 * (x + mean))) {
			return x * Math.log(x / mean) - difference;
		}
		var v = difference / (x + mean);
		var sum = difference * v;
		var power = 2 * x * v;
		for (int j = 3;; j += 2) {
			power *= v * v;
			var next = sum + power / j;
			if (next == sum) {
				return sum;
			}
			sum = next;
		}
	}

	/** ln n! less Stirling's (n + ½) ln n - n + ½ ln 2π, of a whole number n above 0. */
	private static double stirlingError(double n) {
		if (n < SMALL.length) {
			return SMALL[(int) n];
		}
		var square = n * n;
		return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / square) / square) / square) / square)
				/ n;
	}

}
