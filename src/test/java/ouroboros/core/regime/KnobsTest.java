package ouroboros.core.regime;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;
import ouroboros.core.data.Training;
import ouroboros.core.regime.Real.Mixing;
import ouroboros.core.regime.Real.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import static ouroboros.core.regime.Pools.GENERATIONS;
import static ouroboros.core.regime.Pools.genuine;
import static ouroboros.core.regime.Pools.pools;
import static ouroboros.core.regime.Pools.synthetic;
import static ouroboros.core.regime.Pools.training;
import static ouroboros.core.regime.Pools.turn;

/** The finer knobs of a regime, counted. */
class KnobsTest {

	private static final Retain REPLACE = Retain.of("replace");

	private static Regime regime(@Nullable Real real, Retain retain, @Nullable Schedule ages,
			@Nullable Watermark watermark, @Nullable Schedule reuse, Regime.Origin origin) {
		return new Regime(Schedule.of(10), real, retain, null, null, ages, watermark, reuse, null, Regime.Design.FRESH,
				origin, Regime.Start.COLD);
	}

	private static Real share(double share, Source source, Mixing mixing, @Nullable Stock stock) {
		return new Real(Schedule.of(share), null, source, mixing, stock);
	}

	@Test
	void aStockRunsOut() {
		var real = share(0.5, Source.STOCK, Mixing.STRATIFIED, new Stock(22, false));
		var pools = pools(Regime.of(Schedule.of(10), real, REPLACE), 1);
		var whole = pools(Regime.of(Schedule.of(22), null, REPLACE), 1).getFirst()
			.training(Regime.of(Schedule.of(22), null, REPLACE), turn(1, 0));
		var stock = genuine(whole.parts());
		var taken = 0;
		var expected = new int[] { 10, 5, 5, 2, 0, 0, 0 };
		for (int generation = 0; generation <= GENERATIONS; generation++) {
			var parts = training(Regime.of(Schedule.of(10), real, REPLACE), pools.get(generation), generation).parts();
			assertThat(genuine(parts)).isEqualTo(Arrays.copyOfRange(stock, taken, taken + expected[generation]));
			assertThat(synthetic(parts)).hasSize(10 - expected[generation]);
			taken += expected[generation];
		}
	}

	@Test
	void aStockWithReplacementDoesNot() {
		var real = share(0.9, Source.STOCK, Mixing.INDEPENDENT, new Stock(12, true));
		var regime = Regime.of(Schedule.of(10), real, Retain.of("accumulate"));
		var last = genuine(training(regime, pools(regime, 1).getLast(), GENERATIONS).parts());
		assertThat(last.length).isGreaterThan(12 + GENERATIONS);
		assertThat(Arrays.stream(last).distinct().count()).isLessThanOrEqualTo(12);
	}

	@Test
	void theFirstGenerationStaysWhereAsked() {
		for (int window = 1; window < 4; window++) {
			var regime = Regime.of(Schedule.of(10), null, new Retain(window, true));
			var pools = pools(regime, 1);
			for (int generation = 0; generation <= GENERATIONS; generation++) {
				var parts = training(regime, pools.get(generation), generation).parts();
				assertThat(genuine(parts)).hasSize(10);
				assertThat(synthetic(parts)).hasSize(10 * Math.min(window, generation));
			}
		}
	}

	@Test
	void theBudgetOfTheSyntheticPartSparesTheGenuine() {
		var regime = Regime.of(Schedule.of(10), null, Retain.of("accumulate"))
			.withBudget(new Budget(7, Budget.Scope.SYNTHETIC));
		var pools = pools(regime, 1);
		for (int generation = 1; generation <= GENERATIONS; generation++) {
			var parts = training(regime, pools.get(generation), generation).parts();
			assertThat(genuine(parts)).hasSize(10);
			assertThat(synthetic(parts)).hasSize(7);
		}
	}

