package ouroboros.core.learner;

import java.util.Arrays;

import ouroboros.core.chance.Turn;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.learner.GaussianMixture.Shape;
import ouroboros.core.vector.MixtureBlocks;

/**
 * The EM algorithm of Dempster, Laird and Rubin (1977) for normal mixtures. Expectation
 * and maximisation are one pass over the data, which keeps no responsibilities.
 */
final class ExpectationMaximisation {

	private static final MixtureBlocks BLOCKS = MixtureBlocks.best();

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
		var weights = new double[Observations.BLOCK];
		this.observations.forEachBlock((part, from, columns, count, weight) -> {
			var labels = clusters.labels(columns, count);
			Arrays.fill(weights, 0, count, weight);
			Arrays.fill(weights, count, weights.length, 0);
			for (int k = 0; k < clusters.centres().length; k++) {
				for (int i = 0; i < count; i++) {
					indicator[i] = (labels[i] == k) ? 1 : 0;
				}
				tally.add(k, columns, count, indicator, weights);
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
			Arrays.fill(this.largest, Double.NEGATIVE_INFINITY);
			Arrays.fill(this.sums, 0);
			for (int k = 0; k < this.terms.length; k++) {
				this.turn.poll();
				this.components.logDensity(k, columns, count, this.terms[k], this.largest);
			}
			for (var term : this.terms) {
				BLOCKS.exponential(term, this.largest, count, this.sums);
			}
			this.logLikelihood += weight * BLOCKS.normalise(this.largest, this.sums, count, weight);
			for (int k = 0; k < this.terms.length; k++) {
				this.turn.poll();
				this.tally.add(k, columns, count, this.terms[k], this.sums);
			}
		}

	}

}
