package ouroboros.core.aggregate;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A sum of finite doubles or of their squares, without rounding: a number in two's
 * complement whose words reach as far down and up as its addends do. So it does not
 * depend on the order of the addends (Kulisch's long accumulator; R. M. Neal, Fast exact
 * summation using small and large superaccumulators, 2015).
 */
final class ExactSum {

	/** The lowest bit weighs 2^-ORIGIN: the smallest square is 2^-2148. */
	static final int ORIGIN = 34 * Long.SIZE;

	/** Bits of a significand after the first. */
	private static final int FRACTION = 52;

	private static final long EXPONENT = 0x7FF;

	/** Lowest first; the highest is 0 or -1, the sign. None at first. */
	private long[] words = {};

	/** Words below the lowest one. */
	private int below;

	void add(double value) {
		add(0, significand(value), exponent(value), value < 0);
	}

	void addSquare(double value) {
		var significand = significand(value);
		add(Math.multiplyHigh(significand, significand), significand * significand, 2 * exponent(value), false);
	}

	/**
	 * Adds finite values to one sum and their squares to another one.
	 * @param values at most {@value Digits#MOST}
	 */
	static void add(double[] values, ExactSum sum, ExactSum squares) {
		var digits = new Digits();
		var squareDigits = new Digits();
		for (var value : values) {
			var significand = significand(value);
			var exponent = exponent(value);
			digits.add(significand, exponent + ORIGIN, value < 0);
			squareDigits.add(Math.multiplyHigh(significand, significand), significand * significand,
					2 * exponent + ORIGIN);
		}
		digits.addTo(sum);
		squareDigits.addTo(squares);
	}

	private static long significand(double value) {
		var bits = Double.doubleToRawLongBits(value);
		var fraction = bits & ((1L << FRACTION) - 1);
		return ((bits >>> FRACTION & EXPONENT) == 0) ? fraction : fraction | 1L << FRACTION;
	}

	private static int exponent(double value) {
		var biased = (int) (Double.doubleToRawLongBits(value) >>> FRACTION & EXPONENT);
		return Math.max(biased, 1) - Double.MAX_EXPONENT - FRACTION;
	}

	/** Adds or takes off an unsigned number of 128 bits times 2^exponent. */
	private void add(long high, long low, int exponent, boolean negative) {
		if ((high | low) == 0) {
			return;
		}
		var shift = (exponent + ORIGIN) % Long.SIZE;
		var flip = negative ? -1L : 0L;
		add((exponent + ORIGIN) / Long.SIZE, new long[] { low << shift ^ flip,
				(high << shift | low >>> 1 >>> (63 - shift)) ^ flip, high >>> 1 >>> (63 - shift) ^ flip, flip },
				negative ? 1 : 0);
	}

	void add(ExactSum other) {
		if (other.words.length > 0) {
			add(other.below, other.words, 0);
		}
	}

	/**
	 * Adds a number of this form, {@code at} words up, and {@code carry} to its lowest.
	 */
	void add(int at, long[] addend, long carry) {
		reserve(at, at + addend.length);
		var sign = addend[addend.length - 1];
		var rest = carry;
		for (int i = at - this.below, j = 0; i < this.words.length; i++, j++) {
			var word = this.words[i];
			var other = (j < addend.length) ? addend[j] : sign;
			this.words[i] = word + other + rest;
			rest = (word & other | (word | other) & ~this.words[i]) >>> 63;
		}
		var top = this.words[this.words.length - 1];
		if (top != top >> 63) {
			this.words = Arrays.copyOf(this.words, this.words.length + 1);
			this.words[this.words.length - 1] = top >> 63;
		}
	}

	private void reserve(int from, int to) {
		if (this.words.length == 0) {
			this.below = from;
			this.words = new long[to - from];
			return;
		}
		var lowest = Math.min(from, this.below);
		var end = Math.max(to, this.below + this.words.length);
		if (end - lowest > this.words.length) {
			var wider = new long[end - lowest];
			var above = this.below - lowest + this.words.length;
			System.arraycopy(this.words, 0, wider, this.below - lowest, this.words.length);
			Arrays.fill(wider, above, wider.length, this.words[this.words.length - 1]);
			this.words = wider;
			this.below = lowest;
		}
	}

	/** The sum in units of 2^-ORIGIN. */
	BigInteger units() {
		var bytes = new byte[this.words.length * Long.BYTES];
		for (int i = 0; i < bytes.length; i++) {
			bytes[bytes.length - 1 - i] = (byte) (this.words[i / Long.BYTES] >> 8 * (i % Long.BYTES));
		}
		return (bytes.length == 0) ? BigInteger.ZERO : new BigInteger(bytes).shiftLeft(this.below * Long.SIZE);
	}

	/** The bytes from the lowest to the highest that say something. */
	void write(Packer packer) {
		var units = units();
		var zeros = (units.signum() == 0) ? 0 : units.getLowestSetBit() / Byte.SIZE;
		packer.number(zeros).bytes(units.shiftRight(zeros * Byte.SIZE).toByteArray());
	}

	static ExactSum read(Unpacker unpacker) {
		var zeros = (int) unpacker.number();
		var units = new BigInteger(unpacker.bytes()).shiftLeft(zeros * Byte.SIZE);
		var sum = new ExactSum();
		if (units.signum() != 0) {
			sum.below = units.getLowestSetBit() / Long.SIZE;
			var rest = units.shiftRight(sum.below * Long.SIZE);
			sum.words = new long[rest.bitLength() / Long.SIZE + 2];
			for (int i = 0; i < sum.words.length; i++) {
				sum.words[i] = rest.shiftRight(i * Long.SIZE).longValue();
			}
		}
		return sum;
	}

}
