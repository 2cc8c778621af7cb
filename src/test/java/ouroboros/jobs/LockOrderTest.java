package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who locks several runs locks them in order, so that no two wait for each other; and
 * what waits for whom.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "ouroboros.worker.enabled=false",
				"spring.datasource.hikari.data-source-properties.options=-c enable_indexscan=off" })
@ContextConfiguration(initializers = TestDatabase.class)
class LockOrderTest {

	private static final String SPEC = """
			{"name":"Locked","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"generations":1,"replicates":2,"seed":3,"metrics":["mean"]}""";

	@Autowired
	private Experiments experiments;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Lifecycle lifecycle;

	@Autowired
	private Tickets tickets;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient jdbc;

	/**
	 * In the order of rows, which every update changes and small tables are read in, it
	 * would hold the second one.
	 */
	@ParameterizedTest
	@EnumSource(Verb.class)
	@Timeout(60)
	void locksInOrderOfIds(Verb verb) throws Exception {
		var experiment = this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null).getId();
		var leases = this.ledger.claim(experiment, 0, "by hand", "test", 2);
		switch (verb) {
			case PAUSE, CANCEL -> {
			}
			case RESUME -> this.lifecycle.apply(Verb.PAUSE, experiment);
			case RETRY -> this.ledger.append(experiment,
					leases.stream()
						.map((lease) -> new Outbox.Entry(lease, List.of(), new Outbox.Outcome.Failed("on purpose")))
						.toList());
		}
		this.jdbc.sql("update run set worker = 'moved' where id = :id").param("id", leases.getFirst().run()).update();
		this.jdbc.sql("analyze run").update();
		try (var threads = Executors.newSingleThreadExecutor(); var worker = this.dataSource.getConnection()) {
			worker.setAutoCommit(false);
			lock(worker, leases.getFirst());
			var applied = threads.submit(() -> this.lifecycle.apply(verb, experiment));
			while (!someoneWaits()) {
				Thread.onSpinWait();
			}
			lock(worker, leases.getLast());
			worker.rollback();
			applied.get();
		}
	}

	/** Claims wait for nobody: what another one is about to claim is left to it. */
	@Test
	@Timeout(60)
	void claimsWhatNobodyLocks() throws Exception {
		var experiment = this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null).getId();
		var runs = this.experiments.runs(experiment, null, 0, 2);
		try (var threads = Executors.newSingleThreadExecutor(); var other = this.dataSource.getConnection()) {
			other.setAutoCommit(false);
			try (var statement = other.createStatement()) {
				statement.execute("select from run where id = %d for update".formatted(runs.getFirst().id()));
			}
			var claimed = threads.submit(() -> this.ledger.claim(experiment, 0, "by hand", "test", 2));
			while (!claimed.isDone() && !someoneWaits()) {
				Thread.onSpinWait();
			}
			assertThat(claimed).isDone();
			assertThat(claimed.get()).extracting(Lease::run).containsExactly(runs.getLast().id());
			other.rollback();
		}
	}

	/** Else a run that is being queued again would be left without a ticket. */
	@Test
	@Timeout(60)
	void givesNoTicketBackWhileRunsAreQueuedAgain() throws Exception {
		var experiment = this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null).getId();
		this.lifecycle.apply(Verb.PAUSE, experiment);
		var ticket = Tickets.TASK.instanceId(experiment + ":0");
		try (var threads = Executors.newSingleThreadExecutor(); var other = this.dataSource.getConnection()) {
			other.setAutoCommit(false);
			try (var statement = other.createStatement()) {
				statement.execute("update run set state = 'queued' where experiment_id = '%s'".formatted(experiment));
				statement.execute("update experiment set state = 'queued' where id = '%s'".formatted(experiment));
			}
			var retired = threads.submit(() -> this.tickets.retire(WorkerPool.CPU, experiment, ticket, 1));
			while (!retired.isDone() && !someoneWaits()) {
				Thread.onSpinWait();
			}
			assertThat(retired).isNotDone();
			other.commit();
			assertThat(retired.get()).isFalse();
		}
	}

	/** As a worker that is stopped in the middle of a transaction would. */
	@Test
	void noneHoldsLocksForEver() {
		assertThat(this.jdbc.sql("show idle_in_transaction_session_timeout").query(String.class).single())
			.isEqualTo("30s");
	}

	private static void lock(Connection connection, Lease lease) throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute("select from run where id = %d for update nowait".formatted(lease.run()));
		}
	}

	private boolean someoneWaits() {
		return this.jdbc.sql("select exists (select from pg_locks where not granted)").query(Boolean.class).single();
	}

}
