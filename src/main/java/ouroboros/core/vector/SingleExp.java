package ouroboros.core.vector;

/**
 * eˣ in single precision, within 1.5 units in the last place: 2ⁿ times a polynomial in
 * the rest r of x = n·ln 2 + r (that of Cephes' expf). 0 where it would be less than the
 * least normal number, infinite where it would be more than the largest.
 */
final class SingleExp {

	/** The least x that does not give 0. */
	static final float LEAST = -87.33654f;

	/** The largest x that does not give infinity. */
	static final float LARGEST = 88.37626f;

	/** log₂ e. */
	static final float SCALE = 1.44269504f;

	/** 1.5·2²³: whatever is added to it is rounded to a whole number. */
	static final float ROUNDING = 12582912f;

	/** First bits of ln 2, so few that n times them is exact. */
	static final float LN2_HIGH = 0.693359375f;

	/** The rest of it. */
	static final float LN2_LOW = -2.12194440e-4f;

	static final float P5 = 1.9875691500e-4f;

	static final float P4 = 1.3981999507e-3f;

	static final float P3 = 8.3334519073e-3f;

	static final float P2 = 4.1665795894e-2f;

	static final float P1 = 1.6666665459e-1f;

	static final float P0 = 5.0000001201e-1f;

	/** What is added to n as the exponent of a number. */
	static final int BIAS = 127;

	/** Bits below the exponent of a number. */
	static final int FRACTION = 23;

	private SingleExp() {
	}

	static float of(float x) {
		if (x < LEAST) {
			return 0;
		}
		if (x > LARGEST) {
			return Float.POSITIVE_INFINITY;
		}
		var rounded = Math.fma(x, SCALE, ROUNDING);
		var n = rounded - ROUNDING;
		var r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
		var p = Math.fma(P5, r, P4);
		p = Math.fma(p, r, P3);
		p = Math.fma(p, r, P2);
		p = Math.fma(p, r, P1);
		p = Math.fma(p, r, P0);
		p = Math.fma(p, r * r, r) + 1;
		return p * Float.intBitsToFloat((Float.floatToRawIntBits(rounded) + BIAS) << FRACTION);
	}

}
