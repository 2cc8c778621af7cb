package ouroboros.core.chance;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws from a Poisson law of any mean: by inversion below 10, else by transformed
 * rejection (Hörmann 1993, The Transformed Rejection Method for Generating Poisson Random
 * Variables, algorithm PTRS), with probabilities that are right for means to 10^18 and
 * beyond. The time of a draw does not depend on the mean.
 */
public final class PoissonSampler {

	static final double LEAST_REJECTED = 10;

	/** A count that a mean below 10 has with a probability below 1e-80. */
	private static final int MOST_INVERTED = 110;

	private final double mean;

	private final double floor;

	private final double fraction;

	private final double none;

	private final double a;

	private final double b;

	private final double inverseAlpha;

	private final double squeeze;

	/**
	 * @param mean 0 or more; of an infinite or undefined one all draws are that
	 */
	public PoissonSampler(double mean) {
		this.mean = mean;
		this.floor = Math.floor(mean);
		this.fraction = mean - this.floor;
		this.none = (mean < LEAST_REJECTED) ? Math.exp(-mean) : 0;
		this.b = 0.931 + 2.53 * Math.sqrt(mean);
		this.a = -0.059 + 0.02483 * this.b;
		this.inverseAlpha = 1.1239 + 1.1328 / (this.b - 3.4);
		this.squeeze = 0.9277 - 3.6224 / (this.b - 2);
	}

	/** A whole number, 0 or more, exact up to 2^53 and above it rounded to a double. */
	public double sample(UniformRandomProvider random) {
		if (!(this.mean < Double.POSITIVE_INFINITY)) {
			return this.mean;
		}
		return (this.mean < LEAST_REJECTED) ? inverted(random)
				: rejected(random.nextDouble(), random.nextDouble(), random);
	}

	private double inverted(UniformRandomProvider random) {
		while (true) {
			var rest = random.nextDouble();
			var probability = this.none;
			for (int count = 0; count < MOST_INVERTED;) {
				if (rest < probability) {
					return count;
				}
				rest -= probability;
				probability *= this.mean / ++count;
			}
		}
	}

	/**
	 * A count of a mean from 10 on. Counts are relative to the mean, so that large ones
	 * lose nothing.
	 * @param firstU uniform from 0 to 1, as is {@code firstV}: what is looked at first
	 */
	double rejected(double firstU, double firstV, UniformRandomProvider random) {
		var u = firstU - 0.5;
		var v = firstV;
		while (true) {
			var us = 0.5 - Math.abs(u);
			var offset = Math.floor((2 * this.a / us + this.b) * u + this.fraction + 0.43);
			var count = this.floor + offset;
			if (us >= 0.07 && v <= this.squeeze) {
				return count;
			}
			if (!(count < 0 || (us < 0.013 && v > us)) && accepts(us, v, count, offset)) {
				return count;
			}
			u = random.nextDouble() - 0.5;
			v = random.nextDouble();
		}
	}

	private boolean accepts(double us, double v, double count, double offset) {
		return Math.log(v * this.inverseAlpha / (this.a / (us * us) + this.b)) <= SaddlePoint.logPoisson(count,
				this.mean, offset - this.fraction);
	}

}
