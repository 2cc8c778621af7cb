package ouroboros.jobs;

import ouroboros.core.Spec;
import ouroboros.core.data.Space;
import ouroboros.json.Plan;

/**
 * What an experiment will cost.
 *
 * @param runs number of runs
 * @param generations number of rows, over all runs
 * @param memoryBytes largest memory that one run holds, roughly
 * @param seconds time on one core, roughly
 */
public record Estimate(int runs, long generations, double memoryBytes, double seconds) {

	/** Of all runs together, but for the memory. */
	static Estimate of(Plan plan) {
		var runs = 0L;
		var generations = 0L;
		var memory = 0.0;
		var seconds = 0.0;
		for (var point : plan.points()) {
			var replicates = point.spec().replicates();
			var single = single(point.spec(), point.truth().space());
			runs += replicates;
			generations += single.generations() * replicates;
			memory = Math.max(memory, single.memoryBytes());
			seconds += single.seconds() * replicates;
		}
		return new Estimate(Math.toIntExact(runs), generations, memory, seconds);
	}

	/** Of one run. */
	private static Estimate single(Spec spec, Space space) {
		var window = spec.regime().retain().window();
		var retained = 0.0;
		var largest = 0.0;
		var most = 0.0;
		var nanoseconds = 0.0;
		for (int generation = 0; generation <= spec.generations(); generation++) {
			retained += spec.regime().newAt(generation);
			if (generation >= window) {
				retained -= spec.regime().newAt(generation - window);
			}
			largest = Math.max(largest, retained);
			var budget = spec.regime().budget();
			var fitted = (budget == null) ? retained : Math.min(retained, budget.points());
			most = Math.max(most, fitted);
			nanoseconds += 10_000 + 8 * space.width() * spec.regime().newAt(generation)
					+ spec.learner().nanoseconds(fitted, space);
		}
		var bytes = (space instanceof Space.Alphabet(int symbols))
				? 8.0 * symbols * (8 + ((window == Integer.MAX_VALUE) ? 1 : window)) : 2 * 8 * space.width() * largest;
		return new Estimate(1, spec.generations() + 1L, bytes + spec.learner().bytes(most, space), nanoseconds / 1e9);
	}

}
