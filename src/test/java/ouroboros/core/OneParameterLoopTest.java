package ouroboros.core;

import java.util.List;

import org.apache.commons.numbers.gamma.Digamma;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ouroboros.core.law.Discrete;
import ouroboros.core.learner.Bernoulli;
import ouroboros.core.learner.Exponential;
import ouroboros.core.learner.Poisson;
import ouroboros.core.metric.Heterozygosity;
import ouroboros.core.metric.Mean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Exponential, Poisson and Bernoulli laws fitted again and again to samples of their own.
 * False-alarm rate of each check 6e-5.
 */
class OneParameterLoopTest {

	private static Replicates waiting;

	private static Replicates counting;

	@BeforeAll
	static void run() {
		waiting = Replicates.of(
				Loops.run(new ouroboros.core.law.Exponential(1), new Exponential(), Loops.replace(20), 11, new Mean()),
				50_000, 1, 9, 10, 11);
		counting = Replicates.of(
				Loops.run(new ouroboros.core.law.Poisson(0.5), new Poisson(), Loops.replace(10), 41, new Mean()),
				25_000, 1, 2, 9, 10, 11, 39, 40, 41);
	}

	/** A14: the mean is a martingale. */
	@Test
	void meanOfAnExponentialLawStaysOnAverage() {
		waiting.mean(1, 0).shows(1);
		waiting.mean(10, 0).shows(1);
		waiting.mean(10, 0).rejects(Math.pow(20 / 19.0, 10));
		waiting.mean(10, 0).rejects(Math.pow(19 / 20.0, 10));
	}

	/** A15: the typical path falls. */
	@Test
	void logarithmOfAnExponentialMeanFalls() {
		var step = Digamma.value(20) - Math.log(20);
		assertThat(10 * step).isCloseTo(-0.25208, within(5e-6));
		waiting.mean(10, 0, Math::log).shows(10 * step);
		waiting.mean(10, 0, Math::log).rejects(9 * step);
		waiting.mean(10, 0, Math::log).rejects(11 * step);
		waiting.mean(10, 0, Math::log).rejects(10 * (Digamma.value(10) - Math.log(10)));
	}

	/** A16. */
	@Test
	void squareOfAnExponentialMeanGrows() {
		assertThat(Math.pow(1.05, 10)).isCloseTo(1.6289, within(5e-5));
		waiting.mean(10, 0, (mean) -> mean * mean).shows(Math.pow(1.05, 10));
		waiting.mean(10, 0, (mean) -> mean * mean).rejects(Math.pow(1.05, 8));
		waiting.mean(10, 0, (mean) -> mean * mean).rejects(Math.pow(1.05, 12));
	}

	/** B5: extinction as in a branching process with Poisson offspring. */
	@Test
	void countsCease() {
		assertThat(survival(5, 10)).isCloseTo(0.57738, within(1e-5));
		assertThat(survival(5, 40)).isCloseTo(0.21168, within(1e-5));
		for (int fit : new int[] { 1, 10, 40 }) {
			counting.mean(fit, 0, OneParameterLoopTest::alive).shows(survival(5, fit));
		}
		counting.mean(10, 0, OneParameterLoopTest::alive).rejects(survival(5, 9));
		counting.mean(10, 0, OneParameterLoopTest::alive).rejects(survival(5, 11));
		counting.mean(1, 0, OneParameterLoopTest::alive).rejects(survival(5, 2));
		// a tenth fewer counts in the genuine sample
		counting.mean(40, 0, OneParameterLoopTest::alive).rejects(survival(4.5, 40));
	}

	/** B6. */
	@Test
	void varianceOfAPoissonMeanGrows() {
		Estimate.variance(counting.values(10, 0)).shows(0.5);
		Estimate.variance(counting.values(40, 0)).shows(2);
		Estimate.variance(counting.values(9, 0)).rejects(0.5);
		Estimate.variance(counting.values(11, 0)).rejects(0.5);
	}

	private static double alive(double mean) {
		return (mean > 0) ? 1 : 0;
	}

