package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/**
 * Two interleaved half circles of radius 1, each with half of the mass: (cos t, sin t)
 * and (1 - cos t, ½ - sin t), t uniform from 0 to π.
 *
 * @param noise standard deviation of the normal noise on each coordinate
 */
public record Moons(double noise) implements Moments {

	@Override
	public Space.Real space() {
		return new Space.Real(2);
	}

	@Override
	public Points sample(int size, UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var values = new double[2 * size];
		for (int at = 0; at < values.length; at += 2) {
			var upper = random.nextBoolean();
			var angle = Math.PI * random.nextDouble();
			values[at] = (upper ? Math.cos(angle) : 1 - Math.cos(angle)) + this.noise * normal.sample();
			values[at + 1] = (upper ? Math.sin(angle) : 0.5 - Math.sin(angle)) + this.noise * normal.sample();
		}
		return new Points(2, values);
	}

	@Override
	public double[] mean() {
		return new double[] { 0.5, 0.25 };
	}

	/** Of either half circle diag(½, ½ - 4/π²); the means are (1, ½ - 4/π) apart. */
	@Override
	public double[][] covariance() {
		var apart = 0.5 - 4 / Math.PI;
		var variance = this.noise * this.noise;
		return new double[][] { { 0.5 + 0.25 + variance, apart / 4 },
				{ apart / 4, 0.5 - 4 / (Math.PI * Math.PI) + apart * apart / 4 + variance } };
	}

}
