package ouroboros.jobs;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows which of the experiments computed here are to stop: one question for all of them,
 * asked again and again.
 */
@Component
class StopSignals implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(StopSignals.class);

	private final Ledger ledger;

	private final WorkerSettings settings;

	private final Map<UUID, AtomicInteger> computed = new ConcurrentHashMap<>();

	private volatile Set<UUID> stopping = Set.of();

	private volatile boolean shutdown;

	private volatile boolean draining;

	private ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor();

	StopSignals(Ledger ledger, WorkerSettings settings) {
		this.ledger = ledger;
		this.settings = settings;
		this.watcher.shutdown();
	}

	/** To be called when a slice of an experiment begins. */
	void enter(UUID experiment) {
		this.computed.computeIfAbsent(experiment, (_) -> new AtomicInteger()).incrementAndGet();
	}

	/** To be called when it ends. */
	void leave(UUID experiment) {
		this.computed.computeIfPresent(experiment, (_, count) -> (count.decrementAndGet() == 0) ? null : count);
	}

	/** Whether an experiment that was entered is to stop. */
	boolean stopping(UUID experiment) {
		return this.stopping.contains(experiment);
	}

	/** Whether this worker is to give back what it computes. */
	boolean stopping() {
		return this.shutdown || this.draining;
	}

	/** Sets whether it is to drain; gives whether it was. */
	boolean drain(boolean drains) {
		var was = this.draining;
		this.draining = drains;
		return was;
	}

	private void look() {
		try {
			var experiments = new HashSet<>(this.computed.keySet());
			this.stopping = experiments.isEmpty() ? Set.of() : this.ledger.stopping(experiments);
		}
		catch (RuntimeException ex) {
			log.warn("cannot look for experiments to stop: {}", ex.toString());
		}
	}

	@Override
	public void start() {
		this.shutdown = false;
		this.watcher = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("stop-signals").factory());
		var period = this.settings.watch().toMillis();
		this.watcher.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() {
		this.shutdown = true;
		this.watcher.shutdownNow();
	}

	@Override
	public boolean isRunning() {
		return !this.watcher.isShutdown();
	}

	/** Before the workers are waited for. */
	@Override
	public int getPhase() {
		return Workers.PHASE + 1;
	}

}
