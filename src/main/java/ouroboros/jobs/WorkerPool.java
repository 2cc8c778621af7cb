package ouroboros.jobs;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import ouroboros.json.BadSpec;
import ouroboros.json.Plan;
import ouroboros.json.Problem;

/** Workers for one kind of learner, which have a queue of their own. */
public enum WorkerPool {

	/**
	 * For learners that compute in Java. Its workers can compute the neural ones, too.
	 */
	CPU,

	/** For learners on the tensor library, whose faults end the process. */
	NEURAL,

	/** For the same learners on a graphics card, which gives other bits. */
	GPU;

	/**
	 * The pool that computes a plan.
	 * @param wanted what the client asks for; null to choose by the learner
	 * @throws BadSpec if the pool has nothing to offer to the learner
	 */
	static WorkerPool of(Plan plan, @Nullable WorkerPool wanted) {
		var outside = plan.points().stream().anyMatch((point) -> point.spec().learner().isNative());
		var pool = (wanted != null) ? wanted : outside ? NEURAL : CPU;
		if (pool != CPU && !outside) {
			throw BadSpec.refused(List.of(new Problem("/learner", "wrong-pool",
					"the pool %s is for neural learners, which this one is not".formatted(pool.word()))));
		}
		return pool;
	}

	/** By its word. */
	static WorkerPool of(String word) {
		return valueOf(word.toUpperCase(Locale.ROOT));
	}

	/** As the API and the properties spell it. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The engine's table. */
	String table() {
		return "scheduled_tasks_" + word();
	}

}
