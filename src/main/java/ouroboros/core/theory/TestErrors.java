package ouroboros.core.theory;

import java.util.stream.IntStream;

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
		var settled = Extrapolation.unmet(setting) == null
				&& Extrapolation.isSettled(LeastSquares.of(setting).learner().noise());
		return (settled && isChecked(setting)) ? Extrapolation.limit(course.of(setting, LONG).expected) : Double.NaN;
	}

	/** Whether what comes after the last generation is what conditions were asked of. */
	private static boolean isChecked(Setting setting) {
		var regime = setting.regime();
		var last = Math.max(1, setting.last());
		return IntStream.rangeClosed(last, Math.max(last, Extrapolation.SOON))
			.allMatch((generation) -> regime.newAt(generation) == regime.newAt(last)
					&& regime.genuineAt(generation) == regime.genuineAt(last)
					&& regime.shareAt(generation) == regime.shareAt(last));
	}

	/** A closed form. */
	@FunctionalInterface
	interface Course {

		/** The errors of so many generations. */
		TestErrors of(Setting setting, int generations);

	}

}
