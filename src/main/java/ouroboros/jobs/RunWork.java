package ouroboros.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import ouroboros.core.Generation;
import ouroboros.core.State;
import ouroboros.core.chance.Turn;
import ouroboros.core.regime.Exhausted;
import ouroboros.jobs.Outbox.Outcome;
import ouroboros.json.Frozen;

/** Turns the generations of runs and stores each of them, a few times a second. */
final class RunWork implements Work {

	private static final Logger log = LoggerFactory.getLogger(RunWork.class);

	private static final int MOST_ROWS = 5000;

	private final Ledger ledger;

	private final Benches benches;

	private final Stretch stretch;

	private final Outbox outbox = new Outbox();

	private long flushed;

	RunWork(Ledger ledger, Benches benches, Stretch stretch) {
		this.ledger = ledger;
		this.benches = benches;
		this.stretch = stretch;
		this.flushed = stretch.begun();
	}

	@Override
	public void compute(Lease lease) {
		var point = this.stretch.plan().points().get(lease.sweepPoint());
		var run = point.run(lease.replicate());
		var held = lease;
		var news = new ArrayList<Generation>();
		var saved = System.nanoTime();
		@Nullable State state = null;
		try {
			state = (held.lastGeneration() < 0) ? null : this.ledger.checkpoint(held.run()).orElse(null);
		}
		catch (Frozen.Unreadable ex) {
			// Not from the generations alone, which would go on with those of another
			// chain.
			log.warn("run {} of experiment {} begins again", held.run(), this.stretch.experiment(), ex);
			if (!this.ledger.restart(this.stretch.experiment(), held)) {
				return;
			}
			held = held.after(-1);
		}
		@Nullable Outcome outcome = null;
		while (outcome == null) {
			if (!news.isEmpty() && Stretch.isOver(this.flushed, this.stretch.settings().flush())) {
				var due = Stretch.isOver(saved, this.stretch.settings().checkpoint());
				this.outbox.add(new Outbox.Entry(held, List.copyOf(news), new Outcome.Open(due ? state : null)));
				if (stored().contains(held.run())) {
					return;
				}
				saved = due ? System.nanoTime() : saved;
				held = held.after(news.getLast().index());
				news.clear();
			}
			if (state != null && state.generation() >= run.generations()) {
				outcome = new Outcome.Completed();
			}
			else if (this.stretch.timeIsUp()) {
				outcome = new Outcome.Open(state);
			}
			else {
				try {
					var step = run.next(state, this.stretch.stop(),
							this.benches.of(held, (state == null) ? 0 : state.generation() + 1));
					state = step.state();
					if (step.generation().index() > held.lastGeneration()) {
						news.add(step.generation());
					}
				}
				catch (Turn.Stopped ex) {
					outcome = new Outcome.Open(state);
				}
				catch (Exhausted ex) {
					var next = (state == null) ? 0 : state.generation() + 1;
					outcome = new Outcome.Ended("generation %d: %s".formatted(next, ex.reason()),
							run.generations() + 1 - next);
				}
				catch (DataAccessException ex) {
					// The workbench could not be reached: no fault of the run.
					throw ex;
				}
				catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
					log.error("run {} of experiment {} failed", held.run(), this.stretch.experiment(), ex);
					outcome = new Outcome.Failed(
							"generation %d: %s".formatted((state == null) ? 0 : state.generation() + 1, ex));
				}
			}
		}
		this.outbox.add(new Outbox.Entry(held, List.copyOf(news), outcome));
		if (this.outbox.rows() >= MOST_ROWS || Stretch.isOver(this.flushed, this.stretch.settings().flush())) {
			flush();
		}
	}

	@Override
	public void flush() {
		stored();
	}

	/** Stores, and gives the ids of the runs that are no longer ours. */
	private Set<Long> stored() {
		var entries = this.outbox.drain();
		var lost = entries.isEmpty() ? Set.<Long>of() : this.ledger.append(this.stretch.experiment(), entries);
		if (!lost.isEmpty()) {
			log.info("experiment {}: {} runs are no longer ours", this.stretch.experiment(), lost.size());
		}
		this.flushed = System.nanoTime();
		return lost;
	}

}
