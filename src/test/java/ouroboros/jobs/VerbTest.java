package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ouroboros.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every verb in every state: where it leads, or that it does not apply. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "ouroboros.worker.enabled=false")
@ContextConfiguration(initializers = TestDatabase.class)
class VerbTest {

	private static final String SPEC = """
			{"name":"Verbs","truth":{"type":"gaussian","dimension":1},"learner":{"type":"gaussian"},
			 "regime":{"samples":20},"generations":3,"replicates":3,"seed":3,"metrics":["mean"]}""";

	private static final List<String> STATES = List.of("queued", "running", "pausing", "paused", "cancelling",
			"cancelled", "completed", "failed");

	/** Where verbs lead, by state; what is not here does not apply. */
	private static final Map<String, Map<Verb, String>> NEXT = Map.of("queued",
			Map.of(Verb.PAUSE, "paused", Verb.CANCEL, "cancelled"), "running",
			Map.of(Verb.PAUSE, "pausing", Verb.CANCEL, "cancelling"), "pausing",
			Map.of(Verb.RESUME, "running", Verb.CANCEL, "cancelling"), "paused",
			Map.of(Verb.RESUME, "queued", Verb.CANCEL, "cancelled"), "cancelling", Map.of(Verb.CANCEL, "cancelling"),
			"cancelled", Map.of(Verb.RETRY, "queued"), "completed", Map.of(), "failed", Map.of(Verb.RETRY, "queued"));

	/** States that verbs leave no run in. */
	private static final Map<Verb, List<String>> LEFT = Map.of(Verb.PAUSE, List.of("queued", "running"), Verb.RESUME,
			List.of("paused", "pausing"), Verb.CANCEL, List.of("queued", "running", "paused", "pausing"), Verb.RETRY,
			List.of("failed", "cancelled"));

	@Autowired
	private Experiments experiments;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Lifecycle lifecycle;

	@Autowired
	private Tickets tickets;

	@Autowired
	private Events events;

	@Autowired
	private Benches benches;

	@Autowired
	private StoredPlans plans;

	@Autowired
	private JdbcClient jdbc;

	static Stream<String> states() {
		return STATES.stream();
	}

	@ParameterizedTest
	@MethodSource("states")
	void leadsWhereItShouldOrDoesNotApply(String state) {
		for (var verb : Verb.values()) {
			var experiment = inState(state);
			var next = NEXT.getOrDefault(state, Map.of()).get(verb);
			assertThat(verb.applies(state)).isEqualTo(next != null);
			if (next == null) {
				assertRefused(experiment, state, verb);
				next = state;
			}
			else {
				assertThat(this.experiments.apply(verb, experiment).state()).isEqualTo(next);
				assertThat(this.experiments.runs(experiment, null, 0, 10)).extracting(RunEntity::state)
					.doesNotContainAnyElementsOf(LEFT.get(verb));
			}
			assertCountersAgree(experiment);
			assertGoesOn(experiment, next);
		}
	}

	@ParameterizedTest
	@MethodSource("states")
	void isDeletedOnlyOnceFinished(String state) {
		var experiment = inState(state);
		if (List.of("cancelled", "completed", "failed").contains(state)) {
			this.experiments.delete(experiment);
			assertThatThrownBy(() -> this.experiments.find(experiment)).isInstanceOf(NotFound.class);
			assertThat(count("run", experiment) + count("event", experiment)).isZero();
		}
		else {
			assertThatThrownBy(() -> this.experiments.delete(experiment)).isInstanceOf(Conflict.class);
			assertThat(this.experiments.find(experiment).state()).isEqualTo(state);
		}
	}

	@Test
	void saysThatThereIsNoExperiment() {
		for (var verb : Verb.values()) {
			assertThatThrownBy(() -> this.experiments.apply(verb, UUID.randomUUID())).isInstanceOf(NotFound.class);
		}
	}

