package ouroboros.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Exact second moments of batches of observations, each batch being drawn from a law
 * whose mean is a weighted mean of earlier batch means, with weights that do not depend
 * on the data. Kept are C_ij = E⟨b_i, b_j⟩ of the batch means b, and a_j = E|x|² of an
 * observation x of batch j.
 *
 * <p>
 * Observations are vectors in units and about an origin of the caller's choice: centred
 * at the truth and divided by its standard deviation, or indicator vectors of symbols.
 * The truth itself is batch {@link #TRUTH}, known without error. Weights w have w'Cw =
 * E|P|² of the weighted mean P.
 *
 * <p>
 * Takes memory for the square of the number of batches that are kept at once; batches
 * that nobody needs any more are to be {@linkplain #drop(int) dropped}.
 */
final class SecondMoments {

	/** The genuine law. */
	static final int TRUTH = 0;

	private final BitSet kept = new BitSet();

	private double[][] products = new double[8][8];

	private double[] squares = new double[8];

	/** Laws known without error, the truth first. */
	private final List<Known> known = new ArrayList<>();

	SecondMoments(Known truth) {
		constant(truth);
	}

	/**
	 * Adds a law that is known without error, such as the uniform one of a prior. To be
	 * called before any batch is added.
	 * @return the number of a batch without error
	 */
	int constant(Known law) {
		var constant = slot();
		this.known.add(law);
		for (int other = 0; other <= constant; other++) {
			this.products[constant][other] = law.times(this.known.get(other));
			this.products[other][constant] = this.products[constant][other];
		}
		this.squares[constant] = law.square();
		return constant;
	}

	/** Genuine observations, independent of all others. */
	int real(double size) {
		return add(Weights.of(TRUTH), this.squares[TRUTH], 1 / size);
	}

	/**
	 * Adds a batch.
	 * @param mean conditional expectation of the batch mean
	 * @param square E|x|² of an observation
	 * @param error variance of the batch mean about its conditional expectation, as a
	 * part of an observation's variance about it: 1/m for m independent draws,
	 * (N-B)/((N-1)B) for B of N without replacement, 0 for the weighted mean itself
	 * @return its number
	 */
	int add(Weights mean, double square, double error) {
		return add(mean, square, error, 0);
	}

	/**
	 * Adds a batch.
	 * @param noise variance of the batch mean about its conditional expectation beside
	 * that of {@code error}
	 */
	int add(Weights mean, double square, double error, double noise) {
		var products = new double[this.products.length];
		for (int i = this.kept.nextSetBit(0); i >= 0; i = this.kept.nextSetBit(i + 1)) {
			var row = this.products[i];
			var sum = 0.0;
			for (int l = 0; l < mean.size(); l++) {
				sum += mean.values()[l] * row[mean.batches()[l]];
			}
			products[i] = sum;
		}
		var squaredMean = 0.0;
		for (int l = 0; l < mean.size(); l++) {
			squaredMean += mean.values()[l] * products[mean.batches()[l]];
		}
		var batch = slot();
		for (int i = this.kept.nextSetBit(0); i >= 0; i = this.kept.nextSetBit(i + 1)) {
			if (i != batch) {
				this.products[i][batch] = products[i];
				this.products[batch][i] = products[i];
			}
		}
		this.products[batch][batch] = squaredMean + error * (square - squaredMean) + noise;
		this.squares[batch] = square;
		return batch;
	}

	private int slot() {
		var free = this.kept.nextClearBit(0);
		if (free == this.products.length) {
			var larger = 2 * free;
			for (int i = 0; i < free; i++) {
				this.products[i] = Arrays.copyOf(this.products[i], larger);
			}
			this.products = Arrays.copyOf(this.products, larger);
			for (int i = free; i < larger; i++) {
				this.products[i] = new double[larger];
			}
			this.squares = Arrays.copyOf(this.squares, larger);
		}
		this.kept.set(free);
		return free;
	}

	/** Forgets a batch; its number may be given to another one. */
	void drop(int batch) {
		this.kept.clear(batch);
	}

	/** Number of batches that are kept. */
	int size() {
		return this.kept.cardinality();
	}

	/** E|P|² of a weighted mean P. */
	double squaredMean(Weights weights) {
		var sum = 0.0;
		for (int k = 0; k < weights.size(); k++) {
			for (int l = 0; l < weights.size(); l++) {
				sum += weights.values()[k] * weights.values()[l]
						* this.products[weights.batches()[k]][weights.batches()[l]];
			}
		}
		return sum;
	}

	/** E|P-p|² of a weighted mean P, p being the genuine mean. */
	double squaredError(Weights weights) {
		return squaredMean(weights) - 2 * product(weights, TRUTH) + this.products[TRUTH][TRUTH];
	}

	/** E⟨P, b⟩ of a weighted mean P and a batch mean b. */
	double product(Weights weights, int batch) {
		var sum = 0.0;
		for (int l = 0; l < weights.size(); l++) {
			sum += weights.values()[l] * this.products[weights.batches()[l]][batch];
		}
		return sum;
	}

	/** E|x|² of an observation of the weighted mixture of batches. */
	double square(Weights weights) {
		var sum = 0.0;
		for (int l = 0; l < weights.size(); l++) {
			sum += weights.values()[l] * this.squares[weights.batches()[l]];
		}
		return sum;
	}

}
