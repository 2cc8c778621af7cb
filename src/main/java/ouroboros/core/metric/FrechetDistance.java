package ouroboros.core.metric;

import ouroboros.core.law.Matrices;
import ouroboros.core.law.Moments;

/**
 * The distance of Dowson and Landau between laws seen through their first two moments.
 */
final class FrechetDistance {

	private FrechetDistance() {
	}

	/**
	 * Squared distance, by two symmetric eigendecompositions with negative eigenvalues
	 * taken as 0; 0 or more, {@code NaN} where moments are not finite.
	 */
	static double squared(Moments first, Moments second) {
		var shift = 0.0;
		for (int j = 0; j < first.mean().length; j++) {
			var difference = first.mean()[j] - second.mean()[j];
			shift += difference * difference;
		}
		return shift + spread(first.covariance(), second.covariance());
	}

	private static double spread(double[][] first, double[][] second) {
		if (first.length == 1) {
			var difference = Math.sqrt(first[0][0]) - Math.sqrt(second[0][0]);
			return difference * difference;
		}
		var eigen = Matrices.eigen(first);
		var dimension = first.length;
		// second in the eigenbasis of first, scaled by the roots of the eigenvalues
		var product = new double[dimension][dimension];
		for (int a = 0; a < dimension; a++) {
			for (int b = 0; b <= a; b++) {
				var sum = 0.0;
				for (int i = 0; i < dimension; i++) {
					for (int j = 0; j < dimension; j++) {
						sum += eigen.vectors()[a][i] * second[i][j] * eigen.vectors()[b][j];
					}
				}
				product[a][b] = sum * Math.sqrt(Math.max(0, eigen.values()[a]) * Math.max(0, eigen.values()[b]));
				product[b][a] = product[a][b];
			}
		}
		var cross = 0.0;
		for (var value : Matrices.eigen(product).values()) {
			cross += Math.sqrt(Math.max(0, value));
		}
		return Math.max(0, Matrices.trace(first) + Matrices.trace(second) - 2 * cross);
	}

}
