package ouroboros.core.vector;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PoissonBlocksTest {

	private static final int MOST = PoissonBlocks.MOST;

	private static double[] uniform(SplittableRandom random) {
		return random.doubles(MOST).toArray();
	}

	/** Means from 10^from to 10^to. */
	private static double[] means(SplittableRandom random, double from, double to) {
		return random.doubles(MOST, from, to).map((exponent) -> Math.pow(10, exponent)).toArray();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 8, 9, 100, 255, 256 })
	void vectorsHaveTheBitsOfPlainNumbers(int count) {
		var random = new SplittableRandom(count);
		for (int repetition = 0; repetition < 100; repetition++) {
			var small = means(random, -12, 1 - 1e-9);
			var large = means(random, 1, (repetition % 2 == 0) ? 3 : 15);
			var u = uniform(random);
			var v = uniform(random);
			u[0] = 0;
			assertThat(inverted(new VectorPoissonBlocks(), small, u, count))
				.isEqualTo(inverted(new PlainPoissonBlocks(), small, u, count));
			assertThat(transformed(new VectorPoissonBlocks(), large, u, v, count))
				.isEqualTo(transformed(new PlainPoissonBlocks(), large, u, v, count));
		}
	}

	private static double[] inverted(PoissonBlocks blocks, double[] means, double[] u, int count) {
		var counts = new double[MOST];
		blocks.inverted(means, u, count, counts);
		return Arrays.copyOf(counts, count);
	}

	private static double[] transformed(PoissonBlocks blocks, double[] means, double[] u, double[] v, int count) {
		var counts = new double[MOST];
		blocks.transformed(means, u, v, count, counts);
		return Arrays.copyOf(counts, count);
	}

	/**
	 * The n with P(N < n) ≤ u < P(N ≤ n), by sums of probabilities that are each computed
	 * anew.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-9, 0.3, 2, 9.9 })
	void invertsTheDistributionFunction(double mean) {
		var random = new SplittableRandom(3);
		var means = new double[MOST];
		Arrays.fill(means, mean);
		var u = uniform(random);
		var counts = inverted(PoissonBlocks.best(), means, u, MOST);
		for (int i = 0; i < MOST; i++) {
			var n = (int) counts[i];
			assertThat(u[i]).isBetween(upTo(n - 1, mean) - 1e-14, upTo(n, mean) + 1e-14);
		}
		// the control: one more
		assertThat(u[0]).isLessThan(upTo((int) counts[0], mean) - 1e-9 * mean);
	}

	private static double upTo(int last, double mean) {
		var sum = 0.0;
		var factorial = 1.0;
		for (int n = 0; n <= last; n++) {
			factorial *= Math.max(1, n);
			sum += Math.pow(mean, n) / factorial * Math.exp(-mean);
		}
		return sum;
	}

	/**
	 * Where a count is decided, it is so by the exact probability, as the squeeze only
	 * foretells.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 20.3, 133.7, 5000.5, 1e6 + 0.25, 1e12 })
	void acceptsByTheProbability(double mean) {
		var random = new SplittableRandom(4);
		var means = new double[MOST];
		Arrays.fill(means, mean);
		var told = new int[2];
		for (int repetition = 0; repetition < 50; repetition++) {
			var u = uniform(random);
			var v = uniform(random);
			var counts = transformed(PoissonBlocks.best(), means, u, v, MOST);
			for (int i = 0; i < MOST; i++) {
				if (counts[i] != PoissonBlocks.UNDECIDED) {
					told[(counts[i] >= 0) ? 0 : 1]++;
					var excess = excess(mean, u[i] - 0.5, v[i]);
					assertThat((counts[i] >= 0) ? excess : -excess).isLessThan(1e-6);
				}
			}
		}
		assertThat((double) told[1] / told[0]).isCloseTo(0.1239, within(0.06));
	}

	/**
	 * Logarithm of v over what accepts it, with the logarithm of a factorial by its sum
	 * or series.
	 */
	private static double excess(double mean, double u, double v) {
		var b = 0.931 + 2.53 * Math.sqrt(mean);
		var a = -0.059 + 0.02483 * b;
		var us = 0.5 - Math.abs(u);
		var offset = Math.floor((2 * a / us + b) * u + (mean - Math.floor(mean)) + 0.43);
		var d = offset - (mean - Math.floor(mean));
		var n = mean + d;
		// ln P(n) = -D - stirling - ½ ln 2πn, D = n ln(n/mean) - d
		var t = d / mean;
		var deviance = (mean > 1e5) ? mean * (t * t / 2 - t * t * t / 6 + t * t * t * t / 12)
				: n * Math.log(n / mean) - d;
		var log = -deviance - 1 / (12 * n) + 1 / (360 * n * n * n) - 0.5 * Math.log(2 * Math.PI * n);
		return Math.log(v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (us * us) + b)) - log;
	}

}
