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
			for (int i = 0; i < count && search.left >= 0; i++) {
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
			for (int i = 0; i < count; i++) {
				sum[0] += weight * Math.min(this.distances[part][from + i], squaredDistance(columns, i, centre));
			}
		});
		return sum[0];
	}

	/** Adds a centre and gives the sum of distances. */
	private double approach(double[] centre) {
		var sum = new double[1];
		this.observations.forEachBlock((part, from, columns, count, weight) -> {
			for (int i = 0; i < count; i++) {
				var distance = Math.min(this.distances[part][from + i], squaredDistance(columns, i, centre));
				this.distances[part][from + i] = distance;
				sum[0] += weight * distance;
			}
		});
		return sum[0];
	}

	static double squaredDistance(double[][] columns, int i, double[] centre) {
		var sum = 0.0;
		for (int j = 0; j < centre.length; j++) {
			var difference = columns[j][i] - centre[j];
			sum += difference * difference;
		}
		return sum;
	}

}
