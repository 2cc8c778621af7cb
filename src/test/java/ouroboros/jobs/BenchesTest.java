package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.TestDatabase;
import ouroboros.core.chance.Workbench;
import ouroboros.extension.PatientMean.Begun;

import static org.assertj.core.api.Assertions.assertThat;

/** Fits that are stopped in the middle, by hand. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "ouroboros.worker.enabled=false")
@ContextConfiguration(initializers = TestDatabase.class)
class BenchesTest {

	private static final String SPEC = """
			{"name":"Patience","truth":{"type":"gaussian","dimension":1},
			 "learner":{"type":"patient-mean","steps":20},"regime":{"samples":50},
			 "generations":2,"replicates":1,"seed":9,"metrics":["mean"]}""";

	@Autowired
	private Experiments experiments;

	@Autowired
	private StoredPlans plans;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Lifecycle lifecycle;

	@Autowired
	private Benches benches;

	@Autowired
	private JdbcClient jdbc;

	private UUID submit() {
		return this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null).getId();
	}

	private Slice.Ending slice(UUID experiment, BooleanSupplier stop) {
		var pause = Duration.ofMinutes(1);
		var settings = new WorkerSettings(true, 1, pause, pause, pause, pause, 32, pause, pause, 1, pause, pause,
				List.of(WorkerPool.CPU), WorkerSettings.Device.CPU, null);
		var stretch = new Stretch(experiment, this.plans.find(experiment).orElseThrow(), settings, System.nanoTime(),
				stop);
		return new Slice(this.ledger, stretch, new RunWork(this.ledger, this.benches, stretch), 0, "by hand", "test")
			.compute();
	}

	private int steps() {
		return this.jdbc.sql("select count(*) from bench where work is not null").query(Integer.class).single();
	}

	private double[] means(UUID experiment) {
		return this.jdbc.sql("""
				select metrics[1] from generation join run on run.id = run_id where experiment_id = :id
				order by generation
				""").param("id", experiment).query(Double.class).list().stream().mapToDouble((mean) -> mean).toArray();
	}

	/** However often it is stopped, and always within a generation. */
	@Test
	void goesOnWhereItStopped() {
		var whole = submit();
		assertThat(slice(whole, () -> false)).isEqualTo(Slice.Ending.DONE);
		var pieces = submit();
		var slices = 0;
		var kept = 0;
		var ending = Slice.Ending.MORE;
		while (ending == Slice.Ending.MORE) {
			var polls = new AtomicInteger();
			ending = slice(pieces, () -> polls.incrementAndGet() > 13);
			kept += steps();
			slices++;
		}
		assertThat(slices).isGreaterThan(5);
		assertThat(kept).isGreaterThan(3);
		assertThat(means(pieces)).hasSize(3).containsExactly(means(whole));
		assertThat(this.jdbc.sql("select count(*) from bench").query(Integer.class).single()).isZero();
	}

	@Test
	void keepsWorkOfOneGenerationAndOfWhoHoldsTheRunAlone() {
		var experiment = submit();
		var lease = this.ledger.claim(experiment, 0, "by hand", "test", 1).getFirst();
		var bench = this.benches.of(lease, 1);
		bench.keep(new Begun(3, new double[] { 0.1 }));
		assertThat(bench.taken(Begun.class)).isNotNull()
			.satisfies((begun) -> assertThat(begun.sums()).containsExactly(0.1));
		assertThat(this.benches.of(lease, 2).taken(Begun.class)).isNull();
		var other = this.ledger.resume(experiment, 0, "another").getFirst();
		bench.keep(new Begun(4, new double[] { 9 }));
		assertThat(this.benches.of(other, 1).taken(Begun.class)).isNotNull()
			.satisfies((begun) -> assertThat(begun.steps()).isEqualTo(3));
		this.lifecycle.apply(Verb.CANCEL, experiment);
		this.lifecycle.settle(experiment, 0);
		assertThat(this.benches.of(other, 1).taken(Begun.class)).isNull();
	}

	@Test
	void tellsHowFarItIs() {
		var experiment = submit();
		var lease = this.ledger.claim(experiment, 0, "by hand", "test", 1).getFirst();
		assertThat(this.benches.progress(experiment)).isEmpty();
		this.jdbc.sql("""
				insert into bench (run_id, generation, phase, done, total, loss, rate, told_at)
				values (:run, 1, 'epoch 1 of 2', 30, 90, null, 2, now())
				""").param("run", lease.run()).update();
		assertThat(this.benches.progress(experiment)).hasEntrySatisfying(lease.run(), (progress) -> {
			assertThat(progress.secondsLeft()).isEqualTo(30);
			assertThat(progress.loss()).isNull();
			assertThat(progress.generation()).isEqualTo(1);
		});
		var bench = this.benches.of(lease, 1);
		bench.keep(new Begun(3, new double[] { 0.1 }));
		assertThat(this.benches.progress(experiment)).containsKey(lease.run());
		// too early to be written down
		bench.tell(new Workbench.Progress("epoch 2 of 2", 60, 90, 0.5));
		assertThat(this.benches.progress(experiment).values()).extracting(Benches.Progress::done).containsExactly(30L);
		this.lifecycle.apply(Verb.CANCEL, experiment);
		this.lifecycle.settle(experiment, 0);
		assertThat(this.benches.progress(experiment)).isEmpty();
	}

}
