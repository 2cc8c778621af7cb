package ouroboros.core.verdict;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.Variance;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LogarithmsTest {

	private static final double INF = Double.POSITIVE_INFINITY;

	private static final String PLANE = """
			"truth":{"type":"gaussian","dimension":2},"learner":{"type":"gaussian"},"generations":2,
			"regime":{"samples":10},"metrics":["variance","log-determinant"]""";

	private static final String SYMBOLS = """
			"truth":{"type":"categorical","probabilities":[0.5,0.5]},"learner":{"type":"categorical"},"generations":2,
			"regime":{"samples":10},"metrics":["heterozygosity"]""";

	private static Logarithms of(String spec, Metric metric, double[]... runs) {
		return of(Synthetic.of(spec, Map.of(metric, runs)));
	}

	private static Logarithms of(Recorded recorded) {
		return Objects.requireNonNull(Logarithms.of(recorded));
	}

	private static void assertSame(Observed change, Observed expected) {
		assertThat(change.generation()).isEqualTo(expected.generation());
		assertThat(change.n()).isEqualTo(expected.n());
		assertThat(change.mean()).isCloseTo(expected.mean(), within(1e-12));
		assertThat(change.deviation()).isCloseTo(expected.deviation(), within(1e-12));
	}

	@Test
	void ofAVarianceAreThoseOfItsReplicates() {
		var changes = of(PLANE, new Variance(), new double[] { 1, Math.exp(-1), Math.exp(-3) },
				new double[] { 2, 2 * Math.exp(-3), 2 * Math.exp(-4) })
			.changes(0);
		assertSame(changes.get(1), Observed.of(1, -1, -3));
		assertSame(changes.get(2), Observed.of(2, -3, -4));
	}

	/** Of as many dimensions a coordinate has its part. */
	@Test
	void ofADeterminantAreThoseOfACoordinate() {
		var changes = of(PLANE, new LogDeterminant(), new double[] { 1, 0, -4 }, new double[] { 1, 3, -9 },
				new double[] { 1, 3, 2 })
			.changes(1);
		assertSame(changes.get(0), Observed.of(0, 0.5, -1, -1));
		assertSame(changes.get(2), Observed.of(2, -2, -6, -0.5));
		assertThat(changes.get(0).skewness()).isCloseTo(Observed.of(0, 0.5, -1, -1).skewness(), within(1e-12));
	}

	/** To first order ln(Σx/Σy) moves with x/x̄ - y/ȳ of each replicate. */
	@Test
	void ofSymbolsAreThoseOfTheMean() {
		var runs = new double[][] { { 0.5, 0.4, 0.31 }, { 0.44, 0.3, 0.29 }, { 0.48, 0.2, 0.05 },
				{ 0.41, 0.37, 0.22 } };
		var logarithms = of(SYMBOLS, new Heterozygosity(), runs);
		for (int base = 0; base < 3; base++) {
			var first = mean(runs, base);
			for (int generation = 0; generation < 3; generation++) {
				var change = logarithms.changes(base).get(generation);
				var later = mean(runs, generation);
				var relative = new double[4];
				for (int run = 0; run < 4; run++) {
					relative[run] = runs[run][generation] / later - runs[run][base] / first;
				}
				assertSame(change, new Observed(generation, 4, Math.log(later / first),
						Observed.of(generation, relative).deviation(), Double.NaN));
			}
		}
	}

	private static double mean(double[][] runs, int generation) {
		return Arrays.stream(runs).mapToDouble((run) -> run[generation]).average().orElseThrow();
	}

	/** All replicates fall by the same factor, so that rounding alone is left. */
	@Test
	void ofTheMeanHaveAnErrorThatIsANumber() {
		for (double factor : new double[] { 0.1, 0.3, 0.7, 0.9 }) {
			var runs = new double[][] { { 0.5, 0.5 * factor, 0 }, { 0.44, 0.44 * factor, 0 },
					{ 0.48, 0.48 * factor, 0 } };
			var change = of(SYMBOLS, new Heterozygosity(), runs).changes(0).get(1);
			assertThat(change.mean()).isCloseTo(Math.log(factor), within(1e-12));
			assertThat(change.deviation()).isCloseTo(0, within(1e-7));
		}
	}

	/** As where a replicate is a point at the end. */
	@Test
	void areThoseOfTheMeanWhereReplicatesHaveNone() {
		var changes = of(PLANE, new Variance(), new double[] { 1, 0.5, 0 }, new double[] { 3, 0.5, 2 }).changes(0);
		assertThat(changes).hasSize(3);
		assertThat(changes.get(1).mean()).isCloseTo(Math.log(0.25), within(1e-12));
		assertThat(changes.get(2).mean()).isCloseTo(Math.log(0.5), within(1e-12));
		assertThat(
				of(PLANE, new LogDeterminant(), new double[] { 1, 0.5, -INF }, new double[] { 3, 0.5, 2 }).changes(0))
			.isEmpty();
	}

	/** Above half of the mean variance 4 at the beginning are two of four. */
	@Test
	void countsReplicatesThatAreLeft() {
		var left = of(PLANE, new Variance(), new double[] { 3, 1, 0 }, new double[] { 5, 1, 1.5 },
				new double[] { 4, 1, 2.5 }, new double[] { 4, 1, 3 })
			.left(0.5, 0.9);
		assertThat(left)
			.isEqualTo(new Crossing(new Variance(), Objects.requireNonNull(left).series(), 0.5, false, true, 0.9));
		assertThat(Objects.requireNonNull(left).series().getLast().mean()).isEqualTo(0.5);
	}

	/** Above 1 + 2 ln 0.5 = -0.386 are three of five. */
	@Test
	void countsDeterminantsThatAreLeft() {
		var left = of(PLANE, new LogDeterminant(), new double[] { 1, 1, -INF }, new double[] { 1, 1, -1 },
				new double[] { 1, 1, -0.3 }, new double[] { 1, 1, 0 }, new double[] { 1, 1, 5 })
			.left(0.5, 0.9);
		assertThat(Objects.requireNonNull(left).series().getLast().mean()).isEqualTo(0.6);
	}

	@Test
	void countsNoneWhereLogarithmsHaveAMean() {
		assertThat(of(PLANE, new Variance(), new double[] { 1, 1, 0.1 }, new double[] { 1, 1, 1 }).left(0.5, 0.9))
			.isNull();
		assertThat(of(PLANE, new Variance(), new double[] { 1, 1, INF }, new double[] { 1, 1, 1 }).left(0.5, 0.9))
			.isNull();
		assertThat(of(PLANE, new LogDeterminant(), new double[] { 1, 1, 0 }, new double[] { 1, 1, 1 }).left(0.5, 0.9))
			.isNull();
		assertThat(of(SYMBOLS, new Heterozygosity(), new double[] { 1, 1, 0 }, new double[] { 1, 1, 0 }).left(0.5, 0.9))
			.isNull();
	}

	@Test
	void knowsOnlyWhatWasKept() {
		var recorded = Synthetic.of(PLANE, Map.of(new Variance(), new double[][] { { 1, 1, 0 }, { 2, 2, 0.5 } }));
		var means = of(new Part(recorded, 0, Statistic.MEAN::equals));
		assertThat(means.left(0.5, 0.9)).isNull();
		assertThat(means.changes(0).getLast().mean()).isCloseTo(Math.log(1 / 6.0), within(1e-12));
		var logarithms = new Part(recorded, 0, (one) -> one.function() != Statistic.Function.ABOVE);
		assertThat(of(logarithms).left(0.5, 0.9)).isNull();
		assertThat(of(recorded).left(0.5, 0.9)).isNotNull();
	}

}
