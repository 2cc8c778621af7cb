package ouroboros.core.learner;

import java.util.List;

import ouroboros.core.Iterative;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.LogisticModel.Labels;
import ouroboros.core.metric.Accuracy;
import ouroboros.core.metric.TestError;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Logistic regression by Newton's method. */
@About(value = "Logistic regression of two classes by penalised maximum likelihood: Newton's method (iteratively reweighted"
		+ " least squares) with step halving on -Σ ln p(y|x) + ridge·(‖w‖² + b²)/2. The ridge keeps the fit finite where"
		+ " the classes can be separated.", example = "{\"type\":\"logistic-regression\",\"labels\":\"chance\"}",
		source = "Feng et al. 2024 (arXiv 2406.07515); iteratively reweighted least squares")
public record LogisticRegression(
		@Field(value = "penalty on weights and intercept", fallback = "0.001", above = 0, max = 1e100) double ridge,
		@Field(value = "ends when a step changes no coefficient by more", fallback = "1e-8", min = 0,
				max = 1e9) double tolerance,
		@Field(value = "largest number of steps", fallback = "100", min = 1, max = 100_000) int maxIterations,
		@Field(value = "how the model labels vectors: by `chance` with its probability, or `argmax`, with the more probable class",
				fallback = "\"chance\"") Labels labels)
		implements
			Iterative {

	@Override
	public Class<Space.Pairs> data() {
		return Space.Pairs.class;
	}

	@Override
	public boolean learns(Space space) {
		return space instanceof Space.Pairs(var _, int classes) && classes == 2;
	}

	@Override
	public Class<LogisticModel> model() {
		return LogisticModel.class;
	}

	@Override
	public LogisticModel fit(Training training, Turn turn) {
		return fitted(training, turn, new double[((Space.Pairs) training.space()).width()]);
	}

	/** From the previous coefficients; from 0 where they are not finite. */
	@Override
	public LogisticModel fit(Training training, Turn turn, Law previous) {
		var model = (LogisticModel) previous;
		var start = new double[model.weights().length + 1];
		System.arraycopy(model.weights(), 0, start, 0, model.weights().length);
		start[model.weights().length] = model.intercept();
		for (var coefficient : start) {
			if (!Double.isFinite(coefficient)) {
				return fit(training, turn);
			}
		}
		return fitted(training, turn, start);
	}

	private LogisticModel fitted(Training training, Turn turn, double[] start) {
		var coefficients = new NewtonSteps(training, this.ridge, turn).from(start, this.tolerance, this.maxIterations);
		var weights = new double[coefficients.length - 1];
		System.arraycopy(coefficients, 0, weights, 0, weights.length);
		return new LogisticModel(weights, coefficients[weights.length], this.labels);
	}

	@Override
	public List<Metric> metrics() {
		return List.of(new Accuracy(), new TestError());
	}

	@Override
	public double nanoseconds(double size, Space space) {
		var width = (double) ((Space.Pairs) space).width();
		return Math.min(this.maxIterations, 8) * (size * width * (8 + width) + 5 * width * width * width);
	}

}
