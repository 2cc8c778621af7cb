package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import ouroboros.core.chance.Turn;
import ouroboros.json.Plans;

/** Experiments: checked, submitted, found, cancelled, deleted, each for its owner. */
@Component
public class Experiments {

	private static final SecureRandom SEEDS = new SecureRandom();

	private final ExperimentRepository experiments;

	private final ExperimentLists lists;

	private final RunRepository runs;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Plans plans;

	private final Datasets datasets;

	private final Caller caller;

	private final Quotas quotas;

	private final Limits limits;

	private final WorkerSettings settings;

	private final Lifecycle lifecycle;

	private final Events events;

	private final Tickets tickets;

	private final CodeVersion codeVersion;

	private final ObjectProvider<Workers> workers;

	Experiments(ExperimentRepository experiments, ExperimentLists lists, RunRepository runs, JdbcClient jdbc,
			TransactionTemplate transaction, Plans plans, Datasets datasets, Caller caller, Quotas quotas,
			Limits limits, WorkerSettings settings, Lifecycle lifecycle, Events events, Tickets tickets,
			CodeVersion codeVersion, ObjectProvider<Workers> workers) {
		this.experiments = experiments;
		this.lists = lists;
		this.runs = runs;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.plans = plans;
		this.datasets = datasets;
		this.caller = caller;
		this.quotas = quotas;
		this.limits = limits;
		this.settings = settings;
		this.lifecycle = lifecycle;
		this.events = events;
		this.tickets = tickets;
		this.codeVersion = codeVersion;
		this.workers = workers;
	}

	/**
	 * Reads and checks a spec without storing anything.
	 * @param spec JSON in UTF-8
	 * @param pool which workers shall compute it; null to choose by the learner
	 * @throws ouroboros.json.BadSpec if it is refused
	 */
	public Submission check(byte[] spec, @Nullable WorkerPool pool) {
		var library = this.datasets.naming();
		var plan = this.plans.read(spec, library, () -> SEEDS.nextLong(1L << 53), this.limits.sweepPoints());
		return new Submission(plan, library.used(), this.limits.check(plan, this.settings.memoryBytes()),
				WorkerPool.of(plan, pool));
	}

	/**
	 * Stores an experiment and queues its runs, all or nothing.
	 * @param spec JSON in UTF-8
	 * @param key the client's name for this request, under which it is done once; null
	 * for none
	 * @param pool as for {@link #check}
	 * @return the experiment, of an earlier request with the same key and spec if there
	 * was one
	 * @throws ouroboros.json.BadSpec if the spec is refused
	 * @throws KeyReused if the key was used with another spec
	 * @throws LimitExceeded if the owner has too many runs queued
	 */
	public ExperimentEntity submit(byte[] spec, @Nullable String key, @Nullable WorkerPool pool) {
		return submit(spec, key, pool, null);
	}

	/**
	 * The same for the experiment of a preset.
	 * @param preset its name
	 */
	ExperimentEntity submit(byte[] spec, @Nullable String key, @Nullable WorkerPool pool, @Nullable String preset) {
		var owner = this.caller.owner();
		var fingerprint = fingerprint(spec, pool);
		var known = answered(owner, key, fingerprint);
		if (known.isPresent()) {
			return known.get();
		}
		var submission = check(spec, pool);
		this.quotas.checkQueued(owner, submission.estimate().runs());
		var stored = this.transaction.execute((status) -> {
			this.datasets.hold(submission.datasets().values());
			var experiment = this.experiments.saveAndFlush(new ExperimentEntity(UuidV7.at(Instant.now()), owner,
					submission, preset, this.codeVersion.toString(), Instant.now().truncatedTo(ChronoUnit.MICROS)));
			if (key != null && !remember(owner, key, fingerprint, experiment.getId())) {
				status.setRollbackOnly();
				return Optional.<ExperimentEntity>empty();
			}
			insertRuns(experiment.getId(), submission);
			this.events.write(experiment.getId(), List.of(Events.News.ofState("queued")));
			this.tickets.issue(experiment.getId(), submission.pool(), submission.estimate().runs(),
					Tickets.priority(submission.plan().points().getFirst().spec().priority()));
			this.quotas.holdQueued(owner);
			return Optional.of(experiment);
		});
		this.workers.ifAvailable(Workers::wake);
		return stored.or(() -> answered(owner, key, fingerprint)).orElseThrow();
	}

	private Optional<ExperimentEntity> answered(String owner, @Nullable String key, byte[] fingerprint) {
		if (key == null) {
			return Optional.empty();
		}
		return this.jdbc.sql("select fingerprint, experiment_id from idempotency where owner = :owner and key = :key")
			.param("owner", owner)
			.param("key", key)
			.query((row, _) -> {
				if (!Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
					throw new KeyReused(key);
				}
				return row.getObject("experiment_id", UUID.class);
			})
			.optional()
			.flatMap(this.experiments::findById);
	}

	/** Waits for a request with the same key that is under way; false if it was first. */
	private boolean remember(String owner, String key, byte[] fingerprint, UUID experiment) {
		return this.jdbc.sql("""
				insert into idempotency (owner, key, fingerprint, experiment_id)
				values (:owner, :key, :fingerprint, :experiment)
				on conflict do nothing
				""")
			.param("owner", owner)
			.param("key", key)
			.param("fingerprint", fingerprint)
			.param("experiment", experiment)
			.update() == 1;
	}

