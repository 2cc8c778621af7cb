package ouroboros.core.metric;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

import ouroboros.core.law.Matrices;
import ouroboros.core.law.Moments;

/**
 * The distance of Dowson and Landau between laws seen through their first two moments.
 */
final class FrechetDistance {

	private FrechetDistance() {
	}

	/**
	 * Squared distance, with negative eigenvalues taken as 0; 0 or more, {@code NaN}
	 * where moments are not finite.
	 */
	static double squared(Moments first, Moments second) {
		var shift = 0.0;
		for (int j = 0; j < first.mean().length; j++) {
			var difference = first.mean()[j] - second.mean()[j];
			shift += difference * difference;
		}
		return shift + spread(first.covariance(), second.covariance());
	}

	/** As {@link #squared(Moments, Moments)}, in one dimension. */
	static double squared(double firstMean, double firstVariance, double secondMean, double secondVariance) {
		return (firstMean - secondMean) * (firstMean - secondMean) + spread(firstVariance, secondVariance);
	}

	private static double spread(double first, double second) {
		var difference = Math.sqrt(first) - Math.sqrt(second);
		return difference * difference;
	}

	private static double spread(double[][] first, double[][] second) {
		if (first.length == 1) {
			return spread(first[0][0], second[0][0]);
		}
		// in units of the larger trace, so that products neither overflow nor vanish
		var unit = Math.max(Matrices.trace(first), Matrices.trace(second));
		return (unit == 0) ? 0 : unit * unitSpread(Matrices.times(1 / unit, first), Matrices.times(1 / unit, second));
	}

	/** With R any root of the first, R'Σ₂R has the eigenvalues of Σ₁^½ Σ₂ Σ₁^½. */
	private static double unitSpread(double[][] first, double[][] second) {
		var root = new DMatrixRMaj(Matrices.root(first));
		var half = new DMatrixRMaj(first.length, first.length);
		CommonOps_DDRM.multTransA(root, new DMatrixRMaj(second), half);
		var product = new DMatrixRMaj(first.length, first.length);
		CommonOps_DDRM.mult(half, root, product);
		var cross = 0.0;
		for (var value : Matrices.eigenvalues(symmetric(product))) {
			cross += Math.sqrt(Math.max(0, value));
		}
		return Math.max(0, Matrices.trace(first) + Matrices.trace(second) - 2 * cross);
	}

	private static double[][] symmetric(DMatrixRMaj matrix) {
		var rows = new double[matrix.numRows][matrix.numRows];
		for (int i = 0; i < rows.length; i++) {
			for (int j = 0; j <= i; j++) {
				rows[i][j] = (matrix.get(i, j) + matrix.get(j, i)) / 2;
				rows[j][i] = rows[i][j];
			}
		}
		return rows;
	}

}
