package ouroboros.core;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ouroboros.core.metric.LogDeterminant;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.regime.Schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The normal law under replace follows the closed forms of Shumailov et al. 2024 and its
 * corrections, with either estimator; each check would notice the other estimator,
 * another regime, or a generation more or less. False-alarm rate of each check 6e-5.
 */
class NormalReplaceTest {

	private static final int SIZE = 100;

	private static final int MEAN = 0;

	private static final int VARIANCE = 1;

	private static final int RISK = 2;

	private static Replicates unbiased10;

	private static Replicates unbiased50;

	private static Replicates likelihood10;

	private static Replicates likelihood50;

	@BeforeAll
	static void run() {
		unbiased10 = run(Loops.UNBIASED, SIZE, 100_000, 10);
		unbiased50 = run(Loops.UNBIASED, SIZE, 20_000, 50);
		likelihood10 = run(Loops.MAXIMUM_LIKELIHOOD, SIZE, 100_000, 10);
		likelihood50 = run(Loops.MAXIMUM_LIKELIHOOD, SIZE, 20_000, 50);
	}

	private static Replicates run(Learner learner, int size, int replicates, int... fits) {
		return Replicates.of(Loops.run(Loops.standardNormal(1), learner, Loops.replace(size), fits[fits.length - 1],
				new Mean(), new Variance(), new Wasserstein2Squared()), replicates, fits);
	}

	@Test
	void theFormulasGiveTheTabulatedNumbers() {
		assertThat(NormalTheory.risk(100, 10, true)).isCloseTo(0.149871, within(1e-6));
		assertThat(NormalTheory.risk(100, 50, true)).isCloseTo(0.737231, within(2e-6));
		assertThat(NormalTheory.risk(1000, 50, true)).isCloseTo(0.074867, within(3e-6));
		assertThat(NormalTheory.risk(100, 50, false)).isCloseTo(0.62888, within(1e-5));
		assertThat(NormalTheory.risk(100, 1000, false)).isCloseTo(1.99895, within(1e-5));
		assertThat(NormalTheory.deviation(100, 50, true)).isCloseTo(0.881385, within(1e-6));
		assertThat(NormalTheory.logDeterminant(1, 100, 50, true)).isCloseTo(-0.50675, within(1e-5));
		assertThat(NormalTheory.logDeterminant(2, 100, 10, true)).isCloseTo(-0.3053, within(1e-4));
		assertThat(NormalTheory.logVarianceVariance(100, 50)).isCloseTo(1.0204, within(1e-4));
	}

	/** Numbers 1 and 2. */
	@Test
	void riskGrowsByThreeHalvesOfNOverM() {
		unbiased10.mean(10, RISK).shows(0.149871, 0.016);
		likelihood10.mean(10, RISK).rejects(0.149871);
		unbiased50.mean(50, RISK).shows(0.737231, 0.11);
		likelihood50.mean(50, RISK).rejects(0.737231);
	}

	/**
	 * Numbers 3 and 6 at M = 1000. The two estimators differ by a fortieth of the risk
	 * there, too little for 4000 replicates: accumulation is the wrong neighbour.
	 */
	@Test
	void riskOfLargeSamples() {
		var unbiased = run(Loops.UNBIASED, 1000, 4000, 50);
		unbiased.mean(50, RISK).shows(0.074867, 0.0071);
		unbiased.mean(50, VARIANCE, Math::log).shows(-0.05007, 0.028);
		unbiased.mean(50, VARIANCE, Math::log).rejects(NormalTheory.logDeterminant(1, 1000, 50, false));
		Replicates
			.of(Loops.run(Loops.standardNormal(1), Loops.UNBIASED,
					Loops.regime(Schedule.of(1000), null, Loops.ACCUMULATE), 10, new Wasserstein2Squared()), 1000, 10)
			.mean(10, 0)
			.rejects(NormalTheory.risk(1000, 10, true));
	}

	/** Number 4. */
	@Test
	void varianceOfTheMeanIsNOverM() {
		Estimate.variance(unbiased10.values(10, MEAN)).shows(0.1, 0.014);
		Estimate.variance(likelihood10.values(10, MEAN)).rejects(0.1);
		Estimate.variance(unbiased50.values(50, MEAN)).shows(0.5, 0.085);
		Estimate.variance(likelihood50.values(50, MEAN)).rejects(0.5);
	}

	/** Number 5. */
	@Test
	void unbiasedVarianceStaysOneOnAverage() {
		unbiased10.mean(10, VARIANCE).shows(1, 0.04);
		likelihood10.mean(10, VARIANCE).rejects(1);
		unbiased50.mean(50, VARIANCE).shows(1, 0.11);
		likelihood50.mean(50, VARIANCE).rejects(1);
	}

	/** Number 6: the sharpest of all, it tells ten fits from nine and eleven. */
	@Test
	void logVarianceFallsByOneOverMPerFit() {
		unbiased10.mean(10, VARIANCE, Math::log).shows(-0.10135, 0.040);
		unbiased10.mean(10, VARIANCE, Math::log).rejects(NormalTheory.logDeterminant(1, SIZE, 9, true));
		unbiased10.mean(10, VARIANCE, Math::log).rejects(NormalTheory.logDeterminant(1, SIZE, 11, true));
		likelihood10.mean(10, VARIANCE, Math::log).rejects(-0.10135);
		unbiased50.mean(50, VARIANCE, Math::log).shows(-0.50675, 0.090);
		likelihood50.mean(50, VARIANCE, Math::log).rejects(-0.50675);
		likelihood50.mean(50, VARIANCE, Math::log).shows(NormalTheory.logDeterminant(1, SIZE, 50, false));
	}

