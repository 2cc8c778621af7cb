package ouroboros.core.aggregate;

import java.math.BigInteger;

/**
 * A quotient of whole numbers, {@code significand} times 2^{@code exponent}, where the
 * significand has 67 bits or one more before it is rounded to a double, the lowest of
 * which says whether anything was left: it is rounded once, and once more where the
 * result is subnormal.
 */
record Quotient(double significand, int exponent) {

	private static final int BITS = 66;

	/** {@code dividend} over {@code divisor}, times 2^exponent. */
	static Quotient of(BigInteger dividend, BigInteger divisor, int exponent) {
		var shift = BITS + divisor.bitLength() - dividend.bitLength();
		var parts = dividend.abs()
			.shiftLeft(Math.max(shift, 0))
			.divideAndRemainder(divisor.shiftLeft(Math.max(-shift, 0)));
		var left = (parts[1].signum() == 0) ? BigInteger.ZERO : BigInteger.ONE;
		return new Quotient(dividend.signum() * parts[0].shiftLeft(1).or(left).doubleValue(), exponent - shift - 1);
	}

	double value() {
		return Math.scalb(this.significand, this.exponent);
	}

	/**
	 * The square root, also of what is beyond the largest or below the smallest double.
	 */
	double root() {
		var odd = this.exponent & 1;
		return Math.scalb(Math.sqrt(Math.scalb(this.significand, odd)), (this.exponent - odd) / 2);
	}

}
