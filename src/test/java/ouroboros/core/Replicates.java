package ouroboros.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleUnaryOperator;

import ouroboros.core.chance.Turn;

/**
 * Independent runs of one spec, computed by as many threads as there are processors. Fits
 * are counted from 1, as in the formulas: fit n is generation n - 1.
 */
final class Replicates {

	private static final int CHUNK = 50;

	private final int[] fits;

	private final double[][][] values;

	private Replicates(int[] fits, double[][][] values) {
		this.fits = fits;
		this.values = values;
	}

	/**
	 * Runs.
	 * @param run the run of replicate 0
	 * @param replicates how many runs
	 * @param fits ascending numbers of the fits to keep the metrics of
	 */
	static Replicates of(Run run, int replicates, int... fits) {
		var values = new double[fits.length][run.metrics().size()][replicates];
		try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
			var chunks = new ArrayList<Future<?>>();
			for (int from = 0; from < replicates; from += CHUNK) {
				var first = from;
				chunks.add(threads.submit(() -> {
					for (int replicate = first; replicate < Math.min(first + CHUNK, replicates); replicate++) {
						record(replicate(run, replicate), fits, values, replicate);
					}
				}));
			}
			for (var chunk : chunks) {
				chunk.get();
			}
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		return new Replicates(fits, values);
	}

	private static void record(Run run, int[] fits, double[][][] values, int replicate) {
		var kept = 0;
		for (var steps = run.stream(null, () -> false).iterator(); kept < fits.length;) {
			var generation = steps.next().generation();
			if (generation.index() == fits[kept] - 1) {
				for (int metric = 0; metric < generation.metrics().length; metric++) {
					values[kept][metric][replicate] = generation.metrics()[metric];
				}
				kept++;
			}
		}
	}

	/** The run of another replicate. */
	static Run replicate(Run run, int replicate) {
		return new Run(run.truth(), run.learner(), run.regime(), run.sampling(), run.curation(), run.metrics(),
				run.snapshots(), run.generations(), Turn.replicateSeed(run.seed(), replicate));
	}

	/** A metric's values at a fit, one for each replicate. */
	double[] values(int fit, int metric) {
		for (int i = 0; i < this.fits.length; i++) {
			if (this.fits[i] == fit) {
				return this.values[i][metric];
			}
		}
		throw new IllegalArgumentException("fit " + fit + " was not kept");
	}

	/** Mean of a metric over the replicates. */
	Estimate mean(int fit, int metric) {
		return Estimate.mean(values(fit, metric));
	}

	/** Mean of a function of a metric over the replicates. */
	Estimate mean(int fit, int metric, DoubleUnaryOperator function) {
		return Estimate.mean(Arrays.stream(values(fit, metric)).map(function).toArray());
	}

}
