package ouroboros.core.chance;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws symbols one by one, by the alias method (Walker 1974; table by Vose 1991): of as
 * many columns as a power of two, each as probable as any other, a part is one symbol's
 * and the rest another one's. Probabilities are right up to 2^-64.
 */
public final class CategoricalSampler {

	/** Binary digits of a number of a column. */
	private final int digits;

	/**
	 * Of each column what is its own, in units of 2^(digits-64), then its other symbol.
	 */
	private final long[] columns;

	/**
	 * @param probabilities one for each symbol, 0 or more, with a sum above 0
	 */
	public CategoricalSampler(double[] probabilities) {
		this.digits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(probabilities.length - 1));
		var size = 1 << this.digits;
		this.columns = new long[size];
		var total = 0.0;
		for (var probability : probabilities) {
			total += probability;
		}
		var shares = new double[size];
		var order = new int[size];
		var poor = 0;
		var rich = size;
		for (int i = 0; i < size; i++) {
			shares[i] = (i < probabilities.length) ? probabilities[i] / total * size : 0;
			order[(shares[i] < 1) ? poor++ : --rich] = i;
		}
		while (poor > 0 && rich < size) {
			var taker = order[--poor];
			var giver = order[rich];
			fill(taker, shares[taker], giver);
			shares[giver] = shares[giver] + shares[taker] - 1;
			if (shares[giver] < 1) {
				rich++;
				order[poor++] = giver;
			}
		}
		for (int i = 0; i < size; i++) {
			if (i < poor || i >= rich) {
				fill(order[i], 1, order[i]);
			}
		}
	}

	private void fill(int column, double own, int other) {
		this.columns[column] = ((long) (own * 0x1p62) >>> (this.digits - 2) << this.digits) | other;
	}

	/** Draws a symbol. */
	public int sample(UniformRandomProvider random) {
		var bits = random.nextLong();
		var column = (int) (bits >>> -this.digits);
		var entry = this.columns[column];
		var other = (int) (entry & ((1L << this.digits) - 1));
		// all ones where the column's own part is met; a branch would be guessed wrongly
		var own = (int) (((bits << this.digits >>> this.digits) - (entry >>> this.digits)) >> (Long.SIZE - 1));
		return other ^ ((other ^ column) & own);
	}

	/** Adds so many draws to the counts. */
	public void sample(int size, UniformRandomProvider random, long[] counts) {
		for (int i = 0; i < size; i++) {
			counts[sample(random)]++;
		}
	}

}
