package ouroboros.core.law;

import java.util.Arrays;

/** How far the mean of a sample is from what it should be. */
final class Means {

	private Means() {
	}

	/** In standard errors, by the sample's own variance. */
	static double z(double[] sample, double expected) {
		var mean = Arrays.stream(sample).average().orElseThrow();
		var variance = Arrays.stream(sample).map((x) -> (x - mean) * (x - mean)).sum() / (sample.length - 1);
		return (mean - expected) / Math.sqrt(variance / sample.length);
	}

}
