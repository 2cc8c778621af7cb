package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;

/**
 * The law of a linear regression: label y = w·x + noise·z with z ~ N(0, 1).
 *
 * @param weights w, of the vectors' dimension
 * @param noise standard deviation of the label given the vector
 */
public record LinearModel(double[] weights, double noise) implements Conditional, Sufficient {

	@Override
	public Space.Pairs space() {
		return new Space.Pairs(this.weights.length, 0);
	}

	@Override
	public Labeller labeller(UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		return (values, offset) -> mean(values, offset) + this.noise * normal.sample();
	}

	/**
	 * ‖w-w'‖², which is E(w·x-w'·x)² for x ~ N(0, I).
	 * @param other a model with weights w' for vectors of the same dimension
	 */
	public double squaredDistance(LinearModel other) {
		var sum = 0.0;
		for (int j = 0; j < this.weights.length; j++) {
			sum += (this.weights[j] - other.weights[j]) * (this.weights[j] - other.weights[j]);
		}
		return sum;
	}

	private double mean(double[] values, int offset) {
		var sum = 0.0;
		for (int j = 0; j < this.weights.length; j++) {
			sum += this.weights[j] * values[offset + j];
		}
		return sum;
	}

	/** Of vectors of its own and their labels, which together are normal. */
	@Override
	public Summary statistics(long size, UniformRandomProvider random) {
		var inputs = this.weights.length;
		var covariance = new double[inputs + 1][inputs + 1];
		var variance = this.noise * this.noise;
		for (int j = 0; j < inputs; j++) {
			covariance[j][j] = 1;
			covariance[j][inputs] = this.weights[j];
			covariance[inputs][j] = this.weights[j];
			variance += this.weights[j] * this.weights[j];
		}
		covariance[inputs][inputs] = variance;
		var joint = new Normal(new double[inputs + 1], covariance).statistics(size, random);
		return new Summary(space(), size, joint.mean(), joint.scatter());
	}

}
