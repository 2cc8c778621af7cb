package ouroboros.jobs;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import ouroboros.json.Plan;

/**
 * A stretch of time for one experiment.
 *
 * @param experiment the experiment
 * @param plan its plan
 * @param settings how long things take
 * @param begun when it began, in nanoseconds
 * @param stop whether it is to end before its time is up
 */
record Stretch(UUID experiment, Plan plan, WorkerSettings settings, long begun, BooleanSupplier stop) {

	boolean timeIsUp() {
		return isOver(this.begun, this.settings.slice());
	}

	static boolean isOver(long since, Duration duration) {
		return System.nanoTime() - since >= duration.toNanos();
	}

}
