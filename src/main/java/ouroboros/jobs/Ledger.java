package ouroboros.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ouroboros.core.Generation;
import ouroboros.core.State;
import ouroboros.jobs.Events.News;
import ouroboros.json.Frozen;

/**
 * The state of runs, moved by a few SQL statements that are each guarded by the old state
 * and, for results, by the lease's epoch.
 *
 * <p>
 * Guarantees: a generation is stored once; the generations of a run are contiguous; after
 * a run was claimed again, nothing computed under the older lease is stored; the counters
 * of an experiment agree with its runs. Every transaction locks runs first, in order of
 * their ids, then sweep points in order, and the experiment last.
 */
@Component
class Ledger {

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final Frozen frozen;

	private final Events events;

	private final Takeovers takeovers;

	Ledger(JdbcClient jdbc, JdbcTemplate template, Frozen frozen, Events events, Takeovers takeovers) {
		this.jdbc = jdbc;
		this.template = template;
		this.frozen = frozen;
		this.events = events;
		this.takeovers = takeovers;
	}

	/**
	 * Takes over the runs that a ticket held when its last slice ended or its worker
	 * died.
	 */
	@Transactional
	List<Lease> resume(UUID experiment, int ticket, String worker) {
		var leases = leases(this.jdbc.sql("""
				with locked as materialized (
				  select id from run where experiment_id = :experiment and ticket = :ticket and state = 'running'
				  order by id for update)
				update run set epoch = epoch + 1, worker = :worker
				from locked where run.id = locked.id
				returning run.id, sweep_point, replicate, replicates, epoch, passed, last_generation
				""").param("experiment", experiment).param("ticket", ticket).param("worker", worker));
		if (!leases.isEmpty()) {
			count(experiment, Change.NOTHING, News.ofWorker("resumed", worker, runs(leases)));
		}
		return leases;
	}

	private static List<Long> runs(List<Lease> leases) {
		return leases.stream().map(Lease::run).toList();
	}

	/** Claims queued runs, lowest first. */
	@Transactional
	List<Lease> claim(UUID experiment, int ticket, String worker, String codeVersion, int most) {
		var leases = leases(this.jdbc.sql("""
				with picked as materialized (
				  select id from run where experiment_id = :experiment and state = 'queued'
				  order by id limit :most for update skip locked)
				update run set state = 'running', epoch = epoch + 1, ticket = :ticket, worker = :worker,
				  code_version = coalesce(code_version, :version), started_at = coalesce(started_at, now())
				from picked where run.id = picked.id
				returning run.id, sweep_point, replicate, replicates, epoch, passed, last_generation
				""")
			.param("experiment", experiment)
			.param("ticket", ticket)
			.param("worker", worker)
			.param("version", codeVersion)
			.param("most", most));
		if (!leases.isEmpty()) {
			var replicates = leases.stream().mapToInt(Lease::replicates).sum();
			count(experiment, new Change(-replicates, replicates, 0, 0, 0, 0),
					News.ofWorker("claimed", worker, runs(leases)));
		}
		return leases;
	}

	/** The worker of a ticket goes; its runs wait for the next one. */
	@Transactional
	void handBack(UUID experiment, int ticket) {
		this.jdbc.sql("""
				with locked as materialized (
				  select id from run where experiment_id = :experiment and ticket = :ticket and state = 'running'
				  order by id for update)
				update run set worker = null from locked where run.id = locked.id
				""").param("experiment", experiment).param("ticket", ticket).update();
	}

	private static List<Lease> leases(JdbcClient.StatementSpec statement) {
		return statement
			.query((row, _) -> new Lease(row.getLong("id"), row.getInt("sweep_point"), row.getInt("replicate"),
					row.getInt("replicates"), row.getLong("epoch"), row.getInt("passed"),
					row.getInt("last_generation")))
			.list()
			.stream()
			.sorted((one, other) -> Long.compare(one.run(), other.run()))
			.toList();
	}

