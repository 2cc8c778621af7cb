package ouroboros.core;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ouroboros.core.Generation.Snapshot;
import ouroboros.core.chance.Turn;
import ouroboros.core.chance.Workbench;
import ouroboros.core.data.Data;
import ouroboros.core.data.Training;
import ouroboros.core.law.HeldOut;
import ouroboros.core.law.Law;
import ouroboros.core.regime.Exhausted;
import ouroboros.core.regime.Intake;
import ouroboros.core.regime.Pool;
import ouroboros.core.regime.Regime;
import ouroboros.core.regime.Source;

/**
 * One fully determined chain of generations: equal runs give equal results, bit for bit.
 *
 * @param truth the genuine law
 * @param learner fits each generation's model
 * @param regime what each generation is trained on
 * @param sampling how synthetic data are drawn
 * @param curation what becomes of synthetic data before they are trained on, in order
 * @param metrics what is measured, in order
 * @param snapshots which generations keep samples and model; null for none
 * @param generations index of the last generation
 * @param seed source of all chance
 */
public record Run(Law truth, Learner learner, Regime regime, Sampling sampling, List<Filter> curation,
		List<Metric> metrics, @Nullable Snapshots snapshots, int generations, long seed) {

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

	/** As {@link #next(State, BooleanSupplier, Workbench)}, without a workbench. */
	public Step next(@Nullable State from, BooleanSupplier stop) {
		return next(from, stop, Workbench.NONE);
	}

	/**
	 * Assembles, fits, measures: the generation after {@code from}.
	 * @param bench where its fit lays down unfinished work
	 * @throws Exhausted if there is nothing to train it on: the run is over
	 */
	public Step next(@Nullable State from, BooleanSupplier stop, Workbench bench) {
		var turn = new Turn(this.seed, (from == null) ? 0 : from.generation() + 1, stop, bench);
		turn.poll();
		var pool = pool(from, turn, 0);
		turn.poll();
		var training = training(pool, from, turn);
		var model = (from != null && this.regime.start() == Regime.Start.WARM && this.learner instanceof Iterative warm)
				? warm.fit(training, turn, from.model()) : this.learner.fit(training, turn);
		var reference = (from == null) ? model : from.reference();
		var view = new View(this.truth, model, reference, this.sampling, turn);
		var values = new double[this.metrics.size()];
		for (int i = 0; i < values.length; i++) {
			turn.poll();
			values[i] = this.metrics.get(i).measure(view);
		}
		var retained = pool.retained(this.regime, this.sampling.prompts() == Sampling.Prompts.PREVIOUS);
		return new Step(new State(turn.generation(), model, earlier(from), reference, retained),
				new Generation(turn.generation(), values, snapshot(view)));
	}

	private Pool pool(@Nullable State from, Turn turn, int draw) {
		return ((from == null) ? Pool.EMPTY : from.pool()).next(intake(from, turn, turn.again(draw)));
	}

	private Training training(Pool pool, @Nullable State from, Turn turn) {
		return new Training(pool.training(this.regime, turn).parts(), new Training.Origin() {

			@Override
			public Training again(Training first, int draw) {
				return (from == null) ? first : training(pool(from, turn, draw), from, turn);
			}

			@Override
			public Data validation(int size) {
				var random = turn.at(0).stream("validation");
				return (Run.this.truth instanceof HeldOut rows) ? rows.validation(size, random)
						: Run.this.truth.sample(size, random);
			}

		});
	}

	/**
	 * @param synthetic the chance of synthetic data alone
	 */
	private Intake intake(@Nullable State from, Turn turn, Turn synthetic) {
		var laws = (from == null) ? List.of(this.truth)
				: Stream.concat(Stream.of(from.model()), from.earlier().stream()).map(this.sampling::law).toList();
		var ancestry = this.regime.ancestry();
		var weights = new double[laws.size()];
		for (int i = 0; i < weights.length; i++) {
			weights[i] = (ancestry == null || i == 0) ? 1 : weights[i - 1] * ancestry.decay();
		}
		return new Intake(this.regime, turn, (size, random) -> this.sampling.genuine(this.truth, size, random),
				new Synthesis(laws, weights, this, (from == null) ? null : from.pool().newest(), synthetic),
				(source) -> curated(source, laws.getFirst(), synthetic));
	}

	private Source curated(Source source, Law generator, Turn turn) {
		var curated = source;
		for (int i = 0; i < this.curation.size(); i++) {
			curated = this.curation.get(i)
				.over(curated, new Scene(this.truth, generator, turn, turn.stream("curation/" + i)));
		}
		return curated;
	}

	/** The models before this generation's that the next one draws from. */
	private List<Law> earlier(@Nullable State from) {
		return (from == null) ? List.of()
				: Stream.concat(Stream.of(from.model()), from.earlier().stream())
					.limit(this.regime.models() - 1)
					.toList();
	}

	private @Nullable Snapshot snapshot(View view) {
		if (this.snapshots == null || view.turn().generation() % this.snapshots.every() != 0) {
			return null;
		}
		return new Snapshot(view.generated(this.snapshots.samples(), view.turn().stream("snapshot")), view.model());
	}

}
