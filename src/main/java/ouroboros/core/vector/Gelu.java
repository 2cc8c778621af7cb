package ouroboros.core.vector;

/**
 * x·Φ(x), with the normal distribution function Φ approximated by tanh (Hendrycks and
 * Gimpel 2016, arXiv 1606.08415): x·σ(2u) with u = √(2/π)(x + 0.044715x³).
 */
public final class Gelu {

	/** -2√(2/π). */
	static final float LINEAR = -1.5957691216057308f;

	/** The same times 0.044715. */
	static final float CUBIC = -0.07135481282f;

	private Gelu() {
	}

	/** Of each of the first numbers, in place. */
	public static void of(float[] numbers, int count) {
		var whole = 0;
		if (Vectors.PRESENT) {
			whole = VectorGelu.of(numbers, count);
		}
		plainly(numbers, whole, count);
	}

	static void plainly(float[] numbers, int from, int to) {
		for (int i = from; i < to; i++) {
			numbers[i] = of(numbers[i]);
		}
	}

	private static float of(float x) {
		return x / (SingleExp.of(x * Math.fma(x * x, CUBIC, LINEAR)) + 1);
	}

}
