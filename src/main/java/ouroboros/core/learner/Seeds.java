package ouroboros.core.learner;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The first centres of a clustering by greedy k-means++ (Arthur and Vassilvitskii 2007):
 * each next centre is, of a few vectors drawn in proportion to their squared distance
 * from the centres so far, the one that leaves the least sum of such distances.
 */
final class Seeds {

	private final Observations observations;

	private final UniformRandomProvider random;

	/** Squared distance of every vector from the nearest centre so far. */
	private final double[][] distances;

	private final double[] block = new double[Observations.BLOCK];

	Seeds(Observations observations, UniformRandomProvider random) {
		this.observations = observations;
		this.random = random;
		this.distances = Arrays.stream(observations.sizes()).mapToObj(double[]::new).toArray(double[][]::new);
	}

	/** Draws that many vectors; of fewer distinct ones some repeatedly. */
	double[][] draw(int count) {
		var centres = new double[count][];
		var trials = 2 + (int) Math.log(count);
		for (var part : this.distances) {
			Arrays.fill(part, 1);
		}
		centres[0] = candidate(this.observations.size());
		for (var part : this.distances) {
			Arrays.fill(part, Double.POSITIVE_INFINITY);
		}
		var potential = approach(centres[0]);
		for (int k = 1; k < count; k++) {
			centres[k] = candidate(potential);
			var least = potential(centres[k]);
			for (int trial = 1; trial < trials; trial++) {
				var candidate = candidate(potential);
				var left = potential(candidate);
				if (left < least) {
					least = left;
					centres[k] = candidate;
				}
			}
			potential = approach(centres[k]);
		}
		return centres;
	}

	/**
	 * Draws a vector in proportion to weight times distance, which sum to a potential.
	 */
	private double[] candidate(double potential) {
		var search = new Object() {
			double left = Seeds.this.random.nextDouble() * potential;

			int part = -1;

			int row;

		};
		this.observations.forEachBlock((part, from, columns, count, weight) -> {
			for (int i = 0; i < count && !(search.left < 0); i++) {
				search.left -= weight * this.distances[part][from + i];
				search.part = part;
				search.row = from + i;
			}
		});
		return this.observations.at(search.part, search.row);
	}

	/** The sum of distances with one more centre. */
	private double potential(double[] centre) {
		var sum = new double[1];
		this.observations.forEachBlock((part, from, columns, count, weight) -> {
			squaredDistances(columns, count, centre, this.block);
			sum[0] += weight * sumOfLeast(this.block, this.distances[part], from, count);
		});
		return sum[0];
	}

	/** Adds a centre and gives the sum of distances. */
	private double approach(double[] centre) {
		var sum = new double[1];
		this.observations.forEachBlock((part, from, columns, count, weight) -> {
			squaredDistances(columns, count, centre, this.block);
			sum[0] += weight * sumOfLeast(this.block, this.distances[part], from, count);
			for (int i = 0; i < count; i++) {
				this.distances[part][from + i] = Math.min(this.distances[part][from + i], this.block[i]);
			}
		});
		return sum[0];
	}

	private static double sumOfLeast(double[] block, double[] distances, int from, int count) {
		var sum = 0.0;
		for (int i = 0; i < count; i++) {
			sum += Math.min(distances[from + i], block[i]);
		}
		return sum;
	}

	/** Squared distance of every vector of a block from a centre. */
	static void squaredDistances(double[][] columns, int count, double[] centre, double[] result) {
		Arrays.fill(result, 0, count, 0);
		for (int j = 0; j < centre.length; j++) {
			addSquares(columns[j], centre[j], count, result);
		}
	}

	private static void addSquares(double[] column, double centre, int count, double[] result) {
		for (int i = 0; i < count; i++) {
			var difference = column[i] - centre;
			result[i] += difference * difference;
		}
	}

}
