package ouroboros.core.law;

import java.util.Optional;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** Symmetric matrices as rows of arrays, decomposed by EJML. */
public final class Matrices {

	private Matrices() {
	}

	/** The identity matrix. */
	public static double[][] identity(int dimension) {
		var identity = new double[dimension][dimension];
		for (int i = 0; i < dimension; i++) {
			identity[i][i] = 1;
		}
		return identity;
	}

	public static double[][] times(double factor, double[][] matrix) {
		var product = new double[matrix.length][];
		for (int i = 0; i < matrix.length; i++) {
			product[i] = matrix[i].clone();
			for (int j = 0; j < product[i].length; j++) {
				product[i][j] *= factor;
			}
		}
		return product;
	}

	public static double[][] plus(double[][] left, double[][] right) {
		var sum = new double[left.length][];
		for (int i = 0; i < left.length; i++) {
			sum[i] = left[i].clone();
			for (int j = 0; j < sum[i].length; j++) {
				sum[i][j] += right[i][j];
			}
		}
		return sum;
	}

	public static double trace(double[][] matrix) {
		var trace = 0.0;
		for (int i = 0; i < matrix.length; i++) {
			trace += matrix[i][i];
		}
		return trace;
	}

	/**
	 * The lower triangular L with LL' = the matrix; empty unless the matrix is
	 * numerically positive definite.
	 */
	public static Optional<double[][]> choleskyFactor(double[][] matrix) {
		if (matrix.length == 1) {
			var variance = matrix[0][0];
			return (variance > 0) ? Optional.of(new double[][] { { Math.sqrt(variance) } }) : Optional.empty();
		}
		var cholesky = DecompositionFactory_DDRM.chol(matrix.length, true);
		if (!cholesky.decompose(new DMatrixRMaj(matrix))) {
			return Optional.empty();
		}
		var factor = cholesky.getT(null);
		var rows = new double[matrix.length][matrix.length];
		for (int i = 0; i < matrix.length; i++) {
			for (int j = 0; j <= i; j++) {
				rows[i][j] = factor.get(i, j);
			}
			if (!(rows[i][i] > 0)) {
				return Optional.empty();
			}
		}
		return Optional.of(rows);
	}

	/**
	 * Natural logarithm of the determinant.
	 * @return {@code -Infinity} unless the matrix is numerically positive definite,
	 * {@code NaN} if it holds {@code NaN}
	 */
	public static double logDeterminant(double[][] matrix) {
		if (Double.isNaN(trace(matrix))) {
			return Double.NaN;
		}
		return choleskyFactor(matrix).map((factor) -> {
			var sum = 0.0;
			for (int i = 0; i < factor.length; i++) {
				sum += 2 * Math.log(factor[i][i]);
			}
			return sum;
		}).orElse(Double.NEGATIVE_INFINITY);
	}

	/**
	 * Any matrix R with RR' = the matrix: the Cholesky factor, or for a singular matrix
	 * V·sqrt(Λ) of its eigendecomposition with negative eigenvalues taken as 0.
	 */
	public static double[][] root(double[][] matrix) {
		return choleskyFactor(matrix).orElseGet(() -> {
			var eigen = eigen(matrix);
			var root = new double[matrix.length][matrix.length];
			for (int k = 0; k < matrix.length; k++) {
				var scale = Math.sqrt(Math.max(0, eigen.values()[k]));
				for (int i = 0; i < matrix.length; i++) {
					root[i][k] = eigen.vectors()[k][i] * scale;
				}
			}
			return root;
		});
	}

	/**
	 * Eigenvalues and eigenvectors of a symmetric matrix; all {@code NaN} where the
	 * iteration does not converge, as with entries that are not finite.
	 */
	public static Eigen eigen(double[][] matrix) {
		var dimension = matrix.length;
		var values = new double[dimension];
		var vectors = new double[dimension][dimension];
		var decomposition = DecompositionFactory_DDRM.eig(dimension, true, true);
		var converged = Double.isFinite(trace(matrix)) && decomposition.decompose(new DMatrixRMaj(matrix));
		for (int k = 0; k < dimension; k++) {
			values[k] = converged ? decomposition.getEigenvalue(k).getReal() : Double.NaN;
			for (int i = 0; i < dimension; i++) {
				vectors[k][i] = converged ? decomposition.getEigenVector(k).get(i, 0) : Double.NaN;
			}
		}
		return new Eigen(values, vectors);
	}

	/**
	 * @param values the eigenvalues
	 * @param vectors the unit eigenvector of each
	 */
	public record Eigen(double[] values, double[][] vectors) {
	}

}
