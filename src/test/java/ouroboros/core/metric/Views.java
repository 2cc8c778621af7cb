package ouroboros.core.metric;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.law.MarkovChain;
import ouroboros.core.law.NGramModel;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.learner.NGram;
import ouroboros.core.learner.Smoothing;
import ouroboros.core.truth.MarkovText;

/** Views to measure, and laws to look at. */
final class Views {

	private Views() {
	}

	/** Of a model that is its own reference. */
	static View of(Law truth, Law model) {
		return of(truth, model, model, 42);
	}

	static View of(Law truth, Law model, Law reference, long seed) {
		return new View(truth, model, reference, Sampling.PLAIN, new Turn(seed, 3, () -> false));
	}

	static Discrete symbols(double... probabilities) {
		return new Discrete(probabilities);
	}

	/** Texts of six tokens of a language of three. */
	static MarkovChain language() {
		return new MarkovText(3, 1, 0.5, 6, 0).law((dataset, columns) -> {
			throw new AssertionError();
		});
	}

	/** A model of n-grams in that many texts of a language. */
	static NGramModel written(int order, Smoothing smoothing, MarkovChain language, int texts) {
		var turn = new Turn(3, 0, () -> false);
		return new NGram(order, smoothing).fit(Training.of(language.sample(texts, turn.stream("genuine"))), turn);
	}

	/** Normal components in one dimension: weight, mean and deviation of each. */
	static NormalMixture mixture(double[]... components) {
		var weights = new double[components.length];
		var laws = new Normal[components.length];
		for (int k = 0; k < laws.length; k++) {
			weights[k] = components[k][0];
			laws[k] = Normal.of(components[k][1], components[k][2] * components[k][2]);
		}
		return new NormalMixture(weights, laws);
	}

	/** 0.3 N(-2, 0.5²) + 0.7 N(1, 1). */
	static NormalMixture lopsided() {
		return mixture(new double[] { 0.3, -2, 0.5 }, new double[] { 0.7, 1, 1 });
	}

	/** 0.6 N(-1.5, 0.8²) + 0.4 N(1.5, 0.7²). */
	static NormalMixture fitted() {
		return mixture(new double[] { 0.6, -1.5, 0.8 }, new double[] { 0.4, 1.5, 0.7 });
	}

	/** Two modes at (-2, 0) and (2, 0). */
	static NormalMixture twoModes() {
		var unit = new double[][] { { 1, 0 }, { 0, 1 } };
		return new NormalMixture(new double[] { 0.5, 0.5 },
				new Normal[] { new Normal(new double[] { -2, 0 }, unit), new Normal(new double[] { 2, 0 }, unit) });
	}

	/** A model of {@link #twoModes()}. */
	static NormalMixture twoModesFitted() {
		return new NormalMixture(new double[] { 0.4, 0.6 },
				new Normal[] { new Normal(new double[] { -1.5, 0.5 }, new double[][] { { 1, 0.3 }, { 0.3, 0.7 } }),
						new Normal(new double[] { 1.5, 0 }, new double[][] { { 1.2, -0.2 }, { -0.2, 0.9 } }) });
	}

	/** A law whose every sample is the head of the same points. */
	record Fixed(Points points) implements Law {

		@Override
		public Space space() {
			return this.points.space();
		}

		@Override
		public Points sample(int size, UniformRandomProvider random) {
			var head = new double[size * this.points.dimension()];
			System.arraycopy(this.points.values(), 0, head, 0, head.length);
			return new Points(this.points.dimension(), head);
		}

	}

	/**
	 * Points in the unit square by s ← (1103515245 s + 12345) mod 2³¹, each coordinate
	 * s/2³¹: easy to repeat in another language.
	 */
	static double[] congruential(long seed, int count) {
		var values = new double[count];
		var state = seed;
		for (int i = 0; i < count; i++) {
			state = (state * 1103515245 + 12345) % (1L << 31);
			values[i] = state / (double) (1L << 31);
		}
		return values;
	}

}
