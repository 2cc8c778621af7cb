package ouroboros.core.law;

import java.util.function.DoubleFunction;

/** Moments of curves and sheets by the midpoint rule. */
final class Integrals {

	private static final int POINTS = 20_000;

	private Integrals() {
	}

	/**
	 * Mean and covariance of points on curves with equal mass.
	 * @param curves a point for each number from 0 to 1, which is uniform
	 */
	@SafeVarargs
	static double[][][] moments(int dimension, DoubleFunction<double[]>... curves) {
		var mean = new double[dimension];
		var products = new double[dimension][dimension];
		for (var curve : curves) {
			for (int k = 0; k < POINTS; k++) {
				var point = curve.apply((k + 0.5) / POINTS);
				for (int i = 0; i < dimension; i++) {
					mean[i] += point[i] / POINTS / curves.length;
					for (int j = 0; j < dimension; j++) {
						products[i][j] += point[i] * point[j] / POINTS / curves.length;
					}
				}
			}
		}
		for (int i = 0; i < dimension; i++) {
			for (int j = 0; j < dimension; j++) {
				products[i][j] -= mean[i] * mean[j];
			}
		}
		return new double[][][] { { mean }, products };
	}

}
