package ouroboros.core.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** As many generators at once as the processor's vectors hold. */
final class VectorGenerators extends LaneGenerators {

	private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

	private static final VectorSpecies<Double> DOUBLES = DoubleLanes.SPECIES;

	@Override
	void fourRounds(long[] words, int count, int[][] rotations) {
		var first = rotations[0];
		var second = rotations[1];
		var third = rotations[2];
		var fourth = rotations[3];
		for (int i = 0; i < count; i += LONGS.length()) {
			var x0 = LongVector.fromArray(LONGS, words, i);
			var x1 = LongVector.fromArray(LONGS, words, count + i);
			var x2 = LongVector.fromArray(LONGS, words, 2 * count + i);
			var x3 = LongVector.fromArray(LONGS, words, 3 * count + i);
			x0 = x0.add(x1);
			x1 = rotated(x1, first[0], x0);
			x2 = x2.add(x3);
			x3 = rotated(x3, first[1], x2);
			x0 = x0.add(x3);
			x3 = rotated(x3, second[0], x0);
			x2 = x2.add(x1);
			x1 = rotated(x1, second[1], x2);
			x0 = x0.add(x1);
			x1 = rotated(x1, third[0], x0);
			x2 = x2.add(x3);
			x3 = rotated(x3, third[1], x2);
			x0 = x0.add(x3);
			x3 = rotated(x3, fourth[0], x0);
			x2 = x2.add(x1);
			x1 = rotated(x1, fourth[1], x2);
			x0.intoArray(words, i);
			x1.intoArray(words, count + i);
			x2.intoArray(words, 2 * count + i);
			x3.intoArray(words, 3 * count + i);
		}
	}

	@Override
	void addKeys(long[] words, long[] seeds, long parity, long[] additions) {
		for (int from = 0, at = 0; from < words.length; from += seeds.length, at += 3) {
			var seedMask = additions[at];
			var parityMask = additions[at + 1];
			var same = additions[at + 2];
			for (int i = 0; i < seeds.length; i += LONGS.length()) {
				var seed = LongVector.fromArray(LONGS, seeds, i);
				LongVector.fromArray(LONGS, words, from + i)
					.add(seed.and(seedMask))
					.add(seed.lanewise(VectorOperators.XOR, parity).and(parityMask))
					.add(same)
					.intoArray(words, from + i);
			}
		}
	}

	private static LongVector rotated(LongVector x, int bits, LongVector other) {
		return x.lanewise(VectorOperators.ROL, bits).lanewise(VectorOperators.XOR, other);
	}

	@Override
	void uniform(long[] states, double[] into, int count) {
		var generators = states.length / Threefry.WORDS;
		for (int lane = 0; lane < generators; lane += LONGS.length()) {
			var a = LongVector.fromArray(LONGS, states, lane);
			var s = LongVector.fromArray(LONGS, states, generators + lane);
			var x0 = LongVector.fromArray(LONGS, states, 2 * generators + lane);
			var x1 = LongVector.fromArray(LONGS, states, 3 * generators + lane);
			for (int at = lane; at < count; at += generators) {
				uniform(s.add(x0)).intoArray(into, at);
				s = s.mul(MULTIPLIER).add(a);
				x1 = x1.lanewise(VectorOperators.XOR, x0);
				x0 = linear(x0, x1);
				x1 = x1.lanewise(VectorOperators.ROL, 37);
			}
			s.intoArray(states, generators + lane);
			x0.intoArray(states, 2 * generators + lane);
			x1.intoArray(states, 3 * generators + lane);
		}
	}

	@Override
	void uniform(long[] states, double[] first, double[] second, int count) {
		var generators = states.length / Threefry.WORDS;
		for (int lane = 0; lane < generators; lane += LONGS.length()) {
			var a = LongVector.fromArray(LONGS, states, lane);
			var s = LongVector.fromArray(LONGS, states, generators + lane);
			var x0 = LongVector.fromArray(LONGS, states, 2 * generators + lane);
			var x1 = LongVector.fromArray(LONGS, states, 3 * generators + lane);
			for (int at = lane; at < count; at += generators) {
				uniform(s.add(x0)).intoArray(first, at);
				s = s.mul(MULTIPLIER).add(a);
				x1 = x1.lanewise(VectorOperators.XOR, x0);
				x0 = linear(x0, x1);
				x1 = x1.lanewise(VectorOperators.ROL, 37);
				uniform(s.add(x0)).intoArray(second, at);
				s = s.mul(MULTIPLIER).add(a);
				x1 = x1.lanewise(VectorOperators.XOR, x0);
				x0 = linear(x0, x1);
				x1 = x1.lanewise(VectorOperators.ROL, 37);
			}
			s.intoArray(states, generators + lane);
			x0.intoArray(states, 2 * generators + lane);
			x1.intoArray(states, 3 * generators + lane);
		}
	}

	private static LongVector linear(LongVector x0, LongVector x1) {
		return x0.lanewise(VectorOperators.ROL, 24)
			.lanewise(VectorOperators.XOR, x1)
			.lanewise(VectorOperators.XOR, x1.lanewise(VectorOperators.LSHL, 16));
	}

	private static DoubleVector uniform(LongVector sums) {
		return mixed(sums).lanewise(VectorOperators.LSHR, 12).or(PolarForm.ONE).reinterpretAsDoubles();
	}

