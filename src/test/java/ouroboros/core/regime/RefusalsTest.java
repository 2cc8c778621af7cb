package ouroboros.core.regime;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.regime.Real.Mixing;
import ouroboros.core.regime.Real.Source;
import ouroboros.core.regime.Regime.Origin;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a regime refuses, and the last number that it does not. */
class RefusalsTest {

	private static final int MOST = 100;

	private static final Retain REPLACE = Retain.of("replace");

	private static Regime samples(double... values) {
		return Regime.of(new Schedule.List(values), null, REPLACE);
	}

	private static Regime real(double samples, Real real) {
		return Regime.of(Schedule.of(samples), real, REPLACE);
	}

	private static Real count(double count, Source source) {
		return new Real(null, Schedule.of(count), source, Mixing.STRATIFIED, null);
	}

	private static Real share(Schedule share, Source source, Mixing mixing) {
		return new Real(share, null, source, mixing, null);
	}

	private static Real stock(int size, boolean replacement) {
		return new Real(Schedule.of(0.5), null, Source.STOCK, Mixing.STRATIFIED, new Stock(size, replacement));
	}

	private static Regime scheduled(@Nullable Schedule ages, @Nullable Schedule reuse) {
		return new Regime(Schedule.of(10), null, REPLACE, null, null, ages, null, reuse, null, Regime.Design.FRESH,
				Origin.KNOWN, Regime.Start.COLD);
	}

	private static Regime origin(Origin origin, @Nullable Real real, @Nullable RealWeight weight) {
		return new Regime(Schedule.of(10), real, REPLACE, null, weight, null, null, null, null, Regime.Design.FRESH,
				origin, Regime.Start.COLD);
	}

	private static void accepted(Regime regime, int generations) {
		regime.check(generations, MOST);
	}

	private static void refused(Regime regime, int generations, String pointer, String code) {
		refused(() -> {
			regime.check(generations, MOST);
			return regime;
		}, pointer, code);
	}

