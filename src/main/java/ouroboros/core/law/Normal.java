package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.vector.NormalNumbers;
import ouroboros.core.vector.StandardMoments;

/**
 * The normal law, possibly degenerate.
 *
 * @param mean the mean
 * @param covariance the covariance matrix, symmetric and positive semi-definite
 */
public record Normal(double[] mean, double[][] covariance) implements Moments, Density, Cumulative, Scaled, Sufficient {

	private static final double[] KNOTS = { -40, -20, -12, -9, -7, -5.5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5.5, 7, 9, 12,
			20, 40 };

	/** Numbers drawn between two polls: some microseconds. */
	private static final int AT_ONCE = 1 << 14;

	/** The one-dimensional normal law. */
	public static Normal of(double mean, double variance) {
		return new Normal(new double[] { mean }, new double[][] { { variance } });
	}

	@Override
	public Space.Real space() {
		return new Space.Real(this.mean.length);
	}

	@Override
	public Points sample(int size, UniformRandomProvider random) {
		var dimension = this.mean.length;
		var values = new double[size * dimension];
		if (dimension == 1) {
			fill(values, this.mean[0], Math.sqrt(this.covariance[0][0]), random);
			return new Points(1, values);
		}
		fill(values, 0, 1, random);
		var root = Matrices.root(this.covariance);
		var standard = new double[dimension];
		for (int at = 0; at < values.length; at += dimension) {
			System.arraycopy(values, at, standard, 0, dimension);
			for (int j = 0; j < dimension; j++) {
				var sum = this.mean[j];
				for (int k = 0; k < dimension; k++) {
					sum += root[j][k] * standard[k];
				}
				values[at + j] = sum;
			}
		}
		return new Points(dimension, values);
	}

	private static void fill(double[] values, double mean, double deviation, UniformRandomProvider random) {
		var numbers = new NormalNumbers(random::nextLong, values.length);
		for (int from = 0; from < values.length; from += AT_ONCE) {
			Turn.poll(random);
			numbers.next(mean, deviation, values, from, Math.min(values.length, from + AT_ONCE));
		}
	}

	/**
	 * Mean and scatter, which are independent: mean ~ N(μ, Σ/n), scatter ~ Wishart(n-1,
	 * Σ).
	 */
	@Override
	public Summary statistics(long size, UniformRandomProvider random) {
		if (this.mean.length == 1) {
			var variance = Math.max(0, this.covariance[0][0]);
			var standard = StandardMoments.of(size - 1, random::nextLong);
			return new Summary(space(), size,
					new double[] { this.mean[0] + Math.sqrt(variance) * (standard.mean() / Math.sqrt(size)) },
					new double[][] { { variance * standard.scatter() } });
		}
		var root = Matrices.root(this.covariance);
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var centre = this.mean.clone();
		for (int k = 0; k < centre.length; k++) {
			var standard = normal.sample() / Math.sqrt(size);
			for (int j = 0; j < centre.length; j++) {
				centre[j] += root[j][k] * standard;
			}
		}
		return new Summary(space(), size, centre, Wishart.sample(root, size - 1, random));
	}

	@Override
	public double logDensity(double[] values, int offset) {
		return density().logDensity(values, offset);
	}

	/** Where the covariance is numerically positive definite. */
	@Override
	public boolean regular() {
		return Matrices.choleskyFactor(this.covariance).isPresent();
	}

	@Override
	public NormalDensity density() {
		return new NormalDensity(this.mean, this.covariance);
	}

	@Override
	public double cumulative(double x) {
		var deviation = deviation();
		if (deviation == 0) {
			return (x >= this.mean[0]) ? 1 : 0;
		}
		if (!(deviation < Double.POSITIVE_INFINITY)) {
			return Double.NaN;
		}
		return NormalDistribution.of(this.mean[0], deviation).cumulativeProbability(x);
	}

	@Override
	public double shortfall(double x) {
		var deviation = deviation();
		var distance = x - this.mean[0];
		if (deviation == 0) {
			return Math.max(0, distance);
		}
		var standard = NormalDistribution.of(0, 1);
		var z = distance / deviation;
		return Math.max(0, distance * standard.cumulativeProbability(z) + deviation * standard.density(z));
	}

	@Override
	public double[] knots() {
		var deviation = deviation();
		if (deviation == 0) {
			return new double[] { this.mean[0] };
		}
		var knots = KNOTS.clone();
		for (int i = 0; i < knots.length; i++) {
			knots[i] = this.mean[0] + knots[i] * deviation;
		}
		return knots;
	}

	private double deviation() {
		if (this.mean.length != 1) {
			throw new IllegalStateException("not of one dimension but of " + this.mean.length);
		}
		return Math.sqrt(this.covariance[0][0]);
	}

	@Override
	public Normal scaled(double bias) {
		return (bias == 1) ? this : new Normal(this.mean, Matrices.times(bias, this.covariance));
	}

}
