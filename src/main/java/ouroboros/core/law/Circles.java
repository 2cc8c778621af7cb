package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/**
 * Two circles around the origin, of radius 1 and of a smaller one, each with half of the
 * mass.
 *
 * @param factor the smaller radius
 * @param noise standard deviation of the normal noise on each coordinate
 */
public record Circles(double factor, double noise) implements Moments {

	@Override
	public Space.Real space() {
		return new Space.Real(2);
	}

	@Override
	public Points sample(int size, UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var values = new double[2 * size];
		for (int at = 0; at < values.length; at += 2) {
			var radius = random.nextBoolean() ? 1 : this.factor;
			var angle = 2 * Math.PI * random.nextDouble();
			values[at] = radius * Math.cos(angle) + this.noise * normal.sample();
			values[at + 1] = radius * Math.sin(angle) + this.noise * normal.sample();
		}
		return new Points(2, values);
	}

	@Override
	public double[] mean() {
		return new double[2];
	}

	/** Half the mean squared radius in each coordinate, and the noise. */
	@Override
	public double[][] covariance() {
		return Matrices.times((1 + this.factor * this.factor) / 4 + this.noise * this.noise, Matrices.identity(2));
	}

}
