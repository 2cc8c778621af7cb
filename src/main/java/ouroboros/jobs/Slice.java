package ouroboros.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ouroboros.core.Generation;
import ouroboros.core.State;
import ouroboros.core.chance.Turn;
import ouroboros.jobs.Outbox.Outcome;
import ouroboros.json.Plan;

/**
 * A stretch of work on one experiment, in the calling thread: takes runs, turns their
 * generations and stores them a few times a second.
 */
final class Slice {

	private static final Logger log = LoggerFactory.getLogger(Slice.class);

	private static final int MOST_ROWS = 5000;

	private static final int MOST_RUNS = 256;

	/** How a slice ended. */
	enum Ending {

		/** Time is up or the worker stops: there is more to do. */
		MORE,
		/** Nothing is left that this ticket could do. */
		DONE

	}

	private final Ledger ledger;

	private final WorkerSettings settings;

	private final String codeVersion;

	private final String worker;

	private final UUID experiment;

	private final int ticket;

	private final Plan plan;

	private final BooleanSupplier stop;

	private final Outbox outbox = new Outbox();

	private final long begun = System.nanoTime();

	private long flushed = this.begun;

	private long elapsed;

	Slice(Ledger ledger, WorkerSettings settings, String codeVersion, String worker, UUID experiment, int ticket,
			Plan plan, BooleanSupplier stop) {
		this.ledger = ledger;
		this.settings = settings;
		this.codeVersion = codeVersion;
		this.worker = worker;
		this.experiment = experiment;
		this.ticket = ticket;
		this.plan = plan;
		this.stop = stop;
	}

	/** Computes until time is up, nothing is left, or {@code stop} says so. */
	Ending compute() {
		var leases = this.ledger.resume(this.experiment, this.ticket, this.worker);
		for (var most = 1;; most = next(most)) {
			if (leases.isEmpty()) {
				leases = this.ledger.claim(this.experiment, this.ticket, this.worker, this.codeVersion, most);
			}
			if (leases.isEmpty()) {
				flush();
				return Ending.DONE;
			}
			var started = System.nanoTime();
			for (var lease : leases) {
				compute(lease);
				if (timeIsUp() || this.stop.getAsBoolean()) {
					flush();
					return Ending.MORE;
				}
			}
			this.elapsed = System.nanoTime() - started;
			leases = List.of();
		}
	}

	/**
	 * Claims grow until a claim's worth of runs takes about as long as results wait to be
	 * stored.
	 */
	private int next(int most) {
		var target = this.settings.flush().toNanos();
		return (this.elapsed < target / 2) ? Math.min(2 * most, MOST_RUNS)
				: (this.elapsed > 2 * target) ? Math.max(most / 2, 1) : most;
	}

	private void compute(Lease lease) {
		var point = this.plan.points().get(lease.sweepPoint());
		var run = point.spec().run(point.truth(), lease.replicate());
		var held = lease;
		var news = new ArrayList<Generation>();
		var saved = System.nanoTime();
		@Nullable State state = (held.lastGeneration() < 0) ? null : this.ledger.checkpoint(held.run()).orElse(null);
		@Nullable Outcome outcome = null;
		while (outcome == null) {
			if (!news.isEmpty() && isOver(this.flushed, this.settings.flush())) {
				var due = isOver(saved, this.settings.checkpoint());
				this.outbox.add(new Outbox.Entry(held, List.copyOf(news), new Outcome.Open(due ? state : null)));
				if (flush().contains(held.run())) {
					return;
				}
				saved = due ? System.nanoTime() : saved;
				held = held.after(news.getLast().index());
				news.clear();
			}
			if (state != null && state.generation() >= run.generations()) {
				outcome = new Outcome.Completed();
			}
			else if (timeIsUp()) {
				outcome = new Outcome.Open(state);
			}
			else {
				try {
					var step = run.next(state, this.stop);
					state = step.state();
					if (step.generation().index() > held.lastGeneration()) {
						news.add(step.generation());
					}
				}
				catch (Turn.Stopped ex) {
					outcome = new Outcome.Open(state);
				}
				catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
					log.error("run {} of experiment {} failed", held.run(), this.experiment, ex);
					outcome = new Outcome.Failed(
							"generation %d: %s".formatted((state == null) ? 0 : state.generation() + 1, ex));
				}
			}
		}
		this.outbox.add(new Outbox.Entry(held, List.copyOf(news), outcome));
		if (this.outbox.rows() >= MOST_ROWS || isOver(this.flushed, this.settings.flush())) {
			flush();
		}
	}

	private Set<Long> flush() {
		var entries = this.outbox.drain();
		var lost = entries.isEmpty() ? Set.<Long>of() : this.ledger.append(this.experiment, entries);
		if (!lost.isEmpty()) {
			log.info("experiment {}: {} runs are no longer ours", this.experiment, lost.size());
		}
		this.flushed = System.nanoTime();
		return lost;
	}

	private boolean timeIsUp() {
		return isOver(this.begun, this.settings.slice());
	}

	private static boolean isOver(long since, Duration duration) {
		return System.nanoTime() - since >= duration.toNanos();
	}

}
