package ouroboros.jobs;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.State;

/**
 * News of one block of replicates.
 *
 * @param lease the lease it was computed under
 * @param passed number of replicates before the present one
 * @param lastGeneration newest generation of the present one; the last one if that is
 * over early
 * @param generations number of generations, over all replicates, that were computed since
 * the lease was taken or the last news
 * @param missing number of those that there will not be, found in the same time
 * @param ending why the first replicate that was over early in that time was; null if
 * none was
 * @param outcome how the block stands after them
 */
record BlockNews(Lease lease, int passed, int lastGeneration, long generations, long missing, @Nullable String ending,
		Outcome outcome) {

	/** How a block stands. */
	sealed interface Outcome {

		/**
		 * It goes on.
		 *
		 * @param state of the present replicate, if that is not complete
		 * @param aggregate bytes of the statistics so far
		 */
		record Open(State state, byte[] aggregate) implements Outcome {
		}

		/**
		 * All its replicates are there.
		 *
		 * @param rows bytes of the statistics of each generation
		 */
		record Completed(List<byte[]> rows) implements Outcome {
		}

		/** It cannot go on, for a reason that computing again would not change. */
		record Failed(String reason) implements Outcome {
		}

	}

}
