package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;

/**
 * The law of a linear regression: label y = w·x + noise·z with z ~ N(0, 1). Vectors of
 * its own are x ~ N(0, I).
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
	public Pairs sample(int size, UniformRandomProvider random) {
		var inputs = this.weights.length;
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var values = new double[size * (inputs + 1)];
		for (int at = 0; at < values.length; at += inputs + 1) {
			for (int j = 0; j < inputs; j++) {
				values[at + j] = normal.sample();
			}
			values[at + inputs] = mean(values, at) + this.noise * normal.sample();
		}
		return new Pairs(new Points(inputs + 1, values), 0);
	}

	@Override
	public Pairs label(Pairs design, UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var labels = new double[design.rows()];
		for (int row = 0; row < labels.length; row++) {
			labels[row] = mean(design.table().values(), row * (this.weights.length + 1)) + this.noise * normal.sample();
		}
		return design.labelled(labels);
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