	/** Memory to set aside for each run of an experiment, in bytes; 0 if unknown. */
	@Transactional(readOnly = true)
	long memory(UUID experiment) {
		return this.jdbc.sql("select memory from experiment where id = :experiment")
			.param("experiment", experiment)
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	/**
	 * The state that a run goes on from.
	 * @throws Frozen.Unreadable if another release wrote it
	 */
	@Transactional(readOnly = true)
	Optional<State> checkpoint(long run) {
		return this.jdbc.sql("select state from checkpoint where run_id = :run")
			.param("run", run)
			.query((row, _) -> this.frozen.read(row.getBytes(1), State.class))
			.optional();
	}

	/**
	 * Lets a run begin again, as if nothing of it had been stored.
	 * @return whether the lease still held
	 */
	@Transactional
	boolean restart(UUID experiment, Lease lease) {
		var stored = this.jdbc.sql("""
				with locked as materialized (
				  select id, last_generation from run
				  where id = :run and epoch = :epoch and state = 'running' for update),
				begun as (
				  update run set last_generation = -1, last_metrics = null from locked where run.id = locked.id),
				laid as (delete from bench using locked where run_id = locked.id),
				forgotten as (delete from checkpoint using locked where run_id = locked.id),
				seen as (delete from snapshot using locked where run_id = locked.id),
				measured as (delete from generation using locked where run_id = locked.id)
				select last_generation + 1 from locked
				""").param("run", lease.run()).param("epoch", lease.epoch()).query(Integer.class).optional();
		stored.ifPresent((generations) -> count(experiment, new Change(0, 0, 0, 0, 0, -generations)));
		return stored.isPresent();
	}

	/**
	 * Stores what was computed under leases that still hold.
	 * @return ids of the runs whose lease is lost or that are to be cancelled: nothing of
	 * them was stored
	 */
	@Transactional
	Set<Long> append(UUID experiment, List<Outbox.Entry> entries) {
		var kept = fence(entries);
		var lost = new HashSet<Long>();
		var change = Change.NOTHING;
		var stored = new ArrayList<Outbox.Entry>();
		for (var entry : entries) {
			if (kept.contains(entry.lease().run())) {
				stored.add(entry);
				change = change.plus(switch (entry.outcome()) {
					case Outbox.Outcome.Open _ -> new Change(0, 0, 0, 0, 0, entry.generations().size());
					case Outbox.Outcome.Completed _ -> new Change(0, -1, 1, 0, 0, entry.generations().size());
					case Outbox.Outcome.Ended(var _, int missing) ->
						new Change(0, -1, 1, 0, 0, entry.generations().size(), missing);
					case Outbox.Outcome.Failed _ -> new Change(0, -1, 0, 1, 0, entry.generations().size());
				});
			}
			else {
				lost.add(entry.lease().run());
			}
		}
		this.takeovers
			.lost(entries.stream().map(Outbox.Entry::lease).filter((lease) -> lost.contains(lease.run())).toList());
		insertGenerations(stored);
		insertSnapshots(stored);
		saveCheckpoints(stored);
		if (!change.isNothing()) {
			count(experiment, change, endings(stored));
		}
		return lost;
	}

	private static News[] endings(List<Outbox.Entry> entries) {
		var completed = new ArrayList<Long>();
		var failed = new ArrayList<Long>();
		for (var entry : entries) {
			switch (entry.outcome()) {
				case Outbox.Outcome.Open _ -> {
				}
				case Outbox.Outcome.Completed _, Outbox.Outcome.Ended _ -> completed.add(entry.lease().run());
				case Outbox.Outcome.Failed _ -> failed.add(entry.lease().run());
			}
		}
		return News.ofEndings(completed, failed);
	}

	/**
	 * Two joins, each of which finds its run by its id: a third, of what is locked with
	 * what is to be stored, is one of all pairs as soon as the statement has a plan for
	 * any number of runs.
	 */
	private Set<Long> fence(List<Outbox.Entry> entries) {
		var count = entries.size();
		var runs = new Long[count];
		var epochs = new Long[count];
		var previous = new Integer[count];
		var last = new Integer[count];
		var states = new String[count];
		var errors = new String[count];
		var endings = new String[count];
		var ends = new Integer[count];
		var metrics = new ArrayList<double[]>();
		for (int i = 0; i < count; i++) {
			var entry = entries.get(i);
			runs[i] = entry.lease().run();
			epochs[i] = entry.lease().epoch();
			previous[i] = entry.lease().lastGeneration();
			last[i] = entry.lastGeneration();
			states[i] = switch (entry.outcome()) {
				case Outbox.Outcome.Open _ -> "running";
				case Outbox.Outcome.Completed _, Outbox.Outcome.Ended _ -> "completed";
				case Outbox.Outcome.Failed _ -> "failed";
			};
			errors[i] = (entry.outcome() instanceof Outbox.Outcome.Failed(String reason)) ? reason : null;
			endings[i] = (entry.outcome() instanceof Outbox.Outcome.Ended(String reason, var _)) ? reason : null;
			if (!entry.generations().isEmpty()) {
				metrics.add(entry.generations().getLast().metrics());
				ends[i] = metrics.size();
			}
		}
		return new HashSet<>(this.jdbc.sql("""
				with locked as materialized (
				  select v.* from unnest(:runs::bigint[], :epochs::bigint[], :previous::int[], :last::int[],
				    :states::text[], :errors::text[], :endings::text[], :ends::int[])
				    as v(id, epoch, previous, last, state, error, ending, at)
				    join run on run.id = v.id
				  order by run.id for update of run)
				update run set last_generation = v.last, error = v.error, ending = v.ending,
				  state = case when v.state = 'running' then run.state else v.state end,
				  last_metrics = case when v.at is null then last_metrics
				    else (:metrics::double precision[])[(v.at - 1) * :width + 1 : v.at * :width] end,
				  finished_at = case when v.state = 'running' then null else now() end
				from locked as v
				where run.id = v.id and run.epoch = v.epoch and run.state in ('running', 'pausing')
				  and run.last_generation = v.previous
				returning run.id
				""")
			.param("runs", new SqlArrayValue("bigint", (Object[]) runs))
			.param("epochs", new SqlArrayValue("bigint", (Object[]) epochs))
			.param("previous", new SqlArrayValue("int", (Object[]) previous))
			.param("last", new SqlArrayValue("int", (Object[]) last))
			.param("states", new SqlArrayValue("text", (Object[]) states))
			.param("errors", new SqlArrayValue("text", (Object[]) errors))
			.param("endings", new SqlArrayValue("text", (Object[]) endings))
			.param("ends", new SqlArrayValue("int", (Object[]) ends))
			.param("metrics", flat(metrics))
			.param("width", metrics.isEmpty() ? 0 : metrics.getFirst().length)
			.query(Long.class)
			.list());
	}

	private void insertGenerations(List<Outbox.Entry> entries) {
		var runs = new ArrayList<Long>();
		var indices = new ArrayList<Integer>();
		var metrics = new ArrayList<double[]>();
		for (var entry : entries) {
			for (var generation : entry.generations()) {
				runs.add(entry.lease().run());
				indices.add(generation.index());
				metrics.add(generation.metrics());
			}
		}
		if (runs.isEmpty()) {
			return;
		}
		this.jdbc.sql("""
				insert into generation (run_id, generation, metrics)
				select g.run_id, g.generation, (:metrics::double precision[])[(g.i - 1) * :width + 1 : g.i * :width]
				from unnest(:runs::bigint[], :indices::int[]) with ordinality as g(run_id, generation, i)
				""")
			.param("runs", new SqlArrayValue("bigint", runs.toArray()))
			.param("indices", new SqlArrayValue("int", indices.toArray()))
			.param("metrics", flat(metrics))
			.param("width", metrics.getFirst().length)
			.update();
	}

	private static FloatArray flat(List<double[]> rows) {
		return new FloatArray(rows);
	}

	private void insertSnapshots(List<Outbox.Entry> entries) {
		var rows = new ArrayList<Object[]>();
		for (var entry : entries) {
			for (var generation : entry.generations()) {
				var snapshot = generation.snapshot();
				if (snapshot != null) {
					rows.add(new Object[] { entry.lease().run(), generation.index(), this.frozen.write(snapshot) });
				}
			}
		}
		if (!rows.isEmpty()) {
			this.template.batchUpdate("insert into snapshot (run_id, generation, content) values (?, ?, ?)", rows);
		}
	}

	private void saveCheckpoints(List<Outbox.Entry> entries) {
		var completed = new ArrayList<Long>();
		var ended = new ArrayList<Long>();
		for (var entry : entries) {
			switch (entry.outcome()) {
				case Outbox.Outcome.Open(State checkpoint) when checkpoint != null -> this.jdbc.sql("""
						insert into checkpoint (run_id, generation, state) values (:run, :generation, :state)
						on conflict (run_id) do update set generation = excluded.generation, state = excluded.state
						""")
					.param("run", entry.lease().run())
					.param("generation", checkpoint.generation())
					.param("state", this.frozen.write(checkpoint))
					.update();
				case Outbox.Outcome.Open _ -> {
				}
				case Outbox.Outcome.Completed _, Outbox.Outcome.Ended _ -> {
					completed.add(entry.lease().run());
					ended.add(entry.lease().run());
				}
				case Outbox.Outcome.Failed _ -> ended.add(entry.lease().run());
			}
		}
		if (!ended.isEmpty()) {
			// What failed may be tried again, from its checkpoint.
			this.jdbc.sql("""
					with laid as (delete from bench where run_id = any(:ended))
					delete from checkpoint where run_id = any(:completed)
					""")
				.param("ended", new SqlArrayValue("bigint", ended.toArray()))
				.param("completed", new SqlArrayValue("bigint", completed.toArray()))
				.update();
		}
	}

	/** Which of these experiments are to stop. */
	@Transactional(readOnly = true)
	Set<UUID> stopping(Set<UUID> experiments) {
		return new HashSet<>(this.jdbc.sql("""
				select wanted.id from unnest(:experiments::uuid[]) as wanted(id)
				left join experiment on experiment.id = wanted.id
				where experiment.id is null or experiment.state in ('pausing', 'paused', 'cancelling', 'cancelled')
				""").param("experiments", new SqlArrayValue("uuid", experiments.toArray())).query(UUID.class).list());
	}

	/**
	 * Changes an experiment's counters, and with them its state, and writes down what
	 * happened, in the transaction of whoever did it. Paused runs count as queued, those
	 * that are to stop as running.
	 */
	void count(UUID experiment, Change change, News... news) {
		var moved = this.jdbc.sql("""
				update experiment set
				  runs_queued = runs_queued + :queued, runs_running = runs_running + :running,
				  runs_completed = runs_completed + :completed, runs_failed = runs_failed + :failed,
				  runs_cancelled = runs_cancelled + :cancelled, generations_done = generations_done + :generations,
				  generations_total = generations_total - :missing,
				  started_at = coalesce(started_at, case when :running > 0 then now() end),
				  state = case
				    when runs_queued + runs_running + :queued + :running > 0 then case
				      when state = 'queued' and :running > 0 then 'running'
				      when state = 'pausing' and runs_running + :running = 0 then 'paused'
				      else state end
				    when runs_cancelled + :cancelled > 0 then 'cancelled'
				    when runs_failed + :failed > 0 then 'failed'
				    else 'completed' end,
				  finished_at = case when runs_queued + runs_running + :queued + :running = 0 then now() end,
				  updated_at = now(), version = version + 1
				where id = :experiment
				returning old.state, new.state
				""")
			.param("experiment", experiment)
			.param("queued", change.queued())
			.param("running", change.running())
			.param("completed", change.completed())
			.param("failed", change.failed())
			.param("cancelled", change.cancelled())
			.param("generations", change.generations())
			.param("missing", change.missing())
			.query((row, _) -> List.of(row.getString(1), row.getString(2)))
			.optional();
		var all = new ArrayList<>(List.of(news));
		moved.filter((states) -> !states.getFirst().equals(states.getLast()))
			.ifPresent((states) -> all.add(News.ofState(states.getLast())));
		if (moved.isPresent() && !all.isEmpty()) {
			this.events.write(experiment, all);
		}
	}

	/**
	 * Differences of an experiment's counters: replicates by state, generations that are
	 * done, and generations that there will not be.
	 */
	record Change(int queued, int running, int completed, int failed, int cancelled, long generations, long missing) {

		static final Change NOTHING = new Change(0, 0, 0, 0, 0, 0);

		Change(int queued, int running, int completed, int failed, int cancelled, long generations) {
			this(queued, running, completed, failed, cancelled, generations, 0);
		}

		Change plus(Change other) {
			return new Change(this.queued + other.queued, this.running + other.running,
					this.completed + other.completed, this.failed + other.failed, this.cancelled + other.cancelled,
					this.generations + other.generations, this.missing + other.missing);
		}

		boolean isNothing() {
			return equals(NOTHING);
		}

	}

}
