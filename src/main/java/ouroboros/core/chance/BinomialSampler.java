package ouroboros.core.chance;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws from a binomial law of up to 10^15 trials: by inversion where fewer than 10
 * successes or failures are expected, else by transformed rejection (Hörmann 1993, The
 * Generation of Binomial Random Variates, algorithm BTRS). The time of a draw does not
 * depend on the number of trials.
 */
public final class BinomialSampler {

	private static final double LEAST_REJECTED = 10;

	/** A count that a mean below 10 has with a probability below 1e-80. */
	private static final int MOST_INVERTED = 110;

	private final double trials;

	private final double probability;

	private final boolean failures;

	private final double mean;

	/**
	 * @param trials 0 to 10^15
	 * @param probability of success, 0 to 1
	 */
	public BinomialSampler(long trials, double probability) {
		if (!(probability >= 0 && probability <= 1)) {
			throw new IllegalArgumentException("not a probability: " + probability);
		}
		this.trials = trials;
		this.failures = probability > 0.5;
		this.probability = this.failures ? 1 - probability : probability;
		this.mean = this.trials * this.probability;
	}

	/** Number of successes. */
	public long sample(UniformRandomProvider random) {
		var count = (this.mean < LEAST_REJECTED) ? inverted(random) : rejected(random);
		return (long) (this.failures ? this.trials - count : count);
	}

	private double inverted(UniformRandomProvider random) {
		var none = Math.exp(this.trials * Math.log1p(-this.probability));
		var odds = this.probability / (1 - this.probability);
		while (true) {
			var rest = random.nextDouble();
			var chance = none;
			for (int count = 0; count < MOST_INVERTED && count <= this.trials;) {
				if (rest < chance) {
					return count;
				}
				rest -= chance;
				chance *= odds * (this.trials - count) / (count + 1);
				count++;
			}
		}
	}

	private double rejected(UniformRandomProvider random) {
		var deviation = Math.sqrt(this.mean * (1 - this.probability));
		var b = 1.15 + 2.53 * deviation;
		var a = -0.0873 + 0.0248 * b + 0.01 * this.probability;
		var squeeze = 0.92 - 4.2 / b;
		var alpha = (2.83 + 5.1 / b) * deviation;
		var mode = Double.NaN;
		while (true) {
			var u = random.nextDouble() - 0.5;
			var v = random.nextDouble();
			var us = 0.5 - Math.abs(u);
			var count = Math.floor((2 * a / us + b) * u + this.mean + 0.5);
			if (us >= 0.07 && v <= squeeze) {
				return count;
			}
			if (!(count >= 0 && count <= this.trials)) {
				continue;
			}
			mode = Double.isNaN(mode) ? logProbability(Math.floor((this.trials + 1) * this.probability)) : mode;
			if (Math.log(v * alpha / (a / (us * us) + b)) <= logProbability(count) - mode) {
				return count;
			}
		}
	}

	private double logProbability(double count) {
		return SaddlePoint.logBinomial(count, this.trials, this.probability);
	}

}
