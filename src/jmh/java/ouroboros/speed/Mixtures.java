package ouroboros.speed;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Training;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.learner.GaussianMixture;

/** Expectation-maximisation from an equal start. */
final class Mixtures {

	/** The numbers: vectors, components, iterations, dimension. */
	static final Map<String, Function<int[], Work>> WORKS = Map.of("mixture", Mixtures::mixture);

	private static final Turn TURN = new Turn(1, 0, () -> false);

	private Mixtures() {
	}

	private static Work mixture(int[] n) {
		var training = Training.of(points(n[0], n[3], n[1]));
		var start = start(n[1], n[3]);
		var learner = new GaussianMixture(n[1], GaussianMixture.Shape.FULL, 0, n[2], 1e-6);
		return () -> {
			var mixture = learner.fit(training, TURN, start);
			var sum = 0.0;
			for (int k = 0; k < n[1]; k++) {
				sum += mixture.weights()[k] * (k + 1) + Matrices.trace(mixture.components()[k].covariance());
			}
			return sum;
		};
	}

	/** Four numbers of sequences as even as can be make up one that is nearly normal. */
	static Points points(int size, int dimension, int clusters) {
		var values = new double[size * dimension];
		for (int at = 0; at < values.length; at++) {
			var total = 0.0;
			for (var prime : new int[] { 2, 3, 5, 7 }) {
				var product = (at + 1) * Math.sqrt(prime);
				total += product - Math.floor(product);
			}
			var cluster = at / dimension % clusters;
			values[at] = (total - 2) * 1.7320508075688772 + cluster * (at % dimension + 1) * 1.5;
		}
		return new Points(dimension, values);
	}

	private static NormalMixture start(int components, int dimension) {
		var weights = new double[components];
		Arrays.fill(weights, 1.0 / components);
		var normals = new Normal[components];
		for (int k = 0; k < components; k++) {
			var mean = new double[dimension];
			for (int j = 0; j < dimension; j++) {
				mean[j] = k * (j + 1) * 1.2 + 0.1;
			}
			normals[k] = new Normal(mean, Matrices.identity(dimension));
		}
		return new NormalMixture(weights, normals);
	}

}
