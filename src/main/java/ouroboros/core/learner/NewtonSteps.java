package ouroboros.core.learner;

import java.util.Optional;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Training;
import ouroboros.core.law.Matrices;

/** Newton's method for the penalised likelihood of a logistic regression. */
final class NewtonSteps {

	private static final int BLOCK = 1024;

	private static final int MOST_HALVINGS = 30;

	private final Training training;

	private final double scale;

	private final double ridge;

	private final Turn turn;

	/**
	 * @param training vectors labelled 0 or 1; weights count relative to their mean
	 * @param ridge penalty on every coefficient
	 * @param turn polled between blocks
	 */
	NewtonSteps(Training training, double ridge, Turn turn) {
		var total = 0.0;
		for (var part : training.parts()) {
			total += part.weight() * part.data().size();
		}
		this.training = training;
		this.scale = training.size() / total;
		this.ridge = ridge;
		this.turn = turn;
	}

	/**
	 * Ends where a step is small or gains nothing.
	 * @param start weights and, last, the intercept
	 */
	double[] from(double[] start, double tolerance, int maxIterations) {
		var coefficients = start.clone();
		var present = at(coefficients);
		for (int iteration = 0; iteration < maxIterations; iteration++) {
			var step = present.step();
			if (step.isEmpty()) {
				break;
			}
			var halved = 1.0;
			var next = moved(coefficients, step.get(), halved);
			var reached = at(next);
			for (int i = 0; i < MOST_HALVINGS && !(reached.loss <= present.loss); i++) {
				halved /= 2;
				next = moved(coefficients, step.get(), halved);
				reached = at(next);
			}
			if (!(reached.loss <= present.loss)) {
				break;
			}
			coefficients = next;
			present = reached;
			if (halved * largest(step.get()) <= tolerance) {
				break;
			}
		}
		return coefficients;
	}

	private static double[] moved(double[] from, double[] step, double factor) {
		var to = from.clone();
		for (int i = 0; i < to.length; i++) {
			to[i] += factor * step[i];
		}
		return to;
	}

	private static double largest(double[] step) {
		var largest = 0.0;
		for (var value : step) {
			largest = Math.max(largest, Math.abs(value));
		}
		return largest;
	}

	private Place at(double[] coefficients) {
		var place = new Place(coefficients);
		for (var part : this.training.parts()) {
			place.add((Pairs) part.data(), part.weight() * this.scale);
		}
		return place;
	}

	/** Loss with gradient and curvature at some coefficients. */
	private final class Place {

		private final double[] coefficients;

		private final double[] gradient;

		private final double[][] curvature;

		private double loss;

		Place(double[] coefficients) {
			this.coefficients = coefficients;
			this.gradient = new double[coefficients.length];
			this.curvature = new double[coefficients.length][coefficients.length];
			for (int i = 0; i < coefficients.length; i++) {
				this.loss += NewtonSteps.this.ridge * coefficients[i] * coefficients[i] / 2;
				this.gradient[i] = NewtonSteps.this.ridge * coefficients[i];
				this.curvature[i][i] = NewtonSteps.this.ridge;
			}
		}

		void add(Pairs pairs, double weight) {
			var values = pairs.table().values();
			var width = this.coefficients.length;
			for (int row = 0; row < pairs.rows(); row++) {
				if (row % BLOCK == 0) {
					NewtonSteps.this.turn.poll();
				}
				add(values, row * width, weight);
			}
		}

		/** The label's place holds what multiplies the intercept: 1. */
		private void add(double[] values, int offset, double weight) {
			var last = this.coefficients.length - 1;
			var logit = this.coefficients[last];
			for (int j = 0; j < last; j++) {
				logit += this.coefficients[j] * values[offset + j];
			}
			var margin = (values[offset + last] == 1) ? logit : -logit;
			this.loss += weight
					* ((margin > 0) ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
			var probability = 1 / (1 + Math.exp(-logit));
			var residual = weight * (probability - values[offset + last]);
			var variance = weight * probability * (1 - probability);
			for (int i = 0; i <= last; i++) {
				var x = (i < last) ? values[offset + i] : 1;
				this.gradient[i] += residual * x;
				for (int j = 0; j <= i; j++) {
					this.curvature[i][j] += variance * x * ((j < last) ? values[offset + j] : 1);
				}
			}
		}

		/** Empty where the curvature is numerically singular or not finite. */
		Optional<double[]> step() {
			for (int i = 0; i < this.gradient.length; i++) {
				for (int j = 0; j < i; j++) {
					this.curvature[j][i] = this.curvature[i][j];
				}
			}
			return Matrices.choleskyFactor(this.curvature).map((lower) -> {
				var forward = Matrices.forwardSubstituted(lower, this.gradient);
				for (int i = forward.length - 1; i >= 0; i--) {
					for (int j = i + 1; j < forward.length; j++) {
						forward[i] -= lower[j][i] * forward[j];
					}
					forward[i] /= lower[i][i];
				}
				for (int i = 0; i < forward.length; i++) {
					forward[i] = -forward[i];
				}
				return forward;
			});
		}

	}

}
