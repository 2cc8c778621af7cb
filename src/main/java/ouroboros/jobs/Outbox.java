package ouroboros.jobs;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Generation;
import ouroboros.core.State;

/** What was computed and is not stored yet: rows of several runs, for one transaction. */
final class Outbox {

	/**
	 * News of one run.
	 *
	 * @param lease the lease it was computed under
	 * @param generations new generations, ascending and contiguous; possibly none
	 * @param outcome how the run stands after them
	 */
	record Entry(Lease lease, List<Generation> generations, Outcome outcome) {

		int lastGeneration() {
			return this.generations.isEmpty() ? this.lease.lastGeneration() : this.generations.getLast().index();
		}

	}

	/** How a run stands. */
	sealed interface Outcome {

		/** It goes on, from {@code checkpoint} if there is a newer one than stored. */
		record Open(@Nullable State checkpoint) implements Outcome {
		}

		/** All its generations are there. */
		record Completed() implements Outcome {
		}

		/**
		 * It is over early, as a result: there was nothing left to train on.
		 *
		 * @param reason what ran out
		 * @param missing number of generations that there will not be
		 */
		record Ended(String reason, int missing) implements Outcome {
		}

		/** It cannot go on, for a reason that computing again would not change. */
		record Failed(String reason) implements Outcome {
		}

	}

	private final List<Entry> entries = new ArrayList<>();

	private int rows;

	void add(Entry entry) {
		this.entries.add(entry);
		this.rows += entry.generations().size();
	}

	/** Number of generations. */
	int rows() {
		return this.rows;
	}

	List<Entry> drain() {
		var drained = List.copyOf(this.entries);
		this.entries.clear();
		this.rows = 0;
		return drained;
	}

}
