package ouroboros.core.metric;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.View;
import ouroboros.core.data.Points;
import ouroboros.core.law.DatasetRows;
import ouroboros.core.law.Empirical;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Precision, recall, density and coverage. */
class NeighbourhoodsTest {

	private static View congruential() {
		var generated = Arrays.stream(Views.congruential(2, 80)).map((u) -> u * 0.7 + 0.2).toArray();
		return Views.of(new Views.Fixed(new Points(2, Views.congruential(1, 80))),
				new Views.Fixed(new Points(2, generated)));
	}

	/**
	 * k = 3, 40 points each: by the formulas of the prdc package on scikit-learn 1.2.1
	 * (NearestNeighbors with k+1, the point itself being the first).
	 */
	@Test
	void agreesWithTheReferenceImplementation() {
		var view = congruential();
		assertThat(new Precision(3, 40).measure(view)).isEqualTo(1.0);
		assertThat(new Recall(3, 40).measure(view)).isEqualTo(0.725);
		assertThat(new Density(3, 40).measure(view)).isCloseTo(1.1666666666666667, within(1e-15));
		assertThat(new Coverage(3, 40).measure(view)).isEqualTo(0.775);
	}

	/**
	 * Points 0, 1, 2, 3 and radii 1, 1, 1, 1: a generated point at distance 1 is outside.
	 */
	@Test
	void countsOpenBallsThatLeaveOutTheirCentre() {
		var genuine = new Views.Fixed(new Points(1, new double[] { 0, 1, 2, 3 }));
		var outside = new Views.Fixed(new Points(1, new double[] { 4, 4.5, 10, 12 }));
		assertThat(new Precision(1, 4).measure(Views.of(genuine, outside))).isZero();
		assertThat(new Coverage(1, 4).measure(Views.of(genuine, outside))).isZero();
		var inside = new Views.Fixed(new Points(1, new double[] { 3.999, 4.5, 10, 12 }));
		assertThat(new Precision(1, 4).measure(Views.of(genuine, inside))).isEqualTo(0.25);
		assertThat(new Coverage(1, 4).measure(Views.of(genuine, inside))).isEqualTo(0.25);
		// one ball of k = 1 around one of 4 generated points: 1/(k·4); for k = 2 the
		// balls
		// of 2 and 3 hold it (radii 1 and 2: only that of 3)
		assertThat(new Density(1, 4).measure(Views.of(genuine, inside))).isEqualTo(0.25);
		assertThat(new Density(2, 4).measure(Views.of(genuine, inside))).isEqualTo((1 + 1) / 8.0);
	}

	@Test
	void isZeroWhereAllPointsAreTheSame() {
		var same = Normal.of(1, 0);
		var view = Views.of(same, same);
		assertThat(new Precision(5, 100).measure(view)).isZero();
		assertThat(new Recall(5, 100).measure(view)).isZero();
		assertThat(new Density(5, 100).measure(view)).isZero();
		assertThat(new Coverage(5, 100).measure(view)).isZero();
	}

	@Test
	void tellsACollapsedModelByItsRecall() {
		var truth = new Normal(new double[2], Matrices.identity(2));
		var view = Views.of(truth, new Normal(new double[2], Matrices.times(0.01, Matrices.identity(2))));
		assertThat(new Precision(5, 1000).measure(view)).isGreaterThan(0.99);
		assertThat(new Recall(5, 1000).measure(view)).isLessThan(0.1);
	}

	/**
	 * Means over 300 pairs of samples of the same law, standard error from their spread;
	 * |z| < 4, false alarms 6e-5 each. Closed balls or a centre that counts as its own
	 * neighbour (k-1 for k) are rejected.
	 */
	@Test
	void hasTheKnownMeansWhereModelAndTruthAgree() {
		var law = new Normal(new double[3], Matrices.identity(3));
		var n = 100;
		var k = 3;
		var replicates = 300;
		var densities = new double[replicates];
		var coverages = new double[replicates];
		for (int seed = 0; seed < replicates; seed++) {
			var view = Views.of(law, law, law, seed);
			densities[seed] = new Density(k, n).measure(view);
			coverages[seed] = new Coverage(k, n).measure(view);
		}
		assertThat(z(densities, 1)).isBetween(-4.0, 4.0);
		assertThat(z(coverages, coverage(n, k))).isBetween(-4.0, 4.0);
		assertThat(Math.abs(z(densities, (double) (k - 1) / k))).isGreaterThan(4);
		assertThat(Math.abs(z(coverages, coverage(n, k - 1)))).isGreaterThan(4);
		assertThat(Math.abs(z(coverages, coverage(n, k + 1)))).isGreaterThan(4);
	}

	/** 1 - Π_{i<k}(n-1-i)/(2n-1-i), Naeem et al. 2020. */
	private static double coverage(int n, int k) {
		var product = 1.0;
		for (int i = 0; i < k; i++) {
			product *= (n - 1.0 - i) / (2 * n - 1.0 - i);
		}
		return 1 - product;
	}

	private static double z(double[] values, double expected) {
		var mean = Arrays.stream(values).average().orElseThrow();
		var variance = Arrays.stream(values).map((value) -> (value - mean) * (value - mean)).sum()
				/ (values.length - 1);
		return (mean - expected) / Math.sqrt(variance / values.length);
	}

	@Test
	void needsMorePointsThanNeighbours() {
		for (var metric : List.<Runnable>of(() -> new Recall(5, 5), () -> new Precision(5, 5), () -> new Density(5, 5),
				() -> new Coverage(5, 5))) {
			assertThatExceptionOfType(Refusal.class).isThrownBy(metric::run)
				.satisfies((refusal) -> assertThat(refusal.pointer()).isEqualTo("/neighbours"));
		}
	}

	/** Half of what no sample holds is held out for metrics. */
	@Test
	void areUndefinedWhereNoGenuinePointHasSoManyNeighbours() {
		for (var held : new int[] { 2, 3, 4 }) {
			var rows = new Points(2, Views.congruential(3, 2 * (3 + 2 * held)));
			var truth = new Empirical(new DatasetRows<>(rows, 3, true));
			var recall = new Recall(3, 10).measure(Views.of(truth, Views.twoModes()));
			assertThat(Double.isNaN(recall)).isEqualTo(held < 4);
		}
	}

}
