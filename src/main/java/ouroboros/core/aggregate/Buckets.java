package ouroboros.core.aggregate;

import java.util.Arrays;

/**
 * How many finite values lie in each of 1,048,065 buckets, which are given once and for
 * all: zero is one, and of the others each holds the doubles that agree in sign, exponent
 * and the first eight bits of the fraction. A bucket is therefore at most 2^-8 (0.39 %)
 * of its values wide, but for values below 2.2e-308, of which it is 2^-1030 wide.
 */
final class Buckets {

	/** Buckets of positive values. */
	private static final int POSITIVE = 2047 * 256;

	/** All buckets. */
	static final int ALL = 2 * POSITIVE + 1;

	/** Bits of a double that its bucket does not tell. */
	private static final int UNTOLD = 44;

	private static final int LEAST_ROOM = 16;

	/** Values that come many at a time are counted when there are so many. */
	private static final int MOST_PENDING = 1 << 14;

	/** Up to so many buckets for each pending value are counted without sorting. */
	private static final int DENSE = 4;

	/** Most values that a bucket is taken to hold. */
	private static final int PLACES = 4;

	private int[] indices = {};

	private long[] counts = {};

	/** Buckets of values that are not in {@link #counts} yet. */
	private int[] pending = {};

	private int waiting;

	/** Lowest bits of the fraction that are zero in every value. */
	private int zeros = UNTOLD;

	void add(double value) {
		if (this.waiting == this.pending.length) {
			settle();
		}
		this.pending[this.waiting++] = index(value);
		this.zeros = Math.min(this.zeros, Long.numberOfTrailingZeros(Double.doubleToRawLongBits(value)));
	}

	/** Adds the first {@code count} of these values. */
	void add(double[] values, int count) {
		reserve(count);
		var bits = 0L;
		for (int i = 0; i < count; i++) {
			this.pending[this.waiting + i] = index(values[i]);
			bits |= Double.doubleToRawLongBits(values[i]);
		}
		this.waiting += count;
		this.zeros = Math.min(this.zeros, Long.numberOfTrailingZeros(bits));
	}

	/** Makes room for values that come many at a time. */
	private void reserve(int count) {
		if (this.waiting + count > Math.max(MOST_PENDING, this.pending.length)) {
			settle();
		}
		if (this.waiting + count > this.pending.length) {
			this.pending = Arrays.copyOf(this.pending,
					Math.max(this.waiting + count, Math.min(MOST_PENDING, 2 * this.pending.length)));
		}
	}

	/** Ascending with the value; zero for zero. */
	private static int index(double value) {
		var bits = (int) (Double.doubleToRawLongBits(Math.abs(value)) >>> UNTOLD);
		return (value > 0) ? bits + 1 : (value < 0) ? -bits - 1 : 0;
	}

	/** Counts the pending ones and makes room for as many as there are buckets. */
	private void settle() {
		if (this.waiting > 0) {
			count();
			this.waiting = 0;
		}
		if (this.pending.length < Math.max(LEAST_ROOM, this.indices.length)) {
			this.pending = new int[Math.max(LEAST_ROOM, this.indices.length)];
		}
	}

	private void count() {
		var smallest = Integer.MAX_VALUE;
		var largest = Integer.MIN_VALUE;
		for (int i = 0; i < this.waiting; i++) {
			smallest = Math.min(smallest, this.pending[i]);
			largest = Math.max(largest, this.pending[i]);
		}
		if (largest - smallest < DENSE * this.waiting) {
			countDense(smallest, largest - smallest + 1);
		}
		else {
			countSparse();
		}
	}

	/** By a counter for every bucket between the first and the last. */
	private void countDense(int smallest, int range) {
		var counters = new int[range];
		for (int i = 0; i < this.waiting; i++) {
			counters[this.pending[i] - smallest]++;
		}
		var buckets = new int[Math.min(range, this.waiting)];
		var occurrences = new long[buckets.length];
		var different = 0;
		for (int i = 0; i < range; i++) {
			if (counters[i] > 0) {
				buckets[different] = smallest + i;
				occurrences[different++] = counters[i];
			}
		}
		merge(buckets, occurrences, different);
	}

	private void countSparse() {
		Arrays.sort(this.pending, 0, this.waiting);
		var buckets = new int[this.waiting];
		var occurrences = new long[this.waiting];
		var different = 0;
		for (int i = 0; i < this.waiting; i++) {
			if (different == 0 || buckets[different - 1] != this.pending[i]) {
				buckets[different++] = this.pending[i];
			}
			occurrences[different - 1]++;
		}
		merge(buckets, occurrences, different);
	}

