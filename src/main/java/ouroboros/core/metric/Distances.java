package ouroboros.core.metric;

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

}
