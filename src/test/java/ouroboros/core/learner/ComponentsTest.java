package ouroboros.core.learner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Densities of components against those of the normal law. */
class ComponentsTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	private static double[][] covariance(int dimension, double first) {
		var covariance = new double[dimension][dimension];
		for (int i = 0; i < dimension; i++) {
			for (int j = 0; j < dimension; j++) {
				covariance[i][j] = (i == j) ? first + i : 0.3;
			}
		}
		return covariance;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void haveLogDensities(int dimension) {
		var means = new double[2][dimension];
		for (int j = 0; j < dimension; j++) {
			means[0][j] = 0.5 * j - 1;
			means[1][j] = 2 - j;
		}
		var normals = new Normal[] { new Normal(means[0], covariance(dimension, 1)),
				new Normal(means[1], covariance(dimension, 0.6)) };
		var origin = new double[dimension];
		origin[dimension - 1] = 3;
		var components = Components.of(new NormalMixture(new double[] { 0.3, 0.7 }, normals), origin, false, TURN);
		var columns = new double[dimension][Observations.BLOCK];
		var point = new double[dimension];
		for (int j = 0; j < dimension; j++) {
			point[j] = 1.7 - 0.4 * j;
			columns[j][2] = point[j] - origin[j];
		}
		var result = new double[Observations.BLOCK];
		var largest = new double[Observations.BLOCK];
		largest[2] = -1000;
		for (int k = 0; k < 2; k++) {
			components.logDensity(k, columns, 3, result, largest);
			assertThat(result[2]).isCloseTo(Math.log((k == 0) ? 0.3 : 0.7) + normals[k].logDensity(point, 0),
					within(1e-13));
			assertThat(largest[2]).isGreaterThanOrEqualTo(result[2]);
		}
		var mixture = components.mixture(origin);
		assertThat(mixture.components()[1].mean()).containsExactly(means[1], within(1e-15));
		assertThat(mixture.components()[1].covariance()).isDeepEqualTo(normals[1].covariance());
	}

	/** By no more than it takes to the next power of 4: smallest eigenvalue -1e-6. */
	@Test
	void whatIsNotPositiveDefiniteIsRaised() {
		var covariance = new double[][] { { 1, 1 + 1e-6 }, { 1 + 1e-6, 1 } };
		var components = new Components(new double[] { 1 }, new double[][] { { 0, 0 } },
				new double[][][] { covariance }, false, TURN);
		assertThat(covariance[0][0] - 1).isBetween(1e-6, 6e-6);
		assertThat(covariance[1][1]).isEqualTo(covariance[0][0]);
		assertThat(covariance[0][1]).isEqualTo(1 + 1e-6);
		assertThat(components.covariances[0]).isSameAs(covariance);
	}

	@Test
	void whatNothingHelpsHasNoDensity() {
		for (int dimension = 1; dimension <= 3; dimension++) {
			var covariance = covariance(dimension, Double.NaN);
			var components = new Components(new double[] { 1 }, new double[1][dimension],
					new double[][][] { covariance }, false, TURN);
			var result = new double[Observations.BLOCK];
			components.logDensity(0, new double[dimension][Observations.BLOCK], 1, result,
					new double[Observations.BLOCK]);
			assertThat(result[0]).isNaN();
		}
	}

	@Test
	void areStoppedOneByOne() {
		var polls = new int[1];
		new Components(new double[] { 0.5, 0.5 }, new double[][] { { 0 }, { 1 } },
				new double[][][] { { { 1 } }, { { 1 } } }, false, new Turn(1, 0, () -> ++polls[0] < 0));
		assertThat(polls[0]).isEqualTo(2);
	}

}
