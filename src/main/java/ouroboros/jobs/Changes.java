package ouroboros.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Tells when experiments change. Whoever waits holds neither a thread nor a connection:
 * one question a moment asks for all of them.
 */
@Component
public class Changes {

	private static final Logger log = LoggerFactory.getLogger(Changes.class);

	private static final Duration MOMENT = Duration.ofMillis(200);

	private record Waiting(long version, CompletableFuture<Boolean> changed) {
	}

	private final JdbcClient jdbc;

	private final Map<UUID, List<Waiting>> waiting = new ConcurrentHashMap<>();

	private final ScheduledExecutorService watcher = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("changes").factory());

	Changes(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.watcher.scheduleWithFixedDelay(this::look, MOMENT.toMillis(), MOMENT.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Completes once the experiment's version is not {@code version} any more, or it is
	 * gone, with true, or once the time is over, with false.
	 */
	public CompletableFuture<Boolean> after(UUID experiment, long version, Duration atMost) {
		var changed = new CompletableFuture<Boolean>().completeOnTimeout(false, atMost.toMillis(),
				TimeUnit.MILLISECONDS);
		var entry = new Waiting(version, changed);
		this.waiting.computeIfAbsent(experiment, (_) -> new CopyOnWriteArrayList<>()).add(entry);
		changed.whenComplete((_, _) -> this.waiting.computeIfPresent(experiment, (_, entries) -> {
			entries.remove(entry);
			return entries.isEmpty() ? null : entries;
		}));
		return changed;
	}

	private void look() {
		if (this.waiting.isEmpty()) {
			return;
		}
		try {
			this.jdbc.sql("""
					select wanted.id, coalesce(version, -1) from unnest(:ids::uuid[]) as wanted(id)
					left join experiment on experiment.id = wanted.id
					""").param("ids", new SqlArrayValue("uuid", this.waiting.keySet().toArray())).query((row) -> {
				var version = row.getLong(2);
				for (var entry : this.waiting.getOrDefault(row.getObject(1, UUID.class), List.of())) {
					if (entry.version() != version) {
						entry.changed().complete(true);
					}
				}
			});
		}
		catch (RuntimeException ex) {
			log.warn("cannot look for changes: {}", ex.toString());
		}
	}

	@PreDestroy
	void close() {
		this.watcher.shutdownNow();
	}

}
