package ouroboros.core.learner;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Training;
import ouroboros.core.vector.Sums;

/**
 * Weight and mean of a training set of vectors.
 *
 * @param total sum of the observations' weights
 * @param squares sum of the weights' squares
 * @param mean weighted mean
 */
record WeightedMean(double total, double squares, double[] mean) {

	static WeightedMean of(Training training, Turn turn) {
		var total = 0.0;
		var squares = 0.0;
		var mean = new double[((Space.Real) training.space()).dimension()];
		for (var part : training.parts()) {
			total += part.weight() * part.data().size();
			squares += part.weight() * part.weight() * part.data().size();
			switch (part.data()) {
				case Summary summary -> {
					for (int j = 0; j < mean.length; j++) {
						mean[j] += part.weight() * summary.size() * summary.mean()[j];
					}
				}
				case Data data -> addSums((Points) data, part.weight(), mean);
			}
			turn.poll();
		}
		for (int j = 0; j < mean.length; j++) {
			mean[j] /= total;
		}
		return new WeightedMean(total, squares, mean);
	}

	private static void addSums(Points points, double weight, double[] sums) {
		var values = points.values();
		var dimension = sums.length;
		if (dimension == 1) {
			sums[0] += weight * Sums.of(values);
			return;
		}
		for (int j = 0; j < dimension; j++) {
			var sum = 0.0;
			for (int at = j; at < values.length; at += dimension) {
				sum += values[at];
			}
			sums[j] += weight * sum;
		}
	}

}