	/** A ticket that found nothing is given back, but not while there is something. */
	@Test
	void losesNoTicketThoughOneIsGivenBackMeanwhile() {
		var experiment = submit();
		var ticket = ticketsOf(experiment).getFirst();
		assertThat(retired(experiment, ticket)).isFalse();
		this.experiments.apply(Verb.PAUSE, experiment);
		assertThat(retired(experiment, ticket)).isTrue();
		assertThat(ticketsOf(experiment)).hasSize(2).doesNotContain(ticket);
		this.experiments.apply(Verb.RESUME, experiment);
		assertThat(ticketsOf(experiment)).hasSize(3).contains(ticket);
		assertThat(retired(experiment, ticket)).isFalse();
	}

	@Test
	void queuesTicketsAgainWithWhatIsTriedAgain() {
		var experiment = submit();
		this.experiments.apply(Verb.CANCEL, experiment);
		for (var ticket : ticketsOf(experiment)) {
			assertThat(retired(experiment, ticket)).isTrue();
		}
		assertThat(ticketsOf(experiment)).isEmpty();
		this.experiments.apply(Verb.RETRY, experiment);
		assertThat(ticketsOf(experiment)).hasSize(3);
	}

	/**
	 * Of a worker that slept beyond its lease; without its ticket a run would be
	 * nobody's.
	 */
	@Test
	void leavesATicketThatAnotherWorkerTookOver() {
		var experiment = submit();
		var ticket = ticketsOf(experiment).getFirst();
		this.experiments.apply(Verb.PAUSE, experiment);
		var picked = version(ticket);
		this.jdbc.sql("update scheduled_tasks_cpu set version = version + 1 where task_instance = :ticket")
			.param("ticket", ticket)
			.update();
		assertThat(retired(experiment, ticket, picked)).isFalse();
		assertThat(ticketsOf(experiment)).contains(ticket);
		assertThat(retired(experiment, ticket, picked + 1)).isTrue();
	}

	private long version(String ticket) {
		return this.jdbc.sql("select version from scheduled_tasks_cpu where task_instance = :ticket")
			.param("ticket", ticket)
			.query(Long.class)
			.single();
	}

	private boolean retired(UUID experiment, String ticket) {
		return retired(experiment, ticket, version(ticket));
	}

	private boolean retired(UUID experiment, String ticket, long version) {
		return this.tickets.retire(WorkerPool.CPU, experiment, Tickets.TASK.instanceId(ticket), version);
	}

