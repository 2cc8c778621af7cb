package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ouroboros.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import ouroboros.core.Generation;
import ouroboros.core.State;
import ouroboros.jobs.Outbox.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the ledger's statements guard, each by what is stored without it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "ouroboros.worker.enabled=false")
@ContextConfiguration(initializers = TestDatabase.class)
class LedgerTest {

	private static final String SPEC = """
			{"name":"Ledger","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"generations":3,"replicates":4,"seed":3,"metrics":["mean","variance"],
			 "snapshots":{"every":1,"samples":5}}""";

	@Autowired
	private Experiments experiments;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Events events;

	@Autowired
	private Lifecycle lifecycle;

	@Autowired
	private StoredPlans plans;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private JdbcClient jdbc;

	private UUID submit() {
		return this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null).getId();
	}

	private List<Lease> claim(UUID experiment, int ticket, int most) {
		return this.ledger.claim(experiment, ticket, "worker " + ticket, "test", most);
	}

	/** The first generations of a lease's run, and the state after them. */
	private record Begun(List<Generation> generations, State state) {
	}

	private Begun begun(UUID experiment, Lease lease, int from, int to) {
		var run = this.plans.find(experiment).orElseThrow().points().getFirst().run(lease.replicate());
		var generations = new ArrayList<Generation>();
		var steps = run.stream(null, () -> false).iterator();
		while (true) {
			var step = steps.next();
			if (step.generation().index() >= from) {
				generations.add(step.generation());
			}
			if (step.generation().index() == to) {
				return new Begun(generations, step.state());
			}
		}
	}

	private Set<Long> append(UUID experiment, Outbox.Entry... entries) {
		return this.ledger.append(experiment, List.of(entries));
	}

	private Outbox.Entry open(UUID experiment, Lease lease, int to) {
		var begun = begun(experiment, lease, lease.lastGeneration() + 1, to);
		return new Outbox.Entry(lease, begun.generations(), new Outcome.Open(begun.state()));
	}

	private Outbox.Entry completed(UUID experiment, Lease lease) {
		return new Outbox.Entry(lease, begun(experiment, lease, lease.lastGeneration() + 1, 3).generations(),
				new Outcome.Completed());
	}

	private <T> T run(String column, Class<T> type, long run) {
		return this.jdbc.sql("select %s from run where id = :run".formatted(column))
			.param("run", run)
			.query(type)
			.single();
	}

	private boolean is(String condition, long run) {
		return run("coalesce(%s, false)".formatted(condition), Boolean.class, run);
	}

	private int rows(String table, long run) {
		return this.jdbc.sql("select count(*) from %s where run_id = :run".formatted(table))
			.param("run", run)
			.query(Integer.class)
			.single();
	}

	private double fenced() {
		return this.meters.counter("ouroboros.runs.fenced").count();
	}

	private void layDown(Lease lease) {
		this.jdbc.sql("insert into bench (run_id, generation, told_at) values (:run, 1, now())")
			.param("run", lease.run())
			.update();
	}

	@Test
	void claimsTheLowestThatAreQueued() {
		var experiment = submit();
		var first = claim(experiment, 0, 2);
		assertThat(first).extracting(Lease::replicate).containsExactly(0, 1);
		assertThat(first).extracting(Lease::epoch).containsOnly(1L);
		assertThat(first).extracting(Lease::lastGeneration).containsOnly(-1);
		var begun = this.experiments.find(experiment);
		assertThat(claim(experiment, 1, 1)).extracting(Lease::replicate).containsExactly(2);
		assertThat(this.experiments.find(experiment).startedAt()).isEqualTo(begun.startedAt()).isNotNull();
		assertThat(this.experiments.find(experiment).version()).isEqualTo(begun.version() + 1);
		this.lifecycle.apply(Verb.PAUSE, experiment);
		assertThat(claim(experiment, 2, 9)).isEmpty();
		assertThat(this.experiments.find(experiment).runsRunning()).isEqualTo(3);
	}

	/** When it began, and by which code, is told of the first claim. */
	@Test
	void remembersTheFirstClaim() {
		var experiment = submit();
		var lease = claim(experiment, 0, 1).getFirst();
		append(experiment, new Outbox.Entry(lease, List.of(), new Outcome.Failed("on purpose")));
		this.jdbc.sql("update run set state = 'queued', started_at = '2001-01-01' where id = :run")
			.param("run", lease.run())
			.update();
		this.ledger.claim(experiment, 0, "later", "other", 1);
		assertThat(is("started_at = '2001-01-01' and code_version = 'test' and worker = 'later'", lease.run()))
			.isTrue();
	}

	@Test
	void resumesWhatRunsOfATicketAlone() {
		var experiment = submit();
		var mine = claim(experiment, 0, 2);
		var other = claim(experiment, 1, 1).getFirst();
		append(experiment, open(experiment, mine.getLast(), 1),
				new Outbox.Entry(mine.getFirst(), List.of(), new Outcome.Failed("on purpose")));
		var resumed = this.ledger.resume(experiment, 0, "next");
		assertThat(resumed).extracting(Lease::run).containsExactly(mine.getLast().run());
		assertThat(resumed.getFirst().epoch()).isEqualTo(2);
		assertThat(resumed.getFirst().lastGeneration()).isEqualTo(1);
		assertThat(is("epoch = 1 and worker = 'worker 1'", other.run())).isTrue();
		this.lifecycle.apply(Verb.PAUSE, experiment);
		assertThat(this.ledger.resume(experiment, 1, "next")).isEmpty();
	}

	/** What went on, and with whom; nothing where nothing did. */
	@Test
	void tellsWhatItResumed() {
		var experiment = submit();
		var leases = claim(experiment, 0, 2);
		var before = told(experiment);
		this.ledger.resume(experiment, 1, "next");
		assertThat(told(experiment)).isEqualTo(before);
		this.ledger.resume(experiment, 0, "next");
		var news = told(experiment);
		assertThat(news).hasSize(before.size() + 1).startsWith(before.toArray(String[]::new));
		assertThat(news.getLast()).startsWith("resumed ")
			.contains("\"next\"", "[%d,%d]".formatted(leases.getFirst().run(), leases.getLast().run()));
	}

	private List<String> told(UUID experiment) {
		return this.events.after(experiment, null, 0, 100)
			.stream()
			.map((event) -> event.type() + " " + event.data())
			.toList();
	}

	/** Leases are in order of their runs, whatever the order of rows. */
	@Test
	void resumesInOrder() {
		var experiment = submit();
		var leases = claim(experiment, 0, 3);
		this.jdbc.sql("update run set worker = 'moved' where id = :run").param("run", leases.getFirst().run()).update();
		assertThat(this.ledger.resume(experiment, 0, "next")).extracting(Lease::run)
			.containsExactly(leases.stream().map(Lease::run).toArray(Long[]::new));
	}

	@Test
	void handsBackWhatRunsOfATicketAlone() {
		var experiment = submit();
		var mine = claim(experiment, 0, 2);
		var other = claim(experiment, 1, 1).getFirst();
		append(experiment, completed(experiment, mine.getFirst()));
		this.ledger.handBack(experiment, 0);
		assertThat(is("worker is null", mine.getLast().run())).isTrue();
		assertThat(is("worker = 'worker 0'", mine.getFirst().run())).isTrue();
		assertThat(is("worker = 'worker 1'", other.run())).isTrue();
	}

	/** Each run its own rows, in one statement for all. */
	@Test
	void storesWhatWasComputed() {
		var experiment = submit();
		var leases = claim(experiment, 0, 3);
		var entries = List.of(open(experiment, leases.get(0), 1),
				new Outbox.Entry(leases.get(1), List.of(), new Outcome.Open(null)),
				completed(experiment, leases.get(2)));
		assertThat(this.ledger.append(experiment, entries)).isEmpty();
		for (var entry : entries) {
			var run = entry.lease().run();
			assertThat(metrics(run)).usingElementComparator(Arrays::compare)
				.isEqualTo(entry.generations().stream().map(Generation::metrics).toList());
			assertThat(run("last_generation", Integer.class, run)).isEqualTo(entry.lastGeneration());
			assertThat(rows("snapshot", run)).isEqualTo(entry.generations().size());
			if (!entry.generations().isEmpty()) {
				assertThat(last(run)).containsExactly(entry.generations().getLast().metrics());
			}
		}
		assertThat(is("state = 'running' and finished_at is null", leases.get(0).run())).isTrue();
		assertThat(is("state = 'completed' and finished_at is not null", leases.get(2).run())).isTrue();
		assertThat(this.experiments.find(experiment).generationsDone()).isEqualTo(2 + 4);
		// what was told last stays where nothing is new
		var again = leases.getFirst().after(1);
		append(experiment, new Outbox.Entry(again, List.of(), new Outcome.Open(null)));
		assertThat(last(again.run())).containsExactly(entries.getFirst().generations().getLast().metrics());
	}

	private List<double[]> metrics(long run) {
		return this.jdbc.sql("select metrics from generation where run_id = :run order by generation")
			.param("run", run)
			.query((row, _) -> doubles((Double[]) row.getArray(1).getArray()))
			.list();
	}

	private double[] last(long run) {
		return doubles(this.jdbc.sql("select last_metrics from run where id = :run")
			.param("run", run)
			.query((row, _) -> (Double[]) row.getArray(1).getArray())
			.single());
	}

	private static double[] doubles(Double[] values) {
		return Arrays.stream(values).mapToDouble(Double::doubleValue).toArray();
	}

	/** Another worker has it by now: nothing is stored, and that is counted. */
	@Test
	void storesNothingUnderAnOlderLease() {
		var experiment = submit();
		var leases = claim(experiment, 0, 2);
		var old = open(experiment, leases.getFirst(), 1);
		this.ledger.resume(experiment, 0, "next");
		this.jdbc.sql("update run set epoch = 1 where id = :run").param("run", leases.getLast().run()).update();
		var before = fenced();
		assertThat(append(experiment, old, open(experiment, leases.getLast(), 0)))
			.containsExactly(leases.getFirst().run());
		assertThat(fenced() - before).isEqualTo(1);
		assertThat(metrics(leases.getFirst().run())).isEmpty();
		assertThat(rows("checkpoint", leases.getFirst().run())).isZero();
		assertThat(rows("snapshot", leases.getFirst().run())).isZero();
		assertThat(metrics(leases.getLast().run())).hasSize(1);
		assertThat(this.experiments.find(experiment).generationsDone()).isEqualTo(1);
	}

	/** As of an append whose answer was lost, and that is tried again. */
	@Test
	void storesNothingTwice() {
		var experiment = submit();
		var lease = claim(experiment, 0, 1).getFirst();
		var entry = open(experiment, lease, 0);
		assertThat(append(experiment, entry)).isEmpty();
		var before = fenced();
		assertThat(append(experiment, entry)).containsExactly(lease.run());
		assertThat(fenced()).isEqualTo(before);
		assertThat(this.experiments.find(experiment).generationsDone()).isEqualTo(1);
	}

	/** What is to pause keeps what it has; what is to be cancelled does not. */
	@Test
	void storesWhatIsToPause() {
		var experiment = submit();
		var leases = claim(experiment, 0, 2);
		this.lifecycle.apply(Verb.PAUSE, experiment);
		assertThat(append(experiment, open(experiment, leases.getFirst(), 0))).isEmpty();
		assertThat(is("state = 'pausing'", leases.getFirst().run())).isTrue();
		assertThat(this.experiments.find(experiment).state()).isEqualTo("pausing");
		this.lifecycle.apply(Verb.CANCEL, experiment);
		var before = fenced();
		assertThat(append(experiment, open(experiment, leases.getLast(), 0))).containsExactly(leases.getLast().run());
		assertThat(append(experiment, open(experiment, leases.getFirst().after(0), 1)))
			.containsExactly(leases.getFirst().run());
		assertThat(fenced()).isEqualTo(before);
		assertThat(is("state = 'cancelling'", leases.getLast().run())).isTrue();
	}

	/** Others are still being computed. */
	@Test
	void settlesWhatATicketHolds() {
		var experiment = submit();
		var mine = claim(experiment, 0, 1).getFirst();
		var other = claim(experiment, 1, 1).getFirst();
		this.lifecycle.apply(Verb.PAUSE, experiment);
		this.lifecycle.settle(experiment, 0);
		assertThat(is("state = 'paused'", mine.run())).isTrue();
		assertThat(is("state = 'pausing'", other.run())).isTrue();
		assertThat(this.experiments.find(experiment).state()).isEqualTo("pausing");
		layDown(mine);
		this.lifecycle.apply(Verb.CANCEL, experiment);
		assertThat(is("state = 'cancelled'", mine.run())).isTrue();
		assertThat(rows("bench", mine.run())).isZero();
		this.lifecycle.settle(experiment, 0);
		assertThat(is("state = 'cancelling'", other.run())).isTrue();
	}

	@Test
	void forgetsWhyARunFailedThatIsTriedAgain() {
		var experiment = submit();
		var leases = claim(experiment, 0, 4);
		for (var lease : leases) {
			append(experiment, new Outbox.Entry(lease, List.of(), new Outcome.Failed("on purpose")));
		}
		var version = this.experiments.find(experiment).version();
		this.lifecycle.apply(Verb.RETRY, experiment);
		assertThat(this.experiments.find(experiment).version()).isGreaterThan(version);
		assertThat(is("state = 'queued' and error is null and ticket is null", leases.getFirst().run())).isTrue();
	}

	/**
	 * The newest one, until the run is complete; what failed may be tried again from it.
	 */
	@Test
	void keepsTheNewestCheckpoint() {
		var experiment = submit();
		var leases = claim(experiment, 0, 2);
		for (var lease : leases) {
			assertThat(this.ledger.checkpoint(lease.run())).isEmpty();
			append(experiment, open(experiment, lease, 0));
			append(experiment, open(experiment, lease.after(0), 2));
			append(experiment, new Outbox.Entry(lease.after(2), List.of(), new Outcome.Open(null)));
			assertThat(this.ledger.checkpoint(lease.run()).orElseThrow().generation()).isEqualTo(2);
			assertThat(this.jdbc.sql("select generation from checkpoint where run_id = :run")
				.param("run", lease.run())
				.query(Integer.class)
				.single()).isEqualTo(2);
			layDown(lease);
		}
		append(experiment, completed(experiment, leases.getFirst().after(2)),
				new Outbox.Entry(leases.getLast().after(2), List.of(), new Outcome.Failed("on purpose")));
		assertThat(rows("checkpoint", leases.getFirst().run())).isZero();
		assertThat(rows("checkpoint", leases.getLast().run())).isEqualTo(1);
		assertThat(rows("bench", leases.getFirst().run()) + rows("bench", leases.getLast().run())).isZero();
		assertThat(is("error = 'on purpose' and finished_at is not null", leases.getLast().run())).isTrue();
	}

	/** What is over early is complete, says why, and leaves fewer generations to do. */
	@Test
	void endsEarly() {
		var experiment = submit();
		var lease = claim(experiment, 0, 1).getFirst();
		append(experiment, open(experiment, lease, 0));
		layDown(lease);
		append(experiment, new Outbox.Entry(lease.after(0), List.of(), new Outcome.Ended("nothing left", 3)));
		assertThat(is("state = 'completed' and ending = 'nothing left' and error is null", lease.run())).isTrue();
		assertThat(rows("checkpoint", lease.run()) + rows("bench", lease.run())).isZero();
		var told = this.experiments.find(experiment);
		assertThat(told.generationsTotal()).isEqualTo(4 * 4 - 3);
		assertThat(told.runsCompleted()).isEqualTo(1);
		assertThat(told.generationsDone()).isEqualTo(1);
	}

	/** As if nothing had been stored, if the lease still holds. */
	@Test
	void beginsAgain() {
		var experiment = submit();
		var lease = claim(experiment, 0, 1).getFirst();
		append(experiment, open(experiment, lease, 2));
		layDown(lease);
		var resumed = this.ledger.resume(experiment, 0, "next").getFirst();
		assertThat(this.ledger.restart(experiment, lease.after(2))).isFalse();
		assertThat(rows("generation", lease.run())).isEqualTo(3);
		assertThat(this.ledger.restart(experiment, resumed)).isTrue();
		for (var table : List.of("generation", "checkpoint", "snapshot", "bench")) {
			assertThat(rows(table, lease.run())).as(table).isZero();
		}
		assertThat(is("last_generation = -1 and last_metrics is null", lease.run())).isTrue();
		assertThat(this.experiments.find(experiment).generationsDone()).isZero();
		this.lifecycle.apply(Verb.PAUSE, experiment);
		assertThat(this.ledger.restart(experiment, resumed)).isFalse();
	}

	@Test
	void tellsWhatIsToStop() {
		var goesOn = submit();
		var pausing = submit();
		var cancelling = submit();
		var paused = submit();
		var cancelled = submit();
		claim(goesOn, 0, 1);
		claim(pausing, 0, 1);
		claim(cancelling, 0, 1);
		this.lifecycle.apply(Verb.PAUSE, pausing);
		this.lifecycle.apply(Verb.PAUSE, paused);
		this.lifecycle.apply(Verb.CANCEL, cancelling);
		this.lifecycle.apply(Verb.CANCEL, cancelled);
		var gone = UUID.randomUUID();
		assertThat(this.ledger.stopping(Set.of(goesOn, pausing, cancelling, paused, cancelled, gone)))
			.containsExactlyInAnyOrder(pausing, cancelling, paused, cancelled, gone);
	}

	@Test
	void tellsOfMemory() {
		var experiment = submit();
		assertThat(this.ledger.memory(experiment)).isPositive()
			.isEqualTo(this.jdbc.sql("select memory from experiment where id = :id")
				.param("id", experiment)
				.query(Long.class)
				.single());
		assertThat(this.ledger.memory(UUID.randomUUID())).isZero();
	}

	/** How an experiment ends is what became of its runs. */
	@Test
	void countsWhatBecameOfRuns() {
		assertThat(ended(null)).isEqualTo("completed");
		assertThat(ended(Verb.RETRY)).isEqualTo("failed");
		assertThat(ended(Verb.CANCEL)).isEqualTo("cancelled");
	}

	/**
	 * Of three completed runs and one that failed; or of one of each, and two cancelled.
	 */
	private String ended(@Nullable Verb how) {
		var experiment = submit();
		var leases = claim(experiment, 0, (how == Verb.CANCEL) ? 2 : 4);
		assertThat(this.experiments.find(experiment).state()).isEqualTo("running");
		var started = this.experiments.find(experiment).startedAt();
		for (var lease : leases.subList(1, leases.size())) {
			append(experiment, completed(experiment, lease));
			assertThat(this.experiments.find(experiment).finishedAt()).isNull();
		}
		var first = leases.getFirst();
		append(experiment, (how == null) ? completed(experiment, first)
				: new Outbox.Entry(first, List.of(), new Outcome.Failed("on purpose")));
		if (how == Verb.CANCEL) {
			this.lifecycle.apply(Verb.CANCEL, experiment);
		}
		var told = this.experiments.find(experiment);
		assertThat(told.finishedAt()).isNotNull();
		assertThat(told.startedAt()).isEqualTo(started).isNotNull();
		return told.state();
	}

}
