package ouroboros.core.learner;

import ouroboros.core.spec.About;

/** The divisor of a variance. */
@About("The divisor of a variance.")
public enum Estimator {

	/**
	 * n-1; with weights w_i, W·(1 - Σw_i²/W²) where W = Σw_i (reliability weights). 0 for
	 * a single observation.
	 */
	UNBIASED {

		@Override
		double divisor(double total, double squares) {
			return total - squares / total;
		}

	},
	/** n; with weights their sum. */
	MAXIMUM_LIKELIHOOD {

		@Override
		double divisor(double total, double squares) {
			return total;
		}

	};

	/**
	 * @param total sum of the weights
	 * @param squares sum of their squares
	 */
	abstract double divisor(double total, double squares);

}
