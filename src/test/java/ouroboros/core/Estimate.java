package ouroboros.core;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A number estimated from independent replicates. A correct program is found wrong with
 * probability 6e-5 where the estimate is normal; seeds are fixed, so a test that passes
 * once passes always.
 *
 * @param value the estimate
 * @param standardError computed from the replicates
 */
public record Estimate(double value, double standardError) {

	private static final double LIMIT = 4;

	/** The mean. */
	public static Estimate mean(double... sample) {
		var mean = Arrays.stream(sample).average().orElseThrow();
		return new Estimate(mean, Math.sqrt(moment(sample, mean, 2) / (sample.length - 1)));
	}

	/** The variance, whose own variance is that of the squared deviations. */
	static Estimate variance(double... sample) {
		var mean = Arrays.stream(sample).average().orElseThrow();
		var second = moment(sample, mean, 2);
		return new Estimate(second * sample.length / (sample.length - 1),
				Math.sqrt((moment(sample, mean, 4) - second * second) / sample.length));
	}

	/** The median, with the distance of order statistics as its error. */
	static Estimate median(double... sample) {
		var sorted = sample.clone();
		Arrays.sort(sorted);
		var half = Math.sqrt(sorted.length) / 2;
		var low = sorted[(int) (sorted.length / 2.0 - half)];
		var high = sorted[(int) (sorted.length / 2.0 + half)];
		return new Estimate((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2, (high - low) / 2);
	}

	private static double moment(double[] sample, double about, int power) {
		return Arrays.stream(sample).map((x) -> Math.pow(x - about, power)).sum() / sample.length;
	}

	/** The estimate of a multiple. */
	Estimate times(double factor) {
		return new Estimate(this.value * factor, this.standardError * Math.abs(factor));
	}

	/** In standard errors. */
	public double z(double expected) {
		return (this.value - expected) / this.standardError;
	}

	/** What is expected agrees with the estimate. */
	void shows(double expected) {
		assertThat(z(expected)).as("z of %s, expected %s", this, expected).isBetween(-LIMIT, LIMIT);
	}

	/** The same, and within a published tolerance. */
	void shows(double expected, double tolerance) {
		shows(expected);
		assertThat(Math.abs(this.value - expected)).as("distance of %s from %s", this, expected)
			.isLessThanOrEqualTo(tolerance);
	}

	/** What a neighbouring wrong program would give does not agree: the control. */
	void rejects(double wrong) {
		assertThat(Math.abs(z(wrong))).as("z of %s against the wrong %s", this, wrong).isGreaterThan(LIMIT);
	}

}
