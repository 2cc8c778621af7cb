package ouroboros.core.theory;

/**
 * First and second moment of a law that is known without error, in the coordinates of a
 * {@link Family}.
 *
 * @param mean its mean
 * @param square mean squared norm of an observation
 */
record Known(double[] mean, double square) {

	/** A direction along which means are looked at. */
	static Known direction(double[] along) {
		return new Known(along, 0);
	}

	/** Product of both means. */
	double times(Known other) {
		var sum = 0.0;
		for (int j = 0; j < this.mean.length; j++) {
			sum += this.mean[j] * other.mean[j];
		}
		return sum;
	}

}