	private void merge(int[] otherIndices, long[] otherCounts, int length) {
		var mergedIndices = new int[this.indices.length + length];
		var mergedCounts = new long[mergedIndices.length];
		var size = 0;
		for (int i = 0, j = 0; i < this.indices.length || j < length; size++) {
			var order = (j == length) ? -1
					: (i == this.indices.length) ? 1 : Integer.compare(this.indices[i], otherIndices[j]);
			mergedIndices[size] = (order <= 0) ? this.indices[i] : otherIndices[j];
			mergedCounts[size] = ((order <= 0) ? this.counts[i++] : 0) + ((order >= 0) ? otherCounts[j++] : 0);
		}
		this.indices = Arrays.copyOf(mergedIndices, size);
		this.counts = Arrays.copyOf(mergedCounts, size);
	}

	void add(Buckets other) {
		other.settle();
		merge(other.indices, other.counts, other.indices.length);
		this.zeros = Math.min(this.zeros, other.zeros);
	}

	/** Number of values that are zero. */
	long zero() {
		settle();
		var place = Arrays.binarySearch(this.indices, 0);
		return (place < 0) ? 0 : this.counts[place];
	}

	/**
	 * A number in the bucket of the value that has so many values below it. The values of
	 * a bucket are taken to be spread evenly over it; but if all values have the same
	 * lowest bits zero, then so has the number: whole numbers below 512 are told exactly.
	 * @param rank from 0
	 */
	double ordered(long rank) {
		settle();
		var before = rank;
		var place = 0;
		while (before >= this.counts[place]) {
			before -= this.counts[place++];
		}
		return within(this.indices[place], (before + 0.5) / this.counts[place]);
	}

	/** The value so far into a bucket, 0 to 1. */
	private double within(int index, double part) {
		if (index == 0) {
			return 0;
		}
		var rest = (long) (((index > 0) ? part : 1 - part) * (1L << UNTOLD));
		var magnitude = Double
			.longBitsToDouble((long) (Math.abs(index) - 1) << UNTOLD | rest >> this.zeros << this.zeros);
		return (index > 0) ? magnitude : -magnitude;
	}

	/**
	 * Goes through all values as {@link #ordered(long)} tells them, but those of a bucket
	 * in at most {@value #PLACES} places.
	 */
	void forEach(Statistics.Values consumer) {
		settle();
		for (int i = 0; i < this.indices.length; i++) {
			var places = (this.indices[i] == 0) ? 1 : Math.min(PLACES, this.counts[i]);
			for (int place = 0; place < places; place++) {
				consumer.accept(within(this.indices[i], (place + 0.5) / places),
						this.counts[i] * (place + 1) / places - this.counts[i] * place / places);
			}
		}
	}

	/**
	 * Root of the mean squared width of the buckets that the values lie in, 0 for values
	 * that they tell exactly.
	 */
	double width() {
		settle();
		var sum = 0.0;
		var n = 0L;
		for (int i = 0; i < this.indices.length; i++) {
			var bits = (long) Math.abs(this.indices[i]) << UNTOLD;
			var width = (this.indices[i] == 0 || this.zeros == UNTOLD) ? 0
					: Double.longBitsToDouble(bits) - Double.longBitsToDouble(bits - (1L << UNTOLD));
			sum += this.counts[i] * width * width;
			n += this.counts[i];
		}
		return Math.sqrt(sum / n);
	}

	void write(Packer packer) {
		settle();
		packer.number(this.zeros).number(this.indices.length);
		var before = -POSITIVE - 1;
		for (int i = 0; i < this.indices.length; i++) {
			packer.number(this.indices[i] - before).number(this.counts[i]);
			before = this.indices[i];
		}
	}

	static Buckets read(Unpacker unpacker) {
		var buckets = new Buckets();
		buckets.zeros = (int) unpacker.number();
		var size = (int) unpacker.number();
		buckets.indices = new int[size];
		buckets.counts = new long[size];
		var before = -POSITIVE - 1;
		for (int i = 0; i < size; i++) {
			before += (int) unpacker.number();
			buckets.indices[i] = before;
			buckets.counts[i] = unpacker.number();
		}
		return buckets;
	}

	/**
	 * Most bytes that so many values can take: a byte or more for the distance from
	 * bucket to bucket, which are {@link #ALL} in sum, and for the count, which are n in
	 * sum.
	 */
	static long mostBytes(long n) {
		var different = Math.min(n, ALL);
		return 5 + lengths(different, ALL) + lengths(different, n);
	}

	/** Most memory that so many values can take: three numbers for each bucket. */
	static long mostMemory(long n) {
		return (Integer.BYTES + Long.BYTES + Integer.BYTES) * Math.min(n, ALL);
	}

	/** Of so many numbers, whose sum is given, at seven bits to the byte. */
	private static long lengths(long numbers, long sum) {
		var bytes = numbers;
		for (var least = 1L << 7; least <= sum; least <<= 7) {
			bytes += Math.min(numbers, sum / least);
		}
		return bytes;
	}

}