	private void insertRuns(UUID experiment, Submission submission) {
		for (var point : submission.plan().points()) {
			var spec = point.spec();
			this.jdbc
				.sql("insert into sweep_point (experiment_id, ordinal, values) values (:experiment, :ordinal, :values)")
				.param("experiment", experiment)
				.param("ordinal", point.ordinal())
				.param("values", JsonMapper.shared().writeValueAsString(point.values()))
				.update();
			var size = Blocks.size(submission.plan(), point);
			var seeds = IntStream.iterate(0, (first) -> first < spec.replicates(), (first) -> first + size)
				.mapToObj((first) -> Turn.replicateSeed(spec.seed(), first))
				.toArray();
			this.jdbc.sql("""
					insert into run (experiment_id, sweep_point, replicate, replicates, seed, generations, state)
					select :experiment, :point, (i - 1) * :size, least(:size, :replicates - (i - 1) * :size), seed,
					  :generations, 'queued'
					from unnest(:seeds::bigint[]) with ordinality as s(seed, i) order by i
					""")
				.param("experiment", experiment)
				.param("point", point.ordinal())
				.param("size", size)
				.param("replicates", spec.replicates())
				.param("generations", spec.generations())
				.param("seeds", new SqlArrayValue("bigint", seeds))
				.update();
		}
	}

	/**
	 * @throws NotFound if the caller has none such
	 */
	public ExperimentEntity find(UUID id) {
		return this.experiments.findById(id)
			.filter((found) -> this.caller.sees(found.owner()))
			.orElseThrow(() -> new NotFound("experiment", id));
	}

	/** At most so many of the caller's experiments after a place in a list. */
	public List<ExperimentEntity> list(ExperimentFilter filter, Place place, int most) {
		return this.lists.page(filter, place, most);
	}

	/**
	 * Runs of an experiment in the order of sweep point and replicate, after the run
	 * {@code after}.
	 * @param state of the runs; null for any
	 */
	public List<RunEntity> runs(UUID experiment, @Nullable String state, long after, int limit) {
		return (state != null)
				? this.runs.findByExperimentIdAndStateAndIdGreaterThanOrderById(experiment, state, after,
						Limit.of(limit))
				: this.runs.findByExperimentIdAndIdGreaterThanOrderById(experiment, after, Limit.of(limit));
	}

	/**
	 * @throws NotFound if the caller has none such
	 */
	public RunEntity run(long id) {
		return this.runs.findById(id)
			.filter((run) -> this.experiments.findById(run.experimentId())
				.filter((experiment) -> this.caller.sees(experiment.owner()))
				.isPresent())
			.orElseThrow(() -> new NotFound("run", id));
	}

	/** JSON of the swept values of each sweep point. */
	public List<String> sweepPoints(UUID experiment) {
		return this.jdbc.sql("select values from sweep_point where experiment_id = :experiment order by ordinal")
			.param("experiment", experiment)
			.query(String.class)
			.list();
	}

	/** The same for sweep points {@code from} to {@code to}. */
	public List<String> sweepPoints(UUID experiment, int from, int to) {
		return this.jdbc.sql("""
				select values from sweep_point
				where experiment_id = :experiment and ordinal between :from and :to order by ordinal
				""").param("experiment", experiment).param("from", from).param("to", to).query(String.class).list();
	}

	/** Number of sweep points, 0 for an experiment that does not exist. */
	public int countSweepPoints(UUID experiment) {
		return this.jdbc.sql("select count(*) from sweep_point where experiment_id = :experiment")
			.param("experiment", experiment)
			.query(Integer.class)
			.single();
	}

	/**
	 * Pauses, resumes, cancels, or retries; what runs stops within a second.
	 * @throws NotFound if there is none
	 * @throws Conflict if the verb does not apply to its state
	 */
	public ExperimentEntity apply(Verb verb, UUID id) {
		find(id);
		this.lifecycle.apply(verb, id);
		this.workers.ifAvailable(Workers::wake);
		return find(id);
	}

	/**
	 * Deletes an experiment and everything of it.
	 * @throws NotFound if there is none
	 * @throws Conflict if it is not finished
	 */
	public void delete(UUID id) {
		find(id);
		this.transaction.executeWithoutResult((_) -> {
			var finished = this.jdbc.sql("select finished_at is not null from experiment where id = :id for update")
				.param("id", id)
				.query(Boolean.class)
				.optional()
				.orElseThrow(() -> new NotFound("experiment", id));
			if (!finished) {
				throw new Conflict("wrong-state", "an unfinished experiment cannot be deleted: cancel it first");
			}
			this.jdbc.sql("delete from generation using run where run_id = run.id and run.experiment_id = :id")
				.param("id", id)
				.update();
			this.jdbc.sql("delete from experiment where id = :id").param("id", id).update();
		});
	}

	/** What a request asks for. */
	private static byte[] fingerprint(byte[] spec, @Nullable WorkerPool pool) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			digest.update(spec);
			if (pool != null) {
				digest.update(pool.word().getBytes(StandardCharsets.UTF_8));
			}
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/** An Idempotency-Key that was used with another body. */
	public static final class KeyReused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		KeyReused(String key) {
			super("the Idempotency-Key %s was used with another body".formatted(key));
		}

	}

}
