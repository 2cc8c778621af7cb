package ouroboros.core.chance;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Counts of draws in up to 30 bins against exact probabilities: Pearson's chi-square at a
 * false-alarm rate of 6e-5 for each law, once for fixed seeds.
 *
 * <p>
 * Mutants that are none: what accepts at once, which is accepted anyway; a higher hat to
 * reject from; whether real numbers that are drawn are exactly on a bound; and the counts
 * 0 and n themselves where they are as rare as one in a million.
 */
class CountSamplersTest {

	private static final int DRAWS = 1_000_000;

	private static final double LEVEL = 6e-5;

	/** A law on counts with its exact probabilities. */
	private record Counts(String name, double mean, double deviation, double largest, DoubleUnaryOperator logMass,
			ToDoubleFunction<UniformRandomProvider> draw) {

		static Counts poisson(double mean) {
			var sampler = new PoissonSampler(mean);
			return new Counts("Poisson " + mean, mean, Math.sqrt(mean), Double.POSITIVE_INFINITY,
					(count) -> SaddlePoint.logPoisson(count, mean), sampler::sample);
		}

		/** Poisson counts in blocks. */
		static Counts block(double mean) {
			var counts = new double[1000];
			var means = new double[counts.length];
			Arrays.fill(means, mean);
			var at = new int[] { counts.length };
			return poisson(mean).drawnBy((random) -> {
				if (at[0] == counts.length) {
					new PoissonCounts(random, counts).draw(means, 1);
					at[0] = 0;
				}
				return counts[at[0]++];
			});
		}

		/** One symbol's count of several. */
		static Counts multinomial(long trials, double probability) {
			var sampler = new MultinomialSampler(
					new double[] { (1 - probability) / 3, 0, probability, (1 - probability) / 1.5 });
			return binomial(trials, probability).drawnBy((random) -> sampler.sample(trials, random)[2]);
		}

		static Counts binomial(long trials, double probability) {
			var sampler = new BinomialSampler(trials, probability);
			return new Counts("binomial %d, %s".formatted(trials, probability), trials * probability,
					Math.sqrt(trials * probability * (1 - probability)), trials,
					(count) -> SaddlePoint.logBinomial(count, trials, probability), sampler::sample);
		}

		Counts drawnBy(ToDoubleFunction<UniformRandomProvider> otherDraw) {
			return new Counts(this.name, this.mean, this.deviation, this.largest, this.logMass, otherDraw);
		}

		/** The same draws, taken for those of another Poisson law. */
		Counts as(double otherMean) {
			return poisson(otherMean).drawnBy(this.draw);
		}

		/** Probability that chi-square is as large as it is. */
		double significance() {
			var first = Math.max(0, Math.floor(this.mean - 4 * this.deviation));
			var last = Math.min(this.largest, Math.ceil(this.mean + 4 * this.deviation + 1));
			var width = Math.max(1, Math.ceil((last - first) / 28));
			var bins = (int) Math.ceil((last - first + 1) / width);
			var observed = new double[bins];
			var random = new Turn(11, 0, () -> false).stream(this.name);
			var beyond = new double[2];
			for (int i = 0; i < DRAWS; i++) {
				var count = this.draw.applyAsDouble(random);
				var bin = Math.floor((count - first) / width);
				if (bin < 0 || bin >= bins) {
					beyond[(bin < 0) ? 0 : 1]++;
				}
				else {
					observed[(int) bin]++;
				}
			}
			var statistic = 0.0;
			var cells = 0;
			var pooledObserved = beyond[0];
			var pooledExpected = 0.0;
			var seen = 0.0;
			for (int bin = 0; bin < bins; bin++) {
				var low = first + bin * width;
				var expected = DRAWS * sum(low, Math.min(this.largest, low + width - 1));
				seen += expected;
				pooledObserved += observed[bin];
				pooledExpected += expected;
				if (bin == 0) {
					pooledExpected += DRAWS * below(first);
					seen += DRAWS * below(first);
				}
				if (pooledExpected >= 10 && DRAWS - seen >= 10) {
					statistic += Math.pow(pooledObserved - pooledExpected, 2) / pooledExpected;
					cells++;
					pooledObserved = 0;
					pooledExpected = 0;
				}
			}
			pooledObserved += beyond[1];
			pooledExpected += DRAWS - seen;
			statistic += Math.pow(pooledObserved - pooledExpected, 2) / pooledExpected;
			return ChiSquaredDistribution.of(cells).survivalProbability(statistic);
		}

		private double below(double first) {
			return (first == 0) ? 0 : sum(Math.max(0, Math.floor(first - 8 * this.deviation)), first - 1);
		}

		/**
		 * Count by count, or where there are many by Simpson's rule between the halves
		 * beyond them, which is as exact for a function so smooth.
		 */
		private double sum(double low, double high) {
			if (high - low <= 1000) {
				var sum = 0.0;
				for (var count = low; count <= high; count++) {
					sum += Math.exp(this.logMass.applyAsDouble(count));
				}
				return sum;
			}
			var intervals = 400;
			var step = (high - low + 1) / intervals;
			var sum = 0.0;
			for (int i = 0; i <= intervals; i++) {
				var weight = (i == 0 || i == intervals) ? 1 : (i % 2 == 0) ? 2 : 4;
				sum += weight * Math.exp(this.logMass.applyAsDouble(low - 0.5 + i * step));
			}
			return sum * step / 3;
		}

	}

