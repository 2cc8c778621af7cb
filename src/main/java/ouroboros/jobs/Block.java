package ouroboros.jobs;

import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Ensemble;
import ouroboros.core.Run;
import ouroboros.core.State;
import ouroboros.core.aggregate.Aggregate;
import ouroboros.core.regime.Exhausted;
import ouroboros.json.Plan;

/**
 * Consecutive replicates of a sweep point, turned one after the other or side by side.
 */
final class Block {

	/**
	 * What a block goes on from.
	 *
	 * @param state of the present replicate, if that is not complete
	 * @param aggregate bytes of the statistics so far
	 */
	record Checkpoint(State state, byte[] aggregate) {
	}

	private final Plan.Point point;

	private final Aggregate aggregate;

	private Lease lease;

	/** Turns all replicates from the first generation; null where one after the other. */
	private final @Nullable Ensemble ensemble;

	private int passed;

	private Run run;

	/** The newest state of any replicate; null before the first. */
	private @Nullable State state;

	/** Newest generation of the present replicate; the last one if that is over early. */
	private int generation;

	/** Turned since the last were stored. */
	private long generations;

	/** Found since then that there will not be. */
	private long missing;

	/** Why the first replicate that was over early since then was; null if none was. */
	private @Nullable String ending;

	Block(Plan.Point point, Lease lease, @Nullable Checkpoint checkpoint) {
		var metrics = point.spec().measured().size();
		this.point = point;
		this.lease = lease;
		this.aggregate = (checkpoint == null) ? new Aggregate(metrics) : Aggregate.of(metrics, checkpoint.aggregate());
		this.state = (checkpoint == null) ? null : checkpoint.state();
		this.generation = lease.lastGeneration();
		this.passed = lease.passed();
		this.run = run(this.passed);
		this.ensemble = (checkpoint == null) ? point.learner().ensemble(this.run) : null;
	}

	private Run run(int place) {
		return this.point.run(this.lease.replicate() + place);
	}

	boolean isComplete() {
		return this.passed == this.lease.replicates() - 1 && presentIsComplete();
	}

	private boolean presentIsComplete() {
		return this.generation >= this.run.generations();
	}

	/**
	 * The next generation, of the next replicate if the present one is complete. A
	 * replicate that has nothing to train on is over, and counts at the generations that
	 * it has.
	 */
	void step(BooleanSupplier stop) {
		if (this.ensemble != null) {
			turn(this.ensemble, stop);
			return;
		}
		var begins = presentIsComplete();
		var next = begins ? run(this.passed + 1) : this.run;
		var from = begins ? -1 : this.generation;
		var reached = next.generations();
		try {
			var step = next.next((from < 0) ? null : this.state, stop);
			this.aggregate.add(step.generation().index(), step.generation().metrics());
			this.state = step.state();
			this.generations++;
			reached = step.state().generation();
		}
		catch (Exhausted ex) {
			this.missing += reached - from;
			if (this.ending == null) {
				this.ending = next() + ": " + ex.reason();
			}
		}
		this.passed += begins ? 1 : 0;
		this.run = next;
		this.generation = reached;
	}

	/** All replicates side by side, which is so fast that nothing is kept on the way. */
	private void turn(Ensemble ensemble, BooleanSupplier stop) {
		var replicates = this.lease.replicates();
		var seeds = IntStream.range(0, replicates).mapToLong((place) -> run(place).seed()).toArray();
		ensemble.turn(seeds, stop, this.aggregate::add);
		this.passed = replicates - 1;
		this.generation = this.run.generations();
		this.generations += (this.generation + 1L) * replicates;
	}

	private String next() {
		var begins = presentIsComplete();
		return "replicate %d, generation %d".formatted(this.lease.replicate() + this.passed + (begins ? 1 : 0),
				begins ? 0 : this.generation + 1);
	}

	/** News of a block that goes on; null if there are none. */
	@Nullable BlockNews open() {
		return (this.state == null || this.generations + this.missing == 0) ? null
				: news(new BlockNews.Outcome.Open(this.state, this.aggregate.bytes()));
	}

	/** News of a complete block. */
	BlockNews completed() {
		return news(new BlockNews.Outcome.Completed(this.aggregate.rows()));
	}

	/**
	 * News of a block that cannot go on: it stands where it was stored, which it may be
	 * tried again from.
	 */
	BlockNews failed(Throwable reason) {
		return new BlockNews(this.lease, this.lease.passed(), this.lease.lastGeneration(), 0, 0, null,
				new BlockNews.Outcome.Failed("%s: %s".formatted(next(), reason)));
	}

	private BlockNews news(BlockNews.Outcome outcome) {
		return new BlockNews(this.lease, this.passed, this.generation, this.generations, this.missing, this.ending,
				outcome);
	}

	/** To be called once the news are stored. */
	void stored() {
		this.lease = this.lease.after(this.passed, this.generation);
		this.generations = 0;
		this.missing = 0;
		this.ending = null;
	}

}
