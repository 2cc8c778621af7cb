package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ouroboros.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.core.Spec;

import static org.assertj.core.api.Assertions.assertThat;

/** Where tickets stand in a queue, which nobody else uses here: that of GPUs. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "ouroboros.worker.enabled=false")
@ContextConfiguration(initializers = TestDatabase.class)
class TicketsTest {

	private static final Instant ORIGIN = Instant.parse("2001-01-01T00:00:00Z");

	private static final short NORMAL = 50;

	@Autowired
	private Experiments experiments;

	@Autowired
	private StoredPlans plans;

	@Autowired
	private Tickets tickets;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void emptyTheQueue() {
		this.jdbc.sql("delete from scheduled_tasks_gpu").update();
	}

	private UUID issue(int runs, short priority) {
		var experiment = UUID.randomUUID();
		this.tickets.issue(experiment, WorkerPool.GPU, runs, priority);
		return experiment;
	}

	private List<Instant> places(UUID experiment) {
		return this.jdbc.sql("""
				select execution_time from scheduled_tasks_gpu
				where task_name = 'experiment' and task_instance like :of and not picked and priority = 0
				order by execution_time
				""")
			.param("of", experiment + ":%")
			.query(Timestamp.class)
			.list()
			.stream()
			.map(Timestamp::toInstant)
			.toList();
	}

	private void set(UUID experiment, int number, String columns) {
		assertThat(this.jdbc.sql("update scheduled_tasks_gpu set %s where task_instance = :ticket".formatted(columns))
			.param("ticket", experiment + ":" + number)
			.update()).isEqualTo(1);
	}

	private int rank(UUID experiment, int number) {
		return this.jdbc.sql("select priority from scheduled_tasks_gpu where task_instance = :ticket")
			.param("ticket", experiment + ":" + number)
			.query(Integer.class)
			.single();
	}

	private static Execution held(UUID experiment, int number, Instant place, int failures, long version) {
		return new Execution(place, new TaskInstance<>("experiment", experiment + ":" + number), true, "someone", null,
				null, failures, null, version);
	}

	/** A turn of an experiment is as long as a second over its weight: 1, 5, 25. */
	@ParameterizedTest
	@CsvSource({ "LOW, 1000", "NORMAL, 200", "HIGH, 40" })
	void standOneTurnAfterTheOther(Spec.Priority priority, long step) {
		var experiment = issue(3, Tickets.priority(priority));
		assertThat(places(experiment)).containsExactly(ORIGIN.plusMillis(step), ORIGIN.plusMillis(2 * step),
				ORIGIN.plusMillis(3 * step));
		// again: those that are there stay
		set(experiment, 1, "execution_time = '2002-01-01Z'");
		this.tickets.issue(experiment, WorkerPool.GPU, 3, Tickets.priority(priority));
		assertThat(places(experiment)).hasSize(3).contains(Instant.parse("2002-01-01T00:00:00Z"));
		set(experiment, 2, "picked = true");
		this.tickets.issue(experiment, WorkerPool.GPU, 3, Tickets.priority(priority));
		assertThat(places(experiment)).hasSize(2);
	}

	@Test
	void areAsManyAsRunsUpToALimit() {
		assertThat(places(issue(1, NORMAL))).hasSize(1);
		assertThat(places(issue(10_000, NORMAL))).hasSize(32);
	}

	/** Where the newest ticket in work stands, else the oldest that waits. */
	@Test
	void beginWhereTheQueueStands() {
		var first = issue(3, NORMAL);
		assertThat(places(issue(1, NORMAL))).containsExactly(ORIGIN.plusMillis(200 + 200));
		set(first, 0, "picked = true, execution_time = '2003-01-01Z'");
		set(first, 1, "picked = true, execution_time = '2002-01-01Z'");
		assertThat(places(issue(1, NORMAL))).containsExactly(Instant.parse("2003-01-01T00:00:00.200Z"));
		// times of retries are no places
		set(first, 0, "picked = true, execution_time = '2026-01-01Z'");
		assertThat(places(issue(1, NORMAL))).containsExactly(Instant.parse("2002-01-01T00:00:00.200Z"));
	}

	/** As many turns later as the experiment has tickets left, at least one. */
	@ParameterizedTest
	@CsvSource({ "low, 1000", "normal, 200", "high, 40" })
	void goToTheEndOfTheirExperiment(String priority, long step) {
		var id = this.experiments
			.submit("""
					{"name":"Tickets","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
					 "regime":{"samples":20},"generations":1,"metrics":["mean"],"priority":"%s"}""".formatted(priority)
				.getBytes(StandardCharsets.UTF_8), null, null)
			.getId();
		var plan = this.plans.find(id).orElseThrow();
		issue(7, NORMAL);
		assertThat(this.tickets.next(WorkerPool.GPU, held(id, 0, ORIGIN.plusSeconds(9), 0, 1), plan))
			.isEqualTo(ORIGIN.plusSeconds(9).plusMillis(step));
		this.tickets.issue(id, WorkerPool.GPU, 3, NORMAL);
		assertThat(this.tickets.next(WorkerPool.GPU, held(id, 0, ORIGIN.plusSeconds(9), 0, 1), plan))
			.isEqualTo(ORIGIN.plusSeconds(9).plusMillis(3 * step));
	}

	/** First after a failure, in a while; then where the queue stands. */
	@Test
	void waitForRetries() {
		var experiment = issue(2, NORMAL);
		for (var wait : new int[][] { { 0, 1 }, { 1, 2 }, { 5, 32 }, { 6, 60 }, { 70, 60 } }) {
			var before = Instant.now();
			var later = this.tickets.later(WorkerPool.GPU, held(experiment, 0, ORIGIN, wait[0], 1));
			assertThat(Duration.between(before.plusSeconds(wait[1]), later)).isBetween(Duration.ZERO,
					Duration.ofSeconds(30));
		}
		assertThat(rank(experiment, 0)).isEqualTo(1);
		assertThat(rank(experiment, 1)).isZero();
		assertThat(this.tickets.again(WorkerPool.GPU, held(experiment, 0, ORIGIN.plusSeconds(5), 1, 1)))
			.isEqualTo(ORIGIN.plusSeconds(5));
		assertThat(rank(experiment, 0)).isEqualTo(1);
		set(experiment, 0, "execution_time = now()");
		assertThat(this.tickets.again(WorkerPool.GPU, held(experiment, 0, Instant.now(), 1, 1)))
			.isEqualTo(ORIGIN.plusMillis(400));
		assertThat(rank(experiment, 0)).isZero();
	}

	/** Another worker has it by now. */
	@Test
	void keepTheRankThatAnotherWorkerGaveThem() {
		var experiment = issue(1, NORMAL);
		this.tickets.later(WorkerPool.GPU, held(experiment, 0, ORIGIN, 0, 2));
		assertThat(rank(experiment, 0)).isZero();
	}

	@Test
	void tellWhoseTheyAre() {
		var experiment = UUID.randomUUID();
		var ticket = Tickets.TASK.instanceId(experiment + ":31");
		assertThat(Tickets.experiment(ticket)).isEqualTo(experiment);
		assertThat(Tickets.number(ticket)).isEqualTo(31);
	}

}
