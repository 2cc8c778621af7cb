package ouroboros.core;

import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.law.Discrete;
import ouroboros.core.learner.Bernoulli;
import ouroboros.core.learner.Categorical;
import ouroboros.core.learner.Exponential;
import ouroboros.core.learner.Poisson;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Support;
import ouroboros.core.metric.Variance;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Closed forms by sufficient statistics, for samples that are small and many or too large
 * to be drawn. False-alarm rate of each check 6e-5.
 */
class NormalStatisticsTest {

	static final Sampling STATISTICS = new Sampling(1, null, 1, 1, Sampling.Prompts.NONE, 1, 1,
			Sampling.Precision.FLOAT64, Sampling.Method.SUFFICIENT_STATISTICS);

	private static Replicates run(ouroboros.core.law.Law truth, Learner learner, Regime regime, int replicates,
			Metric metric, int... fits) {
		return run(truth, learner, regime, replicates, List.of(metric), fits);
	}

	private static Replicates run(ouroboros.core.law.Law truth, Learner learner, Regime regime, int replicates,
			List<Metric> metrics, int... fits) {
		return Replicates.of(new Run(truth, learner, regime, STATISTICS, List.of(), metrics, null,
				fits[fits.length - 1] - 1, 20_240_725), replicates, fits);
	}

	/** A2 and A3, and A4. */
	@Test
	void deviationAndLogarithm() {
		var runs = run(Loops.standardNormal(1), Loops.UNBIASED, Loops.replace(20), 60_000,
				List.of(new Variance(), new Mean()), 9, 10, 11);
		assertThat(NormalTheory.deviation(20, 10, true)).isCloseTo(0.87676, within(5e-6));
		assertThat(NormalTheory.logDeterminant(1, 20, 10, true)).isCloseTo(-0.53554, within(5e-6));
		runs.mean(10, 0, Math::sqrt).shows(NormalTheory.deviation(20, 10, true));
		runs.mean(10, 0, Math::log).shows(NormalTheory.logDeterminant(1, 20, 10, true));
		Estimate.variance(runs.values(10, 1)).shows(0.5);
		for (int wrong : new int[] { 9, 11 }) {
			runs.mean(10, 0, Math::log).rejects(NormalTheory.logDeterminant(1, 20, wrong, true));
			Estimate.variance(runs.values(wrong, 1)).rejects(0.5);
		}
		runs.mean(10, 0, Math::sqrt).rejects(NormalTheory.deviation(20, 10, false));
		runs.mean(10, 0, Math::sqrt).rejects(NormalTheory.deviation(20, 8, true));
		runs.mean(10, 0, Math::sqrt).rejects(NormalTheory.deviation(20, 12, true));
		runs.mean(10, 0, Math::log).rejects(NormalTheory.logDeterminant(1, 20, 10, false));
	}

	/** A11: a bound that holds, the sharper one of Markov, and one that would not. */
	@Test
	void tailOfTheDeviation() {
		var runs = run(Loops.standardNormal(1), Loops.UNBIASED, Loops.replace(30), 2000, new Variance(), 50, 200);
		for (int fits : new int[] { 50, 200 }) {
			var above = runs.mean(fits, 0, (variance) -> (Math.sqrt(variance) > 0.3) ? 1 : 0);
			above.shows((fits == 50) ? 0.639 : 0.113);
			assertThat(above.value()).isLessThan(Math.exp(-fits / (4 * 30 - 1.0)) / 0.3);
			assertThat(above.value()).isLessThan(NormalTheory.deviation(30, fits, true) / 0.3);
		}
		var accumulated = run(Loops.standardNormal(1), Loops.UNBIASED,
				Loops.regime(Schedule.of(30), null, Loops.ACCUMULATE), 500, new Variance(), 200);
		assertThat(accumulated.mean(200, 0, (variance) -> (Math.sqrt(variance) > 0.3) ? 1 : 0).value())
			.isGreaterThan(Math.exp(-200 / (4 * 30 - 1.0)) / 0.3);
	}

	/** A12 and A13. */
	@Test
	void traceAndDeterminantInFiveDimensions() {
		var likelihood = run(Loops.standardNormal(5), Loops.MAXIMUM_LIKELIHOOD, Loops.replace(30), 15_000,
				List.of(new Variance(), new LogDeterminant()), 16, 20, 24);
		var trace = Math.pow(1 - 1 / 30.0, 20);
		assertThat(trace).isCloseTo(0.5076, within(5e-5));
		likelihood.mean(20, 0).times(0.2).shows(trace);
		likelihood.mean(16, 0).times(0.2).rejects(trace);
		likelihood.mean(24, 0).times(0.2).rejects(trace);
		likelihood.mean(20, 1).shows(NormalTheory.logDeterminant(5, 30, 20, false));
		var unbiased = run(Loops.standardNormal(5), Loops.UNBIASED, Loops.replace(30), 10_000,
				List.of(new LogDeterminant(), new Variance(), new MeanShift()), 19, 20, 21);
		var determinant = NormalTheory.logDeterminant(5, 30, 20, true);
		assertThat(determinant).isCloseTo(-11.043, within(5e-4));
		unbiased.mean(20, 0).shows(determinant);
		unbiased.mean(19, 0).rejects(determinant);
		unbiased.mean(21, 0).rejects(determinant);
		unbiased.mean(20, 0).rejects(NormalTheory.logDeterminant(5, 30, 20, false));
		unbiased.mean(20, 1).times(0.2).rejects(trace);
		unbiased.mean(20, 2).shows(5 * 20 / 30.0);
	}

