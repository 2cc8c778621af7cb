package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.chance.SaddlePoint;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;

/**
 * The exponential law on the positive numbers.
 *
 * @param scale θ, mean and standard deviation at once, 0 or more; 0 is the point 0, of an
 * infinite or undefined one all draws are that
 */
public record Exponential(double scale) implements OneParameter, Density, Sufficient {

	private static final double[] KNOTS = { 0, 0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 40 };

	@Override
	public Space.Real space() {
		return new Space.Real(1);
	}

	@Override
	public Points sample(int size, UniformRandomProvider random) {
		var standard = ZigguratSampler.Exponential.of(random);
		var values = new double[size];
		for (int i = 0; i < size; i++) {
			values[i] = this.scale * standard.sample();
		}
		return new Points(1, values);
	}

	/** The mean alone, whose n-fold is of the gamma law of shape n. */
	@Override
	public Summary statistics(long size, UniformRandomProvider random) {
		var sum = AhrensDieterMarsagliaTsangGammaSampler.of(random, size, 1).sample();
		return new Summary(space(), size, new double[] { this.scale * (sum / size) }, new double[0][]);
	}

	@Override
	public double[] mean() {
		return new double[] { this.scale };
	}

	@Override
	public double[][] covariance() {
		return new double[][] { { this.scale * this.scale } };
	}

	@Override
	public double logDensity(double[] values, int offset) {
		var value = values[offset];
		if (this.scale == 0) {
			return (value == 0) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
		}
		return (value < 0) ? Double.NEGATIVE_INFINITY : -Math.log(this.scale) - value / this.scale;
	}

	@Override
	public boolean regular() {
		return this.scale > 0 && this.scale < Double.POSITIVE_INFINITY;
	}

	@Override
	public double cumulative(double x) {
		return (x < 0) ? 0 : (this.scale == 0) ? 1 : -Math.expm1(-x / this.scale);
	}

	@Override
	public double shortfall(double x) {
		return (x <= 0) ? 0 : (this.scale == 0) ? x : Math.max(0, x - this.scale * cumulative(x));
	}

	@Override
	public double[] knots() {
		var knots = KNOTS.clone();
		for (int i = 0; i < knots.length; i++) {
			knots[i] *= this.scale;
		}
		return knots;
	}

	/** ln(θ'/θ) + θ/θ' - 1. */
	@Override
	public double divergence(double otherMean) {
		return SaddlePoint.deviance(otherMean, this.scale) / otherMean;
	}

}
