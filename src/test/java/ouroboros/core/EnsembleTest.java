package ouroboros.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.aggregate.Aggregate;
import ouroboros.core.chance.Turn;
import ouroboros.core.law.Normal;
import ouroboros.core.learner.Estimator;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Replicates that are turned side by side have the bits that each has alone. */
class EnsembleTest {

	private static final Metric[] METRICS = { new Mean(), new Variance(), new LogDeterminant(), new MeanShift(),
			new Wasserstein2Squared() };

	private static final Sampling STATISTICS = new Sampling(1, null, 1, 1, Sampling.Prompts.NONE, 1, 1,
			Sampling.Precision.FLOAT64, Sampling.Method.SUFFICIENT_STATISTICS);

	private static Run run(Gaussian learner, Regime regime, Sampling sampling, Metric... metrics) {
		return new Run(Normal.of(3, 4), learner, regime, sampling, List.of(), List.of(metrics), null, 30, 5);
	}

	private static Ensemble ensemble(Run run) {
		return Objects.requireNonNull(run.learner().ensemble(run));
	}

	private static void assertSame(Run run) {
		var seeds = LongStream.range(0, 1030).map((i) -> i * i * i).toArray();
		var rows = new ArrayList<List<double[]>>();
		var ensemble = ensemble(run);
		ensemble.turn(seeds, () -> false, (generation, metrics, count) -> {
			if (generation == 0) {
				for (int i = 0; i < count; i++) {
					rows.add(new ArrayList<>());
				}
			}
			for (int i = 0; i < count; i++) {
				var values = new double[metrics.length];
				for (int j = 0; j < values.length; j++) {
					values[j] = metrics[j][i];
				}
				rows.get(rows.size() - count + i).add(values);
			}
		});
		assertThat(rows).hasSize(seeds.length);
		for (var i : new int[] { 0, 1, 7, 8, 511, 512, 1023, 1029 }) {
			var alone = new Run(run.truth(), run.learner(), run.regime(), run.sampling(), run.curation(), run.metrics(),
					null, run.generations(), seeds[i])
				.stream(null, () -> false)
				.map((step) -> step.generation().metrics())
				.toArray(double[][]::new);
			assertThat(rows.get(i).toArray(double[][]::new)).isDeepEqualTo(alone);
		}
	}

	@ParameterizedTest
	@EnumSource
	void hasTheBitsOfEach(Estimator estimator) {
		for (var samples : new int[] { 1, 2, 3, 4, 100 }) {
			assertSame(run(new Gaussian(estimator, Gaussian.Shape.FULL), Loops.replace(samples), STATISTICS, METRICS));
		}
		assertSame(run(new Gaussian(estimator, Gaussian.Shape.SPHERICAL), Loops.replace(50), STATISTICS, METRICS));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5, 3 })
	void hasThemWithABiasToo(double bias) {
		assertSame(run(Loops.UNBIASED, Loops.replace(10), new Sampling(1, null, 1, 1, Sampling.Prompts.NONE, 1, bias,
				Sampling.Precision.FLOAT64, Sampling.Method.SUFFICIENT_STATISTICS), METRICS));
	}

	/** Nothing that is not told side by side is taken for what is. */
	@Test
	void isForNothingElse() {
		var plain = run(Loops.UNBIASED, Loops.replace(10), STATISTICS, METRICS);
		assertThat(plain.learner().ensemble(plain)).isNotNull();
		for (var other : List.of(run(Loops.UNBIASED, Loops.replace(10), Sampling.PLAIN, METRICS),
				run(Loops.UNBIASED, Loops.replace(10), STATISTICS, new Variance(), new Support()),
				run(Loops.UNBIASED, Loops.regime(Schedule.of(10), null, Loops.ACCUMULATE), STATISTICS, METRICS),
				run(Loops.UNBIASED, Loops.regime(Schedule.of(10), Loops.count(3, Real.Source.FRESH), Loops.REPLACE),
						STATISTICS, METRICS),
				new Run(Loops.standardNormal(2), Loops.UNBIASED, Loops.replace(10), STATISTICS, List.of(),
						List.of(new Variance()), null, 30, 5))) {
			assertThat(other.learner().ensemble(other)).isNull();
		}
	}

	@Test
	void stops() {
		var run = run(Loops.UNBIASED, Loops.replace(10), STATISTICS, METRICS);
		var told = new int[1];
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> ensemble(run).turn(new long[600],
				() -> told[0] == 12, (generation, metrics, count) -> told[0]++));
		assertThat(told).containsExactly(12);
	}

	/** Rows of the same replicates have the same bytes, however they were added. */
	@Test
	void isAddedUpToTheSameBytes() {
		var run = run(Loops.UNBIASED, Loops.replace(2), STATISTICS, METRICS);
		var seeds = LongStream.range(0, 700).toArray();
		var together = new Aggregate(METRICS.length);
		var ensemble = ensemble(run);
		ensemble.turn(seeds, () -> false, together::add);
		var alone = new Aggregate(METRICS.length);
		Arrays.stream(seeds)
			.forEach((seed) -> new Run(run.truth(), run.learner(), run.regime(), run.sampling(), run.curation(),
					run.metrics(), null, run.generations(), seed)
				.stream(null, () -> false)
				.forEach((step) -> alone.add(step.generation().index(), step.generation().metrics())));
		assertThat(together.bytes()).isEqualTo(alone.bytes());
	}

}
