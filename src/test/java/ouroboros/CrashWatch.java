package ouroboros;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import ouroboros.jobs.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at the service's database from outside, and has it note what happens once only.
 */
final class CrashWatch implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final List<String> QUEUES = List.of("cpu", "neural", "gpu");

	private final PostgresServer server;

	private @Nullable Connection connection;

	CrashWatch(PostgresServer server) {
		this.server = server;
	}

	/** Has the database note each end of a run and of an experiment, and each claim. */
	void note() {
		execute("create schema watch");
		execute("create table watch.ending (what text, id text)");
		execute("create table watch.claim (run bigint, epoch bigint, worker text)");
		execute("""
				create function watch.note() returns trigger language plpgsql as $$ begin
				  insert into watch.ending values (tg_table_name, new.id::text); return null; end $$
				""");
		execute("""
				create function watch.claim() returns trigger language plpgsql as $$ begin
				  insert into watch.claim values (new.id, new.epoch, new.worker); return null; end $$
				""");
		for (var table : List.of("run", "experiment")) {
			execute("""
					create trigger ending after update of finished_at on %s for each row
					when (new.finished_at is not null) execute function watch.note()
					""".formatted(table));
		}
		execute("""
				create trigger claim after update of epoch on run for each row
				when (new.epoch <> old.epoch) execute function watch.claim()
				""");
	}

	/** Whatever the crowd went through, this is how all ends. */
	void assertAllIsInOrder() {
		assertNone("unfinished runs", "select id from run where state <> 'completed'");
		assertNone("unfinished experiments", "select id from experiment where state <> 'completed'");
		assertNone("runs whose generations are not 0 to the last, once each", """
				select run.id from run join experiment on experiment.id = experiment_id
				left join (select run_id, count(*) as n, min(generation) as first, max(generation) as last
				  from generation group by run_id) as g on run_id = run.id
				where not aggregated and (n is distinct from generations + 1 or first <> 0 or last <> generations
				  or last_generation <> generations)
				""");
		assertNone("runs whose last metrics are not those of their last generation", """
				select run.id from run join generation on run_id = run.id and generation = last_generation
				where metrics is distinct from last_metrics
				""");
		assertNone("generations of no run",
				"select run_id from generation where not exists (select from run where id = run_id)");
		assertNone("experiments that do not agree with their runs",
				"""
						select e.id from experiment as e join (select experiment_id, sum(replicates) as n,
						  sum(case when replicates = 1 then last_generation + 1 end) as kept from run group by experiment_id) as r
						  on experiment_id = e.id
						where runs_completed <> n or runs_total <> n or generations_done <> generations_total
						  or runs_queued + runs_running + runs_failed + runs_cancelled <> 0
						  or (not aggregated and generations_done <> kept)
						""");
		assertNone("what did not end once",
				"""
						select * from (select 'run' as what, id::text from run union all select 'experiment', id::text from experiment)
						  as all_of_them left join (select what, id, count(*) as n from watch.ending group by what, id) as noted
						  using (what, id)
						where n is distinct from 1
						""");
		assertNone("epochs that were skipped or given twice",
				"""
						select id from run left join (select run, count(*) as n, max(epoch) as last from watch.claim group by run)
						  as c on run = id
						where n is distinct from epoch or last is distinct from epoch
						""");
		assertNone("checkpoints", "select run_id from checkpoint");
		assertNone("benches", "select run_id from bench");
	}

	private void assertNone(String what, String query) {
		assertThat(list(query)).as(what).isEmpty();
	}

	/** Whether the workers are done with all tickets, too. */
	boolean queuesAreEmpty() {
		return QUEUES.stream().allMatch((pool) -> number("select count(*) from scheduled_tasks_" + pool) == 0);
	}

	/** The part of these experiments' generations that is stored. */
	double done(List<String> experiments) {
		return number("select sum(generations_done)::float8 / sum(generations_total) from experiment where id in ('%s')"
			.formatted(String.join("','", experiments)));
	}

	/** Tickets that a process works on. */
	List<String> tickets(long pid) {
		return list("select task_instance from scheduled_tasks_cpu where picked and picked_by like '%%-%d-%%'"
			.formatted(pid));
	}

	/** Claims of the runs that these tickets are in the middle of. */
	List<String> claims(List<String> tickets) {
		return list(
				"select id || '@' || epoch from run where state = 'running' and experiment_id || ':' || ticket in ('%s')"
					.formatted(String.join("','", tickets)));
	}

	/** How many of these claims do not hold any more. */
	long lost(List<String> claims) {
		return claims.isEmpty() ? 0
				: claims.size() - list("select id from run where state = 'running' and id || '@' || epoch in ('%s')"
					.formatted(String.join("','", claims))).size();
	}

	private List<String> unfinished() {
		var rows = new ArrayList<>(list("select now()::text"));
		rows.addAll(list("""
				select 'experiment ' || id || ': ' || state || ', ' || generations_done || ' of ' || generations_total
				from experiment where finished_at is null
				"""));
		rows.addAll(
				list("""
						select 'run ' || id || ' of ' || experiment_id || ':' || coalesce(ticket::text, '-') || ': ' || state
						  || ', epoch ' || epoch || ', ' || last_generation || ' of ' || generations || ', ' || coalesce(worker, '-')
						from run where finished_at is null order by id
						"""));
		QUEUES.forEach((queue) -> rows.addAll(list("""
				select 'ticket ' || task_instance || ' of %s: ' || execution_time || coalesce(', ' || picked_by, '')
				  || coalesce(', heartbeat ' || last_heartbeat, '') || ', failures ' || consecutive_failures
				from scheduled_tasks_%s
				""".formatted(queue, queue))));
		rows.addAll(list("""
				select 'session ' || pid || ': ' || state || ' since ' || state_change || ', '
				  || coalesce(wait_event, '-') || ': ' || query from pg_stat_activity where pid <> pg_backend_pid()
				  and datname = current_database()
				"""));
		return rows;
	}

	double number(String query) {
		return Double.parseDouble(list(query).getFirst());
	}

	/** The first column. */
	List<String> list(String query) {
		try (var statement = connection().createStatement(); var rows = statement.executeQuery(query)) {
			var values = new ArrayList<String>();
			while (rows.next()) {
				values.add(rows.getString(1));
			}
			return values;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(query, ex);
		}
	}

	private void execute(String statement) {
		try (var one = connection().createStatement()) {
			one.execute(statement);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(statement, ex);
		}
	}

	private Connection connection() throws SQLException {
		var current = this.connection;
		if (current == null) {
			current = DriverManager.getConnection(this.server.url(), this.server.user(), this.server.password());
			this.connection = current;
		}
		return current;
	}

	/** Waits, and says for what if in vain, and how everything stands. */
	Duration await(String what, BooleanSupplier condition) {
		var began = System.nanoTime();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - began > PATIENCE.toNanos()) {
				throw new AssertionError("waited in vain: " + what + "\n" + String.join("\n", unfinished()));
			}
			LockSupport.parkNanos(10_000_000);
		}
		return Duration.ofNanos(System.nanoTime() - began);
	}

	@Override
	public void close() throws SQLException {
		if (this.connection != null) {
			this.connection.close();
		}
	}

}
