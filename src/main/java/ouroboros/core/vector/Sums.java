package ouroboros.core.vector;

/**
 * Sums of many numbers in eight partial sums, which a processor adds to at the same time
 * and of which each loses less than one sum would.
 */
public final class Sums {

	private Sums() {
	}

	/** Sum of the numbers. */
	public static double of(double[] values) {
		var s0 = 0.0;
		var s1 = 0.0;
		var s2 = 0.0;
		var s3 = 0.0;
		var s4 = 0.0;
		var s5 = 0.0;
		var s6 = 0.0;
		var s7 = 0.0;
		var i = 0;
		for (; i + 7 < values.length; i += 8) {
			s0 += values[i];
			s1 += values[i + 1];
			s2 += values[i + 2];
			s3 += values[i + 3];
			s4 += values[i + 4];
			s5 += values[i + 5];
			s6 += values[i + 6];
			s7 += values[i + 7];
		}
		var rest = 0.0;
		for (; i < values.length; i++) {
			rest += values[i];
		}
		return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7)) + rest;
	}

	/** Sum of the numbers' squared differences from a centre. */
	public static double ofSquares(double[] values, double centre) {
		var s0 = 0.0;
		var s1 = 0.0;
		var s2 = 0.0;
		var s3 = 0.0;
		var s4 = 0.0;
		var s5 = 0.0;
		var s6 = 0.0;
		var s7 = 0.0;
		var i = 0;
		for (; i + 7 < values.length; i += 8) {
			s0 += square(values[i] - centre);
			s1 += square(values[i + 1] - centre);
			s2 += square(values[i + 2] - centre);
			s3 += square(values[i + 3] - centre);
			s4 += square(values[i + 4] - centre);
			s5 += square(values[i + 5] - centre);
			s6 += square(values[i + 6] - centre);
			s7 += square(values[i + 7] - centre);
		}
		var rest = 0.0;
		for (; i < values.length; i++) {
			rest += square(values[i] - centre);
		}
		return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7)) + rest;
	}

	private static double square(double x) {
		return x * x;
	}

}
