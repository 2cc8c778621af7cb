package ouroboros.core;

import org.junit.jupiter.api.Test;

import ouroboros.core.metric.Mean;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.regime.Real;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Growing samples, genuine data mixed in and accumulation follow their closed forms.
 * False-alarm rate of each check 6e-5.
 */
class NormalRegimeTest {

	private static Replicates run(Learner learner, Regime regime, int replicates, int fits) {
		return Replicates.of(Loops.run(Loops.standardNormal(1), learner, regime, fits, new Mean(), new Variance(),
				new Wasserstein2Squared()), replicates, fits);
	}

	/**
	 * Number 15, M_i = 100(i+1)². One run of its 200 fits draws 2.7e8 points, so that the
	 * loop is checked at 20 fits, where the sum has 97 % of its limit.
	 */
	@Test
	void theRiskStaysFiniteWhereSamplesGrowQuickly() {
		assertThat(NormalTheory.risk((i) -> 100.0 * (i + 1) * (i + 1), 200)).isCloseTo(0.02464, within(5e-6));
		var runs = run(Loops.UNBIASED, Loops.regime(new Schedule.Power(100, 2), null, Loops.REPLACE), 1000, 20);
		runs.mean(20, 2).shows(NormalTheory.risk((i) -> 100.0 * (i + 1) * (i + 1), 20));
		runs.mean(20, 2).rejects(NormalTheory.risk((i) -> 100.0 * (i + 1), 20));
		runs.mean(20, 2).rejects(NormalTheory.risk((i) -> 100.0 * (i + 2) * (i + 2), 20));
		runs.mean(20, 2).rejects(NormalTheory.risk((i) -> 100.0, 20));
	}

	/** Number 19. */
	@Test
	void atenthOfGenuineDataBoundsTheWalk() {
		var mixed = run(Loops.UNBIASED, mixed(100, 0.1, Real.Mixing.INDEPENDENT), 20_000, 100);
		Estimate.variance(mixed.values(100, 0)).shows(0.05525, 0.0025);
		mixed.mean(100, 1).shows(1.04972, 0.011);
		var complement = run(Loops.UNBIASED, mixed(100, 0.9, Real.Mixing.INDEPENDENT), 2000, 100);
		Estimate.variance(complement.values(100, 0)).rejects(0.05525);
		complement.mean(100, 1).rejects(1.04972);
		var likelihood = run(Loops.MAXIMUM_LIKELIHOOD, mixed(100, 0.1, Real.Mixing.INDEPENDENT), 4000, 100);
		likelihood.mean(100, 1).rejects(1.04972);
	}

	/** Small samples, which tell independent from stratified mixing. */
	@Test
	void independentAndStratifiedMixingDiffer() {
		var fits = 12;
		var independent = new MixingTheory(10, 0.5, fits, true);
		var stratified = new MixingTheory(10, 0.5, fits, false);
		var byChance = run(Loops.UNBIASED, mixed(10, 0.5, Real.Mixing.INDEPENDENT), 130_000, fits);
		var exact = run(Loops.UNBIASED, mixed(10, 0.5, Real.Mixing.STRATIFIED), 130_000, fits);
		Estimate.variance(byChance.values(fits, 0)).shows(independent.meanVariance);
		Estimate.variance(byChance.values(fits, 0)).rejects(stratified.meanVariance);
		byChance.mean(fits, 1).shows(independent.variance);
		Estimate.variance(exact.values(fits, 0)).shows(stratified.meanVariance);
		Estimate.variance(exact.values(fits, 0)).rejects(independent.meanVariance);
		exact.mean(fits, 1).shows(stratified.variance);
	}

	@Test
	void theMixingRecursionGivesTheTabulatedNumbers() {
		assertThat(new MixingTheory(100, 0.9, 100, true).meanVariance).isCloseTo(0.05525, within(5e-6));
		assertThat(new MixingTheory(100, 0.9, 100, true).variance).isCloseTo(1.04972, within(5e-6));
		assertThat(new MixingTheory(100, 0.9, 100, false).meanVariance).isCloseTo(0.05500, within(5e-6));
		assertThat(new MixingTheory(100, 0.9, 100, false).variance).isCloseTo(1.04999, within(5e-6));
	}

