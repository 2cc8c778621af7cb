package ouroboros.core.vector;

/** One number after the other. */
final class PlainGenerators extends LaneGenerators {

	@Override
	void fourRounds(long[] words, int count, int[][] rotations) {
		for (int i = 0; i < count; i++) {
			Threefry.fourRounds(words, i, count, rotations);
		}
	}

	@Override
	void addKeys(long[] words, long[] seeds, long parity, long[] additions) {
		for (int i = 0; i < words.length; i++) {
			var seed = seeds[i % seeds.length];
			var at = 3 * (i / seeds.length);
			words[i] += (seed & additions[at]) + ((seed ^ parity) & additions[at + 1]) + additions[at + 2];
		}
	}

	@Override
	void uniform(long[] states, double[] into, int count) {
		var generators = states.length / Threefry.WORDS;
		for (int lane = 0; lane < generators; lane++) {
			var a = states[lane];
			var s = states[generators + lane];
			var x0 = states[2 * generators + lane];
			var x1 = states[3 * generators + lane];
			for (int at = lane; at < count; at += generators) {
				into[at] = PolarForm.uniform(mixed(s + x0));
				s = MULTIPLIER * s + a;
				x1 ^= x0;
				x0 = Long.rotateLeft(x0, 24) ^ x1 ^ x1 << 16;
				x1 = Long.rotateLeft(x1, 37);
			}
			states[generators + lane] = s;
			states[2 * generators + lane] = x0;
			states[3 * generators + lane] = x1;
		}
	}

	@Override
	void uniform(long[] states, double[] first, double[] second, int count) {
		var generators = states.length / Threefry.WORDS;
		var one = new double[generators];
		for (int at = 0; at < count; at += generators) {
			uniform(states, one, generators);
			System.arraycopy(one, 0, first, at, generators);
			uniform(states, one, generators);
			System.arraycopy(one, 0, second, at, generators);
		}
	}

	private static long mixed(long x) {
		var y = (x ^ x >>> 32) * MIX;
		var z = (y ^ y >>> 32) * MIX;
		return z ^ z >>> 32;
	}

	@Override
	void lengths(double[] numbers, int count) {
		for (int i = 0; i < count; i++) {
			numbers[i] = PolarForm.length(numbers[i]);
		}
	}

	@Override
	void normal(double[] lengths, double[] angles, int from, int count, double mean, double deviation, double[] into,
			int at) {
		for (int i = 0; i < count; i++) {
			var length = deviation * lengths[i];
			var quarters = PolarForm.quarters(angles[from + i]);
			var place = at + i + i / LANES * LANES;
			into[place] = Math.fma(length, PolarForm.cosine(quarters), mean);
			into[place + LANES] = Math.fma(length, PolarForm.sine(quarters), mean);
		}
	}

	@Override
	void chiSquares(double[] normals, double[] uniforms, int from, int count, double degrees, double[] into) {
		for (int i = 0; i < count; i++) {
			into[i] = StandardMoments.chiSquare(degrees, normals[i + i / LANES * LANES + LANES], uniforms[from + i]);
		}
	}

}