	@Test
	void weightsFollowAge() {
		var ages = new Schedule.Geometric(1, 0.5);
		for (var retain : List.of(Retain.last(3), Retain.of("accumulate"), new Retain(2, true))) {
			var regime = regime(null, retain, ages, null, null, Regime.Origin.KNOWN);
			var last = training(regime, pools(regime, 1).getLast(), GENERATIONS);
			for (var part : last.parts()) {
				var value = ((Points) part.data()).values()[0];
				var born = (value > 0) ? 0 : (int) -value;
				assertThat(part.weight()).isEqualTo(Math.pow(0.5, GENERATIONS - born));
			}
			assertThat(last.parts()).hasSize(retain.all() ? GENERATIONS + 1 : 3);
		}
	}

	/** Values of the published table. */
	@Test
	void theGoldenWeight() {
		var golden = new RealWeight(null);
		assertThat(golden.of(1, 10)).isCloseTo(.270156, within(5e-7));
		assertThat(golden.of(50, 100)).isCloseTo(.5, within(1e-15));
		assertThat(golden.of(100, 100)).isCloseTo((Math.sqrt(5) - 1) / 2, within(1e-15));
		assertThat(golden.of(2, 1)).isCloseTo(.732051, within(5e-7));
		assertThat(golden.of(10, 1)).isCloseTo(.91608, within(5e-6));
		assertThat(golden.of(1, 1e15)).isCloseTo(Math.sqrt(1e-15), within(1e-14));
		var regime = Regime.of(Schedule.of(10), new Real(null, Schedule.of(5), Source.FRESH, Mixing.STRATIFIED, null),
				REPLACE);
		var last = training(regime.withRealWeight(golden), pools(regime, 1).getLast(), GENERATIONS);
		assertThat(mass(last, true) / (mass(last, true) + mass(last, false))).isCloseTo(.5, within(1e-15));
	}

	private static double mass(Training training, boolean genuine) {
		return training.parts()
			.stream()
			.filter((part) -> ((Points) part.data()).values()[0] > 0 == genuine)
			.mapToDouble((part) -> part.weight() * part.data().size())
			.sum();
	}

	@Test
	void aPerfectWatermarkLeavesTheGenuineAlone() {
		var real = share(0.4, Source.FRESH, Mixing.STRATIFIED, null);
		var perfect = regime(real, REPLACE, null, new Watermark(1, 0), null, Regime.Origin.KNOWN);
		var useless = regime(real, REPLACE, null, new Watermark(0.3, 0.3), null, Regime.Origin.KNOWN);
		var none = regime(null, REPLACE, null, new Watermark(1, 0), null, Regime.Origin.KNOWN);
		for (int generation = 1; generation <= GENERATIONS; generation++) {
			var sure = training(perfect, pools(perfect, 1).get(generation), generation);
			assertThat(mass(sure, true)).isEqualTo(4);
			assertThat(mass(sure, false)).isZero();
			var blind = training(useless, pools(useless, 1).get(generation), generation);
			assertThat(mass(blind, true) / mass(blind, false)).isCloseTo(4 / 6.0, within(1e-12));
			assertThat(mass(training(none, pools(none, 1).get(generation), generation), false)).isEqualTo(10);
		}
	}

	/**
	 * Found marks by Bayes' rule: 0.5·0.1/(0.5·0.1 + 0.5·0.8) = 1/9, none found
	 * 0.45/0.55.
	 */
	@Test
	void aWatermarkWeightsByProbability() {
		var watermark = new Watermark(0.8, 0.1);
		var regime = regime(share(0.5, Source.FRESH, Mixing.STRATIFIED, null), REPLACE, null, watermark, null,
				Regime.Origin.KNOWN);
		var weights = training(regime, pools(regime, 3).get(2), 2).parts()
			.stream()
			.map(Training.Part::weight)
			.distinct()
			.sorted()
			.toList();
		assertThat(weights).hasSize(2);
		assertThat(weights.getFirst()).isCloseTo(1 / 9.0, within(1e-12));
		assertThat(weights.getLast()).isCloseTo(9 / 11.0, within(1e-12));
	}

