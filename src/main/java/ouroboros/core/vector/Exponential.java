package ouroboros.core.vector;

/**
 * The exponential function by range reduction and a polynomial: with the same bits one by
 * one, in vectors ({@link VectorExponential}), interpreted and compiled, on any
 * processor. It is within 2 units in the last place of the true one.
 */
public final class Exponential {

	/** Whatever is less has the exponential 0. */
	static final double LEAST = -708;

	/** Whatever is more has the exponential {@code Infinity}. */
	static final double MOST = 709;

	static final double LOG2_E = 1.4426950408889634;

	/** Added and taken off again, it rounds to a whole number. */
	static final double ROUNDER = 0x1.8p52;

	/** The natural logarithm of 2 in two parts, the first with 32 bits to spare. */
	static final double LN2_HIGH = 0x1.62e42feep-1;

	static final double LN2_LOW = 0x1.a39ef35793c76p-33;

	static final int BIAS = 1023;

	static final int FRACTION_BITS = 52;

	/**
	 * (e^r - 1 - r)/r² for |r| to half the logarithm of 2, by interpolation in
	 * Chebyshev's nodes, with a relative error of e^r below 2e-17.
	 */
	static final double C0 = 0x1.0000000000001p-1;

	static final double C1 = 0x1.5555555555556p-3;

	static final double C2 = 0x1.5555555553d63p-5;

	static final double C3 = 0x1.11111111109b3p-7;

	static final double C4 = 0x1.6c16c1788bd90p-10;

	static final double C5 = 0x1.a01a01a7c41d5p-13;

	static final double C6 = 0x1.a019b90d2ae7ap-16;

	static final double C7 = 0x1.71de0dae63bb3p-19;

	static final double C8 = 0x1.289185613a3d6p-22;

	static final double C9 = 0x1.af38a9b0ec855p-26;

	private Exponential() {
	}

	/**
	 * e^x; 0 below -708, where it would have fewer digits, {@code Infinity} above 709.
	 */
	public static double of(double x) {
		if (x < LEAST) {
			return 0;
		}
		if (x > MOST) {
			return Double.POSITIVE_INFINITY;
		}
		var rounded = Math.fma(x, LOG2_E, ROUNDER);
		var n = rounded - ROUNDER;
		var r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, x));
		var p = Math.fma(C9, r, C8);
		p = Math.fma(p, r, C7);
		p = Math.fma(p, r, C6);
		p = Math.fma(p, r, C5);
		p = Math.fma(p, r, C4);
		p = Math.fma(p, r, C3);
		p = Math.fma(p, r, C2);
		p = Math.fma(p, r, C1);
		p = Math.fma(p, r, C0);
		p = Math.fma(p, r, 1);
		p = Math.fma(p, r, 1);
		return p * Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + BIAS) << FRACTION_BITS);
	}

}
