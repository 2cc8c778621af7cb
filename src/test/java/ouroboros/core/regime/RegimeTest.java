package ouroboros.core.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Training;
import ouroboros.core.regime.Real.Mixing;
import ouroboros.core.regime.Real.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static ouroboros.core.regime.Pools.GENERATIONS;
import static ouroboros.core.regime.Pools.genuine;
import static ouroboros.core.regime.Pools.pools;
import static ouroboros.core.regime.Pools.synthetic;
import static ouroboros.core.regime.Pools.training;
import static ouroboros.core.regime.Pools.turn;
import static ouroboros.core.regime.Pools.values;

/**
 * What a generation is trained on, counted. Genuine points are between 0 and 1, the
 * synthetic points of generation t are all -t.
 */
class RegimeTest {

	private static Regime regime(Schedule samples, @Nullable Real real, Retain retain) {
		return Regime.of(samples, real, retain);
	}

	private static @Nullable Stock stock(Source source) {
		return (source == Source.STOCK) ? new Stock(100, false) : null;
	}

	private static final Retain REPLACE = Retain.of("replace");

	@Test
	void sizesAreRoundedToTheNearest() {
		var power = regime(new Schedule.Power(10, 0.5), null, REPLACE);
		var geometric = regime(new Schedule.Geometric(100, 0.7), null, REPLACE);
		var list = regime(new Schedule.List(new double[] { 5.5, 2.49, 7 }), null, REPLACE);
		assertThat(sizes(power)).containsExactly(10, 14, 17, 20, 22, 24, 26);
		assertThat(sizes(geometric)).containsExactly(100, 70, 49, 34, 24, 17, 12);
		assertThat(sizes(list)).containsExactly(6, 2, 7, 7, 7, 7, 7);
	}

	private static List<Integer> sizes(Regime regime) {
		var sizes = new ArrayList<Integer>();
		var pools = pools(regime, 1);
		for (int generation = 0; generation <= GENERATIONS; generation++) {
			var parts = training(regime, pools.get(generation), generation).parts();
			var expected = (generation == 0) ? genuine(parts) : synthetic(parts);
			assertThat(training(regime, pools.get(generation), generation).size()).isEqualTo(expected.length);
			assertThat(expected.length).isEqualTo(regime.samplesAt(generation));
			sizes.add(expected.length);
		}
		return sizes;
	}

	@Test
	void aStratifiedShareIsExact() {
		for (var source : Source.values()) {
			var shares = new Schedule.List(new double[] { 0.9, 0.25, 0.333, 0, 1 });
			var regime = regime(Schedule.of(10), new Real(shares, null, source, Mixing.STRATIFIED, stock(source)),
					REPLACE);
			var expected = new int[] { 10, 3, 3, 0, 10, 10, 10 };
			var pools = pools(regime, 1);
			for (int generation = 0; generation <= GENERATIONS; generation++) {
				var parts = training(regime, pools.get(generation), generation).parts();
				assertThat(genuine(parts)).hasSize(expected[generation]);
				assertThat(synthetic(parts)).hasSize(10 - expected[generation])
					.containsOnly(marks(generation, expected));
			}
		}
	}

	private static double[] marks(int generation, int[] genuine) {
		return (genuine[generation] == 10) ? new double[0] : new double[] { -generation };
	}

	/** 4000 generations: a wrong share of 0.29 or 0.31 would be 7 standard errors off. */
	@Test
	void anIndependentShareIsByChance() {
		var size = 30;
		var regime = regime(Schedule.of(size), new Real(Schedule.of(0.3), null, Source.FRESH, Mixing.INDEPENDENT, null),
				REPLACE);
		var replicates = 4000;
		var sum = 0.0;
		var squares = 0.0;
		for (int seed = 0; seed < replicates; seed++) {
			var parts = training(regime, pools(regime, seed).get(3), 3).parts();
			var count = genuine(parts).length;
			assertThat(count + synthetic(parts).length).isEqualTo(size);
			sum += count;
			squares += (count - 9.0) * (count - 9);
		}
		var variance = size * 0.3 * 0.7;
		var error = Math.sqrt(variance / replicates);
		assertThat(sum / replicates).isCloseTo(9, within(4 * error));
		assertThat(squares / replicates).isCloseTo(variance, within(4 * variance * Math.sqrt(2.0 / replicates)));
		assertThat(sum / replicates).isNotCloseTo(0.29 * size, within(4 * error));
		assertThat(sum / replicates).isNotCloseTo(0.31 * size, within(4 * error));
	}

