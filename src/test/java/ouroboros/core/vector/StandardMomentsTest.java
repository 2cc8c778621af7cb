package ouroboros.core.vector;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import org.apache.commons.rng.core.source64.L64X128Mix;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ouroboros.core.law.ChiSquare;

import static org.assertj.core.api.Assertions.assertThat;

class StandardMomentsTest {

	private static final int MANY = 400_000;

	/** Uniform parts of (0, 1) in 50 bins: below 4 with probability 3e-5. */
	private static double z(double[] parts) {
		var counts = new long[50];
		var probabilities = new double[50];
		for (int i = 0; i < parts.length; i++) {
			counts[(int) Math.min(49, 50 * parts[i])]++;
		}
		Arrays.fill(probabilities, 0.02);
		return ChiSquare.z(counts, probabilities);
	}

	private static StandardMoments[] drawn(LongFunction<StandardMoments> draw) {
		return LongStream.range(0, MANY).mapToObj(draw).toArray(StandardMoments[]::new);
	}

	/** Both have their law, and do not go together. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 10, 99, 100_000 })
	void haveTheirLaws(long degrees) {
		var random = new L64X128Mix(new long[] { degrees, 2, 3, 4 });
		var drawn = drawn((_) -> StandardMoments.of(degrees, random::nextLong));
		assertThat(z(means(drawn))).isLessThan(4);
		assertThat(z(scatters(drawn, degrees))).isLessThan(4);
		var sum = 0.0;
		for (var one : drawn) {
			sum += one.mean() * (one.scatter() - degrees) / Math.sqrt(2.0 * degrees);
		}
		assertThat(Math.abs(sum) / Math.sqrt(MANY)).isLessThan(4);
	}

	/** Negative control: one degree of freedom more, and the normal approximation. */
	@Test
	void otherLawsAreSeen() {
		var random = new L64X128Mix(new long[] { 1, 2, 3, 4 });
		assertThat(z(scatters(drawn((_) -> StandardMoments.of(100, random::nextLong)), 99))).isGreaterThan(4);
		assertThat(z(scatters(drawn((_) -> {
			var one = StandardMoments.of(1, random::nextLong);
			return new StandardMoments(0, 99 + Math.sqrt(2 * 99) * one.mean());
		}), 99))).isGreaterThan(4);
	}

	private static double[] means(StandardMoments[] drawn) {
		var normal = NormalDistribution.of(0, 1);
		return Arrays.stream(drawn).mapToDouble((one) -> normal.cumulativeProbability(one.mean())).toArray();
	}

	private static double[] scatters(StandardMoments[] drawn, long degrees) {
		var law = ChiSquaredDistribution.of(degrees);
		return Arrays.stream(drawn).mapToDouble((one) -> law.cumulativeProbability(one.scatter())).toArray();
	}

	@Test
	void aSinglePointHasNoScatter() {
		assertThat(StandardMoments.of(0, new L64X128Mix(new long[] { 1, 2, 3, 4 })::nextLong).scatter()).isZero();
	}

	/**
	 * Those whose first pair is not taken, too: of two degrees of freedom every tenth or
	 * so.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 2, 3, 99, 100_000 })
	void manyAreWhatEachIs(long degrees) {
		for (var lanes : LaneGeneratorsTest.all()) {
			var seeds = LongStream.range(0, 2003).toArray();
			var many = new ManyMoments(lanes, seeds);
			many.draw(11, 3, 0, degrees);
			for (int i = 0; i < seeds.length; i++) {
				var generator = new L64X128Mix(
						Threefry.words(new long[] { seeds[i], 11, 0, 0 }, new long[] { 3, 0, 0, 0 }));
				var one = StandardMoments.of(degrees, generator::nextLong);
				assertThat(many.means()[i]).isEqualTo(one.mean());
				assertThat(many.scatters()[i]).isEqualTo(one.scatter());
			}
		}
	}

}