	private static void refused(Supplier<?> made, String pointer, String code) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(made::get).satisfies((refusal) -> {
			assertThat(refusal.pointer()).isEqualTo(pointer);
			assertThat(refusal.code()).isEqualTo(code);
		});
	}

	@Test
	void sizesAreThoseThatRoundWithin() {
		accepted(samples(0.5), 0);
		accepted(samples(100.49), 0);
		refused(samples(Math.nextDown(0.5)), 0, "/samples", "out-of-range");
		refused(samples(100.5), 0, "/samples", "out-of-range");
		refused(samples(Double.NaN), 0, "/samples", "out-of-range");
		accepted(samples(10, 10, 0), 1);
		refused(samples(10, 10, 0), 2, "/samples", "out-of-range");
		refused(samples(0, 10), 1, "/samples", "out-of-range");
	}

	@Test
	void agesAndSharesHaveRanges() {
		accepted(scheduled(new Schedule.List(new double[] { 1, 0 }), null), 1);
		accepted(scheduled(Schedule.of(Math.nextDown(1e9)), null), 1);
		refused(scheduled(Schedule.of(1e9), null), 0, "/ageWeight", "out-of-range");
		refused(scheduled(new Schedule.List(new double[] { 1, -1 }), null), 1, "/ageWeight", "out-of-range");
		refused(scheduled(new Schedule.List(new double[] { 0, 1 }), null), 1, "/ageWeight", "out-of-range");
		accepted(scheduled(null, new Schedule.List(new double[] { 7, 0, 1 })), 2);
		refused(scheduled(null, new Schedule.List(new double[] { 0, Math.nextUp(1.0) })), 1, "/reuse", "out-of-range");
		refused(scheduled(null, new Schedule.List(new double[] { 0, -0.1 })), 1, "/reuse", "out-of-range");
		accepted(real(10, share(new Schedule.List(new double[] { 7, 0, 1 }), Source.FRESH, Mixing.STRATIFIED)), 2);
		refused(real(10, share(Schedule.of(1.1), Source.FRESH, Mixing.STRATIFIED)), 1, "/real/share", "out-of-range");
	}

	@Test
	void countsHaveARange() {
		accepted(real(10, count(0, Source.FRESH)), 1);
		accepted(real(10, count(100.49, Source.FRESH)), 1);
		accepted(real(10, count(100.5, Source.FRESH)), 0);
		refused(real(10, count(100.5, Source.FRESH)), 1, "/real/count", "out-of-range");
		refused(real(10, count(-1, Source.FRESH)), 1, "/real/count", "out-of-range");
	}

	@Test
	void aFixedSourceHoldsWhatGenerationZeroDid() {
		accepted(real(10, count(10, Source.FIXED)), 1);
		refused(real(10, count(11, Source.FIXED)), 1, "/real/count", "not-enough-genuine");
		accepted(real(10, count(11, Source.FRESH)), 1);
		var growing = new Schedule.List(new double[] { 10, 30 });
		for (var mixing : Mixing.values()) {
			accepted(Regime.of(growing, share(Schedule.of(1 / 3.0), Source.FIXED, mixing), REPLACE), 1);
		}
		refused(Regime.of(growing, share(Schedule.of(0.5), Source.FIXED, Mixing.STRATIFIED), REPLACE), 1, "/real/share",
				"not-enough-genuine");
		accepted(Regime.of(growing, share(Schedule.of(0.5), Source.FIXED, Mixing.INDEPENDENT), REPLACE), 1);
	}

	@Test
	void aStockHoldsGenerationZero() {
		accepted(real(10, stock(10, false)), 1);
		refused(real(10, stock(9, false)), 0, "/real/stock/size", "not-enough-genuine");
	}

	@Test
	void unknownOriginNeedsGenuinePointsThatDoNotRunOut() {
		refused(() -> origin(Origin.UNKNOWN, null, new RealWeight(0.5)), "/realWeight", "conflict");
		refused(() -> origin(Origin.UNKNOWN, share(Schedule.of(0.5), Source.FIXED, Mixing.STRATIFIED), null), "/origin",
				"conflict");
		refused(() -> origin(Origin.UNKNOWN, stock(20, false), null), "/origin", "conflict");
		assertThat(origin(Origin.UNKNOWN, null, null)).isNotNull();
		assertThat(origin(Origin.UNKNOWN, stock(20, true), null)).isNotNull();
		assertThat(origin(Origin.UNKNOWN, share(Schedule.of(0.5), Source.FIXED, Mixing.INDEPENDENT), null)).isNotNull();
		assertThat(origin(Origin.UNKNOWN, share(Schedule.of(0.5), Source.FRESH, Mixing.STRATIFIED), null)).isNotNull();
		assertThat(origin(Origin.KNOWN, stock(20, false), new RealWeight(0.5))).isNotNull();
		assertThat(origin(Origin.KNOWN, share(Schedule.of(0.5), Source.FIXED, Mixing.STRATIFIED), null)).isNotNull();
	}

	@Test
	void genuineDataAreSaidOnceAndWithTheirSource() {
		var half = Schedule.of(0.5);
		var stock = new Stock(5, false);
		refused(() -> new Real(null, null, Source.FRESH, Mixing.STRATIFIED, null), "/share", "missing");
		refused(() -> new Real(half, half, Source.FRESH, Mixing.STRATIFIED, null), "/count", "conflict");
		refused(() -> new Real(null, half, Source.FRESH, Mixing.INDEPENDENT, null), "/mixing", "conflict");
		refused(() -> new Real(half, null, Source.STOCK, Mixing.STRATIFIED, null), "/stock", "missing");
		refused(() -> new Real(half, null, Source.FRESH, Mixing.STRATIFIED, stock), "/stock", "conflict");
		refused(() -> new Real(half, null, Source.STOCK, Mixing.INDEPENDENT, stock), "/mixing", "conflict");
		assertThat(new Real(half, null, Source.STOCK, Mixing.INDEPENDENT, new Stock(5, true)).isNone()).isFalse();
		assertThat(count(0, Source.FRESH).isNone()).isTrue();
		assertThat(count(1, Source.FRESH).isNone()).isFalse();
		assertThat(share(Schedule.of(0), Source.FRESH, Mixing.INDEPENDENT).isNone()).isTrue();
	}

	@Test
	void shorthandsHaveTheLimitsOfWhatTheyStandFor() {
		assertThat(Budget.of(1)).isEqualTo(new Budget(1, Budget.Scope.ALL));
		assertThat(Budget.of(Regime.MAX_SAMPLES).points()).isEqualTo(Regime.MAX_SAMPLES);
		for (var wrong : new double[] { 0, 1.5, Regime.MAX_SAMPLES + 1, Double.NaN }) {
			refused(() -> Budget.of(wrong), "", "out-of-range");
		}
		assertThat(RealWeight.of(0)).isEqualTo(new RealWeight(0.0));
		assertThat(RealWeight.of(1)).isEqualTo(new RealWeight(1.0));
		assertThat(RealWeight.of("golden")).isEqualTo(new RealWeight(null));
		for (var wrong : new double[] { -0.1, Math.nextUp(1.0), Double.NaN }) {
			refused(() -> RealWeight.of(wrong), "", "out-of-range");
		}
		refused(() -> new Schedule.List(new double[0]), "/values", "empty");
	}

	/** A count is beside the new points, a share among them. */
	@Test
	void newPoints() {
		var beside = real(10, count(3, Source.FRESH));
		assertThat(beside.newAt(0)).isEqualTo(10);
		assertThat(beside.newAt(1)).isEqualTo(13);
		assertThat(real(10, share(Schedule.of(0.3), Source.FRESH, Mixing.STRATIFIED)).newAt(1)).isEqualTo(10);
		assertThat(real(10, count(3, Source.FRESH)).models()).isEqualTo(1);
		assertThat(samples(10).newAt(1)).isEqualTo(10);
		assertThat(new Regime(Schedule.of(10), null, REPLACE, null, null, null, null, null, new Ancestry(5, 0.5),
				Regime.Design.FRESH, Origin.KNOWN, Regime.Start.COLD)
			.models()).isEqualTo(5);
	}

}
