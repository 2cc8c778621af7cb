package ouroboros.core.aggregate;

/**
 * A sum of few numbers by digits of 32 bits, each in a word that has room for what is
 * carried, so that an addend changes two or three words (Neal's small superaccumulator).
 */
final class Digits {

	/** Numbers that may be added. */
	static final int MOST = 1024;

	private static final long DIGIT = 0xFFFFFFFFL;

	/** The highest bit of a square weighs 2^2047. */
	private final long[] digits = new long[(ExactSum.ORIGIN + 2048) / Integer.SIZE + 3];

	/** Adds or takes off a number of up to 53 bits, {@code place} bits up. */
	void add(long number, int place, boolean negative) {
		var at = place / Integer.SIZE;
		var shift = place % Integer.SIZE;
		var low = (number & DIGIT) << shift;
		var high = (low >>> 32) + (number >>> 32 << shift);
		this.digits[at] += negative ? -(low & DIGIT) : low & DIGIT;
		this.digits[at + 1] += negative ? -high : high;
	}

	/** Adds a number of up to 106 bits in two words, {@code place} bits up. */
	void add(long high, long low, int place) {
		var at = place / Integer.SIZE;
		var shift = place % Integer.SIZE;
		var first = (low & DIGIT) << shift;
		var second = (low >>> 32) << shift;
		var third = (high & DIGIT) << shift;
		this.digits[at] += first & DIGIT;
		this.digits[at + 1] += (first >>> 32) + (second & DIGIT);
		this.digits[at + 2] += (second >>> 32) + (third & DIGIT);
		this.digits[at + 3] += (third >>> 32) + (high >>> 32 << shift);
	}

	/** Adds all to a sum. */
	void addTo(ExactSum sum) {
		var lowest = 0;
		while (lowest < this.digits.length && this.digits[lowest] == 0) {
			lowest++;
		}
		var highest = this.digits.length - 1;
		while (highest > lowest && this.digits[highest] == 0) {
			highest--;
		}
		if (lowest > highest) {
			return;
		}
		var at = lowest / 2;
		var words = new long[highest / 2 + 3 - at]; // what is carried, and the sign
		var carry = 0L;
		for (int i = 0; i < 2 * words.length; i++) {
			var place = 2 * at + i;
			var digit = carry + ((place <= highest) ? this.digits[place] : 0);
			words[i / 2] |= (digit & DIGIT) << 32 * (i % 2);
			carry = digit >> 32;
		}
		sum.add(at, words, 0);
	}

}
