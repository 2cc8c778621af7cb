package ouroboros.core.law;

/**
 * The density of a kernel mixture prepared for many evaluations. Points are visited from
 * the nearest in the first coordinate outwards until none of the others can matter.
 */
public final class KernelSum implements LogDensity {

	/** Of terms that are smaller by this factor in logarithms not even 10^7 matter. */
	private static final double NEGLIGIBLE = 55;

	private final KernelMixture mixture;

	private final double logNormalisation;

	private final boolean regular;

	KernelSum(KernelMixture mixture) {
		this.mixture = mixture;
		this.regular = mixture.regular();
		var logarithm = mixture.kernel().logPeak(mixture.bandwidth().length);
		for (var width : mixture.bandwidth()) {
			logarithm -= Math.log(width);
		}
		this.logNormalisation = logarithm;
	}

	/**
	 * Logarithm of the density at a vector, by log-sum-exp.
	 * @return {@code +Infinity} at and {@code -Infinity} off the points of kernels
	 * without width
	 */
	@Override
	public double logDensity(double[] values, int offset) {
		if (!this.regular) {
			return isPoint(values, offset) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
		}
		var sum = new LogSum();
		var nearest = this.mixture.rowsBelow(values[offset]);
		for (int row = nearest; row < this.mixture.points().rows() && matters(row, values[offset], sum); row++) {
			add(row, values, offset, sum);
		}
		for (int row = nearest - 1; row >= 0 && matters(row, values[offset], sum); row--) {
			add(row, values, offset, sum);
		}
		return sum.value() + this.logNormalisation;
	}

	private boolean matters(int row, double first, LogSum sum) {
		var z = (first - this.mixture.points().at(row, 0)) / this.mixture.bandwidth()[0];
		var most = this.mixture.kernel().logShape(z * z);
		return !(most < sum.largest - NEGLIGIBLE || most == Double.NEGATIVE_INFINITY);
	}

	private void add(int row, double[] values, int offset, LogSum sum) {
		var square = 0.0;
		for (int j = 0; j < this.mixture.bandwidth().length; j++) {
			var z = (values[offset + j] - this.mixture.points().at(row, j)) / this.mixture.bandwidth()[j];
			square += z * z;
		}
		sum.add(this.mixture.kernel().logShape(square), this.mixture.weight(row));
	}

	private boolean isPoint(double[] values, int offset) {
		for (int row = 0; row < this.mixture.points().rows(); row++) {
			var equal = true;
			for (int j = 0; j < this.mixture.bandwidth().length; j++) {
				equal &= values[offset + j] == this.mixture.points().at(row, j);
			}
			if (equal) {
				return true;
			}
		}
		return false;
	}

	/** A sum of exponentials with weights, in units of the largest exponential. */
	private static final class LogSum {

		private double largest = Double.NEGATIVE_INFINITY;

		private double sum;

		void add(double logarithm, double weight) {
			if (logarithm > this.largest) {
				this.sum *= Math.exp(this.largest - logarithm);
				this.largest = logarithm;
			}
			if (this.largest > Double.NEGATIVE_INFINITY) {
				this.sum += weight * Math.exp(logarithm - this.largest);
			}
		}

		double value() {
			return (this.sum == 0) ? Double.NEGATIVE_INFINITY : this.largest + Math.log(this.sum);
		}

	}

}
