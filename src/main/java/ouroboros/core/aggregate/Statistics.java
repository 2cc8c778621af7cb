package ouroboros.core.aggregate;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What is kept of the values of one metric, of any number of replicates, in place of the
 * values. Sums are exact and buckets are fixed, so that equal values give equal bytes in
 * whatever order and parts they are added. NaN counts as the largest value.
 */
public final class Statistics {

	/** Most bytes but for the buckets. */
	private static final long MOST_BYTES_BESIDE = 900;

	/** Most memory but for the buckets: 34 and 67 words, and a dozen objects. */
	private static final long MOST_MEMORY_BESIDE = 1300;

	/**
	 * Spread of values in widths of buckets from which on these are narrow: the error
	 * that even spreading makes of a mean is below (1/12)²/12 of a standard deviation.
	 */
	private static final double NARROW = 12;

	private long nan;

	private long positiveInfinite;

	private long negativeInfinite;

	/** Number of finite values. */
	private long finite;

	private double smallest = Double.POSITIVE_INFINITY;

	private double largest = Double.NEGATIVE_INFINITY;

	private ExactSum sum = new ExactSum();

	private ExactSum squares = new ExactSum();

	private Buckets buckets = new Buckets();

	/** Statistics of these values. */
	public static Statistics of(double... values) {
		var statistics = new Statistics();
		for (var value : values) {
			statistics.add(value);
		}
		return statistics;
	}

	/** Adds the value of one replicate. */
	public void add(double value) {
		if (Double.isNaN(value)) {
			this.nan++;
		}
		else if (value == Double.POSITIVE_INFINITY) {
			this.positiveInfinite++;
		}
		else if (value == Double.NEGATIVE_INFINITY) {
			this.negativeInfinite++;
		}
		else {
			this.finite++;
			this.smallest = Math.min(this.smallest, value + 0.0);
			this.largest = Math.max(this.largest, value + 0.0);
			this.sum.add(value);
			this.squares.addSquare(value);
			this.buckets.add(value);
		}
	}

	/** Adds the first {@code count} of these values, one of each replicate. */
	void add(double[] values, int count) {
		for (int from = 0; from < count; from += Digits.MOST) {
			var some = Arrays.copyOfRange(values, from, Math.min(count, from + Digits.MOST));
			if (areFinite(some)) {
				addFinite(some);
			}
			else {
				for (var value : some) {
					add(value);
				}
			}
		}
	}

	private static boolean areFinite(double[] values) {
		var zeros = 0.0;
		for (var value : values) {
			zeros += 0 * value;
		}
		return zeros == 0;
	}

	private void addFinite(double[] values) {
		for (var value : values) {
			this.smallest = Math.min(this.smallest, value + 0.0);
			this.largest = Math.max(this.largest, value + 0.0);
		}
		this.finite += values.length;
		ExactSum.add(values, this.sum, this.squares);
		this.buckets.add(values, values.length);
	}

	/** Adds all values of {@code other}. */
	public void add(Statistics other) {
		this.nan += other.nan;
		this.positiveInfinite += other.positiveInfinite;
		this.negativeInfinite += other.negativeInfinite;
		this.finite += other.finite;
		this.smallest = Math.min(this.smallest, other.smallest);
		this.largest = Math.max(this.largest, other.largest);
		this.sum.add(other.sum);
		this.squares.add(other.squares);
		this.buckets.add(other.buckets);
	}

	/** Number of values, finite or not. */
	public long n() {
		return this.nan + this.positiveInfinite + this.negativeInfinite + this.finite;
	}

	/** Number of values that are zero. */
	public long zeros() {
		return this.buckets.zero();
	}

	/**
	 * Arithmetic mean, rounded once. Infinite if values are infinite on one side; NaN if
	 * there are none, or one is NaN, or some are infinite on both sides.
	 */
	public double mean() {
		if (this.finite < n()) {
			return notFinite();
		}
		return (this.finite == 0) ? Double.NaN
				: Quotient.of(this.sum.units(), BigInteger.valueOf(this.finite), -ExactSum.ORIGIN).value();
	}

	private double notFinite() {
		return (this.nan > 0 || this.positiveInfinite > 0 && this.negativeInfinite > 0) ? Double.NaN
				: (this.positiveInfinite > 0) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
	}

