package ouroboros.core.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import ouroboros.core.View;
import ouroboros.core.data.Points;
import ouroboros.core.vector.DistanceBlocks;

/**
 * Points ascending in the first coordinate, by which far ones are told without a look at
 * the others. Distances are Euclidean, squared, and those that are not numbers do not
 * count.
 */
final class Cloud {

	private static final DistanceBlocks BLOCKS = DistanceBlocks.best();

	/** Points looked at first; then twice as many, and so on. */
	private static final int FIRST = 32;

	private final int rows;

	private final int stride;

	private final double[] columns;

	/** Coordinates of one point after the other. */
	private final double[] values;

	private final double[] scales;

	private final double[] weights = new double[DistanceBlocks.MOST];

	private final double[] squares = new double[DistanceBlocks.MOST];

	Cloud(Points points) {
		var order = IntStream.range(0, points.rows())
			.boxed()
			.sorted(Comparator.comparingDouble((row) -> points.at(row, 0)))
			.mapToInt(Integer::intValue)
			.toArray();
		this.rows = points.rows();
		this.stride = DistanceBlocks.stride(this.rows);
		this.columns = DistanceBlocks.columns(points.values(), points.dimension(), order);
		this.values = points.select(order).values();
		this.scales = new double[points.dimension()];
		Arrays.fill(this.scales, 1);
		Arrays.fill(this.weights, 1);
	}

	/** Number of points. */
	int rows() {
		return this.rows;
	}

	private void squares(double[] point, int at, int from, int count) {
		BLOCKS.squares(this.columns, this.stride, this.scales, point, at, from, count, this.squares);
	}

	/**
	 * For each point the distance to the k-th nearest other one, itself not counted;
	 * {@code NaN} where there are not so many.
	 * @param k 1 to the number of points less 1
	 */
	double[] toNeighbour(int k, View view) {
		var nearest = new double[this.rows];
		for (int row = 0; row < this.rows; row++) {
			view.turn().poll();
			nearest[row] = new Neighbours(row, k).farthest();
		}
		return nearest;
	}

	/** The k nearest of one point of the cloud. */
	private final class Neighbours {

		private final int row;

		private final double[] smallest;

		private int found;

		Neighbours(int row, int k) {
			this.row = row;
			this.smallest = new double[k];
		}

		/**
		 * Looks outwards, on both sides in turn, as far as the first coordinate lets it.
		 */
		double farthest() {
			var above = this.row + 1;
			var below = this.row;
			var size = FIRST;
			while (reaches(above) || reaches(below - 1)) {
				if (reaches(above)) {
					var count = Math.min(size, Cloud.this.rows - above);
					take(above, count);
					above += count;
				}
				if (reaches(below - 1)) {
					var count = Math.min(size, below);
					take(below - count, count);
					below -= count;
				}
				size = Math.min(2 * size, DistanceBlocks.MOST);
			}
			return (this.found == this.smallest.length) ? this.smallest[this.found - 1] : Double.NaN;
		}

		/** Whether a point can be nearer, and any that is beyond it. */
		private boolean reaches(int other) {
			if (other < 0 || other >= Cloud.this.rows) {
				return false;
			}
			var difference = Cloud.this.columns[this.row] - Cloud.this.columns[other];
			return !(this.found == this.smallest.length && difference * difference >= this.smallest[this.found - 1]);
		}

		private void take(int from, int count) {
			squares(Cloud.this.values, this.row * Cloud.this.scales.length, from, count);
			for (int i = 0; i < count; i++) {
				var square = Cloud.this.squares[i];
				if ((this.found < this.smallest.length) ? square >= 0 : square < this.smallest[this.found - 1]) {
					insert(square);
				}
			}
		}

		private void insert(double square) {
			var at = (this.found < this.smallest.length) ? this.found++ : this.found - 1;
			while (at > 0 && this.smallest[at - 1] > square) {
				this.smallest[at] = this.smallest[at - 1];
				at--;
			}
			this.smallest[at] = square;
		}

	}

	/**
	 * Marks the points of this cloud that lie in an open ball.
	 * @param others whose point is the centre
	 * @param radius squared; {@code NaN} for a ball without points
	 * @return number of points in the ball
	 */
	int mark(Cloud others, int row, double radius, boolean[] marks) {
		var centre = others.columns[row];
		var from = first((at) -> this.columns[at] >= centre || near(at, centre, radius));
		var to = first((at) -> this.columns[at] > centre && !near(at, centre, radius));
		var inside = 0;
		for (int block = from; block < to; block += DistanceBlocks.MOST) {
			var count = Math.min(DistanceBlocks.MOST, to - block);
			squares(others.values, row * this.scales.length, block, count);
			for (int i = 0; i < count; i++) {
				if (this.squares[i] < radius) {
					marks[block + i] = true;
					inside++;
				}
			}
		}
		return inside;
	}

	private boolean near(int at, double centre, double radius) {
		var difference = centre - this.columns[at];
		return difference * difference < radius;
	}

	/** The first index from which on something holds. */
	private int first(IntPredicate holds) {
		var low = 0;
		var high = this.rows;
		while (low < high) {
			var middle = (low + high) >>> 1;
			if (holds.test(middle)) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

	/** Sum of the kernel between a point of others and the first points of this cloud. */
	double kernels(Cloud others, int row, int count, GaussianKernel kernel) {
		var sum = 0.0;
		for (int from = 0; from < count; from += DistanceBlocks.MOST) {
			var size = Math.min(DistanceBlocks.MOST, count - from);
			squares(others.values, row * this.scales.length, from, size);
			sum += kernel.sum(this.squares, size, this.weights);
		}
		return sum;
	}

}