	/** C2, by samples that are pooled as they come. */
	@Test
	void accumulation() {
		var runs = run(Loops.standardNormal(1), Loops.MAXIMUM_LIKELIHOOD,
				Loops.regime(Schedule.of(10), null, Loops.ACCUMULATE), 4000, List.of(new Variance(), new Mean()), 100);
		var theory = NormalTheory.accumulatedVariance((i) -> 10, 100);
		assertThat(theory).isCloseTo(0.84428, within(5e-6));
		runs.mean(100, 0).shows(theory);
		Estimate.variance(runs.values(100, 1)).shows(1 - theory);
		runs.mean(100, 0).rejects(1);
		runs.mean(100, 0).rejects(NormalTheory.accumulatedVariance((i) -> 20, 100));
		runs.mean(100, 0).rejects(NormalTheory.accumulatedVariance((i) -> 7, 100));
	}

	/** Samples of 10^12, whose drift is counted in millionths. */
	@Test
	void samplesThatNobodyDraws() {
		var size = 1e12;
		var regime = Loops.regime(Schedule.of(size), null, Loops.REPLACE);
		var normal = run(Loops.standardNormal(1), Loops.UNBIASED, regime, 6000, List.of(new Mean(), new Variance()), 8,
				10);
		var counts = run(new ouroboros.core.law.Poisson(4), new Poisson(), regime, 6000, new Mean(), 8, 10);
		var waits = run(new ouroboros.core.law.Exponential(3), new Exponential(), regime, 6000, new Mean(), 8, 10);
		var symbols = run(new Discrete(new double[] { 0.2, 0.3, 0.5 }), new Categorical(0), regime, 6000,
				new Heterozygosity(), 8, 10);
		// var p² sums to 4 Σp³ - 4 (Σp²)²
		var heterozygosity = 4 * (0.008 + 0.027 + 0.125) - 4 * 0.38 * 0.38;
		for (int fits : new int[] { 8, 10 }) {
			for (var drift : List.of(List.of(normal.values(fits, 0), 1.0), List.of(normal.values(fits, 1), 2.0),
					List.of(counts.values(fits, 0), 4.0), List.of(waits.values(fits, 0), 9.0),
					List.of(symbols.values(fits, 0), heterozygosity))) {
				var variance = Estimate.variance((double[]) drift.get(0)).times(size / (double) drift.get(1));
				if (fits == 10) {
					variance.shows(10);
				}
				else {
					variance.rejects(10);
				}
			}
		}
	}

	/** B7 where rare successes are many trials apart: the lower bound is nearly exact. */
	@Test
	void rareSuccessesCease() {
		var runs = run(new Discrete(new double[] { 0.999, 0.001 }), new Bernoulli(), Loops.replace(2000), 20_000,
				new Support(), 10);
		var alive = runs.mean(10, 0, (support) -> support - 1);
		var g = 1.0;
		for (int fit = 1; fit < 9; fit++) {
			g = -Math.expm1(-g);
		}
		var before = g;
		g = -Math.expm1(-g);
		assertThat(-Math.expm1(-2 * g)).isCloseTo(0.29143, within(5e-6));
		alive.shows(-Math.expm1(-2 * g));
		assertThat(alive.value()).isLessThan(1 - (1 - 3 * 2000 * 1e-6 - 3 * 10 * 1e-3) * Math.exp(-2 * g));
		alive.rejects(-Math.expm1(-2 * before));
		alive.rejects(-Math.expm1(-2 * -Math.expm1(-g)));
	}

	/** B4 of a Wright-Fisher chain whose population grows tenfold each time. */
	@Test
	void growingSamplesOfSymbols() {
		var runs = run(new Discrete(new double[] { 0.2, 0.3, 0.5 }), new Categorical(0),
				Loops.regime(new Schedule.Geometric(10, 10), null, Loops.REPLACE), 10_000, new Heterozygosity(), 14);
		var theory = 0.62;
		var without = 0.62;
		for (int fit = 0; fit < 14; fit++) {
			theory *= 1 - Math.pow(10, -fit - 1);
			without *= (fit == 1) ? 1 : 1 - Math.pow(10, -fit - 1);
		}
		runs.mean(14, 0).shows(theory);
		runs.mean(14, 0).rejects(without);
	}

}
