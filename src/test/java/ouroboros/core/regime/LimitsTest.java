package ouroboros.core.regime;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;
import ouroboros.core.regime.Real.Mixing;
import ouroboros.core.regime.Real.Source;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

import static ouroboros.core.regime.Pools.GENERATIONS;
import static ouroboros.core.regime.Pools.genuine;
import static ouroboros.core.regime.Pools.pools;
import static ouroboros.core.regime.Pools.synthetic;
import static ouroboros.core.regime.Pools.training;
import static ouroboros.core.regime.Pools.turn;

/**
 * What a regime refuses, at its limits, and how shares are kept whatever curation asks
 * for.
 *
 * <p>
 * Mutants that are none: mixing the order of a single portion, which is in random order
 * already.
 */
class LimitsTest {

	private static final Retain REPLACE = Retain.of("replace");

	/** Field and code of what is refused. */
	private static String refused(Supplier<Object> what) {
		try {
			var unused = what.get();
			return "";
		}
		catch (Refusal refusal) {
			assertThat(refusal.detail()).isNotBlank();
			return refusal.pointer() + " " + refusal.code();
		}
	}

	private static String checked(Supplier<Regime> regime) {
		return refused(() -> {
			regime.get().check(2, 100);
			return "";
		});
	}

	private static Schedule values(double... values) {
		return new Schedule.List(values);
	}

	private static Regime regime(Schedule samples, @Nullable Real real, @Nullable Schedule ages,
			@Nullable Schedule reuse, Regime.Origin origin) {
		return new Regime(samples, real, REPLACE, null, null, ages, null, reuse, null, Regime.Design.FRESH, origin,
				Regime.Start.COLD);
	}

	private static Regime samples(double... values) {
		return regime(values(values), null, null, null, Regime.Origin.KNOWN);
	}

	private static Regime with(@Nullable Schedule share, @Nullable Schedule count, Source source, Mixing mixing,
			@Nullable Stock stock) {
		return regime(Schedule.of(10), new Real(share, count, source, mixing, stock), null, null, Regime.Origin.KNOWN);
	}

	@Test
	void sizes() {
		assertThat(checked(() -> samples(0.5, 1, 100.4))).isEmpty();
		assertThat(checked(() -> samples(0.49))).isEqualTo("/samples out-of-range");
		assertThat(checked(() -> samples(1, 1, 100.5))).isEqualTo("/samples out-of-range");
		assertThat(checked(() -> samples(1, 1, Double.NaN))).isEqualTo("/samples out-of-range");
		assertThat(checked(() -> samples(1, 1, 1, 0))).isEmpty();
	}

	@Test
	void weightsAndReuse() {
		var ten = Schedule.of(10);
		assertThat(checked(() -> regime(ten, null, values(0.1, 0, 0), values(9, 0, 1), Regime.Origin.KNOWN))).isEmpty();
		assertThat(checked(() -> regime(ten, null, values(0, 1), null, Regime.Origin.KNOWN)))
			.isEqualTo("/ageWeight out-of-range");
		assertThat(checked(() -> regime(ten, null, values(1, -0.1), null, Regime.Origin.KNOWN)))
			.isEqualTo("/ageWeight out-of-range");
		assertThat(checked(() -> regime(ten, null, values(1, 1e9), null, Regime.Origin.KNOWN)))
			.isEqualTo("/ageWeight out-of-range");
		assertThat(checked(() -> regime(ten, null, null, values(0, 0, 1.001), Regime.Origin.KNOWN)))
			.isEqualTo("/reuse out-of-range");
	}

