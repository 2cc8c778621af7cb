package ouroboros.core.learner;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Training;
import ouroboros.core.law.Matrices;

/**
 * Weighted sums of products of labelled vectors' coordinates, the label last, scaled so
 * that the weights sum to the number of vectors.
 *
 * @param sums symmetric
 * @param size number of vectors
 */
record Products(double[][] sums, double size) {

	/** Eigenvalues below this part of the largest one count as 0. */
	private static final double NEGLIGIBLE = 1e-12;

	private static final int BLOCK = 256;

	static Products of(Training training, Turn turn) {
		var width = ((Space.Pairs) training.space()).width();
		var total = 0.0;
		for (var part : training.parts()) {
			total += part.weight() * part.data().size();
		}
		var scale = training.size() / total;
		var sums = new double[width][width];
		for (var part : training.parts()) {
			turn.poll();
			switch (part.data()) {
				case Pairs pairs -> add(pairs, part.weight() * scale, sums, turn);
				case Summary summary -> add(summary, part.weight() * scale, sums);
				default -> throw new IllegalArgumentException("no labelled vectors");
			}
		}
		return new Products(sums, training.size());
	}

	private static void add(Pairs pairs, double weight, double[][] sums, Turn turn) {
		var values = pairs.table().values();
		var width = sums.length;
		for (int from = 0; from < values.length; from += BLOCK * width) {
			turn.poll();
			var to = Math.min(values.length, from + BLOCK * width);
			for (int i = 0; i < width; i++) {
				for (int j = 0; j <= i; j++) {
					var sum = 0.0;
					for (int at = from; at < to; at += width) {
						sum += values[at + i] * values[at + j];
					}
					sums[i][j] += weight * sum;
					sums[j][i] = sums[i][j];
				}
			}
		}
	}

	private static void add(Summary summary, double weight, double[][] sums) {
		for (int i = 0; i < sums.length; i++) {
			for (int j = 0; j < sums.length; j++) {
				sums[i][j] += weight
						* (summary.scatter()[i][j] + summary.size() * summary.mean()[i] * summary.mean()[j]);
			}
		}
	}

	/**
	 * The weights of least squares, of minimal length where there are many; all
	 * {@code NaN} where they are undefined.
	 */
	double[] solution(double ridge) {
		var inputs = this.sums.length - 1;
		var eigen = Matrices.eigen(penalised(ridge));
		var largest = 0.0;
		for (var value : eigen.values()) {
			largest = Math.max(largest, value);
		}
		var weights = new double[inputs];
		for (int k = 0; k < inputs; k++) {
			if (!(eigen.values()[k] <= NEGLIGIBLE * largest)) {
				var direction = eigen.vectors()[k];
				var length = 0.0;
				for (int j = 0; j < inputs; j++) {
					length += direction[j] * this.sums[j][inputs];
				}
				for (int j = 0; j < inputs; j++) {
					weights[j] += direction[j] * length / eigen.values()[k];
				}
			}
		}
		return canonical(weights);
	}

	/**
	 * Which of two different NaN a product keeps is up to the processor: here there is
	 * one.
	 */
	private static double[] canonical(double[] values) {
		for (int i = 0; i < values.length; i++) {
			values[i] = Double.isNaN(values[i]) ? Double.NaN : values[i];
		}
		return values;
	}

	private double[][] penalised(double ridge) {
		var inputs = this.sums.length - 1;
		var matrix = new double[inputs][inputs];
		for (int i = 0; i < inputs; i++) {
			System.arraycopy(this.sums[i], 0, matrix[i], 0, inputs);
			matrix[i][i] += ridge;
		}
		return matrix;
	}

	/** Residual sum of squares over n-d; 0 for n ≤ d. */
	double residualVariance(double[] weights) {
		var inputs = weights.length;
		if (this.size <= inputs) {
			return 0;
		}
		var residual = this.sums[inputs][inputs];
		for (int i = 0; i < inputs; i++) {
			residual -= 2 * weights[i] * this.sums[i][inputs];
			for (int j = 0; j < inputs; j++) {
				residual += weights[i] * this.sums[i][j] * weights[j];
			}
		}
		return canonical(new double[] { Math.max(0, residual) / (this.size - inputs) })[0];
	}

}
