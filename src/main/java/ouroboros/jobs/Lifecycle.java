package ouroboros.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ouroboros.jobs.Events.News;
import ouroboros.jobs.Ledger.Change;

/**
 * What a request can do to an experiment, all of it or nothing. What runs is asked to
 * stop by its state, and settled by the worker that holds it, or by whoever takes over
 * from that. Locks as {@link Ledger} does.
 */
@Component
class Lifecycle {

	private final JdbcClient jdbc;

	private final Ledger ledger;

	private final Tickets tickets;

	private final Events events;

	Lifecycle(JdbcClient jdbc, Ledger ledger, Tickets tickets, Events events) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.tickets = tickets;
		this.events = events;
	}

	/**
	 * Does what a request asks for.
	 * @throws NotFound if there is no such experiment
	 * @throws Conflict if the verb does not apply to its state
	 */
	@Transactional
	void apply(Verb verb, UUID experiment) {
		switch (verb) {
			case PAUSE -> pause(experiment);
			case RESUME -> resume(experiment);
			case CANCEL -> cancel(experiment);
			case RETRY -> retry(experiment);
		}
	}

	private void pause(UUID experiment) {
		lock(experiment, "queued", "running");
		move(experiment, "queued", "paused");
		move(experiment, "running", "pausing");
		enter(Verb.PAUSE, experiment, "case when runs_running > 0 then 'pausing' else 'paused' end");
	}

	private void resume(UUID experiment) {
		lock(experiment, "paused", "pausing");
		move(experiment, "paused", "queued");
		move(experiment, "pausing", "running");
		enter(Verb.RESUME, experiment, "case when runs_running > 0 then 'running' else 'queued' end");
		this.tickets.issue(experiment);
	}

	private void cancel(UUID experiment) {
		lock(experiment, "queued", "running", "paused", "pausing");
		var waiting = cancelWaiting(experiment);
		move(experiment, "running", "cancelling");
		move(experiment, "pausing", "cancelling");
		enter(Verb.CANCEL, experiment, "'cancelling'");
		this.ledger.count(experiment, new Change(-waiting, 0, 0, 0, waiting, 0));
	}

	private void retry(UUID experiment) {
		lock(experiment, "failed", "cancelled");
		var failed = again(experiment, "failed");
		var cancelled = again(experiment, "cancelled");
		enter(Verb.RETRY, experiment, "'queued'");
		this.ledger.count(experiment, new Change(failed + cancelled, 0, 0, -failed, -cancelled, 0));
		this.tickets.issue(experiment);
	}

	private void lock(UUID experiment, String... states) {
		this.jdbc.sql("""
				select id from run where experiment_id = :experiment and state in (:states) order by id for update
				""").param("experiment", experiment).param("states", Arrays.asList(states)).query((_) -> {
		});
	}

	private void move(UUID experiment, String from, String to) {
		this.jdbc.sql("update run set state = :to where experiment_id = :experiment and state = :from")
			.param("experiment", experiment)
			.param("from", from)
			.param("to", to)
			.update();
	}

	/** Queues runs again; gives the number of their replicates. */
	private int again(UUID experiment, String from) {
		return this.jdbc.sql("""
				with moved as (
				  update run set state = 'queued', error = null, ticket = null, finished_at = null
				  where experiment_id = :experiment and state = :from returning replicates)
				select coalesce(sum(replicates), 0) from moved
				""").param("experiment", experiment).param("from", from).query(Integer.class).single();
	}

	/** Cancels runs that nobody holds; gives the number of their replicates. */
	private int cancelWaiting(UUID experiment) {
		return this.jdbc.sql("""
				with ended as (
				  update run set state = 'cancelled', finished_at = now()
				  where experiment_id = :experiment and state in ('queued', 'paused') returning id, replicates),
				laid as (delete from bench using ended where run_id = ended.id)
				select coalesce(sum(replicates), 0) from ended
				""").param("experiment", experiment).query(Integer.class).single();
	}

	/** Moves the experiment, if the verb applies to its state. */
	private void enter(Verb verb, UUID experiment, String state) {
		var entered = this.jdbc
			.sql("""
					update experiment set state = %s, updated_at = now(), version = version + 1 where id = :experiment and state = any(:from)
					returning old.state, new.state
					"""
				.formatted(state))
			.param("experiment", experiment)
			.param("from", verb.from())
			.query((row, _) -> List.of(row.getString(1), row.getString(2)))
			.optional();
		if (entered.isEmpty()) {
			throw verb.conflict(this.jdbc.sql("select state from experiment where id = :experiment")
				.param("experiment", experiment)
				.query(String.class)
				.optional()
				.orElseThrow(() -> new NotFound("experiment", experiment)));
		}
		var states = entered.get();
		if (!states.getFirst().equals(states.getLast())) {
			this.events.write(experiment, List.of(News.ofState(states.getLast())));
		}
	}

	/** Settles the runs of a ticket that were asked to stop. */
	@Transactional
	void settle(UUID experiment, int ticket) {
		var cancelled = settled(experiment, ticket, "cancelling", "cancelled");
		var paused = settled(experiment, ticket, "pausing", "paused");
		if (!cancelled.runs().isEmpty()) {
			this.jdbc.sql("delete from bench where run_id = any(:runs)")
				.param("runs", new SqlArrayValue("bigint", cancelled.runs().toArray()))
				.update();
			this.ledger.count(experiment, new Change(0, -cancelled.replicates(), 0, 0, cancelled.replicates(), 0),
					News.ofRuns("cancelled", cancelled.runs()));
		}
		if (!paused.runs().isEmpty()) {
			this.ledger.count(experiment, new Change(paused.replicates(), -paused.replicates(), 0, 0, 0, 0),
					News.ofRuns("paused", paused.runs()));
		}
	}

	private record Settled(List<Long> runs, int replicates) {
	}

	private Settled settled(UUID experiment, int ticket, String from, String to) {
		var runs = new ArrayList<Long>();
		var replicates = new AtomicInteger();
		this.jdbc.sql("""
				with locked as materialized (
				  select id from run where experiment_id = :experiment and ticket = :ticket and state = :from
				  order by id for update)
				update run set state = :to, finished_at = case when :to = 'cancelled' then now() end
				from locked where run.id = locked.id
				returning run.id, replicates
				""")
			.param("experiment", experiment)
			.param("ticket", ticket)
			.param("from", from)
			.param("to", to)
			.query((row) -> {
				runs.add(row.getLong(1));
				replicates.addAndGet(row.getInt(2));
			});
		return new Settled(runs, replicates.get());
	}

}
