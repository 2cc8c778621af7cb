package ouroboros.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Run;
import ouroboros.core.State;
import ouroboros.core.aggregate.Aggregate;
import ouroboros.core.regime.Exhausted;
import ouroboros.core.regime.Pool;
import ouroboros.json.Plan;

/** Consecutive replicates of a sweep point, turned one after the other. */
final class Block {

	/**
	 * What a block goes on from.
	 *
	 * @param state of the present replicate
	 * @param aggregate bytes of the statistics so far
	 */
	record Checkpoint(State state, byte[] aggregate) {
	}

	private final Plan.Point point;

	private final Aggregate aggregate;

	private Lease lease;

	private int passed;

	private Run run;

	/** Null before the first generation of the first replicate. */
	private @Nullable State state;

	/** Turned since the last were stored. */
	private long generations;

	Block(Plan.Point point, Lease lease, @Nullable Checkpoint checkpoint) {
		var metrics = point.spec().measured().size();
		this.point = point;
		this.lease = lease;
		this.aggregate = (checkpoint == null) ? new Aggregate(metrics) : Aggregate.of(metrics, checkpoint.aggregate());
		this.state = (checkpoint == null) ? null : checkpoint.state();
		this.passed = lease.passed();
		this.run = run(this.passed);
	}

	private Run run(int place) {
		return this.point.spec().run(this.point.truth(), this.lease.replicate() + place);
	}

	boolean isComplete() {
		return this.passed == this.lease.replicates() - 1 && presentIsComplete();
	}

	private boolean presentIsComplete() {
		return this.state != null && this.state.generation() >= this.run.generations();
	}

	/** The next generation, of the next replicate if the present one is complete. */
	void step(BooleanSupplier stop) {
		var begins = presentIsComplete();
		var next = begins ? run(this.passed + 1) : this.run;
		var from = begins ? null : this.state;
		State reached;
		try {
			var step = next.next(from, stop);
			this.aggregate.add(step.generation().index(), step.generation().metrics());
			this.generations++;
			reached = step.state();
		}
		catch (Exhausted ex) {
			reached = ended(next, from);
		}
		this.passed += begins ? 1 : 0;
		this.run = next;
		this.state = reached;
	}

	/** A run that is over early is undefined from there on. */
	private State ended(Run over, @Nullable State last) {
		var undefined = new double[over.metrics().size()];
		Arrays.fill(undefined, Double.NaN);
		for (int index = (last == null) ? 0 : last.generation() + 1; index <= over.generations(); index++) {
			this.aggregate.add(index, undefined);
			this.generations++;
		}
		var model = (last == null) ? over.truth() : last.model();
		return new State(over.generations(), model, List.of(), model, Pool.EMPTY);
	}

	private String next() {
		var begins = presentIsComplete();
		return "replicate %d, generation %d".formatted(this.lease.replicate() + this.passed + (begins ? 1 : 0),
				begins ? 0 : lastGeneration() + 1);
	}

	private int lastGeneration() {
		return (this.state == null) ? -1 : this.state.generation();
	}

	/** News of a block that goes on; null if there are none. */
	@Nullable BlockNews open() {
		return (this.state == null || this.generations == 0) ? null
				: news(new BlockNews.Outcome.Open(this.state, this.aggregate.bytes()));
	}

	/** News of a complete block. */
	BlockNews completed() {
		return news(new BlockNews.Outcome.Completed(this.aggregate.rows()));
	}

	/** News of a block that cannot go on. */
	BlockNews failed(Throwable reason) {
		return news(new BlockNews.Outcome.Failed("%s: %s".formatted(next(), reason)));
	}

	private BlockNews news(BlockNews.Outcome outcome) {
		return new BlockNews(this.lease, this.passed, lastGeneration(), this.generations, outcome);
	}

	/** To be called once the news are stored. */
	void stored() {
		this.lease = this.lease.after(this.passed, lastGeneration());
		this.generations = 0;
	}

}
