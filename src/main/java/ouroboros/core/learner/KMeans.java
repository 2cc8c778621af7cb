package ouroboros.core.learner;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Clusters by distance: greedy k-means++ seeding, then Lloyd's iterations, both with the
 * choices of scikit-learn. Vectors are relative to the origin of the observations.
 */
final class KMeans {

	private static final int MAX_ITERATIONS = 300;

	private static final double TOLERANCE = 1e-4;

	private final Observations observations;

	private final double[][] centres;

	private final int[] labels = new int[Observations.BLOCK];

	private final double[] distances = new double[Observations.BLOCK];

	private final double[] nearest = new double[Observations.BLOCK];

	/**
	 * @param observations what to cluster
	 * @param clusters number of clusters; of more than there are distinct vectors some
	 * stay empty
	 * @param random source of the seeds
	 */
	KMeans(Observations observations, int clusters, UniformRandomProvider random) {
		this.observations = observations;
		this.centres = new Seeds(observations, random).draw(clusters);
		for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
			// also ends where the shift is not a number
			if (!(move() > TOLERANCE * observations.variance())) {
				return;
			}
		}
	}

	/** The centres of the clusters. */
	double[][] centres() {
		return this.centres;
	}

	/**
	 * The index of the centre nearest to each vector of a block, the first of several; an
	 * array that the next call overwrites.
	 */
	int[] labels(double[][] columns, int count) {
		Arrays.fill(this.labels, 0, count, 0);
		Seeds.squaredDistances(columns, count, this.centres[0], this.nearest);
		for (int k = 1; k < this.centres.length; k++) {
			Seeds.squaredDistances(columns, count, this.centres[k], this.distances);
			for (int i = 0; i < count; i++) {
				var nearer = this.distances[i] < this.nearest[i];
				this.labels[i] = nearer ? k : this.labels[i];
				this.nearest[i] = nearer ? this.distances[i] : this.nearest[i];
			}
		}
		return this.labels;
	}

	/**
	 * Moves every centre to the mean of the vectors nearest to it.
	 * @return sum of the squared distances moved
	 */
	private double move() {
		var clusters = this.centres.length;
		var dimension = this.observations.dimension();
		var mass = new double[clusters];
		var sums = new double[clusters][dimension];
		this.observations.forEachBlock((part, from, columns, count, weight) -> {
			var label = labels(columns, count);
			for (int i = 0; i < count; i++) {
				mass[label[i]] += weight;
				var sum = sums[label[i]];
				for (int j = 0; j < dimension; j++) {
					sum[j] += weight * columns[j][i];
				}
			}
		});
		var shift = 0.0;
		for (int k = 0; k < clusters; k++) {
			if (mass[k] > 0) {
				for (int j = 0; j < dimension; j++) {
					var mean = sums[k][j] / mass[k];
					shift += (mean - this.centres[k][j]) * (mean - this.centres[k][j]);
					this.centres[k][j] = mean;
				}
			}
		}
		return shift;
	}

}
