package ouroboros.jobs;

import ouroboros.core.Spec;
import ouroboros.core.aggregate.Row;
import ouroboros.json.Plan;

/**
 * How many replicates make a run. Where every generation is kept it is one. Where only
 * statistics are, a block of them, which takes about a second.
 */
final class Blocks {

	private static final double SECONDS = 1;

	/** Most replicates of a block, if the blocks are not too many. */
	private static final int MOST_REPLICATES = 4096;

	/** The same of replicates that are turned side by side, which takes no time. */
	private static final int MOST_ABREAST = 4 * MOST_REPLICATES;

	/** Most memory of the statistics of more than {@link #MOST_REPLICATES} of them. */
	private static final long MOST_MEMORY = 1 << 26;

	/**
	 * Fewest blocks of a sweep point that has as many replicates, so that many workers
	 * find work though an estimate be wrong.
	 */
	private static final int FEWEST = 64;

	/** Most blocks of an experiment, or as many as it has sweep points. */
	private static final int MOST = 20_000;

	private Blocks() {
	}

	/** Replicates of a run of this sweep point, the last of which may have fewer. */
	static int size(Plan plan, Plan.Point point) {
		var spec = point.spec();
		if (spec.record() == Spec.Record.REPLICATES) {
			return 1;
		}
		var replicates = spec.replicates();
		var size = abreast(point) ? MOST_ABREAST
				: Math.clamp((long) (SECONDS / Estimate.single(point).seconds()), 1, MOST_REPLICATES);
		var count = Math.max(Math.ceilDiv(replicates, size), Math.min(replicates, FEWEST));
		return Math.ceilDiv(replicates, Math.min(count, Math.max(1, MOST / plan.points().size())));
	}

	private static boolean abreast(Plan.Point point) {
		var metrics = point.spec().measured().size();
		return point.learner().ensemble(point.run(0)) != null
				&& (point.spec().generations() + 1) * Row.mostMemory(metrics, MOST_ABREAST) <= MOST_MEMORY;
	}

}
