package ouroboros.core.law;

import java.util.Arrays;

/** The density of a normal mixture prepared for many evaluations. */
public final class MixtureDensity implements LogDensity {

	private final double[] logWeights;

	private final NormalDensity[] components;

	MixtureDensity(NormalMixture mixture) {
		this.logWeights = Arrays.stream(mixture.weights()).map(Math::log).toArray();
		this.components = Arrays.stream(mixture.components()).map(Normal::density).toArray(NormalDensity[]::new);
	}

	/** Logarithm of the density at a vector, by log-sum-exp. */
	@Override
	public double logDensity(double[] values, int offset) {
		var terms = terms(values, offset);
		var largest = terms[mostResponsible(terms)];
		if (Double.isInfinite(largest)) {
			return largest;
		}
		var sum = 0.0;
		for (var term : terms) {
			sum += Math.exp(term - largest);
		}
		return largest + Math.log(sum);
	}

	/** Index of the component with the largest posterior probability at a vector. */
	public int mostResponsible(double[] values, int offset) {
		return mostResponsible(terms(values, offset));
	}

	private static int mostResponsible(double[] terms) {
		var best = 0;
		for (int k = 1; k < terms.length; k++) {
			if (terms[k] > terms[best]) {
				best = k;
			}
		}
		return best;
	}

	private double[] terms(double[] values, int offset) {
		var terms = new double[this.components.length];
		for (int k = 0; k < terms.length; k++) {
			terms[k] = this.logWeights[k] + this.components[k].logDensity(values, offset);
		}
		return terms;
	}

}
