package ouroboros.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
import org.jspecify.annotations.Nullable;
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

	private static final Logger log = LoggerFactory.getLogger(Workers.class);

	private static final double HEARTBEATS_LOST = 0.6;

	private final String name = "%s-%d-%s".formatted(System.getenv().getOrDefault("HOSTNAME", "worker"),
			ProcessHandle.current().pid(), UUID.randomUUID().toString().substring(0, 8));

	private final DataSource dataSource;

	private final WorkerSettings settings;

	private final Tickets tickets;

	private final Ledger ledger;

	private final BlockLedger blocks;

	private final Benches benches;

	private final StoredPlans plans;

	private final StopSignals signals;

	private final CodeVersion codeVersion;

	private final MeterRegistry meters;

	/** Of the present start; null when stopped. */
	private volatile @Nullable Scheduler scheduler;

	Workers(DataSource dataSource, WorkerSettings settings, Tickets tickets, Ledger ledger, BlockLedger blocks,
			Benches benches, StoredPlans plans, StopSignals signals, CodeVersion codeVersion, MeterRegistry meters) {
		this.dataSource = dataSource;
		this.settings = settings;
		this.tickets = tickets;
		this.ledger = ledger;
		this.blocks = blocks;
		this.benches = benches;
		this.plans = plans;
		this.signals = signals;
		this.codeVersion = codeVersion;
		this.meters = meters;
	}

	private Scheduler scheduler() {
		CustomTask<Void> task = Tasks.custom(Tickets.TASK)
			.onDeadExecutionRevive()
			.onFailure(this::retryLater)
			.execute((_, context) -> slice(context));
		return Scheduler.create(this.dataSource, task)
			.jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
			.tableName(Tickets.TABLE)
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

	private CompletionHandler<Void> slice(ExecutionContext context) {
		var ticket = context.getExecution().taskInstance;
		var experiment = Tickets.experiment(ticket);
		var number = Tickets.number(ticket);
		var plan = this.plans.find(experiment);
		if (plan.isEmpty()) {
			return (_, operations) -> operations.remove();
		}
		this.signals.enter(experiment);
		try {
			this.ledger.settleCancelled(experiment, number);
			var stretch = new Stretch(experiment, plan.get(), this.settings, System.nanoTime(),
					() -> this.signals.shutdown() || this.signals.stopping(experiment)
							|| context.getCurrentlyExecuting().getHeartbeatState().getFractionDead() > HEARTBEATS_LOST);
			var ending = new Slice(this.ledger, stretch, work(stretch), number, this.name, this.codeVersion.toString())
				.compute();
			this.ledger.settleCancelled(experiment, number);
			return switch (ending) {
				case DONE -> (_, operations) -> operations.remove();
				case MORE -> {
					var next = this.tickets.next(context.getExecution().executionTime, plan.get());
					yield (complete, operations) -> operations.reschedule(complete, next);
				}
			};
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
	private void retryLater(ExecutionComplete complete, ExecutionOperations<Void> operations) {
		var failures = complete.getExecution().consecutiveFailures;
		operations.reschedule(complete, Instant.now().plusSeconds(Math.min(60, 1L << Math.min(failures, 6))));
	}

	/** Looks at the queue now rather than at the next poll. */
	void wake() {
		var current = this.scheduler;
		if (current != null) {
			current.triggerCheckForDueExecutions();
		}
	}

	/** Also after a stop, which the engine itself does not survive. */
	@Override
	public void start() {
		var fresh = scheduler();
		fresh.start();
		this.scheduler = fresh;
		log.info("worker {} computes with {} threads", this.name, this.settings.slots());
	}

	@Override
	public void stop() {
		var current = this.scheduler;
		this.scheduler = null;
		if (current != null) {
			current.stop();
		}
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
