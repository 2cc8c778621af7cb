package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/**
 * The law of a logistic regression: class 1 has probability 1/(1 + exp(-(w·x + b))).
 * Vectors of its own are x ~ N(0, I).
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
	public Pairs sample(int size, UniformRandomProvider random) {
		var inputs = this.weights.length;
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var values = new double[size * (inputs + 1)];
		for (int at = 0; at < values.length; at += inputs + 1) {
			for (int j = 0; j < inputs; j++) {
				values[at + j] = normal.sample();
			}
			values[at + inputs] = label(logit(values, at), random);
		}
		return new Pairs(new Points(inputs + 1, values), 2);
	}

	@Override
	public Pairs label(Pairs design, UniformRandomProvider random) {
		var labels = new double[design.rows()];
		for (int row = 0; row < labels.length; row++) {
			labels[row] = label(logit(design.table().values(), row * (this.weights.length + 1)), random);
		}
		return design.labelled(labels);
	}

	@Override
	public int mostProbable(Pairs pairs, int row) {
		return (logit(pairs.table().values(), row * (this.weights.length + 1)) > 0) ? 1 : 0;
	}

	private int label(double logit, UniformRandomProvider random) {
		return switch (this.labels) {
			case CHANCE -> (random.nextDouble() < 1 / (1 + Math.exp(-logit))) ? 1 : 0;
			case ARGMAX -> (logit > 0) ? 1 : 0;
		};
	}

	private double logit(double[] values, int offset) {
		var sum = this.intercept;
		for (int j = 0; j < this.weights.length; j++) {
			sum += this.weights[j] * values[offset + j];
		}
		return sum;
	}

}
