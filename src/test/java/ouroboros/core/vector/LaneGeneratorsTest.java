package ouroboros.core.vector;

import java.util.Arrays;

import org.apache.commons.rng.core.source64.L64X128Mix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LaneGeneratorsTest {

	private static final long[] SEEDS = { 1, 2, 3, -4, 5, 1L << 52, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };

	static LaneGenerators[] all() {
		return new LaneGenerators[] { new PlainGenerators(), LaneGenerators.best() };
	}

	/** Else nothing here would compare anything. */
	@Test
	void thisMachineHasVectors() {
		assertThat(LaneGenerators.best()).isInstanceOf(VectorGenerators.class);
	}

	@ParameterizedTest
	@MethodSource("all")
	void beginsWithWhatThreefryGives(LaneGenerators lanes) {
		var states = lanes.states(SEEDS, 77, 5, 6);
		for (int i = 0; i < SEEDS.length; i++) {
			var words = Threefry.words(new long[] { SEEDS[i], 77, 0, 0 }, new long[] { 5, 6, 0, 0 });
			for (int word = 0; word < words.length; word++) {
				assertThat(states[word * SEEDS.length + i]).isEqualTo((word == 0) ? words[word] | 1 : words[word]);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("all")
	void drawsWhatTheLibraryDraws(LaneGenerators lanes) {
		var states = lanes.states(SEEDS, 77, 5, 6);
		var pairs = states.clone();
		var first = new double[10 * SEEDS.length];
		var second = new double[10 * SEEDS.length];
		lanes.uniform(pairs, first, second, first.length);
		var uniform = new double[20 * SEEDS.length];
		lanes.uniform(states, uniform, uniform.length);
		for (int i = 0; i < SEEDS.length; i++) {
			var generator = new L64X128Mix(
					Threefry.words(new long[] { SEEDS[i], 77, 0, 0 }, new long[] { 5, 6, 0, 0 }));
			for (int draw = 0; draw < 20; draw++) {
				assertThat(uniform[draw * SEEDS.length + i]).isEqualTo(1 + (generator.nextLong() >>> 12) * 0x1p-52)
					.isEqualTo(((draw % 2 == 0) ? first : second)[draw / 2 * SEEDS.length + i]);
			}
		}
	}

	/** Of ordinary numbers and of the extreme ones. */
	@Test
	void givesTheSameBitsWithVectorsAndWithout() {
		var plain = new PlainGenerators();
		var vectors = LaneGenerators.best();
		var uniform = new double[4096];
		plain.uniform(plain.states(SEEDS, 1, 2, 3), uniform, uniform.length);
		var extremes = new double[] { 1, Math.nextUp(1.0), 1.25, 1.5, Math.nextDown(1.5), Math.nextUp(1.75),
				Math.nextDown(2.0), 1.125 };
		System.arraycopy(extremes, 0, uniform, 0, 8);
		var angles = uniform.clone();
		Arrays.sort(angles, 8, 2048);
		var lengths = uniform.clone();
		var others = uniform.clone();
		plain.lengths(lengths, 4096);
		vectors.lengths(others, 4096);
		assertThat(others).isEqualTo(lengths);
		var normal = new double[8192];
		var otherNormal = new double[8192];
		plain.normal(lengths, angles, 0, 4096, 3, 0.25, normal, 0);
		vectors.normal(lengths, angles, 0, 4096, 3, 0.25, otherNormal, 0);
		assertThat(otherNormal).isEqualTo(normal);
		plain.normal(lengths, angles, 0, 4096, 0, 1, normal, 0);
		for (var degrees : new double[] { 2, 3, 99, 1e6, 1e15 }) {
			var squares = new double[4096];
			var otherSquares = new double[4096];
			plain.chiSquares(normal, uniform, 0, 4096, degrees, squares);
			vectors.chiSquares(normal, uniform, 0, 4096, degrees, otherSquares);
			assertThat(otherSquares).isEqualTo(squares);
		}
	}

}
