package ouroboros.core.metric;

import java.util.Arrays;

import ouroboros.core.View;
import ouroboros.core.data.Points;
import ouroboros.core.law.NormalMixture;

/**
 * For each component of the truth, the share of 10,000 points drawn from the model for
 * which it has the largest posterior probability.
 */
record ModeShares() implements View.Shared<double[]> {

	@Override
	public double[] of(View view) {
		var truth = (NormalMixture) view.truth();
		var density = truth.density();
		var points = (Points) view.drawn(RegularPart.DRAWS);
		var counts = new int[truth.weights().length];
		for (int row = 0; row < points.rows(); row++) {
			if (row % 64 == 0) {
				view.turn().poll();
			}
			counts[density.mostResponsible(points.values(), row * points.dimension())]++;
		}
		return Arrays.stream(counts).mapToDouble((count) -> (double) count / points.rows()).toArray();
	}

}
