package ouroboros.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ouroboros.core.State;
import ouroboros.core.aggregate.Aggregate;
import ouroboros.core.aggregate.Row;
import ouroboros.jobs.BlockNews.Outcome;
import ouroboros.jobs.Events.News;
import ouroboros.jobs.Ledger.Change;
import ouroboros.json.Frozen;
import ouroboros.json.Plan;

/**
 * What {@link Ledger} is to runs whose generations are kept, to those that are blocks of
 * replicates.
 *
 * <p>
 * A block is added to the statistics of its sweep point in the transaction that completes
 * it, which its epoch fences; so it is added once, however often it is computed. As
 * adding is exact, neither order nor shares can be told from the sum.
 */
@Component
class BlockLedger {

	/**
	 * Bytes of statistics that a merge holds at once, but for those of one generation.
	 */
	private static final long AT_ONCE = 32L << 20;

	private static final int MOST_ROWS_AT_ONCE = 500;

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final Ledger ledger;

	private final Frozen frozen;

	private final Takeovers takeovers;

	BlockLedger(JdbcClient jdbc, JdbcTemplate template, Ledger ledger, Frozen frozen, Takeovers takeovers) {
		this.jdbc = jdbc;
		this.template = template;
		this.ledger = ledger;
		this.frozen = frozen;
		this.takeovers = takeovers;
	}

	/**
	 * What a block goes on from; null if nothing is stored of it.
	 * @throws Frozen.Unreadable if another release wrote it
	 */
	@Transactional(readOnly = true)
	Block.@Nullable Checkpoint checkpoint(long run) {
		return this.jdbc.sql("select state, aggregate from checkpoint where run_id = :run")
			.param("run", run)
			.query((row, _) -> new Block.Checkpoint(this.frozen.read(row.getBytes(1), State.class), row.getBytes(2)))
			.optional()
			.orElse(null);
	}

	/**
	 * Lets a block begin again, as if nothing of it had been stored. Its statistics tell
	 * how many generations it had, which are fewer where replicates were over early.
	 * @param generations number of generations of a replicate that is not over early
	 * @return whether the lease still held
	 */
	@Transactional
	boolean restart(UUID experiment, Lease lease, int metrics, int generations) {
		var forgotten = this.jdbc.sql("""
				with locked as materialized (
				  select id from run where id = :run and epoch = :epoch and state = 'running' for update),
				begun as (
				  update run set passed = 0, last_generation = -1, ending = null from locked where run.id = locked.id)
				delete from checkpoint using locked where run_id = locked.id returning aggregate
				""").param("run", lease.run()).param("epoch", lease.epoch()).query(byte[].class).optional();
		forgotten.ifPresent((aggregate) -> {
			var done = Aggregate.of(metrics, aggregate).generations();
			var missing = (long) lease.passed() * generations + lease.lastGeneration() + 1 - done;
			this.ledger.count(experiment, new Change(0, 0, 0, 0, 0, -done, -missing));
		});
		return forgotten.isPresent();
	}

	/**
	 * Stores what was computed under leases that still hold.
	 * @return ids of the runs whose lease is lost or that are to be cancelled: nothing of
	 * them was stored
	 */
	@Transactional
	Set<Long> append(UUID experiment, Plan plan, List<BlockNews> news) {
		var kept = fence(news);
		var lost = new HashSet<Long>();
		var change = Change.NOTHING;
		var completed = new TreeMap<Integer, List<List<byte[]>>>();
		for (var block : news) {
			var lease = block.lease();
			if (!kept.contains(lease.run())) {
				lost.add(lease.run());
				continue;
			}
			var replicates = lease.replicates();
			change = change.plus(switch (block.outcome()) {
				case Outcome.Open _ -> new Change(0, 0, 0, 0, 0, block.generations(), block.missing());
				case Outcome.Completed _ ->
					new Change(0, -replicates, replicates, 0, 0, block.generations(), block.missing());
				case Outcome.Failed _ ->
					new Change(0, -replicates, 0, replicates, 0, block.generations(), block.missing());
			});
			switch (block.outcome()) {
				case Outcome.Open(var state, var aggregate) -> saveCheckpoint(lease.run(), state, aggregate);
				case Outcome.Completed(var rows) -> {
					forgetCheckpoint(lease.run());
					completed.computeIfAbsent(lease.sweepPoint(), (_) -> new ArrayList<>()).add(rows);
				}
				case Outcome.Failed _ -> {
					// It may be tried again, from its checkpoint.
				}
			}
		}
		this.takeovers.lost(news.stream().map(BlockNews::lease).filter((lease) -> lost.contains(lease.run())).toList());
		completed.forEach((sweepPoint, blocks) -> {
			var spec = plan.points().get(sweepPoint).spec();
			merge(experiment, sweepPoint, blocks, rowsAtOnce(spec.measured().size(), spec.replicates()));
		});
		if (!change.isNothing()) {
			this.ledger.count(experiment, change, endings(news, kept));
		}
		return lost;
	}

	private static News[] endings(List<BlockNews> news, Set<Long> kept) {
		var completed = new ArrayList<Long>();
		var failed = new ArrayList<Long>();
		for (var block : news) {
			if (kept.contains(block.lease().run())) {
				switch (block.outcome()) {
					case Outcome.Open _ -> {
					}
					case Outcome.Completed _ -> completed.add(block.lease().run());
					case Outcome.Failed _ -> failed.add(block.lease().run());
				}
			}
		}
		return News.ofEndings(completed, failed);
	}

