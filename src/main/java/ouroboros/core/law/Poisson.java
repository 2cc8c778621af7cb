package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

import ouroboros.core.chance.PoissonSampler;
import ouroboros.core.chance.SaddlePoint;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;

/**
 * The Poisson law on the counts 0, 1, 2 …, as points of one dimension.
 *
 * @param rate λ, mean and variance at once, 0 or more; 0 is the point 0, of an infinite
 * or undefined one all draws are that
 */
public record Poisson(double rate) implements OneParameter, Mass, Sufficient {

	/** Most counts that {@link #knots()} lists one by one. */
	private static final int MOST_KNOTS = 2000;

	private static final double LARGE = 1e6;

	@Override
	public Space.Real space() {
		return new Space.Real(1);
	}

	@Override
	public Points sample(int size, UniformRandomProvider random) {
		var sampler = new PoissonSampler(this.rate);
		var values = new double[size];
		for (int i = 0; i < size; i++) {
			values[i] = sampler.sample(random);
		}
		return new Points(1, values);
	}

	/** The mean alone, whose n-fold is of the Poisson law of rate nλ. */
	@Override
	public Summary statistics(long size, UniformRandomProvider random) {
		var sum = new PoissonSampler(size * this.rate).sample(random);
		return new Summary(space(), size, new double[] { sum / size }, new double[0][]);
	}

	@Override
	public double[] mean() {
		return new double[] { this.rate };
	}

	@Override
	public double[][] covariance() {
		return new double[][] { { this.rate } };
	}

	@Override
	public double logMass(double value) {
		if (this.rate == 0) {
			return (value == 0) ? 0 : Double.NEGATIVE_INFINITY;
		}
		return (value < 0 || value != Math.rint(value)) ? Double.NEGATIVE_INFINITY
				: SaddlePoint.logPoisson(value, this.rate);
	}

	/** By the gamma law of the time at which the next count is reached. */
	@Override
	public double cumulative(double x) {
		var far = 40 * Math.sqrt(this.rate);
		if (x < 0 || x < this.rate - far) {
			return 0;
		}
		if (x >= this.rate + far + 1000) {
			return 1;
		}
		var shape = Math.floor(x) + 1;
		return (this.rate < LARGE) ? GammaDistribution.of(shape, 1).survivalProbability(this.rate)
				: largeGammaSurvival(shape);
	}

	/**
	 * Probability that a gamma variable exceeds the rate, from the uniform expansion of
	 * Temme 1979 (doi:10.1137/0510071) to first order: right to 1e-12 for a rate of
	 * {@value #LARGE} and more, 40 standard deviations around.
	 */
	private double largeGammaSurvival(double shape) {
		var distance = Math.copySign(Math.sqrt(2 * SaddlePoint.deviance(shape, this.rate)), this.rate - shape);
		var eta = distance / Math.sqrt(shape);
		var correction = -1 / 3.0 + eta * (1 / 12.0 + eta * (-2 / 135.0 + eta * (1 / 864.0 + eta / 2835)));
		var standard = NormalDistribution.of(0, 1);
		return standard.survivalProbability(distance) + correction * standard.density(distance) / Math.sqrt(shape);
	}

	/** With k the largest count up to x, (x - λ) P(X ≤ k) + λ P(X = k). */
	@Override
	public double shortfall(double x) {
		var below = cumulative(x);
		return (below == 0) ? 0 : Math.max(0, (x - this.rate) * below + this.rate * Math.exp(logMass(Math.floor(x))));
	}

	/** The counts that matter, or as many at equal distances where they are too many. */
	@Override
	public double[] knots() {
		if (!(this.rate > 0 && this.rate < Double.POSITIVE_INFINITY)) {
			return new double[] { this.rate };
		}
		var reach = 9 * Math.sqrt(this.rate);
		var first = Math.max(0, Math.floor(this.rate - reach));
		var step = Math.max(1, Math.ceil((this.rate + reach + 30 - first) / MOST_KNOTS));
		var knots = new double[1 + (int) Math.ceil((this.rate + reach + 30 - first) / step)];
		for (int i = 0; i < knots.length; i++) {
			knots[i] = first + i * step;
		}
		return knots;
	}

	/** λ ln(λ/λ') + λ' - λ. */
	@Override
	public double divergence(double otherMean) {
		return SaddlePoint.deviance(this.rate, otherMean);
	}

}
