package ouroboros.core.learner;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Ensemble;
import ouroboros.core.Run;
import ouroboros.core.Sampling;
import ouroboros.core.chance.Turn;
import ouroboros.core.law.Normal;
import ouroboros.core.metric.OfMoments;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Retain;
import ouroboros.core.vector.ManyMoments;

/**
 * Chains of one-dimensional normal laws by the sufficient statistics of samples, each
 * generation trained on the one before alone.
 */
final class NormalEnsemble implements Ensemble {

	private static final long GENUINE = Turn.key("genuine");

	private static final long SYNTHETIC = Turn.key("synthetic");

	/** Replicates that are turned side by side: what is known of them stays at hand. */
	private static final int ABREAST = 1024;

	private final Run run;

	private final Normal truth;

	private final List<OfMoments> metrics;

	private final Estimator estimator;

	private NormalEnsemble(Run run, Normal truth, List<OfMoments> metrics, Estimator estimator) {
		this.run = run;
		this.truth = truth;
		this.metrics = metrics;
		this.estimator = estimator;
	}

	/** Null for runs that are anything else. */
	static @Nullable NormalEnsemble of(Run run, Estimator estimator) {
		var metrics = run.metrics().stream().filter(OfMoments.class::isInstance).map(OfMoments.class::cast).toList();
		return (run.truth() instanceof Normal truth && truth.mean().length == 1 && run.snapshots() == null
				&& run.sampling().method() == Sampling.Method.SUFFICIENT_STATISTICS
				&& metrics.size() == run.metrics().size()
				&& run.regime().equals(Regime.of(run.regime().samples(), null, Retain.last(1))))
						? new NormalEnsemble(run, truth, metrics, estimator) : null;
	}

	@Override
	public void turn(long[] seeds, BooleanSupplier stop, Told told) {
		for (int from = 0; from < seeds.length; from += ABREAST) {
			turnAbreast(Arrays.copyOfRange(seeds, from, Math.min(seeds.length, from + ABREAST)), stop, told);
		}
	}

	private void turnAbreast(long[] seeds, BooleanSupplier stop, Told told) {
		var count = seeds.length;
		var moments = new ManyMoments(seeds);
		var mean = this.truth.mean()[0];
		var variance = this.truth.covariance()[0][0];
		var means = new double[count];
		var variances = new double[count];
		Arrays.fill(means, mean);
		Arrays.fill(variances, variance);
		var values = new double[this.metrics.size()][count];
		for (int generation = 0; generation <= this.run.generations(); generation++) {
			new Turn(this.run.seed(), generation, stop).poll();
			var size = this.run.regime().samplesAt(generation);
			moments.draw((generation == 0) ? GENUINE : SYNTHETIC, generation, 0, size - 1);
			fit(moments, size, (generation == 0) ? 1 : this.run.sampling().bias(), means, variances);
			for (int i = 0; i < values.length; i++) {
				this.metrics.get(i).measure(means, variances, mean, variance, values[i], count);
			}
			told.accept(generation, values, count);
		}
	}

	/** Draws and fits as {@link Normal#statistics} and {@link Gaussian#fit} do. */
	private void fit(ManyMoments moments, double size, double bias, double[] means, double[] variances) {
		var divisor = (size == 1) ? Double.POSITIVE_INFINITY : this.estimator.divisor(size, size);
		var root = Math.sqrt(size);
		var differences = moments.means();
		var scatters = moments.scatters();
		for (int i = 0; i < means.length; i++) {
			var variance = Math.max(0, bias * variances[i]);
			var sampled = means[i] + Math.sqrt(variance) * (differences[i] / root);
			var mean = size * sampled / size;
			var rest = sampled - mean;
			variances[i] = (variance * scatters[i] + size * rest * rest) / divisor;
			means[i] = mean;
		}
	}

}
