package ouroboros.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import ouroboros.core.Spec;

/**
 * What waits, for whoever starts and stops workers: {@code ouroboros.queue.depth}, the
 * number of queued runs by pool and priority, and {@code ouroboros.queue.age}, the
 * seconds since the oldest of them was submitted, by pool, 0 where none waits. Asked at
 * most every few seconds, and of unfinished experiments alone; NaN while the database is
 * away.
 */
@Component
class QueueMeters implements MeterBinder {

	private static final Logger log = LoggerFactory.getLogger(QueueMeters.class);

	private static final Duration FRESH = Duration.ofSeconds(5);

	/** Runs of one pool and priority that wait, and the seconds that the oldest does. */
	private record Waiting(long runs, double age) {
	}

	private static final Waiting NOTHING = new Waiting(0, 0);

	private final JdbcClient jdbc;

	/** By pool and priority; null where the database did not answer. */
	private @Nullable Map<String, Waiting> waiting;

	private long looked = System.nanoTime() - FRESH.toNanos();

	QueueMeters(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		for (var pool : WorkerPool.values()) {
			for (var priority : Spec.Priority.values()) {
				var key = key(pool.word(), Tickets.priority(priority));
				Gauge
					.builder("ouroboros.queue.depth", this,
							(queue) -> queue.read((now) -> now.getOrDefault(key, NOTHING).runs()))
					.tag("pool", pool.word())
					.tag("priority", priority.name().toLowerCase(Locale.ROOT))
					.register(meters);
			}
			Gauge.builder("ouroboros.queue.age", this,
					(queue) -> queue.read((now) -> now.entrySet()
						.stream()
						.filter((entry) -> entry.getKey().startsWith(pool.word() + ":"))
						.mapToDouble((entry) -> entry.getValue().age())
						.max()
						.orElse(0)))
				.tag("pool", pool.word())
				.baseUnit("seconds")
				.register(meters);
		}
	}

	private static String key(String pool, int priority) {
		return pool + ":" + priority;
	}

	private synchronized double read(ToDoubleFunction<Map<String, Waiting>> what) {
		if (Stretch.isOver(this.looked, FRESH)) {
			look();
		}
		return (this.waiting != null) ? what.applyAsDouble(this.waiting) : Double.NaN;
	}

	private void look() {
		var now = new HashMap<String, Waiting>();
		try {
			this.jdbc.sql("""
					select pool, priority, sum(runs_queued), extract(epoch from now() - min(created_at))
					from experiment where state in ('queued', 'running') and runs_queued > 0 group by pool, priority
					""").query((row) -> {
				now.put(key(row.getString(1), row.getInt(2)), new Waiting(row.getLong(3), row.getDouble(4)));
			});
			this.waiting = now;
		}
		catch (RuntimeException ex) {
			log.warn("cannot look at the queue: {}", ex.toString());
			this.waiting = null;
		}
		this.looked = System.nanoTime();
	}

}
