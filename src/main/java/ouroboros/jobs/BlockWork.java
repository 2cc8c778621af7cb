package ouroboros.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ouroboros.core.chance.Turn;
import ouroboros.json.Frozen;
import ouroboros.json.Plan;

/**
 * Turns the generations of blocks of replicates and stores statistics alone: of a block
 * on its way with its checkpoint, of completed blocks a few of them at once.
 */
final class BlockWork implements Work {

	private static final Logger log = LoggerFactory.getLogger(BlockWork.class);

	/** Storing may take this part of the time. */
	private static final int PART = 20;

	/** Most values, over all metrics, that completed blocks are made of. */
	private static final long MOST_VALUES = 20_000_000;

	private final BlockLedger ledger;

	private final Stretch stretch;

	private final List<BlockNews> news = new ArrayList<>();

	private long values;

	private long flushed;

	/** How long storing took last time. */
	private Duration cost = Duration.ZERO;

	BlockWork(BlockLedger ledger, Stretch stretch) {
		this.ledger = ledger;
		this.stretch = stretch;
		this.flushed = stretch.begun();
	}

	@Override
	public void compute(Lease lease) {
		var point = this.stretch.plan().points().get(lease.sweepPoint());
		var block = begun(point, lease);
		if (block == null) {
			return;
		}
		var looked = System.nanoTime();
		while (!block.isComplete()) {
			if (this.stretch.timeIsUp()) {
				save(block);
				return;
			}
			if (Stretch.isOver(looked, this.stretch.settings().checkpoint())) {
				var saved = save(block);
				if (stored().contains(lease.run())) {
					return;
				}
				if (saved) {
					block.stored();
				}
				looked = System.nanoTime();
			}
			try {
				block.step(this.stretch.stop());
			}
			catch (Turn.Stopped ex) {
				save(block);
				return;
			}
			catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
				log.error("run {} of experiment {} failed", lease.run(), this.stretch.experiment(), ex);
				this.news.add(block.failed(ex));
				return;
			}
		}
		this.news.add(block.completed());
		this.values += (long) lease.replicates() * (point.spec().generations() + 1) * point.spec().measured().size();
		var pause = this.cost.multipliedBy(PART);
		if (this.values >= MOST_VALUES || Stretch.isOver(this.flushed,
				(pause.compareTo(this.stretch.settings().flush()) > 0) ? pause : this.stretch.settings().flush())) {
			flush();
		}
	}

	/**
	 * The block where it stands, or at its beginning where another release wrote that
	 * down; null if the lease is lost.
	 */
	private @Nullable Block begun(Plan.Point point, Lease lease) {
		try {
			return new Block(point, lease, lease.isFresh() ? null : this.ledger.checkpoint(lease.run()));
		}
		catch (Frozen.Unreadable ex) {
			log.warn("run {} of experiment {} begins again", lease.run(), this.stretch.experiment(), ex);
			var spec = point.spec();
			return this.ledger.restart(this.stretch.experiment(), lease, spec.measured().size(), spec.generations() + 1)
					? new Block(point, lease.after(0, -1), null) : null;
		}
	}

	/** Whether there was anything to save. */
	private boolean save(Block block) {
		var open = block.open();
		if (open != null) {
			this.news.add(open);
		}
		return open != null;
	}

	@Override
	public void flush() {
		stored();
	}

	/** Stores, and gives the ids of the runs that are no longer ours. */
	private Set<Long> stored() {
		var began = System.nanoTime();
		var lost = this.news.isEmpty() ? Set.<Long>of()
				: this.ledger.append(this.stretch.experiment(), this.stretch.plan(), this.news);
		if (!lost.isEmpty()) {
			log.info("experiment {}: {} runs are no longer ours", this.stretch.experiment(), lost.size());
		}
		this.news.clear();
		this.values = 0;
		this.flushed = System.nanoTime();
		this.cost = Duration.ofNanos(this.flushed - began);
		return lost;
	}

}