	private static Regime mixed(int samples, double share, Real.Mixing mixing) {
		return Loops.regime(Schedule.of(samples), Loops.share(share, Real.Source.FRESH, mixing), Loops.REPLACE);
	}

	/** Var μ and E s² of the unbiased estimator with a share α of synthetic data. */
	private static final class MixingTheory {

		private final double meanVariance;

		private final double variance;

		MixingTheory(int size, double synthetic, int fits, boolean independent) {
			var v = 1.0 / size;
			var s = 1.0;
			for (int fit = 1; fit < fits; fit++) {
				var spread = synthetic * (1 - synthetic) * v;
				var mixture = synthetic * s + 1 - synthetic;
				s = mixture + (independent ? spread : spread * size / (size - 1));
				v = synthetic * synthetic * v + (independent ? s : mixture) / size;
			}
			this.meanVariance = v;
			this.variance = s;
		}

	}

	/** Number 20 at its 500 fits with 100 replicates in place of 200 000. */
	@Test
	void accumulationHoldsTheVariance() {
		var theory = NormalTheory.accumulatedVariance((i) -> 100, 500);
		assertThat(theory).isCloseTo(0.98365, within(5e-6));
		var accumulated = run(Loops.MAXIMUM_LIKELIHOOD, accumulate(Schedule.of(100)), 100, 500);
		accumulated.mean(500, 1).shows(theory);
		Estimate.variance(accumulated.values(500, 0)).shows(1 - theory);
		accumulated.mean(500, 1).rejects(NormalTheory.variance(100, 500, false));
	}

	/** Number 20 at 20 fits, where enough replicates tell the estimators apart. */
	@Test
	void accumulationWithEitherEstimator() {
		var theory = NormalTheory.accumulatedVariance((i) -> 100, 20);
		var likelihood = run(Loops.MAXIMUM_LIKELIHOOD, accumulate(Schedule.of(100)), 20_000, 20);
		likelihood.mean(20, 1).shows(theory);
		Estimate.variance(likelihood.values(20, 0)).shows(1 - theory);
		likelihood.mean(20, 1).rejects(1);
		var unbiased = run(Loops.UNBIASED, accumulate(Schedule.of(100)), 20_000, 20);
		unbiased.mean(20, 1).rejects(theory);
	}

	/** Number 21. */
	@Test
	void limitOfAccumulation() {
		var limit = Math.sin(Math.PI / 10) / (Math.PI / 10);
		assertThat(limit).isCloseTo(0.9836316, within(1e-7));
		assertThat(NormalTheory.accumulatedVariance((i) -> 100, 200_000)).isCloseTo(limit, within(1e-6));
		assertThat(NormalTheory.accumulatedVariance((i) -> 99, 200_000)).isNotCloseTo(limit, within(1e-6));
	}

	/** C2: 10 points per fit, 100 fits. */
	@Test
	void accumulationOfSmallSamples() {
		var accumulated = run(Loops.MAXIMUM_LIKELIHOOD, accumulate(Schedule.of(10)), 5000, 100);
		accumulated.mean(100, 1).shows(0.84428);
		Estimate.variance(accumulated.values(100, 0)).shows(1 - 0.84428);
		accumulated.mean(100, 1).rejects(NormalTheory.variance(10, 100, false));
		run(Loops.UNBIASED, accumulate(Schedule.of(10)), 2000, 100).mean(100, 1).rejects(0.84428);
	}

	/** C4: a pool of batches of any sizes. */
	@Test
	void accumulationOfUnequalSamples() {
		var sizes = new double[] { 30, 10, 60, 5, 100, 20 };
		assertThat(NormalTheory.accumulatedVariance((i) -> sizes[i], 6)).isCloseTo(0.95178, within(5e-6));
		var accumulated = run(Loops.MAXIMUM_LIKELIHOOD, accumulate(new Schedule.List(sizes)), 40_000, 6);
		accumulated.mean(6, 1).shows(0.95178);
		accumulated.mean(6, 1).rejects(1);
		Estimate.variance(accumulated.values(6, 0)).shows(1 - 0.95178);
		run(Loops.MAXIMUM_LIKELIHOOD, Loops.regime(new Schedule.List(sizes), null, Loops.REPLACE), 4000, 6).mean(6, 1)
			.rejects(0.95178);
	}

	private static Regime accumulate(Schedule samples) {
		return Loops.regime(samples, null, Loops.ACCUMULATE);
	}

}
