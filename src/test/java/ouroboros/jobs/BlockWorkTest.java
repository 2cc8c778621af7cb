package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.TestDatabase;
import ouroboros.core.aggregate.Aggregate;
import ouroboros.core.regime.Exhausted;
import ouroboros.json.Plan;

import static org.assertj.core.api.Assertions.assertThat;

/** Blocks of replicates, worked on by hand. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "ouroboros.worker.enabled=false")
@ContextConfiguration(initializers = TestDatabase.class)
class BlockWorkTest {

	private static final int REPLICATES = 66;

	private static final int GENERATIONS = 4;

	/** Some replicates are over early, where a filter rejects all. */
	private static final String SPEC = """
			{"name":"Blocks","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":5,"retain":{"window":2}},
			 "curation":[{"type":"detector","truePositiveRate":0.995,"falsePositiveRate":0}],
			 "generations":%d,"replicates":%d,"seed":9,"record":"aggregate","metrics":["variance","mean"],
			 "sweep":{"/regime/samples":[5,8]}}""".formatted(GENERATIONS, REPLICATES);

	@Autowired
	private Experiments experiments;

	@Autowired
	private StoredPlans plans;

	@Autowired
	private Ledger ledger;

	@Autowired
	private BlockLedger blocks;

	@Autowired
	private Events events;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private JdbcClient jdbc;

	private UUID submit() {
		return this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null).getId();
	}

	private Plan plan(UUID experiment) {
		return this.plans.find(experiment).orElseThrow();
	}

	/** A slice by a worker that stores its state again and again after {@code pause}. */
	private Slice.Ending slice(UUID experiment, Plan plan, int ticket, Duration pause, BooleanSupplier stop) {
		var settings = new WorkerSettings(true, 1, Duration.ofMinutes(1), pause, pause, pause, 32, pause, pause, 1,
				pause, pause, List.of(WorkerPool.CPU), WorkerSettings.Device.CPU, null);
		var stretch = new Stretch(experiment, plan, settings, System.nanoTime(), stop);
		return new Slice(this.ledger, stretch, new BlockWork(this.blocks, stretch), ticket, "by hand", "test")
			.compute();
	}

	/**
	 * What is computed at a stretch, without a database.
	 *
	 * @param rows of both sweep points
	 * @param generations number of generations, over all replicates
	 * @param endings of each sweep point, why replicates were over early
	 */
	private record Computed(List<byte[]> rows, int generations, List<TreeMap<Integer, String>> endings) {

		static Computed of(Plan plan) {
			var rows = new ArrayList<byte[]>();
			var generations = 0;
			var endings = new ArrayList<TreeMap<Integer, String>>();
			for (var point : plan.points()) {
				var aggregate = new Aggregate(2);
				endings.add(new TreeMap<>());
				for (int replicate = 0; replicate < REPLICATES; replicate++) {
					var next = 0;
					try {
						var steps = point.run(replicate).stream(null, () -> false).iterator();
						while (steps.hasNext()) {
							var generation = steps.next().generation();
							aggregate.add(generation.index(), generation.metrics());
							generations++;
							next++;
						}
					}
					catch (Exhausted ex) {
						endings.getLast()
							.put(replicate, "replicate %d, generation %d: %s".formatted(replicate, next, ex.reason()));
					}
				}
				rows.addAll(aggregate.rows());
			}
			return new Computed(rows, generations, endings);
		}

	}

	private void assertStoredOnce(UUID experiment) {
		var stored = this.jdbc
			.sql("select content from aggregate where experiment_id = :id order by sweep_point, generation")
			.param("id", experiment)
			.query(byte[].class)
			.list();
		var computed = Computed.of(plan(experiment));
		assertThat(stored).usingElementComparator(Arrays::compare).isEqualTo(computed.rows());
		assertThat(computed.generations()).isLessThan(2 * REPLICATES * (GENERATIONS + 1));
		var progress = this.experiments.find(experiment);
		assertThat(progress.state()).isEqualTo("completed");
		assertThat(progress.runsCompleted()).isEqualTo(2 * REPLICATES).isEqualTo(progress.runsTotal());
		assertThat(progress.runsQueued() + progress.runsRunning() + progress.runsFailed()).isZero();
		assertThat(progress.generationsDone()).isEqualTo(computed.generations()).isEqualTo(progress.generationsTotal());
		assertThat(checkpoints(experiment)).isZero();
		assertEndingsAreTold(experiment, computed);
		assertCompletionsAreToldOnce(experiment);
	}

	private void assertCompletionsAreToldOnce(UUID experiment) {
		var told = this.events.after(experiment, null, 0, 10_000)
			.stream()
			.filter((event) -> event.type().equals("completed"))
			.flatMap((event) -> JsonMapper.shared().readTree(event.data()).get("runs").valueStream())
			.map(JsonNode::asLong)
			.toList();
		assertThat(told).containsExactlyInAnyOrderElementsOf(
				this.experiments.runs(experiment, null, 0, 1000).stream().map((run) -> run.id()).toList());
	}

	private int checkpoints(UUID experiment) {
		return this.jdbc.sql("select count(*) from checkpoint join run on run.id = run_id where experiment_id = :id")
			.param("id", experiment)
			.query(Integer.class)
			.single();
	}

	/** Of each block that of the first replicate that is over early. */
	private void assertEndingsAreTold(UUID experiment, Computed computed) {
		var runs = this.experiments.runs(experiment, null, 0, 1000);
		for (var run : runs) {
			var first = computed.endings()
				.get(run.sweepPoint())
				.subMap(run.replicate(), run.replicate() + run.replicates())
				.firstEntry();
			assertThat(run.ending()).isEqualTo((first == null) ? null : first.getValue());
		}
		assertThat(runs.stream().filter((run) -> run.ending() != null)).isNotEmpty().hasSizeLessThan(runs.size());
	}

	@Test
	void giveTheBytesOfThePureComputation() {
		for (var pause : List.of(Duration.ZERO, Duration.ofMinutes(1))) {
			var experiment = submit();
			assertThat(slice(experiment, plan(experiment), 0, pause, () -> false)).isEqualTo(Slice.Ending.DONE);
			assertStoredOnce(experiment);
		}
	}

	@Test
	void giveTheSameBytesAfterBeingStoppedAnywhere() {
		var random = new SplittableRandom(4);
		var experiment = submit();
		var slices = 0;
		var resumed = 0;
		for (var open = List.of(0, 1, 2); !open.isEmpty(); slices++) {
			var ticket = open.get(random.nextInt(open.size()));
			var polls = new AtomicInteger(random.nextInt(150));
			resumed += checkpoints(experiment);
			var ending = slice(experiment, plan(experiment), ticket,
					random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(1), () -> polls.decrementAndGet() < 0);
			if (ending == Slice.Ending.DONE) {
				open = open.stream().filter((other) -> !other.equals(ticket)).toList();
			}
		}
		assertThat(slices).isGreaterThan(50);
		assertThat(resumed).isGreaterThan(50);
		assertStoredOnce(experiment);
	}

	/**
	 * A block with replicates that were over early, too: whoever goes on from such a
	 * checkpoint tries for ever, and whoever forgets it alone counts generations twice.
	 */
	@Test
	void beginAgainWhereAnotherReleaseWroteTheCheckpoint() {
		var random = new SplittableRandom(6);
		var experiment = submit();
		while (this.jdbc.sql("""
				update checkpoint set state = '\\xa0' from run
				where run.id = run_id and experiment_id = :id and passed > 0 and ending is not null
				""").param("id", experiment).update() == 0) {
			var polls = new AtomicInteger(random.nextInt(150));
			assertThat(slice(experiment, plan(experiment), 0, Duration.ZERO, () -> polls.decrementAndGet() < 0))
				.isNotEqualTo(Slice.Ending.DONE);
		}
		assertThat(slice(experiment, plan(experiment), 0, Duration.ofMinutes(1), () -> false))
			.isEqualTo(Slice.Ending.DONE);
		assertStoredOnce(experiment);
	}

	/**
	 * The worker seems dead while it computes; what it stores afterwards does not count.
	 */
	@Test
	void countOnceThoughAnotherWorkerTookOver() {
		var experiment = submit();
		var random = new SplittableRandom(5);
		var fenced = this.meters.counter("ouroboros.runs.fenced").count();
		for (int takeover = 0; takeover < 20; takeover++) {
			var polls = new AtomicInteger(random.nextInt(200));
			slice(experiment, plan(experiment), 0, random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(1), () -> {
				if (polls.decrementAndGet() == 0) {
					assertThat(this.ledger.resume(experiment, 0, "another")).isNotEmpty();
				}
				return polls.get() < -100;
			});
		}
		slice(experiment, plan(experiment), 0, Duration.ofMillis(5), () -> false);
		assertThat(this.meters.counter("ouroboros.runs.fenced").count()).isGreaterThan(fenced + 5);
		assertStoredOnce(experiment);
	}

	@Test
	void countOnceThoughManyWorkersStoreAtOnce() throws Exception {
		var experiment = submit();
		try (var threads = Executors.newFixedThreadPool(6)) {
			var slices = IntStream
				.range(0, 6).<Callable<Slice
						.Ending>>mapToObj(
								(ticket) -> () -> slice(experiment, plan(experiment), ticket, Duration.ofMillis(5),
										() -> false))
				.toList();
			for (var ending : threads.invokeAll(slices)) {
				assertThat(ending.get()).isEqualTo(Slice.Ending.DONE);
			}
		}
		assertStoredOnce(experiment);
	}

	@Test
	void failAloneAndAsAWhole() {
		var experiment = submit();
		var plan = plan(experiment);
		slice(experiment, Failing.at(30, plan), 0, Duration.ofMinutes(1), () -> false);
		var finished = this.experiments.find(experiment);
		assertThat(finished.state()).isEqualTo("failed");
		var runs = this.experiments.runs(experiment, null, 0, 1000);
		var failed = runs.stream().filter((run) -> run.state().equals("failed")).toList();
		assertThat(failed).hasSize(1);
		assertThat(failed.getFirst().error()).matches("replicate \\d+, generation \\d+: .*on purpose");
		assertThat(finished.runsFailed()).isEqualTo(failed.getFirst().replicates());
		assertThat(finished.runsCompleted()).isEqualTo(2 * REPLICATES - finished.runsFailed());
		this.experiments.apply(Verb.RETRY, experiment);
		slice(experiment, plan, 0, Duration.ofMinutes(1), () -> false);
		assertThat(this.experiments.find(experiment).state()).isEqualTo("completed");
	}

}
