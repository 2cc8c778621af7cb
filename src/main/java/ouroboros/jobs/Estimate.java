package ouroboros.jobs;

import ouroboros.core.Sampling;
import ouroboros.core.Spec;
import ouroboros.core.data.Space;
import ouroboros.json.Plan;

/**
 * What an experiment will cost.
 *
 * @param runs number of replicates, over all sweep points
 * @param generations number of generations, over all replicates
 * @param memoryBytes largest memory that one replicate holds, roughly
 * @param learnerBytes what the learner takes of it
 * @param seconds time on one core, roughly
 */
public record Estimate(int runs, long generations, double memoryBytes, double learnerBytes, double seconds) {

	/** Models at once: generation 0's, the last one and the next one. */
	private static final int MODELS = 3;

	/** Of all replicates together, but for the memory. */
	static Estimate of(Plan plan) {
		var runs = 0L;
		var generations = 0L;
		var memory = 0.0;
		var learner = 0.0;
		var seconds = 0.0;
		for (var point : plan.points()) {
			var replicates = point.spec().replicates();
			var single = single(point);
			runs += replicates;
			generations += single.generations() * replicates;
			if (single.memoryBytes() > memory) {
				memory = single.memoryBytes();
				learner = single.learnerBytes();
			}
			seconds += single.seconds() * replicates;
		}
		return new Estimate(Math.toIntExact(runs), generations, memory, learner, seconds);
	}

	/** Of one replicate. */
	static Estimate single(Plan.Point point) {
		var spec = point.spec();
		var space = point.truth().space();
		// the statistics of all generations together are as large as those of one
		var window = (statistics(spec) && spec.regime().retain().all()) ? 1 : spec.regime().retain().window();
		var retained = 0.0;
		var largest = 0.0;
		var most = 0.0;
		var nanoseconds = 0.0;
		for (int generation = 0; generation <= spec.generations(); generation++) {
			retained += newAt(spec, space, generation);
			if (generation >= window) {
				retained -= newAt(spec, space, generation - window);
			}
			largest = Math.max(largest, retained);
			var budget = spec.regime().budget();
			var fitted = (budget == null) ? retained : Math.min(retained, budget.points());
			most = Math.max(most, fitted);
			nanoseconds += 10_000 + 8 * space.width() * newAt(spec, space, generation)
					+ point.learner().nanoseconds(fitted, space)
					+ ((generation == 0) ? 0 : drawing(point, space, newAt(spec, space, generation)));
		}
		var bytes = switch (space) {
			case Space.Alphabet(int symbols) -> 8.0 * symbols * (8 + ((window == Integer.MAX_VALUE) ? 1 : window));
			case Space.Pictures _ -> 2 * 4 * space.width() * largest;
			case Space.Real _, Space.Pairs _, Space.Text _ -> 2 * 8 * space.width() * largest;
		};
		var learner = MODELS * point.learner().modelBytes(most, space) + point.learner().workingBytes(most, space);
		return new Estimate(1, spec.generations() + 1L, bytes + learner + prompts(point, space), learner,
				nanoseconds / 1e9);
	}

	/**
	 * Nanoseconds to reshape probabilities, read prompts and follow more beams than one.
	 */
	private static double drawing(Plan.Point point, Space space, double size) {
		var sampling = point.spec().sampling();
		var more = sampling.beams() - 1 + (sampling.isPrompted() ? 1 : 0);
		return sampling.nanoseconds(size, space)
				+ ((more == 0) ? 0 : more * point.learner().drawingNanoseconds(size, space));
	}

	/**
	 * Bytes of prompts, as there are and as they are used, and of what beams remember.
	 */
	private static double prompts(Plan.Point point, Space space) {
		var spec = point.spec();
		if (!spec.sampling().isPrompted()) {
			return 0;
		}
		var size = newAt(spec, space, 0);
		for (int generation = 1; generation <= spec.generations(); generation++) {
			size = Math.max(size, newAt(spec, space, generation));
		}
		return 2 * Integer.BYTES * space.width() * size + spec.sampling().beams() * point.learner().drawingBytes(space);
	}

	/** New points of a generation, or as many as take the room of their statistics. */
	private static double newAt(Spec spec, Space space, int generation) {
		var points = spec.regime().newAt(generation);
		return statistics(spec) ? Math.min(points, space.width() + 1.0) : points;
	}

	private static boolean statistics(Spec spec) {
		return spec.sampling().method() == Sampling.Method.SUFFICIENT_STATISTICS;
	}

}
