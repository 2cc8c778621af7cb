package ouroboros.core.theory;

import ouroboros.core.metric.TestError;

/**
 * Expected squared error of a regression's weights, generation by generation.
 *
 * @param expected the expectation
 * @param skewness infinite where the error has no third moment, else NaN: unknown
 */
record TestErrors(double[] expected, double[] skewness) {

	/** Number of generations that limits are told from. */
	private static final int LONG = 4096;

	TestErrors(int generations) {
		this(new double[generations], new double[generations]);
	}

	void set(int generation, double value, boolean rare) {
		this.expected[generation] = value;
		this.skewness[generation] = rare ? Double.POSITIVE_INFINITY : Double.NaN;
	}

	/** What a closed form says of the test error. */
	Prediction prediction(Setting setting, String source, double limit) {
		return Prediction.exact(new TestError(), Statistic.MEAN, source, setting.generations(), this.expected)
			.withSkewness(this.skewness)
			.withLimit(limit);
	}

	/** The limit of a closed form where all goes on unchanged; else NaN. */
	static double limit(Setting setting, Course course) {
		var unchanged = Extrapolation.unmet(setting) == null
				&& Extrapolation.isConstant(LeastSquares.of(setting).learner().noise());
		return unchanged ? Extrapolation.limit(course.of(setting, LONG).expected) : Double.NaN;
	}

	/** A closed form. */
	@FunctionalInterface
	interface Course {

		/** The errors of so many generations. */
		TestErrors of(Setting setting, int generations);

	}

}
