package ouroboros.core.vector;

import java.util.function.LongSupplier;

/**
 * The two numbers that a sample of n normal numbers comes down to, which are independent
 * (Student 1908, Fisher 1925).
 *
 * @param mean standard normal: the difference of the sample's mean from the law's, in
 * units of the law's deviation over √n
 * @param scatter chi-square with n-1 degrees of freedom: the sum of the squared
 * differences from the sample's mean, in units of the law's variance
 */
public record StandardMoments(double mean, double scatter) {

	/**
	 * Draws them.
	 * @param degrees n-1
	 * @param bits uniform ones
	 */
	public static StandardMoments of(long degrees, LongSupplier bits) {
		var length = PolarForm.length(PolarForm.uniform(bits.getAsLong()));
		var quarters = PolarForm.quarters(PolarForm.uniform(bits.getAsLong()));
		var mean = Math.fma(length, PolarForm.cosine(quarters), 0.0);
		var other = Math.fma(length, PolarForm.sine(quarters), 0.0);
		return new StandardMoments(mean, switch ((int) Math.min(degrees, 2)) {
			case 0 -> 0;
			case 1 -> other * other;
			default -> {
				var first = chiSquare(degrees, other, PolarForm.uniform(bits.getAsLong()));
				yield Double.isNaN(first) ? chiSquare(degrees, bits) : first;
			}
		});
	}

	/** By pairs of a normal and a uniform number, until one is taken. */
	static double chiSquare(double degrees, LongSupplier bits) {
		var result = Double.NaN;
		while (Double.isNaN(result)) {
			var length = PolarForm.length(PolarForm.uniform(bits.getAsLong()));
			var quarters = PolarForm.quarters(PolarForm.uniform(bits.getAsLong()));
			result = chiSquare(degrees, Math.fma(length, PolarForm.sine(quarters), 0.0),
					PolarForm.uniform(bits.getAsLong()));
		}
		return result;
	}

	/**
	 * By the method of Marsaglia and Tsang (2000) for a gamma law of shape degrees/2.
	 * @param degrees degrees of freedom, at least 2
	 * @param normal standard normal
	 * @param uniform from 1 to 2
	 * @return {@code NaN} if the pair is not taken
	 */
	static double chiSquare(double degrees, double normal, double uniform) {
		var d = degrees / 2 - 1.0 / 3;
		var root = Math.fma(normal, 1 / Math.sqrt(9 * d), 1.0);
		var v = root * root * root;
		if (!(v > 0)) {
			return Double.NaN;
		}
		var most = Math.fma(d, 1 - v + PolarForm.log(v), 0.5 * normal * normal);
		return (PolarForm.log(2 - uniform) < most) ? 2 * d * v : Double.NaN;
	}

}
