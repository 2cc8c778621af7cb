package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The shape of a kernel, around 0 and in units of its bandwidth. */
public enum Kernel {

	/** The standard normal law. */
	GAUSSIAN {

		@Override
		public double variance(int dimension) {
			return 1;
		}

		@Override
		double logPeak(int dimension) {
			return -dimension * Math.log(2 * Math.PI) / 2;
		}

		@Override
		double logShape(double square) {
			return -square / 2;
		}

		@Override
		double reach() {
			return 9;
		}

		@Override
		double cumulative(double z) {
			return STANDARD.cumulativeProbability(z);
		}

		@Override
		double shortfall(double z) {
			return Math.max(0, z * STANDARD.cumulativeProbability(z) + STANDARD.density(z));
		}

		@Override
		void draw(double[] deviation, UniformRandomProvider random) {
			var normal = ZigguratSampler.NormalizedGaussian.of(random);
			for (int j = 0; j < deviation.length; j++) {
				deviation[j] = normal.sample();
			}
		}

	},

	/** The uniform law on the unit ball. */
	TOPHAT {

		@Override
		public double variance(int dimension) {
			return 1 / (dimension + 2.0);
		}

		/** The volume of the ball in d dimensions is 2π/d times that in d-2. */
		@Override
		double logPeak(int dimension) {
			var logVolume = (dimension % 2 == 0) ? 0 : Math.log(2);
			for (int d = 2 + dimension % 2; d <= dimension; d += 2) {
				logVolume += Math.log(2 * Math.PI / d);
			}
			return -logVolume;
		}

		@Override
		double logShape(double square) {
			return (square <= 1) ? 0 : Double.NEGATIVE_INFINITY;
		}

		@Override
		double reach() {
			return 1;
		}

		@Override
		double cumulative(double z) {
			return Math.clamp((z + 1) / 2, 0, 1);
		}

		@Override
		double shortfall(double z) {
			return (z >= 1) ? z : (z <= -1) ? 0 : (z + 1) * (z + 1) / 4;
		}

		@Override
		void draw(double[] deviation, UniformRandomProvider random) {
			if (deviation.length == 1) {
				deviation[0] = 2 * random.nextDouble() - 1;
				return;
			}
			GAUSSIAN.draw(deviation, random);
			var square = 0.0;
			for (var coordinate : deviation) {
				square += coordinate * coordinate;
			}
			var factor = Math.pow(random.nextDouble(), 1.0 / deviation.length) / Math.sqrt(square);
			for (int j = 0; j < deviation.length; j++) {
				deviation[j] *= factor;
			}
		}

	};

	private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

	/** Variance of every coordinate. */
	public abstract double variance(int dimension);

	/** Logarithm of the density at 0. */
	abstract double logPeak(int dimension);

	/**
	 * Logarithm of the density less that at 0, at a point with that squared length; never
	 * increasing.
	 */
	abstract double logShape(double square);

	/** Distance beyond which there is less than 1e-15 of the mass in one dimension. */
	abstract double reach();

	/** The distribution function in one dimension. */
	abstract double cumulative(double z);

	/** Its integral from minus infinity. */
	abstract double shortfall(double z);

	/** Draws a point. */
	abstract void draw(double[] deviation, UniformRandomProvider random);

}
