package ouroboros.jobs;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ouroboros.core.Spec;
import ouroboros.json.Plan;

/**
 * The queues, one for each pool. An experiment has a few tickets; a worker that holds one
 * computes runs of the experiment for a slice of time.
 *
 * <p>
 * Experiments take turns, by weights of 1, 5 and 25 for low, normal and high priority: a
 * ticket's execution time is not a time but the number of slices that its experiment has
 * had, each divided by the weight and counted from where the queue stood when it was
 * submitted (self-clocked fair queueing), as seconds from {@link #ORIGIN}. All of them
 * lie in the past, so that every ticket is due. So, however many runs are queued:
 * <ul>
 * <li>until an experiment of weight {@code w} and {@code t} tickets has had {@code b}
 * slices, another one of weight {@code v} has had at most {@code (b + t) v / w + 1}
 * since, and what was worked on when the first one was submitted;</li>
 * <li>none starves: of low priority, too, an experiment gets a slice for each 5 of every
 * normal and each 25 of every high one.</li>
 * </ul>
 */
@Component
class Tickets {

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("experiment");

	private static final Instant ORIGIN = Instant.parse("2001-01-01T00:00:00Z");

	/** Execution times from here on are times: those of retries. */
	private static final Instant RETRIES = Instant.parse("2020-01-01T00:00:00Z");

	/** The engine's priorities: what waited for its retry goes first. */
	private static final short READY = 0;

	private static final short RETRIED = 1;

	private final JdbcClient jdbc;

	private final WorkerSettings settings;

	Tickets(JdbcClient jdbc, WorkerSettings settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	static short priority(Spec.Priority priority) {
		return switch (priority) {
			case LOW -> 10;
			case NORMAL -> 50;
			case HIGH -> 90;
		};
	}

	/** How far a slice moves an experiment of this priority: a second over its weight. */
	private static Duration step(short priority) {
		return Duration.ofMillis((priority < 50) ? 1000 : (priority < 90) ? 200 : 40);
	}

	/** Number of tickets of an experiment. */
	int count(int runs) {
		return Math.min(runs, this.settings.tickets());
	}

	/**
	 * Queues the tickets of an experiment again, but for those that are still there, in a
	 * transaction that holds the experiment's row.
	 */
	void issue(UUID experiment) {
		this.jdbc.sql("select pool, runs_total, priority from experiment where id = :experiment")
			.param("experiment", experiment)
			.query((row) -> {
				issue(experiment, WorkerPool.of(row.getString(1)), row.getInt(2), row.getShort(3));
			});
	}

	/**
	 * Gives a ticket back that found nothing to compute; false if there is something by
	 * now, or if another worker has taken the ticket over: it may be in the middle of a
	 * run, which would be left to nobody. Whoever queues runs again holds the
	 * experiment's row as well, and so either finds the ticket or issues it anew.
	 * @param version the ticket's when it was picked
	 */
	@Transactional
	boolean retire(WorkerPool pool, UUID experiment, TaskInstanceId ticket, long version) {
		this.jdbc.sql("select id from experiment where id = :experiment for no key update")
			.param("experiment", experiment)
			.query((_) -> {
			});
		return this.jdbc.sql("""
				delete from %s where task_name = :task and task_instance = :ticket and version = :version
				  and not exists (select from run where experiment_id = :experiment and state = 'queued')
				""".formatted(pool.table()))
			.param("task", ticket.getTaskName())
			.param("ticket", ticket.getId())
			.param("version", version)
			.param("experiment", experiment)
			.update() == 1;
	}

	/** Queues the tickets of an experiment, in the transaction of whoever asks. */
	void issue(UUID experiment, WorkerPool pool, int runs, short priority) {
		this.jdbc.sql("""
				insert into %s
				  (task_name, task_instance, execution_time, picked, version, priority)
				select :task, :experiment || ':' || k,
				  cast(:start as timestamptz) + (k + 1) * :step * interval '1 millisecond', false, 1, :ready
				from generate_series(0, :tickets - 1) as k
				on conflict do nothing
				""".formatted(pool.table()))
			.param("task", TASK.getTaskName())
			.param("experiment", experiment.toString())
			.param("start", Timestamp.from(now(pool)))
			.param("tickets", count(runs))
			.param("step", step(priority).toMillis())
			.param("ready", READY)
			.update();
	}

	/**
	 * Where a ticket stands in the queue after a slice. The fewer the experiment has
	 * left, the sooner it is its turn again.
	 */
	Instant next(WorkerPool pool, Execution ticket, Plan plan) {
		var left = this.jdbc.sql("""
				select count(*) from %s
				where task_name = :task and task_instance between :experiment || ':' and :experiment || ':~'
				""".formatted(pool.table()))
			.param("task", TASK.getTaskName())
			.param("experiment", experiment(ticket.taskInstance).toString())
			.query(Integer.class)
			.single();
		var priority = priority(plan.points().getFirst().spec().priority());
		return again(pool, ticket).plus(step(priority).multipliedBy(Math.max(1, left)));
	}

	/**
	 * Where a ticket stands that had no slice: where it stood, or where the queue stands
	 * if it waited for a retry.
	 */
	Instant again(WorkerPool pool, Execution ticket) {
		if (ticket.executionTime.isBefore(RETRIES)) {
			return ticket.executionTime;
		}
		rank(pool, ticket, READY);
		return now(pool);
	}

	/** When a ticket is to be tried again after a failure. */
	Instant later(WorkerPool pool, Execution ticket) {
		rank(pool, ticket, RETRIED);
		return Instant.now().plusSeconds(Math.min(60, 1L << Math.min(ticket.consecutiveFailures, 6)));
	}

	/** Does nothing if another worker has the ticket by now. */
	private void rank(WorkerPool pool, Execution ticket, short rank) {
		this.jdbc.sql("""
				update %s set priority = :rank
				where task_name = :task and task_instance = :ticket and version = :version
				""".formatted(pool.table()))
			.param("rank", rank)
			.param("task", TASK.getTaskName())
			.param("ticket", ticket.taskInstance.getId())
			.param("version", ticket.version)
			.update();
	}

	/**
	 * How far a queue has come: the newest number that is being worked on, or else the
	 * oldest that waits.
	 */
	private Instant now(WorkerPool pool) {
		return this.jdbc.sql("""
				select coalesce(max(execution_time) filter (where picked), min(execution_time))
				from %s where task_name = :task and execution_time < :retries
				""".formatted(pool.table()))
			.param("task", TASK.getTaskName())
			.param("retries", Timestamp.from(RETRIES))
			.query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
			.single()
			.map(Timestamp::toInstant)
			.orElse(ORIGIN);
	}

	static UUID experiment(TaskInstanceId ticket) {
		return UUID.fromString(ticket.getId().substring(0, ticket.getId().indexOf(':')));
	}

	static int number(TaskInstanceId ticket) {
		return Integer.parseInt(ticket.getId().substring(ticket.getId().indexOf(':') + 1));
	}

}
