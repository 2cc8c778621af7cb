package ouroboros.core.chance;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Symbols drawn one by one and counted at once: Pearson's chi-square at a false-alarm
 * rate of 6e-5 each, once for fixed seeds.
 *
 * <p>
 * Mutants that are none: more columns than are needed, and a share of exactly one column,
 * which has nothing to give and nothing to take.
 */
class CategoricalSamplersTest {

	private static final double LEVEL = 6e-5;

	private static final int DRAWS = 2_000_000;

	/** Some symbols without probability, and others of unequal one. */
	private static double[] probabilities(int symbols) {
		var weights = IntStream.range(0, symbols)
			.mapToDouble((i) -> (i % 5 == 3) ? 0 : 1.0 / (1 + (i * 7919) % symbols))
			.toArray();
		var total = Arrays.stream(weights).sum();
		return Arrays.stream(weights).map((weight) -> weight / total).toArray();
	}

	private static double significance(long[] counts, double[] probabilities) {
		var size = Arrays.stream(counts).sum();
		var statistic = 0.0;
		var degrees = -1;
		for (int i = 0; i < counts.length; i++) {
			if (probabilities[i] > 0) {
				var expected = size * probabilities[i];
				statistic += Math.pow(counts[i] - expected, 2) / expected;
				degrees++;
			}
			else {
				assertThat(counts[i]).isZero();
			}
		}
		return (degrees == 0) ? 1 : ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
	}

	private static double[] changed(double[] probabilities) {
		var other = probabilities.clone();
		var largest = IntStream.range(0, other.length).reduce(0, (a, b) -> (other[b] > other[a]) ? b : a);
		other[largest] *= 0.9;
		var total = Arrays.stream(other).sum();
		return Arrays.stream(other).map((p) -> p / total).toArray();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 64, 65, 1000, 5000 })
	void haveTheirProbabilities(int symbols) {
		var random = new Turn(12, 0, () -> false).stream("symbols");
		var probabilities = probabilities(symbols);
		var drawn = new long[symbols];
		new CategoricalSampler(probabilities).sample(DRAWS, random, drawn);
		var counted = new MultinomialSampler(probabilities).sample(DRAWS, random);
		assertThat(Arrays.stream(counted).sum()).isEqualTo(DRAWS);
		assertThat(Arrays.stream(drawn).sum()).isEqualTo(DRAWS);
		assertThat(significance(drawn, probabilities)).isGreaterThan(LEVEL);
		assertThat(significance(counted, probabilities)).isGreaterThan(LEVEL);
		if (symbols > 1) {
			assertThat(significance(drawn, changed(probabilities))).isLessThan(LEVEL);
			assertThat(significance(counted, changed(probabilities))).isLessThan(LEVEL);
		}
	}

	/** Whatever they add up to, and where no column has to be shared. */
	@Test
	void probabilitiesAreRelativeToTheirSum() {
		var random = new Turn(12, 0, () -> false).stream("weights");
		for (var weights : new double[][] { { 0, 0, 3 }, { 2, 6 }, { 1, 1, 1, 1 }, { 0.1, 0.2, 0.05, 0.05 } }) {
			var total = Arrays.stream(weights).sum();
			var drawn = new long[weights.length];
			new CategoricalSampler(weights).sample(DRAWS / 10, random, drawn);
			var counted = new MultinomialSampler(weights).sample(DRAWS / 10, random);
			var probabilities = Arrays.stream(weights).map((weight) -> weight / total).toArray();
			assertThat(significance(drawn, probabilities)).isGreaterThan(LEVEL);
			assertThat(significance(counted, probabilities)).isGreaterThan(LEVEL);
		}
	}

	/**
	 * Chi-square itself has its law: means over 2000 of them within 4 standard errors, at
	 * sizes with and without Poisson laws. Independent counts, whose sum is not given,
	 * have one degree of freedom more, and are rejected.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 50, 70, 3000, 100_000, 1_000_000_000_000L, 1_000_000_000_000_000L })
	void countsAreAsDependentAsTheyShouldBe(long size) {
		var random = new Turn(13, 0, () -> false).stream("chi-square");
		var probabilities = probabilities(8);
		var sampler = new MultinomialSampler(probabilities);
		var symbols = Arrays.stream(probabilities).filter((p) -> p > 0).count();
		var repetitions = 2000;
		var sum = 0.0;
		var squares = 0.0;
		for (int i = 0; i < repetitions; i++) {
			var counts = sampler.sample(size, random);
			assertThat(Arrays.stream(counts).sum()).isEqualTo(size);
			var statistic = 0.0;
			for (int k = 0; k < counts.length; k++) {
				statistic += (probabilities[k] > 0)
						? Math.pow(counts[k] - size * probabilities[k], 2) / (size * probabilities[k]) : 0;
			}
			sum += statistic;
			squares += statistic * statistic;
		}
		var mean = sum / repetitions;
		var error = Math.sqrt((squares / repetitions - mean * mean) / repetitions);
		assertThat((mean - (symbols - 1)) / error).isBetween(-4.0, 4.0);
		assertThat(Math.abs(mean - symbols) / error).isGreaterThan(4);
	}

	@Test
	void nothingIsDrawnFromNothing() {
		var random = new Turn(13, 0, () -> false).stream("ends");
		assertThat(new MultinomialSampler(new double[] { 0.5, 0.5 }).sample(0, random)).containsOnly(0);
		assertThat(new MultinomialSampler(new double[] { 0, 1, 0 }).sample(1_000_000_000_000_000L, random))
			.containsExactly(0, 1_000_000_000_000_000L, 0);
		for (var sum : new double[] { 0, Double.NaN, Double.POSITIVE_INFINITY }) {
			assertThatIllegalArgumentException().isThrownBy(() -> new MultinomialSampler(new double[] { sum }));
		}
	}

}
