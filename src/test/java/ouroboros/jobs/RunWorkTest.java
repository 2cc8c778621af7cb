package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.TestDatabase;
import ouroboros.core.regime.Exhausted;
import ouroboros.json.Plan;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs, worked on by hand. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "ouroboros.worker.enabled=false")
@ContextConfiguration(initializers = TestDatabase.class)
class RunWorkTest {

	private static final int REPLICATES = 12;

	private static final int GENERATIONS = 6;

	/** Some replicates are over early, where a filter rejects all. */
	private static final String SPEC = """
			{"name":"Runs","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":5,"retain":{"window":2}},
			 "curation":[{"type":"detector","truePositiveRate":0.995,"falsePositiveRate":0}],
			 "generations":%d,"replicates":%d,"seed":9,"metrics":["variance","mean"]}""".formatted(GENERATIONS,
			REPLICATES);

	private static final Duration LONG = Duration.ofMinutes(1);

	@Autowired
	private Experiments experiments;

	@Autowired
	private StoredPlans plans;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Benches benches;

	@Autowired
	private JdbcClient jdbc;

	private UUID submit() {
		return this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null).getId();
	}

	private Plan plan(UUID experiment) {
		return this.plans.find(experiment).orElseThrow();
	}

	/**
	 * A slice by a worker that stores what it has again and again after {@code pause}.
	 */
	private Slice.Ending slice(UUID experiment, Plan plan, int ticket, Duration length, Duration pause,
			BooleanSupplier stop) {
		var settings = new WorkerSettings(true, 1, length, pause, pause, pause, 32, pause, pause, 1, pause, pause,
				List.of(WorkerPool.CPU), WorkerSettings.Device.CPU, null);
		var stretch = new Stretch(experiment, plan, settings, System.nanoTime(), stop);
		return new Slice(this.ledger, stretch, new RunWork(this.ledger, this.benches, stretch), ticket, "by hand",
				"test")
			.compute();
	}

	private Slice.Ending slice(UUID experiment, Duration pause, BooleanSupplier stop) {
		return slice(experiment, plan(experiment), 0, LONG, pause, stop);
	}

	/**
	 * What is computed at a stretch, without a database.
	 *
	 * @param values of each generation
	 * @param ending why it is over early; null where it is not
	 */
	private record Computed(List<double[]> values, @Nullable String ending) {

		static Computed of(Plan plan, int replicate) {
			var values = new ArrayList<double[]>();
			try {
				plan.points()
					.getFirst()
					.run(replicate)
					.stream(null, () -> false)
					.forEach((step) -> values.add(step.generation().metrics()));
				return new Computed(values, null);
			}
			catch (Exhausted ex) {
				return new Computed(values, "generation %d: %s".formatted(values.size(), ex.reason()));
			}
		}

	}

	private void assertStoredOnce(UUID experiment) {
		var runs = this.experiments.runs(experiment, null, 0, 1000);
		assertThat(runs).hasSize(REPLICATES);
		var done = 0;
		var early = 0;
		for (var run : runs) {
			var computed = Computed.of(plan(experiment), run.replicate());
			assertThat(run.state()).isEqualTo("completed");
			assertThat(run.ending()).isEqualTo(computed.ending());
			assertThat(stored(run.id())).usingElementComparator(Arrays::compare).isEqualTo(computed.values());
			done += computed.values().size();
			early += (computed.ending() != null) ? 1 : 0;
		}
		assertThat(early).isBetween(1, REPLICATES - 1);
		var progress = this.experiments.find(experiment);
		assertThat(progress.state()).isEqualTo("completed");
		assertThat(progress.runsCompleted()).isEqualTo(REPLICATES);
		assertThat(progress.generationsDone()).isEqualTo(done).isEqualTo(progress.generationsTotal());
		assertThat(checkpoints(experiment)).isZero();
	}

	private List<double[]> stored(long run) {
		return this.jdbc.sql("select metrics from generation where run_id = :run order by generation")
			.param("run", run)
			.query((row, _) -> Arrays.stream((Double[]) row.getArray(1).getArray())
				.mapToDouble(Double::doubleValue)
				.toArray())
			.list();
	}

	private int checkpoints(UUID experiment) {
		return this.jdbc.sql("select count(*) from checkpoint join run on run.id = run_id where experiment_id = :id")
			.param("id", experiment)
			.query(Integer.class)
			.single();
	}

	@Test
	void giveTheNumbersOfThePureComputation() {
		for (var pause : List.of(Duration.ZERO, LONG)) {
			var experiment = submit();
			assertThat(slice(experiment, pause, () -> false)).isEqualTo(Slice.Ending.DONE);
			assertStoredOnce(experiment);
		}
	}

	@Test
	void giveTheSameNumbersAfterBeingStoppedAnywhere() {
		var random = new SplittableRandom(4);
		var experiment = submit();
		var slices = 0;
		var resumed = 0;
		for (var open = List.of(0, 1); !open.isEmpty(); slices++) {
			var ticket = open.get(random.nextInt(open.size()));
			var polls = new AtomicInteger(random.nextInt(30));
			resumed += checkpoints(experiment);
			var ending = slice(experiment, plan(experiment), ticket, LONG, random.nextBoolean() ? Duration.ZERO : LONG,
					() -> polls.decrementAndGet() < 0);
			if (ending == Slice.Ending.DONE) {
				open = open.stream().filter((other) -> !other.equals(ticket)).toList();
			}
		}
		assertThat(slices).isGreaterThan(20);
		assertThat(resumed).isGreaterThan(10);
		assertStoredOnce(experiment);
	}

	/** A checkpoint is all that goes on; without one a run begins anew. */
	@Test
	void beginAgainWhereAnotherReleaseWroteTheCheckpoint() {
		var experiment = submit();
		var polls = new AtomicInteger(25);
		assertThat(slice(experiment, Duration.ZERO, () -> polls.decrementAndGet() < 0)).isEqualTo(Slice.Ending.MORE);
		assertThat(this.jdbc
			.sql("update checkpoint set state = '\\\\xa0' from run where run.id = run_id and experiment_id = :id")
			.param("id", experiment)
			.update()).isPositive();
		assertThat(slice(experiment, LONG, () -> false)).isEqualTo(Slice.Ending.DONE);
		assertStoredOnce(experiment);
	}

	/** Nothing is begun, and what was begun is kept. */
	@Test
	void stayAsTheyAreWhenTimeIsUp() {
		var experiment = submit();
		assertThat(slice(experiment, plan(experiment), 0, Duration.ZERO, LONG, () -> false))
			.isEqualTo(Slice.Ending.MORE);
		assertThat(this.experiments.find(experiment).generationsDone()).isZero();
		assertThat(this.experiments.find(experiment).runsRunning()).isEqualTo(1);
		var polls = new AtomicInteger(14);
		slice(experiment, LONG, () -> polls.decrementAndGet() < 0);
		var done = this.experiments.find(experiment).generationsDone();
		assertThat(done).isPositive();
		slice(experiment, plan(experiment), 0, Duration.ZERO, LONG, () -> false);
		assertThat(this.experiments.find(experiment).generationsDone()).isEqualTo(done);
		assertThat(slice(experiment, LONG, () -> false)).isEqualTo(Slice.Ending.DONE);
		assertStoredOnce(experiment);
	}

	/**
	 * The worker seems dead while it computes; what it stores afterwards does not count.
	 */
	@Test
	void countOnceThoughAnotherWorkerTookOver() {
		var experiment = submit();
		var random = new SplittableRandom(5);
		for (int takeover = 0; takeover < 20; takeover++) {
			var polls = new AtomicInteger(random.nextInt(40));
			slice(experiment, random.nextBoolean() ? Duration.ZERO : LONG, () -> {
				if (polls.decrementAndGet() == 0) {
					this.ledger.resume(experiment, 0, "another");
				}
				return polls.get() < -20;
			});
		}
		slice(experiment, LONG, () -> false);
		assertStoredOnce(experiment);
	}

	@Test
	void failAlone() {
		var experiment = submit();
		var plan = plan(experiment);
		slice(experiment, Failing.at(3, plan), 0, LONG, LONG, () -> false);
		var finished = this.experiments.find(experiment);
		assertThat(finished.state()).isEqualTo("failed");
		assertThat(finished.runsFailed()).isEqualTo(1);
		assertThat(finished.runsCompleted()).isEqualTo(REPLICATES - 1);
		var failed = this.experiments.runs(experiment, null, 0, 1000)
			.stream()
			.filter((run) -> run.state().equals("failed"))
			.toList();
		assertThat(failed).hasSize(1);
		assertThat(failed.getFirst().error()).matches("generation 2: .*on purpose");
		assertThat(stored(failed.getFirst().id())).hasSize(2);
		this.experiments.apply(Verb.RETRY, experiment);
		slice(experiment, LONG, () -> false);
		assertThat(this.experiments.find(experiment).state()).isEqualTo("completed");
		// from its last generation, measured anew from there on
		assertThat(stored(failed.getFirst().id()).subList(2, 3)).usingElementComparator(Arrays::compare)
			.isEqualTo(Computed.of(plan, failed.getFirst().replicate()).values().subList(2, 3));
	}

}
