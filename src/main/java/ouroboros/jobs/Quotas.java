package ouroboros.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one owner may have at once. Asked before the work, to save it, and at the end of
 * the transaction that adds, for good.
 */
@Component
class Quotas {

	private final JdbcClient jdbc;

	private final Limits limits;

	Quotas(JdbcClient jdbc, Limits limits) {
		this.jdbc = jdbc;
		this.limits = limits;
	}

	/**
	 * Refuses so many runs beside those that the owner has queued.
	 * @throws LimitExceeded if they are too many
	 */
	void checkQueued(String owner, long more) {
		check("queued-runs-exceeded", "queued runs of one owner", more
				+ sum("select sum(runs_queued) from experiment where owner = :owner and finished_at is null", owner),
				this.limits.queuedRuns(), "queued-runs");
	}

	/** Refuses the transaction's own runs if they are too many after all. */
	@Transactional(propagation = Propagation.MANDATORY)
	void holdQueued(String owner) {
		hold(owner);
		checkQueued(owner, 0);
	}

	/**
	 * Refuses so many bytes beside those of the owner's data sets.
	 * @throws LimitExceeded if they are too many
	 */
	void checkStored(String owner, long more) {
		check("storage-exceeded", "bytes of data sets of one owner, unpacked,",
				more + sum("select sum(bytes) from dataset where owner = :owner", owner),
				this.limits.storage().toBytes(), "storage");
	}

	/** Refuses the transaction's own data set if there are too many after all. */
	@Transactional(propagation = Propagation.MANDATORY)
	void holdStored(String owner) {
		hold(owner);
		checkStored(owner, 0);
	}

	private long sum(String query, String owner) {
		return this.jdbc.sql(query).param("owner", owner).query((row, _) -> row.getLong(1)).single();
	}

	/** Lets one transaction after the other add to what an owner has. */
	private void hold(String owner) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:owner, 8))")
			.param("owner", owner)
			.query((_, _) -> true)
			.single();
	}

	private static void check(String code, String what, long value, long limit, String property) {
		if (value > limit) {
			throw new LimitExceeded(code, "%d %s are more than the limit of %d (ouroboros.limits.%s)".formatted(value,
					what, limit, property));
		}
	}

}