	@Test
	void genuineData() {
		assertThat(checked(() -> with(values(9, 0, 1), null, Source.FIXED, Mixing.STRATIFIED, null))).isEmpty();
		assertThat(checked(() -> with(values(0, 0, 1.001), null, Source.FRESH, Mixing.STRATIFIED, null)))
			.isEqualTo("/real/share out-of-range");
		assertThat(checked(() -> with(null, values(999, 0, 100.4), Source.FRESH, Mixing.STRATIFIED, null))).isEmpty();
		assertThat(checked(() -> with(null, values(0, 0, 100.5), Source.FRESH, Mixing.STRATIFIED, null)))
			.isEqualTo("/real/count out-of-range");
		assertThat(checked(() -> with(null, values(0, 0, -1), Source.FRESH, Mixing.STRATIFIED, null)))
			.isEqualTo("/real/count out-of-range");
		assertThat(checked(() -> with(null, values(0, 0, 10), Source.FIXED, Mixing.STRATIFIED, null))).isEmpty();
		assertThat(checked(() -> with(null, values(0, 0, 11), Source.FIXED, Mixing.STRATIFIED, null)))
			.isEqualTo("/real/count not-enough-genuine");
		var real = new Real(Schedule.of(1), null, Source.FIXED, Mixing.STRATIFIED, null);
		assertThat(checked(() -> regime(values(10, 10, 11), real, null, null, Regime.Origin.KNOWN)))
			.isEqualTo("/real/share not-enough-genuine");
		var drawn = new Real(Schedule.of(1), null, Source.FIXED, Mixing.INDEPENDENT, null);
		assertThat(checked(() -> regime(values(10, 10, 11), drawn, null, null, Regime.Origin.KNOWN))).isEmpty();
		assertThat(checked(() -> with(Schedule.of(0.5), null, Source.STOCK, Mixing.STRATIFIED, new Stock(10, false))))
			.isEmpty();
		assertThat(checked(() -> with(Schedule.of(0.5), null, Source.STOCK, Mixing.STRATIFIED, new Stock(9, false))))
			.isEqualTo("/real/stock/size not-enough-genuine");
	}

	@Test
	void sourcesThatContradictThemselves() {
		var half = Schedule.of(0.5);
		var stock = new Stock(99, false);
		assertThat(refused(() -> new Real(null, null, Source.FRESH, Mixing.STRATIFIED, null)))
			.isEqualTo("/share missing");
		assertThat(refused(() -> new Real(half, half, Source.FRESH, Mixing.STRATIFIED, null)))
			.isEqualTo("/count conflict");
		assertThat(refused(() -> new Real(null, half, Source.FRESH, Mixing.INDEPENDENT, null)))
			.isEqualTo("/mixing conflict");
		assertThat(refused(() -> new Real(half, null, Source.STOCK, Mixing.STRATIFIED, null)))
			.isEqualTo("/stock missing");
		assertThat(refused(() -> new Real(half, null, Source.FRESH, Mixing.STRATIFIED, stock)))
			.isEqualTo("/stock conflict");
		assertThat(refused(() -> new Real(half, null, Source.STOCK, Mixing.INDEPENDENT, stock)))
			.isEqualTo("/mixing conflict");
		assertThat(new Real(half, null, Source.FRESH, Mixing.STRATIFIED, null).isNone()).isFalse();
		assertThat(new Real(Schedule.of(0), null, Source.FRESH, Mixing.STRATIFIED, null).isNone()).isTrue();
		assertThat(new Real(null, Schedule.of(0), Source.FRESH, Mixing.STRATIFIED, null).isNone()).isTrue();
	}

	/** Candidates must not run out, nor be weighted by an origin that nobody knows. */
	@Test
	void unknownOrigins() {
		assertThat(refused(() -> unknown(Source.FRESH, Mixing.STRATIFIED, null))).isEmpty();
		assertThat(refused(() -> unknown(Source.FIXED, Mixing.INDEPENDENT, null))).isEmpty();
		assertThat(refused(() -> unknown(Source.STOCK, Mixing.STRATIFIED, new Stock(99, true)))).isEmpty();
		assertThat(refused(() -> unknown(Source.FIXED, Mixing.STRATIFIED, null))).isEqualTo("/origin conflict");
		assertThat(refused(() -> unknown(Source.STOCK, Mixing.STRATIFIED, new Stock(99, false))))
			.isEqualTo("/origin conflict");
		assertThat(refused(() -> unknown(Source.FRESH, Mixing.STRATIFIED, null).withRealWeight(new RealWeight(0.5))))
			.isEqualTo("/realWeight conflict");
	}

	private static Regime unknown(Source source, Mixing mixing, @Nullable Stock stock) {
		return regime(Schedule.of(10), new Real(Schedule.of(0.3), null, source, mixing, stock), null, null,
				Regime.Origin.UNKNOWN);
	}

	@Test
	void budgets() {
		assertThat(Budget.of(1)).isEqualTo(new Budget(1, Budget.Scope.ALL));
		assertThat(Budget.of(Regime.MAX_SAMPLES).points()).isEqualTo(Regime.MAX_SAMPLES);
		for (var wrong : new double[] { 0, 1.5, Regime.MAX_SAMPLES + 1, Double.NaN }) {
			assertThat(refused(() -> Budget.of(wrong))).isEqualTo(" out-of-range");
		}
	}