	private Set<Long> fence(List<BlockNews> news) {
		var count = news.size();
		var runs = new Long[count];
		var epochs = new Long[count];
		var previousPassed = new Integer[count];
		var previous = new Integer[count];
		var passed = new Integer[count];
		var last = new Integer[count];
		var states = new String[count];
		var errors = new String[count];
		var endings = new String[count];
		for (int i = 0; i < count; i++) {
			var block = news.get(i);
			runs[i] = block.lease().run();
			epochs[i] = block.lease().epoch();
			previousPassed[i] = block.lease().passed();
			previous[i] = block.lease().lastGeneration();
			passed[i] = block.passed();
			last[i] = block.lastGeneration();
			states[i] = switch (block.outcome()) {
				case Outcome.Open _ -> "running";
				case Outcome.Completed _ -> "completed";
				case Outcome.Failed _ -> "failed";
			};
			errors[i] = (block.outcome() instanceof Outcome.Failed(String reason)) ? reason : null;
			endings[i] = block.ending();
		}
		return new HashSet<>(this.jdbc
			.sql("""
					with locked as materialized (
					  select v.* from unnest(:runs::bigint[], :epochs::bigint[], :previousPassed::int[], :previous::int[],
					    :passed::int[], :last::int[], :states::text[], :errors::text[], :endings::text[])
					    as v(id, epoch, previous_passed, previous, passed, last, state, error, ending)
					    join run on run.id = v.id
					  order by run.id for update of run)
					update run set passed = v.passed, last_generation = v.last, error = v.error,
					  state = case when v.state = 'running' then run.state else v.state end, ending = coalesce(run.ending, v.ending),
					  finished_at = case when v.state = 'running' then null else now() end
					from locked as v
					where run.id = v.id and run.epoch = v.epoch and run.state in ('running', 'pausing')
					  and run.passed = v.previous_passed and run.last_generation = v.previous
					returning run.id
					""")
			.param("runs", new SqlArrayValue("bigint", (Object[]) runs))
			.param("epochs", new SqlArrayValue("bigint", (Object[]) epochs))
			.param("previousPassed", new SqlArrayValue("int", (Object[]) previousPassed))
			.param("previous", new SqlArrayValue("int", (Object[]) previous))
			.param("passed", new SqlArrayValue("int", (Object[]) passed))
			.param("last", new SqlArrayValue("int", (Object[]) last))
			.param("states", new SqlArrayValue("text", (Object[]) states))
			.param("errors", new SqlArrayValue("text", (Object[]) errors))
			.param("endings", new SqlArrayValue("text", (Object[]) endings))
			.query(Long.class)
			.list());
	}

	private void saveCheckpoint(long run, State state, byte[] aggregate) {
		this.jdbc.sql("""
				insert into checkpoint (run_id, generation, state, aggregate)
				values (:run, :generation, :state, :aggregate)
				on conflict (run_id) do update set generation = excluded.generation, state = excluded.state,
				  aggregate = excluded.aggregate
				""")
			.param("run", run)
			.param("generation", state.generation())
			.param("state", this.frozen.write(state))
			.param("aggregate", aggregate)
			.update();
	}

	private void forgetCheckpoint(long run) {
		this.jdbc.sql("delete from checkpoint where run_id = :run").param("run", run).update();
	}

	/** How many generations of so many metrics and replicates may be held at once. */
	static int rowsAtOnce(int metrics, long replicates) {
		return Math.clamp(AT_ONCE / Row.mostBytes(metrics, replicates), 1, MOST_ROWS_AT_ONCE);
	}

	/**
	 * Adds blocks to a sweep point, each the rows of its generations, of which there are
	 * fewer if all its replicates are over early.
	 */
	private void merge(UUID experiment, int sweepPoint, List<List<byte[]>> blocks, int atOnce) {
		this.jdbc
			.sql("select ordinal from sweep_point where experiment_id = :id and ordinal = :point for no key update")
			.param("id", experiment)
			.param("point", sweepPoint)
			.query(Integer.class)
			.single();
		var generations = blocks.stream().mapToInt(List::size).max().orElse(0);
		for (int from = 0; from < generations; from += atOnce) {
			var to = Math.min(from + atOnce, generations);
			var stored = stored(experiment, sweepPoint, from, to);
			var rows = new ArrayList<Object[]>();
			for (int generation = from; generation < to; generation++) {
				rows.add(new Object[] { experiment, sweepPoint, generation,
						sum(stored.get(generation), blocks, generation) });
			}
			this.template.batchUpdate("""
					insert into aggregate (experiment_id, sweep_point, generation, content) values (?, ?, ?, ?)
					on conflict (experiment_id, sweep_point, generation) do update set content = excluded.content
					""", rows);
		}
	}

	private Map<Integer, byte[]> stored(UUID experiment, int sweepPoint, int from, int to) {
		var stored = new HashMap<Integer, byte[]>();
		this.jdbc.sql("""
				select generation, content from aggregate
				where experiment_id = :id and sweep_point = :point and generation >= :from and generation < :to
				""")
			.param("id", experiment)
			.param("point", sweepPoint)
			.param("from", from)
			.param("to", to)
			.query((row) -> {
				stored.put(row.getInt(1), row.getBytes(2));
			});
		return stored;
	}

	private static byte[] sum(byte @Nullable [] stored, List<List<byte[]>> blocks, int generation) {
		var rows = blocks.stream().filter((block) -> block.size() > generation).map((block) -> block.get(generation));
		return Stream.concat(Stream.ofNullable(stored), rows).map(Row::of).reduce((sum, row) -> {
			sum.add(row);
			return sum;
		}).orElseThrow().bytes();
	}

}