	@TestFactory
	Stream<DynamicTest> drawsHaveTheirProbabilities() {
		var poisson = Stream.of(0.02, 0.7, 3.0, 9.99, 10.0, 10.4, 45.5, 1000.25, 1e7, 1e12, 1e18).map(Counts::poisson);
		var binomial = Stream.of(Counts.binomial(1, 0.3), Counts.binomial(5, 0.5), Counts.binomial(40, 0.999),
				Counts.binomial(19, 0.5), Counts.binomial(20, 0.5), Counts.binomial(21, 0.5),
				Counts.binomial(1000, 0.0099), Counts.binomial(1000, 0.0101), Counts.binomial(1000, 0.985),
				Counts.binomial(1_000_000, 0.3), Counts.binomial(1_000_000_000_000L, 5e-12),
				Counts.binomial(1_000_000_000_000L, 2e-10), Counts.binomial(1_000_000_000_000L, 0.37),
				Counts.binomial(1_000_000_000_000_000L, 0.5), Counts.binomial(1_000_000_000_000_000L, 1 - 0x1p-40));
		var blocks = Stream.of(0.02, 0.7, 3.0, 9.99, 10.0, 16.0, 45.5, 300.0, 1000.25, 1e7, 1e12).map(Counts::block);
		var multinomial = Stream.of(Counts.multinomial(1, 0.3), Counts.multinomial(64, 0.1),
				Counts.multinomial(65, 0.1), Counts.multinomial(1000, 0.0101), Counts.multinomial(1000, 0.5),
				Counts.multinomial(1_000_000, 0.3), Counts.multinomial(1_000_000_000_000L, 5e-12),
				Counts.multinomial(1_000_000_000_000L, 0.37), Counts.multinomial(1_000_000_000_000_000L, 0.5));
		return Stream.of(poisson, binomial, blocks, multinomial)
			.flatMap((laws) -> laws)
			.map((law) -> DynamicTest.dynamicTest(law.name(),
					() -> assertThat(law.significance()).isGreaterThan(LEVEL)));
	}

	/** The control: a rounded normal law has no skewness, and a count too many shows. */
	@Test
	void neighboursAreRejected() {
		for (var law : new Counts[] { Counts.poisson(45.5), Counts.poisson(1000.25), Counts.binomial(21, 0.5),
				Counts.binomial(1000, 0.0101), Counts.binomial(1000, 0.985) }) {
			assertThat(law
				.drawnBy((random) -> Math
					.rint(law.mean() + law.deviation() * ZigguratSampler.NormalizedGaussian.of(random).sample()))
				.significance()).as(law.name()).isLessThan(LEVEL);
			assertThat(law.drawnBy((random) -> law.draw().applyAsDouble(random) + 1).significance()).as(law.name())
				.isLessThan(LEVEL);
		}
		// Poisson counts that nothing is added to
		var free = Counts.multinomial(1000, 0.5);
		assertThat(free.drawnBy(new PoissonSampler(500)::sample).significance()).isLessThan(LEVEL);
		for (var mean : new double[] { 45.5, 1000.25, 1e12 }) {
			assertThat(Counts.block(mean + 0.02 * Math.sqrt(mean)).as(mean).significance()).as("block %s", mean)
				.isLessThan(LEVEL);
		}
		for (var mean : new double[] { 1e12, 1e18 }) {
			var law = Counts.poisson(mean);
			assertThat(law.drawnBy(new PoissonSampler(mean + 0.02 * Math.sqrt(mean))::sample).significance())
				.as(law.name())
				.isLessThan(LEVEL);
		}
	}

	@Test
	void nothingIsDrawnFromNothing() {
		var random = new Turn(11, 0, () -> false).stream("ends");
		for (int i = 0; i < 100; i++) {
			assertThat(new BinomialSampler(0, 0.4).sample(random)).isZero();
			assertThat(new BinomialSampler(1_000_000_000_000_000L, 0).sample(random)).isZero();
			assertThat(new BinomialSampler(1_000_000_000_000_000L, 1).sample(random)).isEqualTo(1_000_000_000_000_000L);
			assertThat(new BinomialSampler(1_000_000_000_000_000L, 1e-300).sample(random)).isZero();
			assertThat(new PoissonSampler(0).sample(random)).isZero();
			assertThat(new PoissonSampler(1e-300).sample(random)).isZero();
			assertThat(new PoissonSampler(1e200).sample(random)).isEqualTo(1e200);
		}
		assertThat(new PoissonSampler(Double.POSITIVE_INFINITY).sample(random)).isInfinite();
		assertThat(new PoissonSampler(Double.NaN).sample(random)).isNaN();
		assertThatIllegalArgumentException().isThrownBy(() -> new BinomialSampler(10, Double.NaN));
	}

}
