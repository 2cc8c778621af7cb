package ouroboros.core.vector;

/** One law after the other. */
final class PlainPoissonBlocks implements PoissonBlocks {

	/** 1/(i + 1) for each i. */
	static final double[] RECIPROCALS = new double[MOST_INVERTED];

	/** Below it, Stirling's series has too few terms. */
	static final double LEAST_STIRLING = 16;

	/** From it on, the other series has. */
	static final double MOST_RATIO = 0.2;

	static final int TERMS = 11;

	static final double[] STIRLING = { 1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0 };

	/** 1/(2i + 3) for each i. */
	static final double[] ODD = new double[TERMS];

	static {
		for (int i = 0; i < TERMS; i++) {
			ODD[i] = 1.0 / (2 * i + 3);
		}
		for (int i = 0; i < MOST_INVERTED; i++) {
			RECIPROCALS[i] = 1.0 / (i + 1);
		}
	}

	@Override
	public void inverted(double[] means, double[] u, int count, double[] counts) {
		for (int i = 0; i < count; i++) {
			counts[i] = inverted(means[i], u[i]);
		}
	}

	private static double inverted(double mean, double u) {
		var rest = u;
		var probability = Exponential.of(-mean);
		for (int n = 0; n < MOST_INVERTED; n++) {
			if (rest < probability) {
				return n;
			}
			rest -= probability;
			probability *= mean * RECIPROCALS[n];
		}
		return UNDECIDED;
	}

	@Override
	public void transformed(double[] means, double[] u, double[] v, int count, double[] counts) {
		for (int i = 0; i < count; i++) {
			counts[i] = transformed(means[i], u[i] - 0.5, v[i]);
		}
	}

	private static double transformed(double mean, double u, double v) {
		var b = Math.fma(2.53, Math.sqrt(mean), 0.931);
		var a = Math.fma(0.02483, b, -0.059);
		var us = 0.5 - Math.abs(u);
		var reciprocal = 1 / us;
		var whole = Math.floor(mean);
		var fraction = mean - whole;
		var offset = Math.floor(Math.fma(Math.fma(2 * a, reciprocal, b), u, fraction + 0.43));
		var n = whole + offset;
		if (us >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) {
			return n;
		}
		var difference = offset - fraction;
		var ratio = difference / (n + mean);
		if (!(n >= LEAST_STIRLING && Math.abs(ratio) < MOST_RATIO)) {
			return UNDECIDED;
		}
		var inverse = 1 / n;
		var exponent = -Math.fma(stirling(inverse * inverse), inverse,
				Math.fma(difference, ratio, 2 * n * ratio * series(ratio * ratio)));
		var hat = Math.fma(a * reciprocal, reciprocal, b);
		var left = v * (1.1239 + 1.1328 / (b - 3.4)) * Math.sqrt(n * (2 * Math.PI));
		return (left <= hat * Exponential.of(exponent)) ? n : REJECTED;
	}

	/** n times ln n! less (n + ½) ln n - n + ½ ln 2π, of 1/n². */
	private static double stirling(double x) {
		var sum = Math.fma(STIRLING[4], x, STIRLING[3]);
		for (int i = 2; i >= 0; i--) {
			sum = Math.fma(sum, x, STIRLING[i]);
		}
		return sum;
	}

	/** x/3 + x²/5 + … */
	private static double series(double x) {
		var sum = ODD[TERMS - 1];
		for (int i = TERMS - 2; i >= 0; i--) {
			sum = Math.fma(sum, x, ODD[i]);
		}
		return sum * x;
	}

}
