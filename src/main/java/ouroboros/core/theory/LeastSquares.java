package ouroboros.core.theory;

import ouroboros.core.law.LinearModel;
import ouroboros.core.learner.LinearRegression;

/**
 * What least squares make of n vectors x ~ N(0, I) of d dimensions and their labels: with
 * S = Σxx' the weights are S⁺Σxy, the shortest ones where there are many.
 *
 * @param truth the genuine labels
 * @param learner least squares without a penalty
 */
record LeastSquares(LinearModel truth, LinearRegression learner) {

	/** Least squares of a linear truth's labels. */
	static final Condition CONDITION = (setting) -> {
		if (!(setting.spec().learner() instanceof LinearRegression learner)) {
			return "speaks of the learner linear-regression";
		}
		if (!(setting.truth() instanceof LinearModel)) {
			return "needs a truth of type linear";
		}
		for (int generation = 0; generation <= setting.last(); generation++) {
			if (learner.ridge().at(generation) > 0) {
				return "speaks of ridge 0: a penalty draws the weights towards 0";
			}
		}
		return null;
	};

	/** So many rows more or less than dimensions give tr S⁺ a third moment. */
	private static final int MODERATE = 6;

	/** Of a setting that meets the condition. */
	static LeastSquares of(Setting setting) {
		return new LeastSquares((LinearModel) setting.truth(), (LinearRegression) setting.spec().learner());
	}

	int dimension() {
		return this.truth.weights().length;
	}

	/** ‖w‖². */
	double length() {
		return this.truth.squaredDistance(new LinearModel(new double[dimension()], 0));
	}

	/** Variance of genuine labels given their vectors. */
	double variance() {
		return this.truth.noise() * this.truth.noise();
	}

	/**
	 * Variance of the labels that a generation's model draws.
	 * @param estimated what is expected of that of its residuals
	 */
	double drawn(int generation, double estimated) {
		var noise = this.learner.noise();
		return (noise == null) ? estimated : noise.at(generation) * noise.at(generation);
	}

	/** Dimensions that vectors span. */
	double rank(double rows) {
		return Math.min(rows, dimension());
	}

	/**
	 * What noise adds to the expected squared error: variance · E tr S⁺, which is
	 * d/(n-d-1), and n/(d-n-1) for fewer vectors than dimensions; without end for d-1 ≤ n
	 * ≤ d+1.
	 */
	double error(double rows, double variance) {
		if (variance == 0) {
			return 0;
		}
		var freedom = Math.abs(rows - dimension()) - 1;
		return (freedom > 0) ? variance * rank(rows) / freedom : Double.POSITIVE_INFINITY;
	}

	/** Whether what noise adds has no third moment. */
	boolean isRare(double rows, double variance) {
		return variance > 0 && Math.abs(rows - dimension()) < MODERATE;
	}

}
