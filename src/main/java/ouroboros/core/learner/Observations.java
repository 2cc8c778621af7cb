package ouroboros.core.learner;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.vector.MixtureBlocks;

/**
 * Weighted vectors read in blocks of columns, each coordinate less its mean: what a fit
 * of many passes over its data works on. Weights are scaled to a mean of 1.
 */
final class Observations {

	/** Largest number of vectors of a block. */
	static final int BLOCK = MixtureBlocks.MOST;

	private static final MixtureBlocks BLOCKS = MixtureBlocks.best();

	private final Training training;

	private final Turn turn;

	private final int dimension;

	private final double[] origin;

	private final double scale;

	private final double variance;

	/**
	 * @param training vectors, at least one
	 * @param turn polled between blocks
	 */
	Observations(Training training, Turn turn) {
		this.training = training;
		this.turn = turn;
		this.dimension = ((Space.Real) training.space()).dimension();
		var total = 0.0;
		for (var part : training.parts()) {
			total += part.weight() * part.data().size();
		}
		this.scale = training.size() / total;
		this.origin = new double[this.dimension];
		var mean = new double[this.dimension];
		forEachBlock((part, from, columns, count, weight) -> {
			for (int j = 0; j < mean.length; j++) {
				mean[j] += weight * sum(columns[j], count);
			}
		});
		for (int j = 0; j < mean.length; j++) {
			this.origin[j] = mean[j] / size();
		}
		var squares = new double[1];
		forEachBlock((part, from, columns, count, weight) -> {
			for (var column : columns) {
				squares[0] += weight * sumOfSquares(column, count);
			}
		});
		this.variance = squares[0] / size() / this.dimension;
	}

	int dimension() {
		return this.dimension;
	}

	/** Number of vectors, also the sum of their weights. */
	double size() {
		return this.training.size();
	}

	/** The mean, which every block is relative to. */
	double[] origin() {
		return this.origin;
	}

	/** Mean over the coordinates of their variances, with divisor n. */
	double variance() {
		return this.variance;
	}

	/** Whether all coordinates are, and their variance too. */
	boolean isFinite() {
		return Double.isFinite(this.variance);
	}

	/** Number of vectors of each part. */
	int[] sizes() {
		return this.training.parts().stream().mapToInt((part) -> ((Points) part.data()).rows()).toArray();
	}

	/** A vector relative to the origin. */
	double[] at(int part, int row) {
		var vector = ((Points) this.training.parts().get(part).data()).row(row);
		for (int j = 0; j < vector.length; j++) {
			vector[j] -= this.origin[j];
		}
		return vector;
	}

	/** Visits all vectors in order. */
	void forEachBlock(Visitor visitor) {
		var columns = new double[this.dimension][BLOCK];
		for (int part = 0; part < this.training.parts().size(); part++) {
			var weight = this.training.parts().get(part).weight() * this.scale;
			var points = (Points) this.training.parts().get(part).data();
			for (int from = 0; from < points.rows(); from += BLOCK) {
				this.turn.poll();
				var count = Math.min(BLOCK, points.rows() - from);
				load(points.values(), from * this.dimension, columns, count);
				visitor.visit(part, from, columns, count, weight);
			}
		}
	}

	private void load(double[] values, int start, double[][] columns, int count) {
		if (this.dimension == 2) {
			BLOCKS.columns(values, start, this.origin[0], this.origin[1], count, columns[0], columns[1]);
			return;
		}
		for (int j = 0; j < this.dimension; j++) {
			MixtureBlocks.column(values, start + j, this.dimension, this.origin[j], count, columns[j]);
		}
	}

	private static double sum(double[] column, int count) {
		var sum = 0.0;
		for (int i = 0; i < count; i++) {
			sum += column[i];
		}
		return sum;
	}

	private static double sumOfSquares(double[] column, int count) {
		var sum = 0.0;
		for (int i = 0; i < count; i++) {
			sum += column[i] * column[i];
		}
		return sum;
	}

	/** Takes one block. */
	@FunctionalInterface
	interface Visitor {

		/**
		 * @param part index of the part of the training set
		 * @param from index in the part of the first vector
		 * @param columns the vectors' coordinates, one array for each, with some zeros
		 * behind them; to be read only
		 * @param count number of vectors
		 * @param weight weight of each of them
		 */
		void visit(int part, int from, double[][] columns, int count, double weight);

	}

}
