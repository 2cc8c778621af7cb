package ouroboros.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import ouroboros.core.chance.Workbench;
import ouroboros.json.Frozen;

/**
 * The unfinished work of generations, and how far they are. Whoever has lost the lease of
 * a run changes nothing.
 */
@Component
public class Benches {

	/** How often progress is told. */
	private static final Duration TELLING = Duration.ofSeconds(1);

	private final JdbcClient jdbc;

	private final Frozen frozen;

	private final WorkerSettings settings;

	Benches(JdbcClient jdbc, Frozen frozen, WorkerSettings settings) {
		this.jdbc = jdbc;
		this.frozen = frozen;
		this.settings = settings;
	}

	/**
	 * How far a generation is.
	 *
	 * @param generation its index
	 * @param phase what is being done
	 * @param done number of steps that are done
	 * @param total number of steps that there are
	 * @param loss the latest value of what is minimised; null if there is none, or it is
	 * not finite
	 * @param secondsLeft estimate from the rate so far; null if it cannot be told
	 * @param toldAt when that was
	 */
	public record Progress(int generation, String phase, long done, long total, @Nullable Double loss,
			@Nullable Double secondsLeft, Instant toldAt) {
	}

	/** How far the unfinished generations of an experiment are, by run. */
	@Transactional(readOnly = true)
	public Map<Long, Progress> progress(UUID experiment) {
		var progress = new HashMap<Long, Progress>();
		this.jdbc.sql("""
				select run_id, generation, phase, done, total, loss, (total - done) / rate as left, told_at
				from bench join run on run.id = run_id
				where experiment_id = :experiment and phase is not null
				""").param("experiment", experiment).query((row) -> {
			progress.put(row.getLong("run_id"),
					new Progress(row.getInt("generation"), row.getString("phase"), row.getLong("done"),
							row.getLong("total"), row.getObject("loss", Double.class),
							row.getObject("left", Double.class), row.getTimestamp("told_at").toInstant()));
		});
		return progress;
	}

	/** The workbench of a generation that is computed under a lease. */
	Workbench of(Lease lease, int generation) {
		return new Bench(lease, generation);
	}

	private final class Bench implements Workbench {

		private final Lease lease;

		private final int generation;

		private long kept = System.nanoTime();

		private long told;

		/** Steps that were done when this bench first heard of it, and when. */
		private long first = -1;

		private long since;

		Bench(Lease lease, int generation) {
			this.lease = lease;
			this.generation = generation;
			this.told = this.kept;
		}

		@Override
		public <T extends Record> @Nullable T taken(Class<T> type) {
			try {
				return Benches.this.jdbc
					.sql("select work from bench where run_id = :run and generation = :generation and work is not null")
					.param("run", this.lease.run())
					.param("generation", this.generation)
					.query((row, _) -> Benches.this.frozen.read(row.getBytes(1), type))
					.optional()
					.orElse(null);
			}
			catch (Frozen.Unreadable ex) {
				return null; // an earlier release laid it down: the generation begins
								// again
			}
		}

		@Override
		public boolean isDue() {
			return Stretch.isOver(this.kept, Benches.this.settings.lay());
		}

		@Override
		public void keep(Record work) {
			Benches.this.jdbc.sql("""
					insert into bench (run_id, generation, work, told_at)
					select id, :generation, :work, now() from run
					where id = :run and epoch = :epoch and state in ('running', 'cancelling')
					on conflict (run_id) do update set generation = excluded.generation, work = excluded.work,
					  told_at = excluded.told_at
					""")
				.param("generation", this.generation)
				.param("work", Benches.this.frozen.write(work))
				.param("run", this.lease.run())
				.param("epoch", this.lease.epoch())
				.update();
			this.kept = System.nanoTime();
		}

		@Override
		public void tell(Progress progress) {
			if (this.first < 0) {
				this.first = progress.done();
				this.since = System.nanoTime();
			}
			if (!Stretch.isOver(this.told, TELLING)) {
				return;
			}
			this.told = System.nanoTime();
			var rate = (progress.done() - this.first) / ((this.told - this.since) / 1e9);
			Benches.this.jdbc.sql("""
					insert into bench (run_id, generation, phase, done, total, loss, rate, told_at)
					select id, :generation, :phase, :done, :total, :loss, :rate, now() from run
					where id = :run and epoch = :epoch and state in ('running', 'cancelling')
					on conflict (run_id) do update set
					  work = case when bench.generation = excluded.generation then bench.work end,
					  generation = excluded.generation, phase = excluded.phase, done = excluded.done,
					  total = excluded.total, loss = excluded.loss, rate = excluded.rate, told_at = excluded.told_at
					""")
				.param("generation", this.generation)
				.param("phase", progress.phase())
				.param("done", progress.done())
				.param("total", progress.total())
				.param("loss", Double.isFinite(progress.loss()) ? Double.valueOf(progress.loss()) : null)
				.param("rate", (rate > 0) ? Double.valueOf(rate) : null)
				.param("run", this.lease.run())
				.param("epoch", this.lease.epoch())
				.update();
		}

	}

}
