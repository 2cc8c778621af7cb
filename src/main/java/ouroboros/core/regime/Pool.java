package ouroboros.core.regime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Training;

/**
 * The data that later generations may be trained on.
 *
 * @param batches one for each generation, oldest first; one joined batch where everything
 * is retained and age does not matter
 * @param first generation 0's data where they stay for ever and are not among the batches
 * @param newest the last generation's new data where they can be used again
 */
public record Pool(List<Batch> batches, @Nullable Batch first, @Nullable Batch newest) {

	/** No data. */
	public static final Pool EMPTY = new Pool(List.of(), null, null);

	/**
	 * The pool that a generation is trained on: what is retained of this one and the
	 * generation's own data.
	 */
	public Pool next(Intake intake) {
		var regime = intake.regime();
		var generation = intake.turn().generation();
		var fresh = intake.after((generation == 0) ? null : (this.newest != null) ? this.newest : Batch.EMPTY);
		if (regime.watermark() != null) {
			fresh = regime.watermark().tested(fresh, intake.turn().stream("watermark"));
		}
		var retain = regime.retain();
		if (generation == 0 && retain.first() && !retain.all()) {
			return new Pool(List.of(), fresh, fresh);
		}
		return new Pool(with(fresh, regime), this.first, fresh);
	}

	private List<Batch> with(Batch batch, Regime regime) {
		var retain = regime.retain();
		if (retain.all() && regime.ageWeight() == null && !this.batches.isEmpty()) {
			return List.of(this.batches.getFirst().joined(batch));
		}
		var kept = Math.min(this.batches.size(), retain.window() - 1);
		var next = new ArrayList<>(this.batches.subList(this.batches.size() - kept, this.batches.size()));
		next.add(batch);
		return List.copyOf(next);
	}

	/**
	 * What the next generation needs of this pool.
	 * @param newest whether it needs the newest data, even if the regime does not
	 */
	public Pool retained(Regime regime, boolean newest) {
		return new Pool((regime.retain().window() == 1) ? List.of() : this.batches, this.first,
				(newest || regime.reuse() != null) ? this.newest : null);
	}

	/**
	 * The weighted sample that the model is fitted to.
	 * @throws Exhausted if there is none
	 */
	public Training training(Regime regime, Turn turn) {
		var pool = weighed(turn.generation(), regime.ageWeight());
		if (pool.isEmpty()) {
			throw new Exhausted("no data are left to train on");
		}
		return Weighed.training(regime,
				(regime.budget() == null) ? pool : regime.budget().of(pool, turn.stream("budget")));
	}

	/** Genuine data first. */
	private List<Weighed> weighed(int generation, @Nullable Schedule ages) {
		var all = new ArrayList<Weighed>();
		if (this.first != null) {
			Weighed.of(this.first, weight(ages, generation)).forEach(all::add);
		}
		for (int i = 0; i < this.batches.size(); i++) {
			Weighed.of(this.batches.get(i), weight(ages, this.batches.size() - 1 - i)).forEach(all::add);
		}
		all.sort(Comparator.comparing((weighed) -> !weighed.portion().genuine()));
		return all;
	}

	private static double weight(@Nullable Schedule ages, int age) {
		return (ages == null) ? 1 : ages.at(age);
	}

}