	@Test
	void aCountIsBesideTheNewPoints() {
		for (var source : Source.values()) {
			var regime = regime(Schedule.of(10), new Real(null, new Schedule.List(new double[] { 9, 4, 0, 2.5 }),
					source, Mixing.STRATIFIED, stock(source)), REPLACE);
			var expected = new int[] { 10, 4, 0, 3, 3, 3, 3 };
			var pools = pools(regime, 1);
			for (int generation = 0; generation <= GENERATIONS; generation++) {
				var parts = training(regime, pools.get(generation), generation).parts();
				assertThat(genuine(parts)).hasSize(expected[generation]);
				assertThat(synthetic(parts)).hasSize((generation == 0) ? 0 : 10);
			}
		}
	}

	@Test
	void fixedPointsAreTheFirstOfGenerationZero() {
		var regime = regime(Schedule.of(10), new Real(null, Schedule.of(4), Source.FIXED, Mixing.STRATIFIED, null),
				REPLACE);
		var pools = pools(regime, 1);
		var first = Arrays.copyOf(genuine(training(regime, pools.getFirst(), 0).parts()), 4);
		for (int generation = 1; generation <= GENERATIONS; generation++) {
			assertThat(genuine(training(regime, pools.get(generation), generation).parts())).isEqualTo(first);
		}
	}

	@Test
	void freshPointsAreNew() {
		var regime = regime(Schedule.of(10), new Real(null, Schedule.of(4), Source.FRESH, Mixing.STRATIFIED, null),
				Retain.last(Integer.MAX_VALUE));
		var last = training(regime, pools(regime, 1).getLast(), GENERATIONS).parts();
		assertThat(genuine(last)).hasSize(10 + 4 * GENERATIONS).doesNotHaveDuplicates();
	}

	@Test
	void fixedPointsByChanceAreDrawnFromGenerationZero() {
		var regime = regime(new Schedule.List(new double[] { 5, 40 }),
				new Real(Schedule.of(0.5), null, Source.FIXED, Mixing.INDEPENDENT, null), REPLACE);
		var pools = pools(regime, 1);
		var first = genuine(training(regime, pools.getFirst(), 0).parts());
		for (int generation = 1; generation <= GENERATIONS; generation++) {
			var drawn = genuine(training(regime, pools.get(generation), generation).parts());
			assertThat(drawn.length).isGreaterThan(5);
			assertThat(first).contains(drawn);
		}
		assertThat(genuine(training(regime, pools.get(2), 2).parts()))
			.isNotEqualTo(genuine(training(regime, pools.get(3), 3).parts()));
	}

	@Test
	void aWindowHoldsTheLastGenerations() {
		for (int window = 1; window <= GENERATIONS + 2; window++) {
			var regime = regime(Schedule.of(10), null, Retain.last(window));
			var pools = pools(regime, 1);
			for (int generation = 0; generation <= GENERATIONS; generation++) {
				assertHeld(regime, pools.get(generation), generation, Math.max(0, generation - window + 1));
			}
		}
		var all = regime(Schedule.of(10), null, Retain.of("accumulate"));
		for (int generation = 0; generation <= GENERATIONS; generation++) {
			assertHeld(all, pools(all, 1).get(generation), generation, 0);
		}
	}

