package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Scatter matrices of normal samples by the decomposition of Bartlett 1934 (Smith and
 * Hocking 1972, doi:10.2307/2346290), also where there are fewer degrees of freedom than
 * dimensions.
 */
final class Wishart {

	private Wishart() {
	}

	/**
	 * Draws from the Wishart law.
	 * @param root any matrix R with RR' the scale matrix, such as a Cholesky factor
	 * @param degrees degrees of freedom, 0 or more
	 */
	static double[][] sample(double[][] root, long degrees, UniformRandomProvider random) {
		var half = product(root, standardFactor(root.length, degrees, random));
		var scatter = new double[root.length][root.length];
		for (int i = 0; i < scatter.length; i++) {
			for (int j = 0; j <= i; j++) {
				var sum = 0.0;
				for (int k = 0; k < half[i].length; k++) {
					sum += half[i][k] * half[j][k];
				}
				scatter[i][j] = sum;
				scatter[j][i] = sum;
			}
		}
		return scatter;
	}

	/**
	 * A lower triangular or trapezoidal A with AA' from the law of identity scale: normal
	 * below the diagonal, on it the root of chi-square with one degree of freedom less in
	 * each column.
	 */
	private static double[][] standardFactor(int dimension, long degrees, UniformRandomProvider random) {
		var columns = (int) Math.min(dimension, degrees);
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var factor = new double[dimension][columns];
		for (int j = 0; j < columns; j++) {
			factor[j][j] = Math
				.sqrt(AhrensDieterMarsagliaTsangGammaSampler.of(random, (degrees - j) / 2.0, 2).sample());
			for (int i = j + 1; i < dimension; i++) {
				factor[i][j] = normal.sample();
			}
		}
		return factor;
	}

	/** With a lower triangular right factor; zeros at the end of left rows are passed. */
	private static double[][] product(double[][] left, double[][] right) {
		var product = new double[left.length][right[0].length];
		for (int i = 0; i < left.length; i++) {
			var end = left.length;
			while (end > 0 && left[i][end - 1] == 0) {
				end--;
			}
			for (int k = 0; k < end; k++) {
				for (int j = 0; j < Math.min(k + 1, product[i].length); j++) {
					product[i][j] += left[i][k] * right[k][j];
				}
			}
		}
		return product;
	}

}
