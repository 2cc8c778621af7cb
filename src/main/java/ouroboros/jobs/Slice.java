package ouroboros.jobs;

import java.util.List;

/**
 * A stretch of work on one experiment, in the calling thread: takes runs until there are
 * none left.
 */
final class Slice {

	private static final int MOST_RUNS = 256;

	/** How a slice ended. */
	enum Ending {

		/** Time is up or the worker stops: there is more to do. */
		MORE,
		/** Nothing is left that this ticket could do. */
		DONE

	}

	private final Ledger ledger;

	private final Stretch stretch;

	private final Work work;

	private final int ticket;

	private final String worker;

	private final String codeVersion;

	private long elapsed;

	Slice(Ledger ledger, Stretch stretch, Work work, int ticket, String worker, String codeVersion) {
		this.ledger = ledger;
		this.stretch = stretch;
		this.work = work;
		this.ticket = ticket;
		this.worker = worker;
		this.codeVersion = codeVersion;
	}

	/** Computes until time is up, nothing is left, or the stretch is to end. */
	Ending compute() {
		var experiment = this.stretch.experiment();
		var leases = this.ledger.resume(experiment, this.ticket, this.worker);
		for (var most = 1;; most = next(most)) {
			if (leases.isEmpty()) {
				leases = this.ledger.claim(experiment, this.ticket, this.worker, this.codeVersion, most);
			}
			if (leases.isEmpty()) {
				this.work.flush();
				return Ending.DONE;
			}
			var started = System.nanoTime();
			for (var lease : leases) {
				this.work.compute(lease);
				if (this.stretch.timeIsUp() || this.stretch.stop().getAsBoolean()) {
					this.work.flush();
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
		var target = this.stretch.settings().flush().toNanos();
		return (this.elapsed < target / 2) ? Math.min(2 * most, MOST_RUNS)
				: (this.elapsed > 2 * target) ? Math.max(most / 2, 1) : most;
	}

}
