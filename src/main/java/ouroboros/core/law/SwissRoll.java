package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/**
 * A rolled-up sheet: (t cos t, y, t sin t), t uniform from 3π/2 to 9π/2 and y from 0 to
 * 21.
 *
 * @param noise standard deviation of the normal noise on each coordinate
 */
public record SwissRoll(double noise) implements Moments {

	@Override
	public Space.Real space() {
		return new Space.Real(3);
	}

	@Override
	public Points sample(int size, UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var values = new double[3 * size];
		for (int at = 0; at < values.length; at += 3) {
			var angle = 1.5 * Math.PI * (1 + 2 * random.nextDouble());
			values[at] = angle * Math.cos(angle) + this.noise * normal.sample();
			values[at + 1] = 21 * random.nextDouble() + this.noise * normal.sample();
			values[at + 2] = angle * Math.sin(angle) + this.noise * normal.sample();
		}
		return new Points(3, values);
	}

	@Override
	public double[] mean() {
		return new double[] { 2, 10.5, 2 / (3 * Math.PI) };
	}

	/**
	 * From E t² = 39π²/4, E t² cos 2t = -½ and E t² sin 2t = 3π.
	 */
	@Override
	public double[][] covariance() {
		var square = 39 * Math.PI * Math.PI / 8;
		var variance = this.noise * this.noise;
		var z = mean()[2];
		var across = 1.5 * Math.PI - 2 * z;
		return new double[][] { { square - 0.25 - 4 + variance, 0, across }, { 0, 21 * 21 / 12.0 + variance, 0 },
				{ across, 0, square + 0.25 - z * z + variance } };
	}

}
