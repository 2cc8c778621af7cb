package ouroboros.core.regime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;
import ouroboros.core.data.Symbols;
import ouroboros.core.regime.Real.Mixing;
import ouroboros.core.regime.Real.Source;

import static org.assertj.core.api.Assertions.assertThat;

import static ouroboros.core.regime.Pools.GENERATIONS;
import static ouroboros.core.regime.Pools.pools;
import static ouroboros.core.regime.Pools.training;
import static ouroboros.core.regime.Pools.turn;

/** Portions are joined, dealt and budgeted by their origin. */
class BatchTest {

	private static Points points(int from, int size) {
		return new Points(1, IntStream.range(from, from + size).asDoubleStream().toArray());
	}

	private static Batch batch(Portion... portions) {
		return Batch.of(List.of(portions));
	}

	private static UniformRandomProvider random() {
		return turn(1, 0).stream("test");
	}

	@Test
	void portionsOfOneOriginAreJoined() {
		var genuine = Portion.genuine(new Symbols(new long[] { 2, 0 }));
		var synthetic = Portion.synthetic(new Symbols(new long[] { 1, 3 }));
		var marked = new Portion(new Symbols(new long[] { 0, 1 }), false, true);
		assertThat(counts(batch(genuine, synthetic).joined(batch(genuine))))
			.isDeepEqualTo(new long[][] { { 4, 0 }, { 1, 3 } });
		assertThat(batch(synthetic).joined(batch(marked)).portions()).containsExactly(synthetic, marked);
		var both = batch(marked).joined(batch(synthetic, marked));
		assertThat(counts(both)).isDeepEqualTo(new long[][] { { 0, 2 }, { 1, 3 } });
		assertThat(both.portions()).map(Portion::marked).containsExactly(true, false);
		assertThat(both.size()).isEqualTo(6);
	}

	private static long[][] counts(Batch batch) {
		return batch.portions().stream().map((portion) -> ((Symbols) portion.data()).counts()).toArray(long[][]::new);
	}

	/** 1000 of 2000 places: half of them of each portion but for 4.5 standard errors. */
	@Test
	void aDeckMixesItsPortions() {
		var deck = new Deck(batch(Portion.genuine(points(0, 1000)), Portion.synthetic(points(0, 1000))), random());
		var portions = IntStream.range(0, deck.size()).map(deck::portion).toArray();
		assertThat(Arrays.stream(portions, 0, 1000).sum()).isBetween(450, 550);
		assertThat(Arrays.stream(portions).sum()).isEqualTo(1000);
		for (int portion = 0; portion < 2; portion++) {
			var one = portion;
			assertThat(IntStream.range(0, deck.size()).filter((place) -> portions[place] == one).map(deck::index))
				.containsExactlyInAnyOrder(IntStream.range(0, 1000).boxed().toArray(Integer[]::new));
		}
	}

	/** Of one portion the order is that of its own shuffle, and no second one. */
	@Test
	void aDeckOfOnePortionIsShuffledOnce() {
		var deck = new Deck(batch(Portion.genuine(points(0, 50))), random());
		assertThat(IntStream.range(0, 50).map(deck::index).toArray()).isEqualTo(points(0, 50).shuffled(random()))
			.isNotEqualTo(IntStream.range(0, 50).toArray());
	}

	@Test
	void aDeckEnds() {
		var deck = new Deck(batch(Portion.genuine(points(0, 8))), random());
		assertThat(deck.deal(5).size()).isEqualTo(5);
		assertThat(deck.deal(10).size()).isEqualTo(3);
		assertThat(deck.deal(1).portions()).isEmpty();
	}

	@Test
	void aBudgetOfAllLeavesAllInOrder() {
		var pool = Weighed.of(batch(Portion.genuine(points(0, 4)), Portion.synthetic(points(4, 3))), 1).toList();
		assertThat(new Budget(7, Budget.Scope.ALL).of(pool, random())).isSameAs(pool);
		assertThat(new Budget(3, Budget.Scope.SYNTHETIC).of(pool, random())).isSameAs(pool);
		assertThat(new Budget(1, Budget.Scope.ALL).of(pool, random())).hasSize(1)
			.allSatisfy((one) -> assertThat(one.size()).isEqualTo(1));
	}

	@Test
	void genuineDataComeFirst() {
		var regime = Regime.of(Schedule.of(10), new Real(null, Schedule.of(2), Source.FRESH, Mixing.STRATIFIED, null),
				Retain.last(3));
		var parts = training(regime, pools(regime, 1).getLast(), GENERATIONS).parts();
		assertThat(parts).map((part) -> ((Points) part.data()).values()[0] > 0)
			.containsExactly(true, true, true, false, false, false);
	}

	@Test
	void whatIsNotNeededIsNotRetained() {
		var one = Regime.of(Schedule.of(10), null, Retain.of("replace"));
		var two = Regime.of(Schedule.of(10), null, Retain.last(2));
		var reusing = new Regime(Schedule.of(10), null, Retain.last(2), null, null, null, null, Schedule.of(0.5), null,
				Regime.Design.FRESH, Regime.Origin.KNOWN, Regime.Start.COLD);
		var pool = pools(two, 1).getLast();
		assertThat(pool.retained(one, false)).isEqualTo(new Pool(List.of(), null, null));
		assertThat(pool.retained(two, false)).isEqualTo(new Pool(pool.batches(), null, null));
		assertThat(pool.retained(two, true).newest()).isSameAs(pool.newest()).isNotNull();
		assertThat(pool.retained(reusing, false).newest()).isSameAs(pool.newest());
		assertThat(new Exhausted("all is gone").reason()).isEqualTo("all is gone");
	}

}
