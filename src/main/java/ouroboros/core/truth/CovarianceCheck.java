package ouroboros.core.truth;

import ouroboros.core.law.Matrices;
import ouroboros.core.spec.Refusal;

/** Refuses what is not the covariance matrix of a law with a density. */
final class CovarianceCheck {

	private CovarianceCheck() {
	}

	static void check(double[][] covariance, int dimension, String field) {
		Refusal.unless(covariance.length == dimension, field, "dimension-mismatch",
				"covariance has %d rows, the mean has dimension %d".formatted(covariance.length, dimension));
		for (int i = 0; i < dimension; i++) {
			Refusal.unless(covariance[i].length == dimension, field + "/" + i, "dimension-mismatch",
					"row %d has %d entries, the mean has dimension %d".formatted(i, covariance[i].length, dimension));
		}
		for (int i = 0; i < dimension; i++) {
			Refusal.unless(covariance[i][i] > 0, field + "/" + i + "/" + i, "not-positive-definite",
					"variances are above 0, but this one is " + covariance[i][i]);
			for (int j = 0; j < i; j++) {
				if (covariance[i][j] != covariance[j][i]) {
					throw new Refusal("/" + field, "not-symmetric", "entries (%d,%d) and (%d,%d) differ: %s and %s"
						.formatted(i, j, j, i, covariance[i][j], covariance[j][i]));
				}
			}
		}
		Refusal.unless(Matrices.choleskyFactor(covariance).isPresent(), field, "not-positive-definite",
				"the covariance matrix is not positive definite");
	}

}
