package ouroboros.core.regime;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;

/**
 * The data that later generations may be trained on.
 *
 * @param batches oldest first; one joined batch where everything is retained
 */
public record Pool(List<Batch> batches) {

	/** No data. */
	public static final Pool EMPTY = new Pool(List.of());

	/**
	 * The pool that a generation is trained on: what is retained of this one and the
	 * generation's own data.
	 * @param regime says how much of what
	 * @param turn the chance of the generation
	 * @param truth source of genuine data
	 * @param generator source of the synthetic data of generations from 1 on
	 */
	public Pool next(Regime regime, Turn turn, Law truth, Generator generator) {
		return with(batch(regime, turn, truth, generator), regime.retain());
	}

	private Pool with(Batch batch, Retain retain) {
		if (retain.all() && !this.batches.isEmpty()) {
			return new Pool(List.of(this.batches.getFirst().joined(batch)));
		}
		var kept = Math.min(this.batches.size(), retain.window() - 1);
		var next = new ArrayList<>(this.batches.subList(this.batches.size() - kept, this.batches.size()));
		next.add(batch);
		return new Pool(List.copyOf(next));
	}

	/** What the next generation needs of this pool. */
	public Pool retained(Retain retain) {
		return (retain.window() == 1) ? EMPTY : this;
	}

	private static Batch batch(Regime regime, Turn turn, Law truth, Generator generator) {
		var generation = turn.generation();
		var samples = regime.samplesAt(generation);
		if (generation == 0) {
			return new Batch(List.of(truth.sample(samples, turn.stream("genuine"))), List.of());
		}
		var real = regime.real();
		if (real == null) {
			return new Batch(List.of(), List.of(generator.generate(samples)));
		}
		var genuine = (real.mixing() == Real.Mixing.INDEPENDENT)
				? successes(samples, regime.shareAt(generation), turn.stream("mixing")) : regime.genuineAt(generation);
		var synthetic = (real.count() != null) ? samples : samples - genuine;
		return new Batch((genuine == 0) ? List.of() : List.of(genuine(regime, real, genuine, turn, truth)),
				(synthetic == 0) ? List.of() : List.of(generator.generate(synthetic)));
	}

	private static Data genuine(Regime regime, Real real, int count, Turn turn, Law truth) {
		if (real.source() == Real.Source.FRESH) {
			return truth.sample(count, turn.stream("genuine"));
		}
		var first = turn.at(0).stream("genuine");
		// A law draws one observation after the other: its first k are the sample of size
		// k.
		return switch (real.mixing()) {
			case STRATIFIED -> truth.sample(count, first);
			case INDEPENDENT -> truth.sample(regime.samplesAt(0), first).resample(count, turn.stream("genuine"));
		};
	}

	private static int successes(int trials, double probability, UniformRandomProvider random) {
		var successes = 0;
		for (int i = 0; i < trials; i++) {
			if (random.nextDouble() < probability) {
				successes++;
			}
		}
		return successes;
	}

	/**
	 * The weighted sample that the model is fitted to.
	 */
	public Training training(Regime regime, Turn turn) {
		var genuine = this.batches.stream().flatMap((batch) -> batch.genuine().stream()).toList();
		var synthetic = this.batches.stream().flatMap((batch) -> batch.synthetic().stream()).toList();
		if (regime.budget() != null) {
			var chosen = chosen(genuine, synthetic, regime.budget(), turn.stream("budget"));
			genuine = chosen.genuine();
			synthetic = chosen.synthetic();
		}
		return weighted(genuine, synthetic, regime.realWeight());
	}

	private static Batch chosen(List<Data> genuine, List<Data> synthetic, long budget, UniformRandomProvider random) {
		var left = size(genuine) + size(synthetic);
		if (left <= budget) {
			return new Batch(genuine, synthetic);
		}
		var wanted = budget;
		var kept = List.of(new ArrayList<Data>(), new ArrayList<Data>());
		for (int origin = 0; origin < 2; origin++) {
			for (var data : (origin == 0) ? genuine : synthetic) {
				var count = 0;
				for (long i = data.size(); i > 0; i--) {
					if (random.nextLong(left--) < wanted) {
						count++;
						wanted--;
					}
				}
				if (count > 0) {
					kept.get(origin).add(data.subsample(count, random));
				}
			}
		}
		return new Batch(kept.getFirst(), kept.getLast());
	}

	private static Training weighted(List<Data> genuine, List<Data> synthetic, @Nullable Double realWeight) {
		var real = (double) size(genuine);
		var rest = (double) size(synthetic);
		var parts = new ArrayList<Training.Part>();
		if (realWeight == null || real == 0 || rest == 0) {
			addAll(parts, genuine, 1);
			addAll(parts, synthetic, 1);
		}
		else {
			addAll(parts, genuine, realWeight * (real + rest) / real);
			addAll(parts, synthetic, (1 - realWeight) * (real + rest) / rest);
		}
		return new Training(List.copyOf(parts));
	}

	private static void addAll(List<Training.Part> parts, List<Data> samples, double weight) {
		if (weight > 0) {
			samples.forEach((data) -> parts.add(new Training.Part(data, weight)));
		}
	}

	private static long size(List<Data> samples) {
		return samples.stream().mapToLong(Data::size).sum();
	}

	/** A source of synthetic data. */
	@FunctionalInterface
	public interface Generator {

		/**
		 * @param size number of observations, at least 1
		 */
		Data generate(int size);

	}

}