	/** Numbers from 1 without gaps, and the states that the experiment went through. */
	@Test
	void isWrittenDown() {
		var experiment = inState("pausing");
		this.lifecycle.settle(experiment, 0);
		this.experiments.apply(Verb.RESUME, experiment);
		compute(experiment);
		var written = this.events.after(experiment, null, 0, 1000);
		assertThat(written).extracting(Events.Event::seq)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, written.size()).boxed().toList());
		assertThat(written.stream().filter((event) -> event.type().equals("state")).map(Events.Event::data))
			.containsExactly("{\"state\":\"queued\"}", "{\"state\":\"running\"}", "{\"state\":\"pausing\"}",
					"{\"state\":\"paused\"}", "{\"state\":\"queued\"}", "{\"state\":\"running\"}",
					"{\"state\":\"completed\"}");
		var run = this.experiments.runs(experiment, null, 0, 1).getFirst().id();
		assertThat(this.events.after(experiment, run, 0, 1000)).extracting(Events.Event::type)
			.filteredOn((type) -> !type.equals("state"))
			.containsExactly("claimed", "paused", "claimed", "completed");
	}

	private UUID inState(String state) {
		var experiment = submit();
		switch (state) {
			case "queued" -> {
			}
			case "running" -> claim(experiment, 1);
			case "pausing" -> {
				claim(experiment, 1);
				this.experiments.apply(Verb.PAUSE, experiment);
			}
			case "paused" -> this.experiments.apply(Verb.PAUSE, experiment);
			case "cancelling" -> {
				claim(experiment, 1);
				this.experiments.apply(Verb.CANCEL, experiment);
			}
			case "cancelled" -> this.experiments.apply(Verb.CANCEL, experiment);
			case "completed" -> compute(experiment);
			case "failed" -> {
				var entries = new ArrayList<Outbox.Entry>();
				claim(experiment, 3).forEach((lease) -> entries
					.add(new Outbox.Entry(lease, List.of(), new Outbox.Outcome.Failed("on purpose"))));
				this.ledger.append(experiment, entries);
			}
			default -> throw new IllegalArgumentException(state);
		}
		assertThat(this.experiments.find(experiment).state()).isEqualTo(state);
		return experiment;
	}

	private UUID submit() {
		return this.experiments.submit(SPEC.getBytes(StandardCharsets.UTF_8), null, null).getId();
	}

	private List<Lease> claim(UUID experiment, int most) {
		return this.ledger.claim(experiment, 0, "by hand", "test", most);
	}

	/** What a worker does with a ticket. */
	private void compute(UUID experiment) {
		this.lifecycle.settle(experiment, 0);
		var settings = new WorkerSettings(true, 1, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO,
				Duration.ofMinutes(1), 3, Duration.ofSeconds(1), Duration.ofSeconds(1), 6, Duration.ofSeconds(1),
				Duration.ofSeconds(1), List.of(WorkerPool.CPU), WorkerSettings.Device.CPU, null);
		var stretch = new Stretch(experiment, this.plans.find(experiment).orElseThrow(), settings, System.nanoTime(),
				() -> false);
		new Slice(this.ledger, stretch, new RunWork(this.ledger, this.benches, stretch), 0, "by hand", "test")
			.compute();
	}

	private void assertRefused(UUID experiment, String state, Verb verb) {
		var before = this.experiments.find(experiment).version();
		assertThatThrownBy(() -> this.experiments.apply(verb, experiment)).isInstanceOf(Conflict.class)
			.hasMessageContaining(state);
		var after = this.experiments.find(experiment);
		assertThat(after.state()).isEqualTo(state);
		assertThat(after.version()).isEqualTo(before);
	}

	private void assertCountersAgree(UUID experiment) {
		this.jdbc.sql("""
				select runs_queued = count(*) filter (where run.state in ('queued', 'paused'))
				  and runs_running = count(*) filter (where run.state in ('running', 'pausing', 'cancelling'))
				  and runs_completed = count(*) filter (where run.state = 'completed')
				  and runs_failed = count(*) filter (where run.state = 'failed')
				  and runs_cancelled = count(*) filter (where run.state = 'cancelled')
				  and count(*) filter (where run.finished_at is null) = runs_queued + runs_running
				  and (experiment.finished_at is null) = (runs_queued + runs_running > 0)
				from experiment join run on experiment_id = experiment.id
				where experiment.id = :id group by experiment.id
				""").param("id", experiment).query((row) -> {
			assertThat(row.getBoolean(1)).isTrue();
		});
	}

	/**
	 * What can go on is computed to the end, with every generation once; what was asked
	 * to stop has stopped.
	 */
	private void assertGoesOn(UUID experiment, String state) {
		if (List.of("queued", "running").contains(state)) {
			assertThat(ticketsOf(experiment)).hasSize(3);
		}
		compute(experiment);
		assertCountersAgree(experiment);
		var expected = switch (state) {
			case "queued", "running", "completed" -> "completed";
			case "pausing", "paused" -> "paused";
			case "cancelling", "cancelled" -> "cancelled";
			default -> state;
		};
		assertThat(this.experiments.find(experiment).state()).isEqualTo(expected);
		if (expected.equals("completed")) {
			assertThat(this.jdbc.sql("""
					select count(*) from generation join run on run.id = run_id where experiment_id = :id
					""").param("id", experiment).query(Integer.class).single()).isEqualTo(12);
			assertThat(this.experiments.find(experiment).generationsDone()).isEqualTo(12);
		}
	}

	private List<String> ticketsOf(UUID experiment) {
		return this.jdbc
			.sql("select task_instance from scheduled_tasks_cpu where task_instance like :of order by task_instance")
			.param("of", experiment + ":%")
			.query(String.class)
			.list();
	}

	private int count(String table, UUID experiment) {
		return this.jdbc.sql("select count(*) from %s where experiment_id = :id".formatted(table))
			.param("id", experiment)
			.query(Integer.class)
			.single();
	}

}
