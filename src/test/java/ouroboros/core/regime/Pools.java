package ouroboros.core.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;

/**
 * Pools to count in. Genuine points are between 0 and 1, the synthetic points of
 * generation t are all -t.
 */
final class Pools {

	static final int GENERATIONS = 6;

	private Pools() {
	}

	/** The uniform law on the unit interval. */
	private record Uniform() implements Law {

		@Override
		public Space space() {
			return new Space.Real(1);
		}

		@Override
		public Data sample(int size, UniformRandomProvider random) {
			return new Points(1, random.doubles(size).toArray());
		}

	}

	/** The pools of all generations, each before the next. */
	static List<Pool> pools(Regime regime, long seed) {
		return pools(regime, seed, UnaryOperator.identity());
	}

	/** The same with what becomes of a source by curation. */
	static List<Pool> pools(Regime regime, long seed, UnaryOperator<Source> curation) {
		regime.check(GENERATIONS, Regime.MAX_SAMPLES);
		var pools = new ArrayList<Pool>();
		for (int generation = 0; generation <= GENERATIONS; generation++) {
			var mark = -generation;
			var before = pools.isEmpty() ? Pool.EMPTY : pools.getLast().retained(regime, false);
			pools.add(before.next(new Intake(regime, turn(seed, generation),
					(size, random) -> new Uniform().sample((int) size, random), (size) -> {
						var values = new double[(int) size];
						Arrays.fill(values, mark);
						return new Batch(List.of(Portion.synthetic(new Points(1, values))));
					}, curation)));
		}
		return pools;
	}

	static Turn turn(long seed, int generation) {
		return new Turn(seed, generation, () -> false);
	}

	static Training training(Regime regime, Pool pool, int generation) {
		return pool.training(regime, turn(1, generation));
	}

	static double[] genuine(List<Training.Part> parts) {
		return values(parts, 1);
	}

	static double[] synthetic(List<Training.Part> parts) {
		return values(parts, -1);
	}

	static double[] values(List<Training.Part> parts, double sign) {
		return parts.stream()
			.flatMapToDouble((part) -> Arrays.stream(((Points) part.data()).values()))
			.filter((value) -> value * sign > 0)
			.toArray();
	}

}