	/**
	 * Variance with divisor n-1, rounded once; NaN for less than two values, or if one is
	 * not finite.
	 */
	public double variance() {
		return hasVariance() ? varianceQuotient().value() : Double.NaN;
	}

	/** Root of the {@link #variance()}, also where that is beyond the largest double. */
	public double standardDeviation() {
		return hasVariance() ? varianceQuotient().root() : Double.NaN;
	}

	private boolean hasVariance() {
		return this.finite == n() && this.finite > 1;
	}

	/** (n Σx² - (Σx)²) / (n (n-1)), exactly. */
	private Quotient varianceQuotient() {
		var n = BigInteger.valueOf(this.finite);
		var sumOfValues = this.sum.units();
		return Quotient.of(this.squares.units().multiply(n).shiftLeft(ExactSum.ORIGIN).subtract(sumOfValues.pow(2)),
				n.multiply(n.subtract(BigInteger.ONE)), -2 * ExactSum.ORIGIN);
	}

	/** Smallest value; NaN if there is none or all are. */
	public double min() {
		return (n() == 0) ? Double.NaN : ordered(0);
	}

	/** Largest value; NaN if there is none or one is NaN. */
	public double max() {
		return (n() == 0) ? Double.NaN : ordered(n() - 1);
	}

	/**
	 * The {@link Quantile} of the buckets: each order statistic is off by at most 2^-8
	 * (0.39 %) of its value, and by less than 2^-1030 where it is below 2.2e-308. Exact
	 * are zero, the infinities, the smallest and the largest value, and all values if all
	 * are whole numbers below 512.
	 * @param share 0 to 1
	 * @return NaN if there are no values
	 */
	public double quantile(double share) {
		return (n() == 0) ? Double.NaN : Quantile.of(share, n(), this::ordered);
	}

	/**
	 * Whether the values are spread over so many buckets that means of functions of them
	 * can be told from {@link #forEach}: off by less than a tenth of a standard error,
	 * even of a million values.
	 */
	public boolean resolves() {
		return this.finite == n() && (this.finite == 0 || NARROW * this.buckets.width() <= standardDeviation());
	}

	/** Goes through the finite values as the buckets tell them. */
	public void forEach(Values consumer) {
		this.buckets.forEach(consumer);
	}

	/** Receives values. */
	@FunctionalInterface
	public interface Values {

		/**
		 * @param value a value
		 * @param count how many values are taken to be that
		 */
		void accept(double value, long count);

	}

	private double ordered(long rank) {
		var place = rank - this.negativeInfinite;
		if (place < 0) {
			return Double.NEGATIVE_INFINITY;
		}
		if (place >= this.finite) {
			return (place - this.finite < this.positiveInfinite) ? Double.POSITIVE_INFINITY : Double.NaN;
		}
		return (place == 0) ? this.smallest : (place == this.finite - 1) ? this.largest
				: Math.clamp(this.buckets.ordered(place), this.smallest, this.largest);
	}

	void write(Packer packer) {
		packer.number(this.nan).number(this.positiveInfinite).number(this.negativeInfinite).number(this.finite);
		if (this.finite > 0) {
			packer.real(this.smallest).real(this.largest);
			this.sum.write(packer);
			this.squares.write(packer);
			this.buckets.write(packer);
		}
	}

	static Statistics read(Unpacker unpacker) {
		var read = new Statistics();
		read.nan = unpacker.number();
		read.positiveInfinite = unpacker.number();
		read.negativeInfinite = unpacker.number();
		read.finite = unpacker.number();
		if (read.finite > 0) {
			read.smallest = unpacker.real();
			read.largest = unpacker.real();
			read.sum = ExactSum.read(unpacker);
			read.squares = ExactSum.read(unpacker);
			read.buckets = Buckets.read(unpacker);
		}
		return read;
	}

	/** Most bytes that the statistics of so many values can take when written. */
	static long mostBytes(long n) {
		return MOST_BYTES_BESIDE + Buckets.mostBytes(n);
	}

	/** Most memory that the statistics of so many values can take, in bytes. */
	static long mostMemory(long n) {
		return MOST_MEMORY_BESIDE + Buckets.mostMemory(n);
	}

}