	@Test
	void whatAGenerationAdds() {
		var beside = with(null, Schedule.of(4), Source.FRESH, Mixing.STRATIFIED, null);
		assertThat(beside.newAt(0)).isEqualTo(10);
		assertThat(beside.newAt(1)).isEqualTo(14);
		assertThat(with(Schedule.of(0.4), null, Source.FRESH, Mixing.STRATIFIED, null).newAt(1)).isEqualTo(10);
		assertThat(samples(10).newAt(1)).isEqualTo(10);
		assertThat(samples(10).models()).isEqualTo(1);
		assertThat(new Regime(Schedule.of(10), null, REPLACE, null, null, null, null, null, new Ancestry(3, 1),
				Regime.Design.FRESH, Regime.Origin.KNOWN, Regime.Start.COLD)
			.models()).isEqualTo(3);
	}

	/** Drawn in three parts, as curation does that asks for more: their shares add up. */
	@Test
	void sharesOfPartsAddUp() {
		for (var share : new double[] { 0.3, 0.5, 0.25 }) {
			var real = new Real(Schedule.of(share), null, Source.FRESH, Mixing.STRATIFIED, null);
			for (int generation = 1; generation <= GENERATIONS; generation++) {
				assertThat(inParts(real, generation)).containsExactly((int) Math.round(10 * share),
						10 - (int) Math.round(10 * share));
			}
		}
		var count = new Real(null, Schedule.of(4), Source.FRESH, Mixing.STRATIFIED, null);
		assertThat(inParts(count, 2)).containsExactly(4, 10);
		var chance = new Real(Schedule.of(0.5), null, Source.FRESH, Mixing.INDEPENDENT, null);
		assertThat(List.of(inParts(chance, 1)[0], inParts(chance, 2)[0], inParts(chance, 3)[0], inParts(chance, 4)[0],
				inParts(chance, 5)[0], inParts(chance, 6)[0]))
			.isNotEqualTo(List.of(5, 5, 5, 5, 5, 5));
	}

	/** Numbers of genuine and of synthetic points. */
	private static int[] inParts(Real real, int generation) {
		var regime = regime(Schedule.of(10), real, null, null, Regime.Origin.UNKNOWN);
		var parts = training(regime,
				pools(regime, 1,
						(source) -> (size) -> source.draw(1).joined(source.draw(4)).joined(source.draw(size - 5)))
					.get(generation),
				generation)
			.parts();
		return new int[] { genuine(parts).length, synthetic(parts).length };
	}

	private static Batch batch(double... marks) {
		return new Batch(Arrays.stream(marks).mapToObj((mark) -> {
			var values = new double[50];
			Arrays.fill(values, mark);
			return new Portion(new Points(1, values), mark > 0, false);
		}).toList());
	}

	/** In any order, whatever portion they are of, until there are none. */
	@Test
	void aDeckIsMixedAndRunsOut() {
		var deck = new Deck(batch(1, -1), turn(1, 0).stream("test"));
		var place = 0;
		while (deck.portion(place) == 0) {
			place++;
		}
		assertThat(place).isLessThan(20);
		assertThat(IntStream.range(0, 100).map(deck::index).distinct().count()).isEqualTo(50);
		var first = deck.deal(60);
		assertThat(first.size()).isEqualTo(60);
		assertThat(first.portions()).hasSize(2);
		assertThat(deck.deal(60).size()).isEqualTo(40);
		assertThat(deck.deal(1).size()).isZero();
	}

	/**
	 * Genuine points come first in a fit, and the newest are kept only where asked for.
	 */
	@Test
	void whatAPoolKeeps() {
		var pool = new Pool(List.of(batch(-1), batch(1), batch(-2)), null, batch(-2));
		var accumulate = Regime.of(Schedule.of(10), null, Retain.of("accumulate"));
		assertThat(training(accumulate, pool, 2).parts()
			.stream()
			.mapToDouble((part) -> ((Points) part.data()).values()[0])
			.toArray()).containsExactly(1, -1, -2);
		assertThat(pool.retained(accumulate, false).newest()).isNull();
		assertThat(pool.retained(accumulate, true).newest()).isNotNull();
		assertThat(pool.retained(regime(Schedule.of(10), null, null, Schedule.of(0.5), Regime.Origin.KNOWN), false)
			.newest()).isNotNull();
	}

}