	@Test
	void reusedPointsArePointsOfTheGenerationBefore() {
		var whole = regime(null, REPLACE, null, null, Schedule.of(1), Regime.Origin.KNOWN);
		var first = genuine(training(whole, pools(whole, 1).getFirst(), 0).parts());
		for (int generation = 1; generation <= GENERATIONS; generation++) {
			assertThat(genuine(training(whole, pools(whole, 1).get(generation), generation).parts()))
				.containsExactlyInAnyOrder(first);
		}
		var half = regime(null, REPLACE, null, null, Schedule.of(0.5), Regime.Origin.KNOWN);
		var second = training(half, pools(half, 1).get(1), 1).parts();
		assertThat(genuine(second)).hasSize(5);
		assertThat(first).contains(genuine(second));
		assertThat(synthetic(second)).hasSize(5).containsOnly(-1);
	}

	/** A filter that takes any half of twice as many candidates. */
	@Test
	void ofUnknownOriginAllIsCurated() {
		var real = share(0.4, Source.FRESH, Mixing.STRATIFIED, null);
		for (var origin : Regime.Origin.values()) {
			var regime = regime(real, REPLACE, null, null, null, origin);
			var pools = pools(regime, 1, (source) -> (size) -> {
				var drawn = source.draw(2 * size);
				return new Deck(drawn, turn(1, 9).stream("test")).deal(size);
			});
			for (int generation = 0; generation <= GENERATIONS; generation++) {
				var parts = training(regime, pools.get(generation), generation).parts();
				assertThat(genuine(parts).length + synthetic(parts).length).isEqualTo(10);
				if (origin == Regime.Origin.KNOWN && generation > 0) {
					assertThat(genuine(parts)).hasSize(4);
				}
			}
			var untouched = genuine(training(regime, pools(regime, 1).getFirst(), 0).parts());
			assertThat(Arrays.equals(genuine(training(regime, pools.getFirst(), 0).parts()), untouched))
				.isEqualTo(origin == Regime.Origin.KNOWN);
		}
	}

	/** Candidates of both kinds come in one stream, 4 of 14 genuine. */
	@Test
	void ofUnknownOriginACountIsStillBeside() {
		var real = new Real(null, Schedule.of(4), Source.FRESH, Mixing.STRATIFIED, null);
		var regime = regime(real, REPLACE, null, null, null, Regime.Origin.UNKNOWN);
		var pools = pools(regime, 1);
		for (int generation = 1; generation <= GENERATIONS; generation++) {
			var parts = training(regime, pools.get(generation), generation).parts();
			assertThat(genuine(parts)).hasSize(4);
			assertThat(synthetic(parts)).hasSize(10);
		}
	}

	/**
	 * A filter that asks for one candidate after the other: the k-th makes round(k/4).
	 */
	@Test
	void ofUnknownOriginAShareIsExactHoweverItIsAskedFor() {
		var regime = regime(share(0.25, Source.FRESH, Mixing.STRATIFIED, null), REPLACE, null, null, null,
				Regime.Origin.UNKNOWN);
		var pools = pools(regime, 1, (source) -> (size) -> {
			var drawn = Batch.EMPTY;
			for (int i = 0; i < size; i++) {
				drawn = drawn.joined(source.draw(1));
			}
			return drawn;
		});
		for (int generation = 1; generation <= GENERATIONS; generation++) {
			var parts = training(regime, pools.get(generation), generation).parts();
			assertThat(genuine(parts)).hasSize(3);
			assertThat(synthetic(parts)).hasSize(7);
		}
	}

	@Test
	void withoutDataTheRunIsOver() {
		var regime = Regime.of(Schedule.of(10), null, REPLACE);
		assertThatExceptionOfType(Exhausted.class)
			.isThrownBy(() -> new Pool(List.of(Batch.EMPTY), null, null).training(regime, turn(1, 1)));
	}

}
