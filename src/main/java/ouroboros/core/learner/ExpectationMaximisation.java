package ouroboros.core.learner;

import ouroboros.core.chance.Turn;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.learner.GaussianMixture.Shape;

/**
 * The EM algorithm of Dempster, Laird and Rubin (1977) for normal mixtures. Expectation
 * and maximisation are one pass over the data, which keeps no responsibilities.
 */
final class ExpectationMaximisation {

	/** Of how many sums one logarithm is taken: the product stays below 1000^64. */
	private static final int FACTORS = 64;

	private final Observations observations;

	private final Shape shape;

	private final double regularisation;

	private final Turn turn;

	/**
	 * @param observations what to fit
	 * @param shape what is estimated of the covariances
	 * @param regularisation added to every variance
	 * @param turn polled between components of a block
	 */
	ExpectationMaximisation(Observations observations, Shape shape, double regularisation, Turn turn) {
		this.observations = observations;
		this.shape = shape;
		this.regularisation = regularisation;
		this.turn = turn;
	}

	/**
	 * The outcome of a fit.
	 *
	 * @param mixture the fitted law
	 * @param meanLogLikelihood of the law before the last maximisation, per observation
	 * @param iterations how many there were
	 */
	record Fit(NormalMixture mixture, double meanLogLikelihood, int iterations) {
	}

	/** Goes on from clusters, whose members are theirs entirely. */
	Fit from(KMeans clusters, double tolerance, int maxIterations) {
		var tally = new Tally(this.shape, clusters.centres());
		var indicator = new double[Observations.BLOCK];
		this.observations.forEachBlock((part, from, columns, count, weight) -> {
			var labels = clusters.labels(columns, count);
			for (int k = 0; k < clusters.centres().length; k++) {
				for (int i = 0; i < count; i++) {
					indicator[i] = (labels[i] == k) ? weight : 0;
				}
				tally.add(k, columns, count, indicator);
			}
		});
		return from(tally.components(this.regularisation, this.turn), tolerance, maxIterations);
	}

	/** Goes on from a mixture. */
	Fit from(NormalMixture start, double tolerance, int maxIterations) {
		return from(Components.of(start, this.observations.origin(), this.shape.uncorrelated(), this.turn), tolerance,
				maxIterations);
	}

	/** Ends where the likelihood gains little or is not a number. */
	private Fit from(Components start, double tolerance, int maxIterations) {
		var components = start;
		var likelihood = Double.NEGATIVE_INFINITY;
		var iteration = 0;
		var change = Double.POSITIVE_INFINITY;
		while (iteration < maxIterations && Math.abs(change) >= tolerance) {
			var pass = new Pass(components);
			this.observations.forEachBlock(pass);
			components = pass.tally.components(this.regularisation, this.turn);
			change = pass.logLikelihood / this.observations.size() - likelihood;
			likelihood = pass.logLikelihood / this.observations.size();
			iteration++;
		}
		return new Fit(components.mixture(this.observations.origin()), likelihood, iteration);
	}

	/** One pass over the data. */
	private final class Pass implements Observations.Visitor {

		private final Turn turn = ExpectationMaximisation.this.turn;

		private final Components components;

		private final Tally tally;

		private final double[][] terms;

		private final double[] largest = new double[Observations.BLOCK];

		private final double[] sums = new double[Observations.BLOCK];

		private double logLikelihood;

		Pass(Components components) {
			this.components = components;
			this.tally = new Tally(ExpectationMaximisation.this.shape, components.means);
			this.terms = new double[components.weights.length][Observations.BLOCK];
		}

		@Override
		public void visit(int part, int from, double[][] columns, int count, double weight) {
			for (int k = 0; k < this.terms.length; k++) {
				this.turn.poll();
				this.components.logDensity(k, columns, count, this.terms[k]);
			}
			if (this.terms.length == 2) {
				two(this.terms[0], this.terms[1], count);
			}
			else {
				several(count);
			}
			var sum = 0.0;
			var product = 1.0;
			for (int i = 0; i < count; i++) {
				sum += this.largest[i];
				product *= this.sums[i];
				if (i % FACTORS == FACTORS - 1) {
					sum += Math.log(product);
					product = 1;
				}
				this.sums[i] = weight / this.sums[i];
			}
			this.logLikelihood += weight * (sum + Math.log(product));
			for (int k = 0; k < this.terms.length; k++) {
				this.turn.poll();
				multiply(this.terms[k], this.sums, count);
				this.tally.add(k, columns, count, this.terms[k]);
			}
		}

		/**
		 * Takes exponentials relative to the largest term of each vector and sums them.
		 */
		private void several(int count) {
			System.arraycopy(this.terms[0], 0, this.largest, 0, count);
			for (int k = 1; k < this.terms.length; k++) {
				maximum(this.terms[k], count, this.largest);
			}
			for (int i = 0; i < count; i++) {
				this.sums[i] = 0;
			}
			for (var term : this.terms) {
				exponential(term, this.largest, count);
				add(term, count, this.sums);
			}
		}

		/** The same of two terms with one exponential. */
		private void two(double[] first, double[] second, int count) {
			for (int i = 0; i < count; i++) {
				var difference = second[i] - first[i];
				var ratio = Math.exp(-Math.abs(difference));
				this.largest[i] = Math.max(first[i], second[i]);
				this.sums[i] = 1 + ratio;
				first[i] = (difference > 0) ? ratio : 1;
				second[i] = (difference > 0) ? 1 : ratio;
			}
		}

	}

	private static void maximum(double[] values, int count, double[] largest) {
		for (int i = 0; i < count; i++) {
			largest[i] = Math.max(largest[i], values[i]);
		}
	}

	private static void exponential(double[] values, double[] largest, int count) {
		for (int i = 0; i < count; i++) {
			var exponent = values[i] - largest[i];
			values[i] = (exponent == 0) ? 1 : Math.exp(exponent);
		}
	}

	private static void add(double[] values, int count, double[] sums) {
		for (int i = 0; i < count; i++) {
			sums[i] += values[i];
		}
	}

	private static void multiply(double[] values, double[] factors, int count) {
		for (int i = 0; i < count; i++) {
			values[i] *= factors[i];
		}
	}

}
