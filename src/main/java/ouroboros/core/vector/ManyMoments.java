package ouroboros.core.vector;

import java.util.Arrays;

import org.apache.commons.rng.core.source64.L64X128Mix;

/**
 * {@link StandardMoments} of many samples at once, each by the chance of its own seed:
 * what a generator that begins with {@link Threefry}'s words of the seed draws.
 */
public final class ManyMoments {

	private static final LaneGenerators LANES = LaneGenerators.best();

	/** Words of a sample. */
	private static final int DRAWS = 3;

	private final LaneGenerators lanes;

	private final long[] seeds;

	private final double[] uniform;

	private final double[] lengths;

	private final double[] normal;

	private final double[] means;

	private final double[] scatters;

	/**
	 * @param seeds first words of the keys, one for each sample
	 */
	public ManyMoments(long[] seeds) {
		this(LANES, seeds);
	}

	ManyMoments(LaneGenerators lanes, long[] seeds) {
		var count = PartialSums.padded(seeds.length);
		this.lanes = lanes;
		this.seeds = Arrays.copyOf(seeds, count);
		this.uniform = new double[DRAWS * count];
		this.lengths = new double[count];
		this.normal = new double[2 * count];
		this.means = new double[count];
		this.scatters = new double[count];
	}

	/**
	 * Draws them anew.
	 * @param second second word of the keys
	 * @param counter first word of the counters
	 * @param next second word of the counters
	 * @param degrees degrees of freedom of the scatters
	 */
	public void draw(long second, long counter, long next, long degrees) {
		var count = this.seeds.length;
		var states = this.lanes.states(this.seeds, second, counter, next);
		this.lanes.uniform(states, this.uniform, this.uniform.length);
		System.arraycopy(this.uniform, 0, this.lengths, 0, count);
		this.lanes.lengths(this.lengths, count);
		this.lanes.normal(this.lengths, this.uniform, count, count, 0, 1, this.normal, 0);
		for (int i = 0; i < count; i += LaneGenerators.LANES) {
			System.arraycopy(this.normal, 2 * i, this.means, i, LaneGenerators.LANES);
		}
		if (degrees >= 2) {
			this.lanes.chiSquares(this.normal, this.uniform, 2 * count, count, degrees, this.scatters);
			drawAgain(states, degrees);
		}
		else {
			for (int i = 0; i < count; i++) {
				var other = this.normal[i + i / LaneGenerators.LANES * LaneGenerators.LANES + LaneGenerators.LANES];
				this.scatters[i] = (degrees == 0) ? 0 : other * other;
			}
		}
	}

	private void drawAgain(long[] states, double degrees) {
		var count = this.seeds.length;
		for (int i = 0; i < count; i++) {
			if (Double.isNaN(this.scatters[i])) {
				var generator = new L64X128Mix(
						new long[] { states[i], states[count + i], states[2 * count + i], states[3 * count + i] });
				this.scatters[i] = StandardMoments.chiSquare(degrees, generator::nextLong);
			}
		}
	}

	/** Of each sample; to be read only, until the next are drawn. */
	public double[] means() {
		return this.means;
	}

	/** Of each sample; to be read only, until the next are drawn. */
	public double[] scatters() {
		return this.scatters;
	}

}