	/** Ten points of each generation from the oldest on. */
	private static void assertHeld(Regime regime, Pool pool, int generation, int oldest) {
		var parts = training(regime, pool, generation).parts();
		assertThat(genuine(parts)).hasSize((oldest == 0) ? 10 : 0);
		assertThat(synthetic(parts)).hasSize(10 * (generation - Math.max(1, oldest) + 1));
		for (int t = Math.max(1, oldest); t <= generation; t++) {
			var mark = -t;
			assertThat(Arrays.stream(synthetic(parts)).filter((value) -> value == mark)).hasSize(10);
		}
	}

	/**
	 * 2000 draws of 12 points of a pool of 10 genuine and 20 synthetic ones: on average 4
	 * are genuine, with the variance of the hypergeometric law. False-alarm rate 6e-5.
	 */
	@Test
	void aBudgetIsDrawnWithoutReplacement() {
		var regime = Regime.of(Schedule.of(10), null, Retain.of("accumulate"))
			.withBudget(new Budget(12, Budget.Scope.ALL));
		var pools = pools(regime, 1);
		assertThat(training(regime, pools.getFirst(), 0).size()).isEqualTo(10);
		var replicates = 2000;
		var sum = 0.0;
		for (int seed = 0; seed < replicates; seed++) {
			var training = pools.get(2).training(regime, turn(seed, 2));
			assertThat(training.size()).isEqualTo(12);
			assertThat(genuine(training.parts())).doesNotHaveDuplicates();
			sum += genuine(training.parts()).length;
		}
		var error = Math.sqrt(12 * (1 / 3.0) * (2 / 3.0) * (30 - 12) / (30 - 1) / replicates);
		assertThat(sum / replicates).isCloseTo(4, within(4 * error));
		assertThat(sum / replicates).isNotCloseTo(12 * 0.35, within(4 * error));
	}

	@Test
	void aBudgetLeavesTheRetainedPoolWhole() {
		var regime = Regime.of(Schedule.of(10), null, Retain.of("accumulate"))
			.withBudget(new Budget(12, Budget.Scope.ALL));
		var unlimited = regime(Schedule.of(10), null, Retain.of("accumulate"));
		var last = pools(regime, 1).getLast();
		assertThat(training(unlimited, last, GENERATIONS).size()).isEqualTo(10 * (GENERATIONS + 1));
	}

	@Test
	void weightsOfTheGenuineAndTheRestAreAsAsked() {
		for (double weight : new double[] { 0, 0.2, 0.5, 1 }) {
			var regime = Regime
				.of(Schedule.of(10), new Real(null, Schedule.of(5), Source.FRESH, Mixing.STRATIFIED, null),
						Retain.last(2))
				.withRealWeight(new RealWeight(weight));
			var pools = pools(regime, 1);
			assertThat(weight(training(regime, pools.getFirst(), 0), 1)).isEqualTo(10);
			for (int generation = 1; generation <= GENERATIONS; generation++) {
				var training = training(regime, pools.get(generation), generation);
				var total = (generation == 1) ? 25 : 30;
				assertThat(weight(training, 1)).isCloseTo(weight * total, within(1e-12));
				assertThat(weight(training, -1)).isCloseTo((1 - weight) * total, within(1e-12));
				assertThat(training.parts()).allSatisfy((part) -> assertThat(part.weight()).isPositive());
			}
		}
	}

	@Test
	void weightsAreByCountWhereNothingIsSaid() {
		var regime = regime(Schedule.of(10), new Real(null, Schedule.of(5), Source.FRESH, Mixing.STRATIFIED, null),
				REPLACE);
		var training = training(regime, pools(regime, 1).getLast(), GENERATIONS);
		assertThat(training.parts()).allSatisfy((part) -> assertThat(part.weight()).isEqualTo(1));
	}

	private static double weight(Training training, double sign) {
		return training.parts()
			.stream()
			.mapToDouble((part) -> part.weight() * values(List.of(part), sign).length)
			.sum();
	}

}