	/** 1 - exp(-x g_k) with g_1 = 1 and g_{k+1} = 1 - exp(-g_k). */
	private static double survival(double x, int fits) {
		var g = 1.0;
		for (int fit = 1; fit < fits; fit++) {
			g = -Math.expm1(-g);
		}
		return -Math.expm1(-x * g);
	}

	/** B7, and what lies between its bounds: the binomial chain to the last digit. */
	@Test
	void successesCease() {
		var chain = new Chain(100, 0.01);
		var exact = chain.alive(30);
		assertThat(exact).isBetween(survival(1, 30),
				1 - (1 - 3 * 100 * 0.01 * 0.01 - 3 * 30 * 0.01) * (1 - survival(1, 30)));
		assertThat(exact).isCloseTo(0.0642, within(5e-4));
		assertThat(survival(1, 30)).isCloseTo(0.060677, within(1e-6));
		var successes = Replicates
			.of(Loops.run(new Discrete(new double[] { 0.99, 0.01 }), new Bernoulli(), Loops.replace(100), 30,
					new Successes()), 12_000, 30)
			.mean(30, 0, OneParameterLoopTest::alive);
		successes.shows(exact);
		successes.rejects(chain.alive(23));
		successes.rejects(chain.alive(40));
	}

	/** Probability that the model gives symbol 1. */
	private record Successes() implements Metric {

		@Override
		public List<Need> needs() {
			return List.of(Need.SYMBOLS);
		}

		@Override
		public double measure(View view) {
			return ((Discrete) view.model()).probabilities()[1];
		}

	}

	/** B8: Seddik et al. */
	@Test
	void bothSymbolsLastWithinBounds() {
		for (var setting : new double[][] { { 0.3, 50, 100 }, { 0.5, 20, 60 } }) {
			var p = setting[0];
			var size = (int) setting[1];
			var fits = (int) setting[2];
			var chain = new Chain(size, p);
			var decay = Math.pow(1 - 1.0 / size, fits);
			assertThat(chain.mixed(fits)).isBetween(4 * p * (1 - p) * decay, 2 * size * p * (1 - p) * decay);
			var lasting = bernoulli(size, p, fits, 6000).mean(fits, 0, (value) -> (value > 0) ? 1 : 0);
			lasting.shows(chain.mixed(fits));
			lasting.rejects(chain.mixed(fits - 10));
			lasting.rejects(chain.mixed(fits + 10));
		}
		assertThat(new Chain(50, 0.3).mixed(100)).isCloseTo(0.1614, within(2e-3));
		assertThat(new Chain(20, 0.5).mixed(60)).isCloseTo(0.0645, within(2e-3));
	}

	private static Replicates bernoulli(int size, double probability, int fits, int replicates) {
		return Replicates.of(Loops.run(new Discrete(new double[] { 1 - probability, probability }), new Bernoulli(),
				Loops.replace(size), fits, new Heterozygosity()), replicates, fits);
	}

	/** The law of the number of successes after each fit, by powers of its matrix. */
	private static final class Chain {

		private final int size;

		private final double probability;

		Chain(int size, double probability) {
			this.size = size;
			this.probability = probability;
		}

		private double[] after(int fits) {
			var law = binomial(this.probability);
			for (int fit = 1; fit < fits; fit++) {
				var next = new double[this.size + 1];
				for (int from = 0; from <= this.size; from++) {
					var step = binomial((double) from / this.size);
					for (int to = 0; to <= this.size; to++) {
						next[to] += law[from] * step[to];
					}
				}
				law = next;
			}
			return law;
		}

		private double[] binomial(double p) {
			var law = new double[this.size + 1];
			law[0] = 1;
			for (int trial = 0; trial < this.size; trial++) {
				for (int successes = trial + 1; successes > 0; successes--) {
					law[successes] = law[successes] * (1 - p) + law[successes - 1] * p;
				}
				law[0] *= 1 - p;
			}
			return law;
		}

		double alive(int fits) {
			return 1 - after(fits)[0];
		}

		double mixed(int fits) {
			var law = after(fits);
			return 1 - law[0] - law[this.size];
		}

	}

}
