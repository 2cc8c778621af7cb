package ouroboros.jobs;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Counts how work changed hands because a worker died, or seemed to:
 *
 * <pre>
 * ouroboros.takeover       time from the last sign of life of a worker until a ticket of it was queued again
 * ouroboros.runs.resumed   runs in the middle of which such a ticket was
 * ouroboros.runs.fenced    times that a worker had something of a run and could not store it, since another one had taken over
 * </pre>
 */
@Component
class Takeovers {

	private final JdbcClient jdbc;

	private final Timer takeover;

	private final Counter resumed;

	private final Counter fenced;

	Takeovers(JdbcClient jdbc, MeterRegistry meters) {
		this.jdbc = jdbc;
		this.takeover = meters.timer("ouroboros.takeover");
		this.resumed = meters.counter("ouroboros.runs.resumed");
		this.fenced = meters.counter("ouroboros.runs.fenced");
	}

	/** A ticket was queued again, of whose worker nothing was heard for a while. */
	void revived(UUID experiment, int ticket, Duration silence) {
		this.takeover.record(silence);
		this.resumed.increment(this.jdbc.sql("""
				select count(*) from run where experiment_id = :experiment and ticket = :ticket and state = 'running'
				""").param("experiment", experiment).param("ticket", ticket).query(Long.class).single());
	}

	/**
	 * Nothing could be stored under these leases: counts those that another worker has,
	 * rather than those whose runs are to stop or are gone.
	 */
	void lost(List<Lease> leases) {
		if (leases.isEmpty()) {
			return;
		}
		this.fenced.increment(this.jdbc.sql("""
				select count(*) from run join unnest(:runs::bigint[], :epochs::bigint[]) as held(id, epoch) using (id)
				where run.epoch > held.epoch
				""")
			.param("runs", new SqlArrayValue("bigint", leases.stream().map(Lease::run).toArray()))
			.param("epochs", new SqlArrayValue("bigint", leases.stream().map(Lease::epoch).toArray()))
			.query(Long.class)
			.single());
	}

}
