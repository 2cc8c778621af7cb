package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Pairs;
import ouroboros.core.data.Space;

/**
 * The law of a logistic regression: class 1 has probability 1/(1 + exp(-(w·x + b))).
 *
 * @param weights w, of the vectors' dimension
 * @param intercept b
 * @param labels how a vector is labelled
 */
public record LogisticModel(double[] weights, double intercept, Labels labels) implements Conditional, Classifier {

	/** How a vector is labelled. */
	public enum Labels {

		/** By chance, with the model's probability. */
		CHANCE,
		/** With the more probable class. */
		ARGMAX

	}

	@Override
	public Space.Pairs space() {
		return new Space.Pairs(this.weights.length, 2);
	}

	@Override
	public Labeller labeller(UniformRandomProvider random) {
		return switch (this.labels) {
			case CHANCE ->
				(values, offset) -> (random.nextDouble() < 1 / (1 + Math.exp(-logit(values, offset)))) ? 1 : 0;
			case ARGMAX -> (values, offset) -> (logit(values, offset) > 0) ? 1 : 0;
		};
	}

	@Override
	public int mostProbable(Pairs pairs, int row) {
		return (logit(pairs.table().values(), row * (this.weights.length + 1)) > 0) ? 1 : 0;
	}

	private double logit(double[] values, int offset) {
		var sum = this.intercept;
		for (int j = 0; j < this.weights.length; j++) {
			sum += this.weights[j] * values[offset + j];
		}
		return sum;
	}

}
