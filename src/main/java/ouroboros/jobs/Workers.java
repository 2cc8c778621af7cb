package ouroboros.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.stats.StatsRegistryAdapter;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The worker threads of this process: the engine hands them tickets, they compute slices.
 */
@Component
@ConditionalOnBooleanProperty(name = "ouroboros.worker.enabled", matchIfMissing = true)
class Workers implements SmartLifecycle {

	/** Stopped before the web server and the connection pool are. */
	static final int PHASE = Integer.MAX_VALUE - 10;

	/** One alone may pick more than its limit: see PickingTest. */
	private static final PostgreSqlJdbcCustomization TWO_STATEMENTS = new PostgreSqlJdbcCustomization(true, false);

	private static final Logger log = LoggerFactory.getLogger(Workers.class);

	private static final double HEARTBEATS_LOST = 0.6;

	private static final Duration LEAVING = Duration.ofSeconds(2);

	private final String name = "%s-%d-%s".formatted(System.getenv().getOrDefault("HOSTNAME", "worker"),
			ProcessHandle.current().pid(), UUID.randomUUID().toString().substring(0, 8));

	private final DataSource dataSource;

	private final WorkerSettings settings;

	private final Tickets tickets;

	private final Ledger ledger;

	private final Lifecycle lifecycle;

	private final BlockLedger blocks;

	private final Benches benches;

	private final Takeovers takeovers;

	private final StoredPlans plans;

	private final StopSignals signals;

	private final CodeVersion codeVersion;

	private final MeterRegistry meters;

	private final Roster roster;

	private final Capacity capacity;

	/** Says that this worker is alive; none when stopped. */
	private ScheduledExecutorService presence = Executors.newSingleThreadScheduledExecutor();

	/** Of the present start, one for each pool; none when stopped. */
	private volatile List<Scheduler> schedulers = List.of();

	Workers(DataSource dataSource, WorkerSettings settings, Tickets tickets, Ledger ledger, Lifecycle lifecycle,
			BlockLedger blocks, Benches benches, Takeovers takeovers, StoredPlans plans, StopSignals signals,
			CodeVersion codeVersion, MeterRegistry meters, Roster roster) {
		this.dataSource = dataSource;
		this.settings = settings;
		this.tickets = tickets;
		this.ledger = ledger;
		this.lifecycle = lifecycle;
		this.blocks = blocks;
		this.benches = benches;
		this.takeovers = takeovers;
		this.plans = plans;
		this.signals = signals;
		this.codeVersion = codeVersion;
		this.meters = meters;
		this.roster = roster;
		this.presence.shutdown();
		this.capacity = new Capacity(settings.slots(), settings.memoryBytes());
	}

	private Scheduler scheduler(WorkerPool pool) {
		CustomTask<Void> task = Tasks.custom(Tickets.TASK)
			.onDeadExecution((complete, operations) -> revive(pool, complete, operations))
			.onFailure((complete, operations) -> retryLater(pool, complete, operations))
			.execute((_, context) -> slice(pool, context));
		return Scheduler.create(this.dataSource, task)
			.jdbcCustomization(TWO_STATEMENTS)
			.tableName(pool.table())
			.schedulerName(() -> this.name)
			.threads(this.settings.slots())
			.pollUsingLockAndFetch(0.5, 1.0)
			.pollingInterval(this.settings.poll())
			.heartbeatInterval(this.settings.heartbeat())
			.missedHeartbeatsLimit(this.settings.missedHeartbeats())
			.deleteUnresolvedAfter(Duration.ofDays(36_500))
			.shutdownMaxWait(this.settings.shutdown())
			.addSchedulerListener(new StatsRegistryAdapter(new MicrometerStatsRegistry(this.meters, List.of(task))))
			.enablePriority()
			.build();
	}

