package ouroboros.core.law;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/**
 * The law that gives equal probability to each of finitely many vectors: draws are with
 * replacement.
 */
public final class Empirical implements Moments, Cumulative {

	private final Points points;

	private final double[] mean;

	private final double[][] covariance;

	private final double[] sorted;

	/**
	 * @param points at least one vector
	 */
	public Empirical(Points points) {
		this.points = points;
		var dimension = points.dimension();
		this.mean = new double[dimension];
		for (int row = 0; row < points.rows(); row++) {
			for (int j = 0; j < dimension; j++) {
				this.mean[j] += points.at(row, j);
			}
		}
		for (int j = 0; j < dimension; j++) {
			this.mean[j] /= points.rows();
		}
		this.covariance = new double[dimension][dimension];
		for (int row = 0; row < points.rows(); row++) {
			for (int i = 0; i < dimension; i++) {
				for (int j = 0; j < dimension; j++) {
					this.covariance[i][j] += (points.at(row, i) - this.mean[i]) * (points.at(row, j) - this.mean[j])
							/ points.rows();
				}
			}
		}
		this.sorted = (dimension == 1) ? points.values().clone() : new double[0];
		Arrays.sort(this.sorted);
	}

	/** The vectors themselves. */
	public Points points() {
		return this.points;
	}

	@Override
	public Space.Real space() {
		return this.points.space();
	}

	@Override
	public Points sample(int size, UniformRandomProvider random) {
		return this.points.resample(size, random);
	}

	@Override
	public double[] mean() {
		return this.mean;
	}

	/** With divisor n: the moments of this law, not an estimate of another's. */
	@Override
	public double[][] covariance() {
		return this.covariance;
	}

	@Override
	public double cumulative(double x) {
		var low = 0;
		var high = knots().length;
		while (low < high) {
			var middle = (low + high) >>> 1;
			if (this.sorted[middle] <= x) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return (double) low / this.sorted.length;
	}

	@Override
	public double shortfall(double x) {
		var sum = 0.0;
		for (var value : knots()) {
			sum += Math.max(0, x - value);
		}
		return sum / this.sorted.length;
	}

	@Override
	public double[] knots() {
		if (this.sorted.length == 0) {
			throw new IllegalStateException("not of one dimension but of " + this.points.dimension());
		}
		return this.sorted;
	}

}
