package ouroboros.core.verdict;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.theory.Observed;

/**
 * A power law n^-a, by weighted least squares of logarithms.
 *
 * @param exponent a
 * @param error its standard error
 */
record Power(double exponent, double error) {

	/**
	 * @param sizes numbers n, at least two different ones
	 * @param risks what was observed at each
	 * @return null unless all risks are positive and known with an error
	 */
	static @Nullable Power of(List<Double> sizes, List<Observed> risks) {
		var weights = new double[risks.size()];
		var total = 0.0;
		var meanX = 0.0;
		var meanY = 0.0;
		for (int i = 0; i < weights.length; i++) {
			var relative = risks.get(i).standardError() / risks.get(i).mean();
			if (!(relative > 0 && Double.isFinite(relative))) {
				return null;
			}
			weights[i] = 1 / (relative * relative);
			total += weights[i];
			meanX += weights[i] * Math.log(sizes.get(i));
			meanY += weights[i] * Math.log(risks.get(i).mean());
		}
		var products = 0.0;
		var squares = 0.0;
		for (int i = 0; i < weights.length; i++) {
			var distance = Math.log(sizes.get(i)) - meanX / total;
			products += weights[i] * distance * (Math.log(risks.get(i).mean()) - meanY / total);
			squares += weights[i] * distance * distance;
		}
		return new Power(-products / squares, Math.sqrt(1 / squares));
	}

	/** By how much another law's exponent is smaller, as if observed by n replicates. */
	Observed loss(Power other, int generation, int n) {
		return new Observed(generation, n, this.exponent - other.exponent,
				Math.sqrt(n) * Math.hypot(this.error, other.error), Double.NaN);
	}

}
