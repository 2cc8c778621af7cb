package ouroboros.core;

import java.util.function.IntToDoubleFunction;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * Closed forms for the standard normal law fitted again and again to M points of its own,
 * after n fits. An unbiased variance has the divisor M - 1, that of maximum likelihood M.
 */
final class NormalTheory {

	private NormalTheory() {
	}

	/** E s of the unbiased estimator after one fit. */
	static double c4(double size) {
		return Math.sqrt(2 / (size - 1)) * Math.exp(LogGamma.value(size / 2) - LogGamma.value((size - 1) / 2));
	}

	/** E s after n fits. */
	static double deviation(int size, int fits, boolean unbiased) {
		return Math.pow(c4(size) * (unbiased ? 1 : Math.sqrt(1 - 1.0 / size)), fits);
	}

	/** E W2² after n fits. */
	static double risk(int size, int fits, boolean unbiased) {
		return meanVariance(size, fits, unbiased) + variance(size, fits, unbiased) + 1
				- 2 * deviation(size, fits, unbiased);
	}

	/** E W2² after n fits by the unbiased estimator to samples of growing size. */
	static double risk(IntToDoubleFunction size, int fits) {
		var sum = 0.0;
		var product = 1.0;
		for (int i = 0; i < fits; i++) {
			sum += 1 / size.applyAsDouble(i);
			product *= c4(size.applyAsDouble(i));
		}
		return sum + 2 * (1 - product);
	}

	/** Var μ after n fits. */
	static double meanVariance(int size, int fits, boolean unbiased) {
		return unbiased ? (double) fits / size : 1 - Math.pow(1 - 1.0 / size, fits);
	}

	/** E s² after n fits. */
	static double variance(int size, int fits, boolean unbiased) {
		return unbiased ? 1 : Math.pow(1 - 1.0 / size, fits);
	}

	/** E ln det after n fits in some dimension. */
	static double logDeterminant(int dimension, int size, int fits, boolean unbiased) {
		var sum = 0.0;
		for (int j = 1; j <= dimension; j++) {
			sum += Digamma.value((size - j) / 2.0) - Math.log((unbiased ? size - 1 : size) / 2.0);
		}
		return fits * sum;
	}

	/** Var ln s² after n fits. */
	static double logVarianceVariance(int size, int fits) {
		return fits * Trigamma.value((size - 1) / 2.0);
	}

	/**
	 * E s² after n fits by maximum likelihood to all points so far.
	 * @param size number of new points of each fit
	 */
	static double accumulatedVariance(IntToDoubleFunction size, int fits) {
		var product = 1.0;
		var pool = 0.0;
		for (int i = 0; i < fits; i++) {
			pool += size.applyAsDouble(i);
			product *= 1 - size.applyAsDouble(i) / (pool * pool);
		}
		return product;
	}

}
