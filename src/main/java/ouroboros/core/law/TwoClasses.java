package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import ouroboros.core.data.Pairs;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

/**
 * Two equally probable classes: x ~ N(±separation/2 · e₁, I), with plus for class 1 and
 * minus for class 0.
 *
 * @param dimension of the vectors
 * @param separation distance of the classes' means
 */
public record TwoClasses(int dimension, double separation) implements Classifier {

	@Override
	public Space.Pairs space() {
		return new Space.Pairs(this.dimension, 2);
	}

	@Override
	public Pairs sample(int size, UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var values = new double[size * (this.dimension + 1)];
		for (int at = 0; at < values.length; at += this.dimension + 1) {
			var label = random.nextBoolean() ? 1 : 0;
			for (int j = 0; j < this.dimension; j++) {
				values[at + j] = normal.sample();
			}
			values[at] += (label - 0.5) * this.separation;
			values[at + this.dimension] = label;
		}
		return new Pairs(new Points(this.dimension + 1, values), 2);
	}

	@Override
	public int mostProbable(Pairs pairs, int row) {
		return (pairs.input(row, 0) * this.separation > 0) ? 1 : 0;
	}

}
