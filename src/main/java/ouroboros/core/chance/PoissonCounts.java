package ouroboros.core.chance;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.vector.PartialSums;
import ouroboros.core.vector.PoissonBlocks;

/**
 * Draws from one Poisson law after another, in blocks: of small means by inversion, of
 * large ones by transformed rejection, where a block leaves undecided what a
 * {@link PoissonSampler} has to look at.
 */
final class PoissonCounts {

	private static final PoissonBlocks BLOCKS = PoissonBlocks.best();

	private final UniformRandomProvider random;

	private final double[] counts;

	private final Block small;

	private final Block large;

	/**
	 * @param random source of the draws
	 * @param counts where they are put
	 */
	PoissonCounts(UniformRandomProvider random, double[] counts) {
		this.random = random;
		this.counts = counts;
		var capacity = Math.min(PoissonBlocks.MOST, PartialSums.padded(counts.length));
		this.small = new Block(capacity);
		this.large = new Block(capacity);
	}

	/**
	 * Of many means, some of them 0 and all of them finite, puts each count at its place.
	 */
	void draw(double[] weights, double factor) {
		for (int at = 0; at < weights.length; at++) {
			var mean = weights[at] * factor;
			this.counts[at] = 0;
			if (mean > 0) {
				var block = (mean < PoissonSampler.LEAST_REJECTED) ? this.small : this.large;
				block.means[block.size] = mean;
				block.places[block.size++] = at;
				if (block.size == block.means.length) {
					flush(block);
				}
			}
		}
		invert(this.small);
		while (this.large.size > 0) {
			reject(this.large);
		}
	}

	/** Makes room. */
	private void flush(Block block) {
		if (block == this.small) {
			invert(block);
			return;
		}
		while (block.size == block.means.length) {
			reject(block);
		}
	}

	private void invert(Block block) {
		fill(block.u, block.size);
		BLOCKS.inverted(block.means, block.u, block.size, block.results);
		for (int i = 0; i < block.size; i++) {
			this.counts[block.places[i]] = (block.results[i] >= 0) ? block.results[i]
					: new PoissonSampler(block.means[i]).sample(this.random);
		}
		block.size = 0;
	}

	/** What is rejected stays in the block, and is drawn anew with what comes next. */
	private void reject(Block block) {
		fill(block.u, block.size);
		fill(block.v, block.size);
		BLOCKS.transformed(block.means, block.u, block.v, block.size, block.results);
		var kept = 0;
		for (int i = 0; i < block.size; i++) {
			var result = block.results[i];
			if (result == PoissonBlocks.REJECTED) {
				block.means[kept] = block.means[i];
				block.places[kept++] = block.places[i];
			}
			else {
				this.counts[block.places[i]] = (result >= 0) ? result
						: new PoissonSampler(block.means[i]).rejected(block.u[i], block.v[i], this.random);
			}
		}
		block.size = kept;
	}

	private void fill(double[] uniform, int count) {
		for (int i = 0; i < count; i++) {
			uniform[i] = this.random.nextDouble();
		}
	}

	/** Laws that wait for their draws. */
	private static final class Block {

		final double[] means;

		final int[] places;

		final double[] u;

		final double[] v;

		final double[] results;

		int size;

		Block(int capacity) {
			this.means = new double[capacity];
			this.places = new int[capacity];
			this.u = new double[capacity];
			this.v = new double[capacity];
			this.results = new double[capacity];
		}

	}

}
