package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A worker takes what it can work on, and leaves the rest to others. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "ouroboros.worker.threads=1", "ouroboros.worker.slice=25ms", "ouroboros.worker.poll=20ms" })
@ContextConfiguration(initializers = TestDatabase.class)
@Timeout(60)
class PickingTest {

	private static final String SPEC = """
			{"name":"Picked","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":10000},"generations":1000,"replicates":100,"seed":3,"metrics":["mean"]}""";

	private static final int TURNS = 20;

	@Autowired
	private Experiments experiments;

	@Autowired
	private Lifecycle lifecycle;

	@Autowired
	private JdbcClient jdbc;

	/**
	 * PostgreSQL takes a queue that was empty when it looked for one that still is. It
	 * then asks a nested query, which locks the first ticket, once for each ticket that
	 * there is, and so an update with such a query picks all of them.
	 */
	@Test
	void asManyTicketsAsThreadsFromAQueueThatWasEmpty() {
		this.jdbc.sql("vacuum analyze scheduled_tasks_cpu").update();
		var experiment = this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null).getId();
		var most = 0L;
		while (turns(experiment) < TURNS) {
			most = Math.max(most, number("select count(*) from scheduled_tasks_cpu where picked"));
		}
		assertThat(number("select count(*) from scheduled_tasks_cpu")).isEqualTo(32);
		assertThat(most).isEqualTo(1);
		this.lifecycle.apply(Verb.CANCEL, experiment);
	}

	private long turns(UUID experiment) {
		return number("select coalesce(sum(epoch), 0) from run where experiment_id = '%s'".formatted(experiment));
	}

	private long number(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

}
