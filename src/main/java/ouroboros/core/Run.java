package ouroboros.core;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Generation.Snapshot;
import ouroboros.core.chance.Turn;
import ouroboros.core.law.Law;
import ouroboros.core.regime.Pool;
import ouroboros.core.regime.Regime;

/**
 * One fully determined chain of generations: equal runs give equal results, bit for bit.
 *
 * @param truth the genuine law
 * @param learner fits each generation's model
 * @param regime what each generation is trained on
 * @param sampling how synthetic data are drawn
 * @param metrics what is measured, in order
 * @param snapshots which generations keep samples and model; null for none
 * @param generations index of the last generation
 * @param seed source of all chance
 */
public record Run(Law truth, Learner learner, Regime regime, Sampling sampling, List<Metric> metrics,
		@Nullable Snapshots snapshots, int generations, long seed) {

	/**
	 * One step of the loop.
	 *
	 * @param state what the next step needs
	 * @param generation what is told of this one
	 */
	public record Step(State state, Generation generation) {
	}

	/**
	 * The generations after {@code from}, computed as they are read: to stop the work,
	 * stop reading.
	 * @param from the state to go on from; null to begin with generation 0
	 * @param stop ends a step early with {@link Turn.Stopped} once true
	 */
	public Stream<Step> stream(@Nullable State from, BooleanSupplier stop) {
		var first = (from == null) ? 0 : from.generation() + 1;
		if (first > this.generations) {
			return Stream.empty();
		}
		return Stream.iterate(next(from, stop), (step) -> step != null,
				(step) -> (step.state().generation() < this.generations) ? next(step.state(), stop) : null);
	}

	/** Assembles, fits, measures: the generation after {@code from}. */
	public Step next(@Nullable State from, BooleanSupplier stop) {
		var turn = new Turn(this.seed, (from == null) ? 0 : from.generation() + 1, stop);
		turn.poll();
		var pool = pool(from, turn);
		turn.poll();
		var model = this.learner.fit(pool.training(this.regime, turn), turn);
		var reference = (from == null) ? model : from.reference();
		var view = new View(this.truth, model, reference, this.sampling, turn);
		var values = new double[this.metrics.size()];
		for (int i = 0; i < values.length; i++) {
			turn.poll();
			values[i] = this.metrics.get(i).measure(view);
		}
		return new Step(new State(turn.generation(), model, reference, pool.retained(this.regime.retain())),
				new Generation(turn.generation(), values, snapshot(model, turn)));
	}

	private Pool pool(@Nullable State from, Turn turn) {
		if (from == null) {
			return Pool.EMPTY.next(this.regime, turn, this.truth, (size) -> {
				throw new IllegalStateException("generation 0 is all genuine");
			});
		}
		var law = this.sampling.law(from.model());
		return from.pool()
			.next(this.regime, turn, this.truth, (size) -> this.sampling.sample(law, size, turn.stream("synthetic")));
	}

	private @Nullable Snapshot snapshot(Law model, Turn turn) {
		if (this.snapshots == null || turn.generation() % this.snapshots.every() != 0) {
			return null;
		}
		return new Snapshot(
				this.sampling.sample(this.sampling.law(model), this.snapshots.samples(), turn.stream("snapshot")),
				model);
	}

}