	/** Number 7: equal for both estimators, so that only a count of fits can be wrong. */
	@Test
	void varianceOfTheLogVariance() {
		Estimate.variance(logarithms(unbiased50.values(50, VARIANCE))).shows(1.0204, 0.13);
		Estimate.variance(logarithms(likelihood50.values(50, VARIANCE))).shows(1.0204, 0.13);
		Estimate.variance(logarithms(unbiased10.values(10, VARIANCE)))
			.rejects(NormalTheory.logVarianceVariance(SIZE, 11));
		Estimate.variance(logarithms(unbiased10.values(10, VARIANCE)))
			.rejects(NormalTheory.logVarianceVariance(SIZE, 9));
	}

	private static double[] logarithms(double[] values) {
		return Arrays.stream(values).map(Math::log).toArray();
	}

	/** Number 8. */
	@Test
	void medianVariance() {
		assertThat(Estimate.median(unbiased10.values(10, VARIANCE)).value()).isCloseTo(0.906, within(0.01));
		assertThat(Estimate.median(likelihood10.values(10, VARIANCE)).value()).isNotCloseTo(0.906, within(0.045));
		assertThat(Estimate.median(unbiased50.values(50, VARIANCE)).value()).isCloseTo(0.606, within(0.07));
		assertThat(Estimate.median(likelihood50.values(50, VARIANCE)).value()).isNotCloseTo(0.606, within(0.07));
	}

	/** Number 9. */
	@Test
	void deviationFallsByC4() {
		unbiased50.mean(50, VARIANCE, Math::sqrt).shows(0.881385, 0.041);
		likelihood50.mean(50, VARIANCE, Math::sqrt).rejects(0.881385);
	}

	/** Numbers 10 and 13: a drawn point's variance grows, or stays 1 for ever. */
	@Test
	void varianceOfADrawnPoint() {
		drawnPoint(unbiased10, 10).shows(1.1, 0.04);
		drawnPoint(likelihood10, 10).shows(1, 0.02);
		drawnPoint(unbiased10, 10).rejects(1);
		drawnPoint(likelihood10, 10).rejects(1.1);
		drawnPoint(likelihood50, 50).shows(1, 0.02);
		drawnPoint(unbiased50, 50).rejects(1);
	}

	private static Estimate drawnPoint(Replicates runs, int fit) {
		var means = runs.values(fit, MEAN);
		var variances = runs.values(fit, VARIANCE);
		return Estimate
			.mean(IntStream.range(0, means.length).mapToDouble((i) -> means[i] * means[i] + variances[i]).toArray());
	}

	/**
	 * Number 11, with 100 000 replicates in place of 4 million and the error computed
	 * accordingly. A formula that is told elsewhere, σ⁴/2·(3Σ1/M² + 4ΣΣ1/(MM')), gives
	 * 1.75.
	 */
	@Test
	void varianceOfTheRisk() {
		var runs = run(Loops.UNBIASED, 1000, 100_000, 2);
		var ratio = Estimate.variance(runs.values(2, RISK)).times(1e6 / 4);
		ratio.shows(2.5);
		ratio.rejects(1.75);
		ratio.rejects(2.5 * 9 / 4);
	}

	/** Number 12, with 20 000 replicates in place of 400 000. */
	@Test
	void maximumLikelihood() {
		likelihood50.mean(50, RISK).shows(0.62888);
		unbiased50.mean(50, RISK).rejects(0.62888);
		Estimate.variance(likelihood50.values(50, MEAN)).shows(0.39499);
		Estimate.variance(unbiased50.values(50, MEAN)).rejects(0.39499);
		likelihood50.mean(50, VARIANCE).shows(0.60501);
		unbiased50.mean(50, VARIANCE).rejects(0.60501);
	}

	/** Number 14. */
	@Test
	void riskOfMaximumLikelihoodStaysBounded() {
		var fits = 1000;
		var likelihood = run(Loops.MAXIMUM_LIKELIHOOD, SIZE, 1000, fits);
		likelihood.mean(fits, RISK).shows(NormalTheory.risk(SIZE, fits, false));
		likelihood.mean(fits, RISK).rejects(1.0);
		likelihood.mean(fits, VARIANCE, Math::log).shows(NormalTheory.logDeterminant(1, SIZE, fits, false));
		likelihood.mean(fits, VARIANCE, Math::log).rejects(NormalTheory.logDeterminant(1, SIZE, fits, true));
	}

	/** Number 16. */
	@Test
	void inThePlane() {
		var unbiased = plane(Loops.UNBIASED);
		var likelihood = plane(Loops.MAXIMUM_LIKELIHOOD);
		unbiased.mean(10, 0).shows(0.2, 0.021);
		likelihood.mean(10, 0).rejects(0.2);
		unbiased.mean(10, 1).shows(2, 0.06);
		likelihood.mean(10, 1).rejects(2);
		unbiased.mean(10, 2).shows(-0.3053, 0.056);
		likelihood.mean(10, 2).rejects(-0.3053);
		likelihood.mean(10, 2).shows(NormalTheory.logDeterminant(2, SIZE, 10, false));
	}

	private static Replicates plane(Learner learner) {
		return Replicates.of(Loops.run(Loops.standardNormal(2), learner, Loops.replace(SIZE), 10, new MeanShift(),
				new Variance(), new LogDeterminant()), 40_000, 10);
	}

}
