package ouroboros.core.law;

import java.util.Arrays;

import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/** The law that gives equal probability to each of finitely many vectors. */
public final class Empirical implements Moments, Cumulative, DatasetLaw<Points> {

	private final DatasetRows<Points> rows;

	private final double[] mean;

	private final double[][] covariance;

	private final double[] sorted;

	/**
	 * Of vectors that are all drawn, with replacement.
	 * @param points at least one
	 */
	public Empirical(Points points) {
		this(DatasetRows.of(points));
	}

	public Empirical(DatasetRows<Points> rows) {
		this.rows = rows;
		var points = rows.training();
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

	@Override
	public DatasetRows<Points> rows() {
		return this.rows;
	}

	@Override
	public Space.Real space() {
		return this.rows.all().space();
	}

	/**
	 * The vectors that are held out for metrics, in order; where none are held out, all
	 * of them.
	 */
	public Points measured() {
		return this.rows.measured();
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
			throw new IllegalStateException("not of one dimension but of " + space().dimension());
		}
		return this.sorted;
	}

}