	private CompletionHandler<Void> slice(WorkerPool pool, ExecutionContext context) {
		// Requests go first, where threads have priorities.
		Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
		var ticket = context.getExecution().taskInstance;
		var experiment = Tickets.experiment(ticket);
		var number = Tickets.number(ticket);
		var plan = this.plans.find(experiment);
		if (plan.isEmpty()) {
			return (_, operations) -> operations.remove();
		}
		var came = System.nanoTime();
		var memory = this.ledger.memory(experiment);
		BooleanSupplier stop = () -> this.signals.stopping() || this.signals.stopping(experiment)
				|| context.getCurrentlyExecuting().getHeartbeatState().getFractionDead() > HEARTBEATS_LOST;
		this.signals.enter(experiment);
		try {
			this.lifecycle.settle(experiment, number);
			var taken = this.capacity.take(memory,
					() -> stop.getAsBoolean() || Stretch.isOver(came, this.settings.slice()));
			if (!taken && !stop.getAsBoolean()) {
				// Another worker may have what is needed.
				return (complete, operations) -> operations.reschedule(complete, context.getExecution().executionTime);
			}
			Slice.Ending ending;
			try {
				// One that is to stop ends at once.
				var stretch = new Stretch(experiment, plan.get(), this.settings, System.nanoTime(), stop);
				ending = new Slice(this.ledger, stretch, work(stretch), number, this.name, this.codeVersion.toString())
					.compute();
			}
			finally {
				if (taken) {
					this.capacity.give(memory);
				}
			}
			this.lifecycle.settle(experiment, number);
			if (this.signals.stopping()) {
				this.ledger.handBack(experiment, number);
			}
			if (ending == Slice.Ending.DONE
					&& this.tickets.retire(pool, experiment, ticket, context.getExecution().version)) {
				return (_, _) -> {
				};
			}
			var next = this.tickets.next(pool, context.getExecution(), plan.get());
			return (complete, operations) -> operations.reschedule(complete, next);
		}
		finally {
			this.signals.leave(experiment);
		}
	}

	private Work work(Stretch stretch) {
		return switch (stretch.plan().points().getFirst().spec().record()) {
			case REPLICATES -> new RunWork(this.ledger, this.benches, stretch);
			case AGGREGATE -> new BlockWork(this.blocks, stretch);
		};
	}

	/**
	 * The database was away, or the like: the runs are as they were, and are taken up
	 * again.
	 */
	private void retryLater(WorkerPool pool, ExecutionComplete complete, ExecutionOperations<Void> operations) {
		operations.reschedule(complete, this.tickets.later(pool, complete.getExecution()));
	}

	/** Its worker is dead: it keeps its place in the queue. */
	private void revive(WorkerPool pool, ExecutionComplete complete, ExecutionOperations<Void> operations) {
		var execution = complete.getExecution();
		operations.reschedule(complete, this.tickets.again(pool, execution));
		this.takeovers.revived(Tickets.experiment(execution.taskInstance), Tickets.number(execution.taskInstance),
				Duration.between(execution.lastHeartbeat, Instant.now()));
	}

	/** Looks at the queue now rather than at the next poll. */
	void wake() {
		this.schedulers.forEach(Scheduler::triggerCheckForDueExecutions);
	}

	/** Also after a stop, which the engine itself does not survive. */
	@Override
	public void start() {
		var fresh = this.settings.pools().stream().distinct().map(this::scheduler).toList();
		fresh.forEach(Scheduler::start);
		this.schedulers = fresh;
		this.presence = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("presence").factory());
		this.presence.scheduleWithFixedDelay(this::tell, 0, this.settings.heartbeat().toMillis(),
				TimeUnit.MILLISECONDS);
		log.info("worker {} computes with {} threads for {}", this.name, this.settings.slots(), this.settings.pools());
	}

	private void tell() {
		try {
			var draining = this.roster.isDraining(this.name, this.settings, this.codeVersion.toString());
			if (draining != this.signals.drain(draining)) {
				log.info("worker {} {}", this.name, draining ? "drains" : "takes work again");
				this.schedulers.forEach(draining ? Scheduler::pause : Scheduler::resume);
			}
		}
		catch (RuntimeException ex) {
			log.warn("worker {} cannot say that it is alive: {}", this.name, ex.toString());
		}
	}

	@Override
	public void stop() {
		var current = this.schedulers;
		this.schedulers = List.of();
		current.forEach(Scheduler::stop);
		leave();
	}

	/** Without waiting long for a database that is away. */
	private void leave() {
		this.presence.shutdownNow();
		var leaving = Thread.ofVirtual()
			.uncaughtExceptionHandler(
					(_, ex) -> log.warn("worker {} cannot say that it stops: {}", this.name, ex.toString()))
			.start(() -> this.roster.leave(this.name));
		try {
			leaving.join(LEAVING);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return !this.schedulers.isEmpty();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
