package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Turns of experiments that compete for the engine's one thread, counted: a slice of a
 * run that is too long for one raises its epoch once. First come, first served, and
 * strict priorities would exceed these bounds by as much as the large experiment is
 * larger, thousands of slices.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "ouroboros.worker.threads=1", "ouroboros.worker.slice=25ms", "ouroboros.worker.poll=20ms",
				"ouroboros.worker.heartbeat=200ms", "ouroboros.worker.missed-heartbeats=4" })
@ContextConfiguration(initializers = TestDatabase.class)
@Timeout(120)
class FairnessTest {

	private static final String SPEC = """
			{"name":"Turns","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":5000},"generations":%d,"replicates":%d,"seed":3,"metrics":["mean"],"priority":"%s"}""";

	/** What may begin between the moment that is counted from and that of being seen. */
	private static final int SLACK = 3;

	@Autowired
	private Experiments experiments;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Lifecycle lifecycle;

	private UUID large = new UUID(0, 0);

	/**
	 * Ten thousand runs for all tests, each of which takes a hundred slices: a ticket
	 * that came to a run's end would go on with two, and each of its slices count twice.
	 */
	@BeforeEach
	void fillTheQueue() {
		this.large = this.jdbc.sql("select id from experiment where runs_total = 10000")
			.query(UUID.class)
			.optional()
			.orElseGet(this::fill);
		awaitTurns(this.large, now(), 2);
	}

	private UUID fill() {
		this.jdbc.sql("create table turn (n bigserial primary key, experiment uuid)").update();
		this.jdbc.sql("""
				create function turn() returns trigger language plpgsql as $$ begin
				  insert into turn (experiment) values (new.experiment_id); return null; end $$
				""").update();
		this.jdbc.sql("""
				create trigger turn after update of epoch on run
				for each row when (new.epoch > old.epoch) execute function turn()
				""").update();
		return submit(SPEC.formatted(1900, 10_000, "normal").replace("5000", "100000"));
	}

	@AfterEach
	void cancelAllOthers() {
		var others = this.jdbc.sql("select id from experiment where id <> :large and finished_at is null")
			.param("large", this.large)
			.query(UUID.class)
			.list();
		for (var other : others) {
			try {
				this.lifecycle.apply(Verb.CANCEL, other);
			}
			catch (Conflict ex) {
				// It has come to its end meanwhile.
			}
		}
		await(() -> others.stream().allMatch((id) -> this.experiments.find(id).finishedAt() != null));
	}

	@Test
	void aSmallExperimentIsNotStuckBehindTenThousandRuns() {
		var small = submit(4, 250, "normal");
		var from = now();
		finished(small);
		assertThat(turns(this.large, from, last(small))).isLessThanOrEqualTo(turns(small) + 4 + SLACK);
		assertThat(this.experiments.find(this.large).runsQueued()).isGreaterThan(9900);
	}

	@Test
	void neitherIsTheLastOfItsRuns() {
		var small = submit(SPEC.formatted(5000, 1, "normal")
			.replaceFirst("}$", ",\"sweep\":{\"/generations\":[1,2,3,4,5,6,7,5000]}}"));
		var from = now();
		finished(small);
		assertThat(turns(small)).isGreaterThan(8 + 4);
		assertThat(turns(this.large, from, last(small))).isLessThanOrEqualTo(turns(small) + 8 + SLACK);
	}

	@Test
	void ofHighPriorityItOvertakes() {
		var high = submit(4, 4000, "high");
		var from = now();
		finished(high);
		assertThat(turns(high)).isGreaterThan(10);
		assertThat(turns(this.large, from, last(high))).isLessThanOrEqualTo((turns(high) + 4) / 5 + SLACK);
	}

	/** Beside those of normal and of high priority. */
	@Test
	void ofLowPriorityItDoesNotStarve() {
		var high = submit(100, 10_000, "high");
		awaitTurns(high, 0, 1);
		var low = submit(2, 10_000, "low");
		var from = now();
		var fourth = turn(low, 0, 4);
		var others = turns(this.large, from, fourth) + turns(high, from, fourth);
		assertThat(others).isBetween(4 * (5 + 25) / 2L, (4 + 2) * (5 + 25L) + SLACK);
	}

