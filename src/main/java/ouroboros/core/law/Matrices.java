package ouroboros.core.law;

import java.util.Optional;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.jspecify.annotations.Nullable;

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

	/** The solution x of Lx = {@code vector} for a lower triangular L. */
	public static double[] forwardSubstituted(double[][] lower, double[] vector) {
		var solved = new double[vector.length];
		for (int i = 0; i < solved.length; i++) {
			var rest = vector[i];
			for (int j = 0; j < i; j++) {
				rest -= lower[i][j] * solved[j];
			}
			solved[i] = rest / lower[i][i];
		}
		return solved;
	}

	/**
	 * Natural logarithm of the determinant.
	 * @return {@code -Infinity} unless the matrix is numerically positive definite,
	 * {@code NaN} if it holds {@code NaN}
	 */
	public static double logDeterminant(double[][] matrix) {
		if (matrix.length == 1) {
			return logDeterminant(matrix[0][0]);
		}
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

	/** Of a matrix of one entry. */
	public static double logDeterminant(double variance) {
		return (variance <= 0) ? Double.NEGATIVE_INFINITY : 2 * Math.log(Math.sqrt(variance));
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
		var vectors = new double[dimension][dimension];
		var decomposition = decomposed(matrix, true);
		for (int k = 0; k < dimension; k++) {
			for (int i = 0; i < dimension; i++) {
				vectors[k][i] = (decomposition != null) ? decomposition.iteration().getEigenVector(k).get(i, 0)
						: Double.NaN;
			}
		}
		return new Eigen(values(decomposition, dimension), vectors);
	}

	/** Eigenvalues alone, as {@link #eigen(double[][])}. */
	public static double[] eigenvalues(double[][] matrix) {
		return values(decomposed(matrix, false), matrix.length);
	}

	private static double[] values(@Nullable Shifted decomposition, int dimension) {
		var values = new double[dimension];
		for (int k = 0; k < dimension; k++) {
			values[k] = (decomposition != null)
					? decomposition.iteration().getEigenvalue(k).getReal() - decomposition.shift() : Double.NaN;
		}
		return values;
	}

	/**
	 * The iteration may stall on a matrix of far lower rank than dimension, whose
	 * tridiagonal form fades to the smallest numbers; a multiple of the identity added to
	 * it then makes them negligible.
	 */
	private static @Nullable Shifted decomposed(double[][] matrix, boolean vectors) {
		var trace = trace(matrix);
		if (!Double.isFinite(trace)) {
			return null;
		}
		for (var shift : new double[] { 0, Math.abs(trace) }) {
			var iteration = DecompositionFactory_DDRM.eig(matrix.length, vectors, true);
			if (iteration.decompose(new DMatrixRMaj(plus(matrix, times(shift, identity(matrix.length)))))) {
				return new Shifted(iteration, shift);
			}
		}
		return null;
	}

	/**
	 * The decomposition of a matrix to which {@code shift} times the identity was added.
	 */
	private record Shifted(EigenDecomposition_F64<DMatrixRMaj> iteration, double shift) {
	}

	/**
	 * @param values the eigenvalues
	 * @param vectors the unit eigenvector of each
	 */
	public record Eigen(double[] values, double[][] vectors) {
	}

}
