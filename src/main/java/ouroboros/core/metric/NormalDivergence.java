package ouroboros.core.metric;

import ouroboros.core.Need;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Moments;
import ouroboros.core.law.Normal;

/** Closed forms for a normal model, in nats. */
final class NormalDivergence {

	/** A normal model of a truth with known moments. */
	static final Need NORMAL_MODEL = (truth,
			model) -> (truth instanceof Moments && Normal.class.isAssignableFrom(model)) ? null
					: "needs a learner of type gaussian";

	/** A normal truth and a normal model. */
	static final Need NORMAL_PAIR = (truth, model) -> (truth instanceof Normal) ? NORMAL_MODEL.unmet(truth, model)
			: "needs a truth of type gaussian";

	private NormalDivergence() {
	}

	/**
	 * Kullback-Leibler divergence of a normal law {@code to} from another one, both with
	 * a density: a sum of terms that are 0 or more. With L the Cholesky factors and M =
	 * L₁⁻¹L₀, ½(Σ(M_ii²-1-ln M_ii²) + Σ_{i>j} M_ij² + |L₁⁻¹(μ₀-μ₁)|²).
	 */
	static double kullbackLeibler(Normal from, Normal to) {
		var fromFactor = factor(from);
		var toFactor = factor(to);
		var dimension = fromFactor.length;
		var sum = squaredLength(Matrices.forwardSubstituted(toFactor, difference(from, to)));
		for (int j = 0; j < dimension; j++) {
			var column = Matrices.forwardSubstituted(toFactor, column(fromFactor, j));
			sum += excess(column[j]);
			for (int i = j + 1; i < dimension; i++) {
				sum += column[i] * column[i];
			}
		}
		return sum / 2;
	}

	/** m²-1-ln m², of m² without cancellation near m = 1. */
	private static double excess(double m) {
		return (m - 1) * (m + 1) - 2 * Math.log(m);
	}

	/**
	 * Mean of -ln q under any law of the given moments, for a normal density q: ½(d ln 2π
	 * + ln|Σ| + tr(Σ⁻¹C) + |L⁻¹(m-μ)|²).
	 */
	static double crossEntropy(Moments law, Normal model) {
		var factor = factor(model);
		var root = Matrices.root(law.covariance());
		var sum = squaredLength(Matrices.forwardSubstituted(factor, difference(law, model)));
		for (int j = 0; j < factor.length; j++) {
			sum += squaredLength(Matrices.forwardSubstituted(factor, column(root, j)));
			sum += Math.log(2 * Math.PI) + 2 * Math.log(factor[j][j]);
		}
		return sum / 2;
	}

	/** Differential entropy of a normal law with a density, ½(d + d ln 2π + ln|Σ|). */
	static double entropy(Normal law) {
		return (law.mean().length * (1 + Math.log(2 * Math.PI)) + Matrices.logDeterminant(law.covariance())) / 2;
	}

	private static double[][] factor(Normal law) {
		return Matrices.choleskyFactor(law.covariance()).orElseThrow();
	}

	private static double[] difference(Moments from, Moments to) {
		var difference = from.mean().clone();
		for (int j = 0; j < difference.length; j++) {
			difference[j] -= to.mean()[j];
		}
		return difference;
	}

	private static double[] column(double[][] matrix, int index) {
		var column = new double[matrix.length];
		for (int i = 0; i < column.length; i++) {
			column[i] = matrix[i][index];
		}
		return column;
	}

	private static double squaredLength(double[] vector) {
		var sum = 0.0;
		for (var value : vector) {
			sum += value * value;
		}
		return sum;
	}

}