	/** A stream of small ones would, if each began where the queue stands. */
	@Test
	void neitherDoesTheLargeOneBesideAStreamOfSmallOnes() {
		var from = now();
		submit(1, 20, "high");
		submit(1, 20, "high");
		for (int i = 0; turns(this.large, from, Long.MAX_VALUE) < 3; i++) {
			assertThat(i).isLessThan(200);
			var begun = now();
			submit(1, 20, "high");
			await(() -> now() > begun);
		}
	}

	/** It would go behind all others if its tag were the time. */
	@Test
	void theRunsOfADeadWorkerKeepTheirPlace() {
		var small = submit(1, 10_000, "normal");
		awaitTurns(small, 0, 2);
		await(() -> this.jdbc.sql("""
				update scheduled_tasks_cpu set picked = true, picked_by = 'dead', version = version + 1,
				  last_heartbeat = now() - interval '1 minute'
				where task_instance = :ticket and not picked
				""").param("ticket", small + ":0").update() == 1);
		await(() -> ticket("picked_by is distinct from 'dead'", small));
		var from = now();
		assertThat(turns(this.large, from, turn(small, from, 3))).isLessThanOrEqualTo(3 + 1 + SLACK);
	}

	@Test
	void soDoThoseThatAreTriedAgain() {
		var small = submit(1, 10_000, "normal");
		awaitTurns(small, 0, 2);
		this.jdbc.sql("""
				create function fail() returns trigger language plpgsql as $$ begin raise 'on purpose'; end $$
				""").update();
		this.jdbc
			.sql("""
					create trigger fail before update on run for each row when (new.experiment_id = '%s') execute function fail()
					"""
				.formatted(small))
			.update();
		await(() -> ticket("consecutive_failures > 0 and not picked", small));
		this.jdbc.sql("drop function fail cascade").update();
		await(() -> ticket("execution_time < now()", small));
		var from = now();
		assertThat(turns(this.large, from, turn(small, from, 3))).isLessThanOrEqualTo(3 + 1 + SLACK);
		assertThat(ticket("priority = 0", small)).isTrue();
	}

	private boolean ticket(String condition, UUID experiment) {
		return this.jdbc.sql("select %s from scheduled_tasks_cpu where task_instance = :ticket".formatted(condition))
			.param("ticket", experiment + ":0")
			.query(Boolean.class)
			.single();
	}

	private UUID submit(int replicates, int generations, String priority) {
		return submit(SPEC.formatted(generations, replicates, priority));
	}

	private UUID submit(String spec) {
		return this.experiments.submit(spec.getBytes(StandardCharsets.UTF_8), null, null).getId();
	}

	/** The number of all turns so far. */
	private long now() {
		return this.jdbc.sql("select coalesce(max(n), 0) from turn").query(Long.class).single();
	}

	private long last(UUID experiment) {
		return this.jdbc.sql("select max(n) from turn where experiment = :id")
			.param("id", experiment)
			.query(Long.class)
			.single();
	}

	private long turns(UUID experiment) {
		return turns(experiment, 0, Long.MAX_VALUE);
	}

	private long turns(UUID experiment, long after, long to) {
		return this.jdbc.sql("select count(*) from turn where experiment = :id and n > :after and n <= :to")
			.param("id", experiment)
			.param("after", after)
			.param("to", to)
			.query(Long.class)
			.single();
	}

	/** The place, among all turns, of the given one of an experiment: more may follow. */
	private long turn(UUID experiment, long after, int ordinal) {
		awaitTurns(experiment, after, ordinal);
		return this.jdbc
			.sql("select n from turn where experiment = :id and n > :after order by n offset :before limit 1")
			.param("id", experiment)
			.param("after", after)
			.param("before", ordinal - 1)
			.query(Long.class)
			.single();
	}

	private void awaitTurns(UUID experiment, long after, int turns) {
		await(() -> turns(experiment, after, Long.MAX_VALUE) >= turns);
	}

	private void finished(UUID experiment) {
		await(() -> this.experiments.find(experiment).state().equals("completed"));
	}

	private static void await(BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			if (Thread.interrupted()) {
				throw new IllegalStateException("interrupted");
			}
			LockSupport.parkNanos(2_000_000);
		}
	}

}
