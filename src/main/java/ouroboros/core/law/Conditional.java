package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/**
 * A law of labels given vectors: in the loop it labels the vectors that the truth gives.
 * Vectors of its own are x ~ N(0, I).
 */
public interface Conditional extends Law {

	@Override
	Space.Pairs space();

	/** Draws labels, one after the other. */
	Labeller labeller(UniformRandomProvider random);

	/** The same vectors with labels drawn from this law, one row after the other. */
	default Pairs label(Pairs design, UniformRandomProvider random) {
		var labeller = labeller(random);
		var labels = new double[design.rows()];
		for (int row = 0; row < labels.length; row++) {
			labels[row] = labeller.label(design.table().values(), row * (design.inputs() + 1));
		}
		return design.labelled(labels);
	}

	@Override
	default Pairs sample(int size, UniformRandomProvider random) {
		var inputs = space().inputs();
		var labeller = labeller(random);
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var values = new double[size * (inputs + 1)];
		for (int at = 0; at < values.length; at += inputs + 1) {
			for (int j = 0; j < inputs; j++) {
				values[at + j] = normal.sample();
			}
			values[at + inputs] = labeller.label(values, at);
		}
		return new Pairs(new Points(inputs + 1, values), space().classes());
	}

	/** Draws the label of a vector. */
	@FunctionalInterface
	interface Labeller {

		/**
		 * @param values array that holds the vector
		 * @param offset index of the vector's first coordinate
		 */
		double label(double[] values, int offset);

	}

}
