package ouroboros.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The processes that compute, for people and autoscalers; who holds what is decided by
 * tickets and leases alone.
 */
@Component
public class Roster {

	private static final TypeReference<List<Share>> SHARES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final Caller caller;

	private final Duration deadAfter;

	Roster(JdbcClient jdbc, Caller caller, WorkerSettings settings) {
		this.jdbc = jdbc;
		this.caller = caller;
		this.deadAfter = settings.heartbeat().multipliedBy(settings.missedHeartbeats());
	}

	/**
	 * A live worker.
	 *
	 * @param name its name, of host and process
	 * @param pools which work it takes
	 * @param slots runs that it computes at once
	 * @param memory for the runs computed at once, in bytes by estimate
	 * @param codeVersion version of its code
	 * @param draining whether it takes no more work
	 * @param startedAt when it started
	 * @param heartbeatAt when it last said that it is alive
	 * @param holds the runs that it holds, of experiments that the caller may see
	 */
	public record Worker(String name, List<String> pools, int slots, long memory, String codeVersion, boolean draining,
			Instant startedAt, Instant heartbeatAt, List<Share> holds) {
	}

	/**
	 * What a worker holds of an experiment.
	 *
	 * @param experiment the experiment
	 * @param runs number of its runs
	 */
	public record Share(UUID experiment, int runs) {
	}

	/** Those that were alive lately, by name. */
	public List<Worker> list() {
		return this.jdbc.sql("""
				select worker.*, (
				  select coalesce(json_agg(json_build_object('experiment', experiment_id, 'runs', runs)
				    order by experiment_id), '[]')
				  from (select experiment_id, count(*) as runs
				    from run join experiment on experiment.id = experiment_id
				    where run.state in ('running', 'pausing', 'cancelling') and run.worker = worker.name
				      and (cast(:owner as text) is null or owner = :owner)
				    group by experiment_id) as held) as holds
				from worker where heartbeat_at > now() - :dead * interval '1 second' order by name
				""")
			.param("owner", this.caller.only())
			.param("dead", this.deadAfter.toMillis() / 1000.0)
			.query((row, _) -> new Worker(row.getString("name"), List.of((String[]) row.getArray("pools").getArray()),
					row.getInt("slots"), row.getLong("memory"), row.getString("code_version"),
					row.getBoolean("draining"), row.getTimestamp("started_at").toInstant(),
					row.getTimestamp("heartbeat_at").toInstant(),
					JsonMapper.shared().readValue(row.getString("holds"), SHARES)))
			.list();
	}

	/**
	 * Lets a worker take no more work and give back what it holds, or take work again, at
	 * its next heartbeat.
	 * @throws NotFound if there is no such worker
	 */
	public void drain(String name, boolean draining) {
		if (this.jdbc.sql("update worker set draining = :draining where name = :name")
			.param("draining", draining)
			.param("name", name)
			.update() == 0) {
			throw new NotFound("worker", name);
		}
	}

	/** To be called now and then by a worker; tells whether it is to drain. */
	boolean isDraining(String name, WorkerSettings settings, String codeVersion) {
		return this.jdbc.sql("""
				insert into worker (name, pools, slots, memory, code_version)
				values (:name, :pools, :slots, :memory, :version)
				on conflict (name) do update set heartbeat_at = now()
				returning draining
				""")
			.param("name", name)
			.param("pools", new SqlArrayValue("text", settings.pools().stream().map(WorkerPool::word).toArray()))
			.param("slots", settings.slots())
			.param("memory", settings.memoryBytes())
			.param("version", codeVersion)
			.query(Boolean.class)
			.single();
	}

	/** To be called by a worker that stops; forgets those that are long dead, too. */
	void leave(String name) {
		this.jdbc.sql("delete from worker where name = :name or heartbeat_at < now() - interval '1 day'")
			.param("name", name)
			.update();
	}

}
