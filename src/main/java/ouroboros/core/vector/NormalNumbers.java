package ouroboros.core.vector;

import java.util.function.LongSupplier;

/**
 * Normal numbers in great number, by eight generators. The first ones are the same
 * however many are drawn.
 */
public final class NormalNumbers {

	/** Pairs that are made at once. */
	private static final int PAIRS = 256;

	private static final LaneGenerators LANES = LaneGenerators.best();

	private final LaneGenerators lanes;

	private final long[] states;

	private final double[] lengths;

	private final double[] angles;

	private final double[] rest = new double[2 * LaneGenerators.LANES];

	/**
	 * @param bits uniform ones, four words of which make a generator
	 * @param most about how many numbers are wanted
	 */
	public NormalNumbers(LongSupplier bits, int most) {
		this(LANES, bits, most);
	}

	NormalNumbers(LaneGenerators lanes, LongSupplier bits, int most) {
		this.lanes = lanes;
		this.states = new long[Threefry.WORDS * LaneGenerators.LANES];
		for (int i = 0; i < this.states.length; i++) {
			this.states[i] = bits.getAsLong() | ((i < LaneGenerators.LANES) ? 1 : 0);
		}
		this.lengths = new double[Math.clamp(Math.ceilDiv(most, 2L * LaneGenerators.LANES) * LaneGenerators.LANES,
				LaneGenerators.LANES, PAIRS)];
		this.angles = new double[this.lengths.length];
	}

	/**
	 * Draws the next ones. Those of a last pair of eight that are not wanted are lost.
	 * @param mean of their law
	 * @param deviation of their law, 0 or more
	 * @param from index of the first one
	 * @param to index after the last one
	 */
	public void next(double mean, double deviation, double[] into, int from, int to) {
		var at = from;
		while (to - at >= this.rest.length) {
			var pairs = Math.min(this.lengths.length, (to - at) / this.rest.length * LaneGenerators.LANES);
			pairs(pairs, mean, deviation, into, at);
			at += 2 * pairs;
		}
		if (at < to) {
			pairs(LaneGenerators.LANES, mean, deviation, this.rest, 0);
			System.arraycopy(this.rest, 0, into, at, to - at);
		}
	}

	private void pairs(int count, double mean, double deviation, double[] into, int at) {
		this.lanes.uniform(this.states, this.lengths, this.angles, count);
		this.lanes.lengths(this.lengths, count);
		this.lanes.normal(this.lengths, this.angles, 0, count, mean, deviation, into, at);
	}

}
