package ouroboros.core.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Metric;
import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.LogisticModel;
import ouroboros.core.law.Moments;
import ouroboros.core.law.Normal;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.metric.JensenShannon;
import ouroboros.core.metric.KlDivergence;
import ouroboros.core.metric.MaximumMeanDiscrepancy;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.NegativeLogLikelihood;
import ouroboros.core.metric.Perplexity;
import ouroboros.core.metric.TestError;
import ouroboros.core.metric.TotalVariation;
import ouroboros.core.metric.Wasserstein1;
import ouroboros.core.metric.Wasserstein2Squared;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Setting;
import ouroboros.core.theory.Statistic;

/**
 * What serves as the population risk of a model on the true law: of the metrics that an
 * experiment measures the first of this list that is finite at generation 0. That is
 * {@code test-error}, {@code wasserstein2-squared}, {@code kl-divergence},
 * {@code negative-log-likelihood}, {@code perplexity}, {@code wasserstein1},
 * {@code total-variation}, {@code jensen-shannon}, {@code maximum-mean-discrepancy},
 * {@code mean-shift}, and {@code mean} by its squared distance from the genuine one.
 *
 * @param metric the metric
 * @param statistic mean of it, or of its squared distance from the truth's
 */
record Risk(Metric metric, Statistic statistic) {

	private static final List<Class<? extends Metric>> PREFERENCE = List.of(TestError.class, Wasserstein2Squared.class,
			KlDivergence.class, NegativeLogLikelihood.class, Perplexity.class, Wasserstein1.class, TotalVariation.class,
			JensenShannon.class, MaximumMeanDiscrepancy.class, MeanShift.class, Mean.class);

	/** Why there may be none. */
	static final String NONE = "measures no population risk that is finite at generation 0";

	/** The risk of an experiment; null if it measures none. */
	static @Nullable Risk of(Recorded recorded) {
		return of(recorded, (risk) -> true);
	}

	/** A risk without an upper bound; null if there is none. */
	static @Nullable Risk unbounded(Recorded recorded) {
		return of(recorded,
				(risk) -> !(risk.metric instanceof TotalVariation) && !(risk.metric instanceof JensenShannon)
						&& !(risk.metric instanceof MaximumMeanDiscrepancy)
						&& !(risk.metric instanceof TestError && recorded.setting().truth() instanceof TwoClasses));
	}

	private static @Nullable Risk of(Recorded recorded, Predicate<Risk> accepted) {
		for (var type : PREFERENCE) {
			for (var metric : recorded.setting().spec().measured()) {
				var risk = type.isInstance(metric) ? of(metric, recorded.setting()) : null;
				if (risk != null && accepted.test(risk)) {
					var series = recorded.series(risk.metric, risk.statistic);
					if (!series.isEmpty() && Double.isFinite(series.getFirst().mean())) {
						return risk;
					}
				}
			}
		}
		return null;
	}

	private static @Nullable Risk of(Metric metric, Setting setting) {
		if (!(metric instanceof Mean)) {
			return new Risk(metric, Statistic.MEAN);
		}
		return (setting.truth() instanceof Moments truth) ? new Risk(metric, Statistic.meanSquareAbout(truth.mean()[0]))
				: null;
	}

	List<Observed> series(Recorded recorded) {
		return recorded.series(this.metric, this.statistic);
	}

	List<Observed> changes(Recorded recorded, int base) {
		return recorded.changes(this.metric, this.statistic, base);
	}

	/**
	 * The risk of a model that knows next to nothing: of symbols the uniform law, of
	 * vectors the genuine mean as a point, of labelled vectors weights of 0. NaN where
	 * that has none.
	 */
	double trivial(Setting setting) {
		var trivial = trivialModel(setting.truth());
		if (trivial == null) {
			return Double.NaN;
		}
		var risk = this.metric
			.measure(new View(setting.truth(), trivial, trivial, Sampling.PLAIN, new Turn(0, 0, () -> false)));
		return (this.metric instanceof Mean || this.metric instanceof MeanShift || !Double.isFinite(risk)) ? Double.NaN
				: risk;
	}

	private static @Nullable Law trivialModel(Law truth) {
		return switch (truth) {
			case Discrete(double[] probabilities) -> {
				var uniform = new double[probabilities.length];
				Arrays.fill(uniform, 1.0 / uniform.length);
				yield new Discrete(uniform);
			}
			case LinearModel(double[] weights, double noise) -> new LinearModel(new double[weights.length], noise);
			case TwoClasses law -> new LogisticModel(new double[law.dimension()], 0, LogisticModel.Labels.ARGMAX);
			case Moments law -> new Normal(law.mean(), new double[law.mean().length][law.mean().length]);
			default -> null;
		};
	}

	/** A risk that is a factor times as bad as another one. */
	double times(double risk, double factor) {
		return (this.metric instanceof NegativeLogLikelihood) ? risk + Math.log(factor) : risk * factor;
	}

}
