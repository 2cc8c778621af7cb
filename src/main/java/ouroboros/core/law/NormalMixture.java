package ouroboros.core.law;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/**
 * A mixture of normal laws.
 *
 * @param weights one for each component, 0 or more, summing to 1
 * @param components the normal laws, of equal dimension
 */
public record NormalMixture(double[] weights, Normal[] components) implements Moments, Density, Cumulative, Scaled {

	@Override
	public Space.Real space() {
		return this.components[0].space();
	}

	@Override
	public Points sample(int size, UniformRandomProvider random) {
		var dimension = space().dimension();
		var upTo = this.weights.clone();
		for (int k = 1; k < upTo.length; k++) {
			upTo[k] += upTo[k - 1];
		}
		var roots = Arrays.stream(this.components)
			.map((component) -> Matrices.root(component.covariance()))
			.toArray(double[][][]::new);
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var standard = new double[dimension];
		var values = new double[size * dimension];
		for (int at = 0; at < values.length; at += dimension) {
			var uniform = random.nextDouble() * upTo[upTo.length - 1];
			var k = 0;
			while (k < upTo.length - 1 && upTo[k] <= uniform) {
				k++;
			}
			for (int j = 0; j < dimension; j++) {
				standard[j] = normal.sample();
			}
			for (int j = 0; j < dimension; j++) {
				var sum = this.components[k].mean()[j];
				for (int i = 0; i < dimension; i++) {
					sum += roots[k][j][i] * standard[i];
				}
				values[at + j] = sum;
			}
		}
		return new Points(dimension, values);
	}

	@Override
	public double[] mean() {
		var mean = new double[space().dimension()];
		for (int k = 0; k < this.weights.length; k++) {
			for (int j = 0; j < mean.length; j++) {
				mean[j] += this.weights[k] * this.components[k].mean()[j];
			}
		}
		return mean;
	}

	/** Mean of the components' covariances plus covariance of their means. */
	@Override
	public double[][] covariance() {
		var mean = mean();
		var covariance = new double[mean.length][mean.length];
		for (int k = 0; k < this.weights.length; k++) {
			var component = this.components[k];
			for (int i = 0; i < mean.length; i++) {
				for (int j = 0; j < mean.length; j++) {
					covariance[i][j] += this.weights[k] * (component.covariance()[i][j]
							+ (component.mean()[i] - mean[i]) * (component.mean()[j] - mean[j]));
				}
			}
		}
		return covariance;
	}

	@Override
	public double logDensity(double[] values, int offset) {
		return density().logDensity(values, offset);
	}

	@Override
	public MixtureDensity density() {
		return new MixtureDensity(this);
	}

	@Override
	public double cumulative(double x) {
		var sum = 0.0;
		for (int k = 0; k < this.weights.length; k++) {
			sum += this.weights[k] * this.components[k].cumulative(x);
		}
		return sum;
	}

	@Override
	public double shortfall(double x) {
		var sum = 0.0;
		for (int k = 0; k < this.weights.length; k++) {
			sum += this.weights[k] * this.components[k].shortfall(x);
		}
		return sum;
	}

	@Override
	public double[] knots() {
		return Arrays.stream(this.components).map(Normal::knots).flatMapToDouble(Arrays::stream).sorted().toArray();
	}

	@Override
	public NormalMixture scaled(double bias) {
		return (bias == 1) ? this : new NormalMixture(this.weights,
				Arrays.stream(this.components).map((component) -> component.scaled(bias)).toArray(Normal[]::new));
	}

}