	@Override
	void lengths(double[] numbers, int count) {
		var two = DoubleVector.broadcast(DOUBLES, 2);
		for (int at = 0; at < count; at += DOUBLES.length()) {
			log(two.sub(DoubleVector.fromArray(DOUBLES, numbers, at))).mul(-2).sqrt().intoArray(numbers, at);
		}
	}

	@Override
	void normal(double[] lengths, double[] angles, int from, int count, double mean, double deviation, double[] into,
			int at) {
		var middle = DoubleVector.broadcast(DOUBLES, mean);
		for (int i = 0; i < count; i += DOUBLES.length()) {
			var length = DoubleVector.fromArray(DOUBLES, lengths, i).mul(deviation);
			var quarters = DoubleVector.fromArray(DOUBLES, angles, from + i).sub(1).mul(4);
			var whole = quarters.add(PolarForm.ROUNDER);
			var x = quarters.sub(whole.sub(PolarForm.ROUNDER)).mul(Math.PI / 2);
			var quarter = whole.reinterpretAsLongs();
			var z = x.mul(x);
			var sine = sine(x, z);
			var cosine = cosine(z);
			var odd = quarter.and(1).compare(VectorOperators.NE, 0).cast(DOUBLES);
			var place = at + i + i / LANES * LANES;
			length.fma(turned(cosine, sine, odd, quarter.add(1)), middle).intoArray(into, place);
			length.fma(turned(sine, cosine, odd, quarter), middle).intoArray(into, place + LANES);
		}
	}

	@Override
	void chiSquares(double[] normals, double[] uniforms, int from, int count, double degrees, double[] into) {
		var d = degrees / 2 - 1.0 / 3;
		var scale = DoubleVector.broadcast(DOUBLES, 1 / Math.sqrt(9 * d));
		var one = DoubleVector.broadcast(DOUBLES, 1);
		var two = DoubleVector.broadcast(DOUBLES, 2);
		var none = DoubleVector.broadcast(DOUBLES, Double.NaN);
		for (int i = 0; i < count; i += DOUBLES.length()) {
			var normal = DoubleVector.fromArray(DOUBLES, normals, i + i / LANES * LANES + LANES);
			var root = normal.fma(scale, one);
			var v = root.mul(root).mul(root);
			var most = one.sub(v).add(log(v)).fma(DoubleVector.broadcast(DOUBLES, d), normal.mul(0.5).mul(normal));
			var taken = log(two.sub(DoubleVector.fromArray(DOUBLES, uniforms, from + i)))
				.compare(VectorOperators.LT, most)
				.and(v.compare(VectorOperators.GT, 0));
			none.blend(v.mul(2 * d), taken).intoArray(into, i);
		}
	}

	private static LongVector mixed(LongVector x) {
		var y = folded(x).mul(MIX);
		var z = folded(y).mul(MIX);
		return folded(z);
	}

	private static LongVector folded(LongVector x) {
		return x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 32));
	}

	static DoubleVector log(DoubleVector x) {
		var bits = x.reinterpretAsLongs().add(PolarForm.ROOT_HALF);
		var k = bits.lanewise(VectorOperators.LSHR, 52).or(PolarForm.WHOLE).reinterpretAsDoubles().sub(PolarForm.BIAS);
		var f = bits.and(PolarForm.FRACTION).add(PolarForm.ONE - PolarForm.ROOT_HALF).reinterpretAsDoubles().sub(1);
		var s = f.div(f.add(2));
		var z = s.mul(s);
		var r = DoubleVector.broadcast(DOUBLES, PolarForm.LOG[0]);
		for (int i = 1; i < PolarForm.LOG.length; i++) {
			r = r.fma(z, DoubleVector.broadcast(DOUBLES, PolarForm.LOG[i]));
		}
		var half = f.mul(0.5).mul(f);
		var low = s.fma(half.add(z.mul(r)), k.mul(PolarForm.LN2_LOW));
		return k.mul(PolarForm.LN2_HIGH).sub(half.sub(low).sub(f));
	}

	private static DoubleVector sine(DoubleVector x, DoubleVector z) {
		var r = DoubleVector.broadcast(DOUBLES, PolarForm.SINE[0]);
		for (int i = 1; i < PolarForm.SINE.length; i++) {
			r = r.fma(z, DoubleVector.broadcast(DOUBLES, PolarForm.SINE[i]));
		}
		return x.mul(z).fma(r, x);
	}

	private static DoubleVector cosine(DoubleVector z) {
		var r = DoubleVector.broadcast(DOUBLES, PolarForm.COSINE[0]);
		for (int i = 1; i < PolarForm.COSINE.length; i++) {
			r = r.fma(z, DoubleVector.broadcast(DOUBLES, PolarForm.COSINE[i]));
		}
		return z.mul(z).fma(r, z.fma(DoubleVector.broadcast(DOUBLES, -0.5), DoubleVector.broadcast(DOUBLES, 1)));
	}

	private static DoubleVector turned(DoubleVector even, DoubleVector odd, VectorMask<Double> isOdd,
			LongVector quarter) {
		return even.blend(odd, isOdd)
			.reinterpretAsLongs()
			.lanewise(VectorOperators.XOR, quarter.and(2).lanewise(VectorOperators.LSHL, 62))
			.reinterpretAsDoubles();
	}

}
