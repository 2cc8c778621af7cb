package ouroboros.core.metric;

import ouroboros.core.View;
import ouroboros.core.data.Points;

/** Euclidean distances between points, squared. */
final class Distances {

	private Distances() {
	}

	static double squared(Points left, int leftRow, Points right, int rightRow) {
		var dimension = left.dimension();
		var leftAt = leftRow * dimension;
		var rightAt = rightRow * dimension;
		var sum = 0.0;
		for (int j = 0; j < dimension; j++) {
			var difference = left.values()[leftAt + j] - right.values()[rightAt + j];
			sum += difference * difference;
		}
		return sum;
	}

	/**
	 * For each point the squared distance to the k-th nearest other one, itself not
	 * counted.
	 * @param k 1 to the number of points less 1
	 */
	static double[] toNeighbour(Points points, int k, View view) {
		var nearest = new double[points.rows()];
		for (int row = 0; row < nearest.length; row++) {
			view.turn().poll();
			var smallest = new double[k];
			var found = 0;
			for (int other = 0; other < nearest.length; other++) {
				if (other == row) {
					continue;
				}
				var distance = squared(points, row, points, other);
				if (found == k && !(distance < smallest[k - 1])) {
					continue;
				}
				var at = (found < k) ? found++ : k - 1;
				while (at > 0 && smallest[at - 1] > distance) {
					smallest[at] = smallest[at - 1];
					at--;
				}
				smallest[at] = distance;
			}
			nearest[row] = smallest[k - 1];
		}
		return nearest;
	}

}
