package ouroboros.core.vector;

/**
 * Two standard normal numbers of two uniform ones, by the transform of Box and Muller
 * (1958): the roots of -2 ln(1-u) are the lengths, 2πv the angles. Uniform numbers have
 * 52 bits, so that no normal one is beyond ±8.49, where 2e-17 of the law lie. Logarithm,
 * sine and cosine are the polynomials of fdlibm, and so right to an ulp or so.
 */
final class PolarForm {

	/** Exponent bits of 1 to 2. */
	static final long ONE = Double.doubleToRawLongBits(1);

	/** Added to a number of less than 2^51, leaves a whole one in the lowest bits. */
	static final double ROUNDER = 0x1.8p52;

	/** Added to the bits of a double, takes the exponent of √½ to √2 to one of 1 to 2. */
	static final long ROOT_HALF = ONE - Double.doubleToRawLongBits(Math.sqrt(0.5));

	/** Exponent bits of 2^52. */
	static final long WHOLE = Double.doubleToRawLongBits(0x1p52);

	/** What to take off a biased exponent that was written into a double of 2^52. */
	static final double BIAS = 0x1p52 + 1023;

	static final long FRACTION = (1L << 52) - 1;

	static final double LN2_HIGH = 6.93147180369123816490e-01;

	static final double LN2_LOW = 1.90821492927058770002e-10;

	static final double[] LOG = { 1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01,
			2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01, 6.666666666666735130e-01 };

	static final double[] SINE = { 1.58969099521155010221e-10, -2.50507602534068634195e-08, 2.75573137070700676789e-06,
			-1.98412698298579493134e-04, 8.33333333332248946124e-03, -1.66666666666666324348e-01 };

	static final double[] COSINE = { -1.13596475577881948265e-11, 2.08757232129817482790e-09,
			-2.75573143513906633035e-07, 2.48015872894767294178e-05, -1.38888888888741095749e-03,
			4.16666666666666019037e-02 };

	private PolarForm() {
	}

	/** Natural logarithm of a positive normal number. */
	static double log(double x) {
		var bits = Double.doubleToRawLongBits(x) + ROOT_HALF;
		var k = Double.longBitsToDouble(bits >>> 52 | WHOLE) - BIAS;
		var f = Double.longBitsToDouble((bits & FRACTION) + (ONE - ROOT_HALF)) - 1;
		var s = f / (2 + f);
		var z = s * s;
		var r = LOG[0];
		for (int i = 1; i < LOG.length; i++) {
			r = Math.fma(r, z, LOG[i]);
		}
		var half = 0.5 * f * f;
		return k * LN2_HIGH - ((half - Math.fma(s, half + z * r, k * LN2_LOW)) - f);
	}

	/** From 1 to 2, by the upper bits. */
	static double uniform(long bits) {
		return Double.longBitsToDouble(bits >>> 12 | ONE);
	}

	/** Length of a pair by a uniform number from 1 to 2. */
	static double length(double uniform) {
		return Math.sqrt(-2 * log(2 - uniform));
	}

	/** Angle of a pair by a uniform number from 1 to 2, in quarters of the circle. */
	static double quarters(double uniform) {
		return 4 * (uniform - 1);
	}

	/** Of an angle in quarters of the circle, 0 to 4. */
	static double cosine(double quarters) {
		return turned(quarters, 1);
	}

	/** Of an angle in quarters of the circle, 0 to 4. */
	static double sine(double quarters) {
		return turned(quarters, 0);
	}

	/** The sine of an angle that is so many quarters further. */
	private static double turned(double quarters, int further) {
		var whole = quarters + ROUNDER;
		var x = (quarters - (whole - ROUNDER)) * (Math.PI / 2);
		var quarter = Double.doubleToRawLongBits(whole) + further;
		var z = x * x;
		return flipped(((quarter & 1) == 0) ? sineOf(x, z) : cosineOf(z), quarter);
	}

	private static double sineOf(double x, double z) {
		var r = SINE[0];
		for (int i = 1; i < SINE.length; i++) {
			r = Math.fma(r, z, SINE[i]);
		}
		return Math.fma(x * z, r, x);
	}

	private static double cosineOf(double z) {
		var r = COSINE[0];
		for (int i = 1; i < COSINE.length; i++) {
			r = Math.fma(r, z, COSINE[i]);
		}
		return Math.fma(z * z, r, Math.fma(z, -0.5, 1));
	}

	private static double flipped(double value, long quarter) {
		return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ (quarter & 2) << 62);
	}

}
