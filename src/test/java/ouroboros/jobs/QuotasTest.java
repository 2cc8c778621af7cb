package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits of an owner hold though many ask at once: whoever looked only before adding
 * would let nearly all of them in.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "ouroboros.worker.enabled=false", "ouroboros.limits.queued-runs=20",
				"ouroboros.limits.storage=100B" })
@ContextConfiguration(initializers = TestDatabase.class)
class QuotasTest {

	private static final String SPEC = """
			{"name":"Many","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"generations":1,"replicates":6,"seed":3,"metrics":["mean"]}""";

	private static final int THREADS = 12;

	@Autowired
	private Experiments experiments;

	@Autowired
	private Datasets datasets;

	@Autowired
	private JdbcClient jdbc;

	private static int accepted(Callable<Object> work) throws InterruptedException {
		var asked = new ArrayList<Future<Object>>();
		try (var threads = Executors.newFixedThreadPool(THREADS)) {
			for (int i = 0; i < THREADS; i++) {
				asked.add(threads.submit(work));
			}
		}
		var accepted = 0;
		for (var one : asked) {
			try {
				one.get();
				accepted++;
			}
			catch (ExecutionException ex) {
				assertThat(ex).hasCauseInstanceOf(LimitExceeded.class);
			}
		}
		return accepted;
	}

	@Test
	void queuesSoManyRunsAndNoMore() throws InterruptedException {
		assertThat(accepted(() -> this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null)))
			.isEqualTo(3);
		assertThat(this.jdbc.sql("select count(*) from run").query(Integer.class).single()).isEqualTo(18);
		this.jdbc.sql("update experiment set finished_at = now()").update();
		assertThat(this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null)).isNotNull();
	}

	@Test
	void storesSoManyBytesAndNoMore() throws InterruptedException {
		var numbers = "x\n1\n2\n3\n4\n5\n6\n7\n8\n9\n0\n1\n2\n3\n4\n".getBytes(StandardCharsets.UTF_8);
		assertThat(accepted(() -> this.datasets.add("numbers-" + Thread.currentThread().threadId(), "text/csv", null,
				new ByteArrayInputStream(numbers))))
			.isEqualTo(100 / numbers.length);
	}

}
