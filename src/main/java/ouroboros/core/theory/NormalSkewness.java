package ouroboros.core.theory;

import ouroboros.core.learner.Estimator;
import ouroboros.core.learner.Gaussian;

/**
 * Skewness of the variance and of the squared shift of the normal learner under replace
 * with a normal truth in one dimension, exactly. Both are products of ever more factors
 * and soon so skewed that a mean over any affordable number of replicates misses the rare
 * chains which carry its expectation.
 *
 * @param variance at each generation; infinite where it exceeds a double
 * @param shift at each generation; infinite where it exceeds a double
 */
record NormalSkewness(double[] variance, double[] shift) {

	/**
	 * Where it is known; in more dimensions it is taken as an upper bound.
	 */
	static final Condition CONDITION = (setting) -> {
		var unknown = Knobs.only("regime.samples", "sampling.bias").unmet(setting);
		return (unknown != null) ? unknown : Conditions.NORMAL_TRUTH.unmet(setting);
	};

	private static final int ORDER = 3;

	/**
	 * Moments of μ² and of the variance s that is sampled from next: after a fit to n
	 * points, μ' = μ + √(s/n) Z and s' = λ f s X with X = χ²/(n-1), where f is 1 for the
	 * unbiased variance and 1-1/n for that of maximum likelihood.
	 */
	static NormalSkewness of(Setting setting) {
		var unbiased = ((Gaussian) setting.spec().learner()).estimator() == Estimator.UNBIASED;
		var generations = setting.last() + 1;
		var skewness = new NormalSkewness(new double[generations], new double[generations]);
		// moments[a][b] = E μ^2a s^b with a + b <= 3
		var moments = new double[ORDER + 1][ORDER + 1];
		for (int b = 0; b <= ORDER; b++) {
			moments[0][b] = 1;
		}
		for (int generation = 0; generation < generations; generation++) {
			var size = setting.regime().samplesAt(generation);
			moments = next(moments, size, setting.spec().sampling().bias() * (unbiased ? 1 : 1 - 1.0 / size));
			skewness.variance()[generation] = skewness(moments[0][1], moments[0][2], moments[0][3]);
			skewness.shift()[generation] = skewness(moments[1][0], moments[2][0], moments[3][0]);
		}
		return skewness;
	}

	private static double[][] next(double[][] moments, long size, double scale) {
		var next = new double[ORDER + 1][ORDER + 1];
		for (int a = 0; a <= ORDER; a++) {
			for (int b = 0; a + b <= ORDER; b++) {
				var factor = Math.pow(scale, b);
				for (int i = 0; i < b; i++) {
					factor *= (size == 1) ? 0 : 1 + 2.0 * i / (size - 1);
				}
				var sum = 0.0;
				var coefficient = 1.0;
				for (int j = 0; j <= a; j++) {
					sum += coefficient * moments[a - j][b + j];
					// binomial(2a, 2j) (2j-1)!! / n^j
					coefficient *= (2.0 * a - 2 * j) * (2 * a - 2 * j - 1) / ((2.0 * j + 2) * size);
				}
				next[a][b] = factor * sum;
			}
		}
		return next;
	}

	private static double skewness(double first, double second, double third) {
		var variance = second - first * first;
		var skewness = (third - 3 * first * second + 2 * first * first * first) / (variance * Math.sqrt(variance));
		return Double.isFinite(skewness) ? skewness : Double.POSITIVE_INFINITY;
	}

}
