package ouroboros.core.curation;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.data.Points;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Normal;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Portion;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DetectorTest {

	private static void assertRefused(@Nullable Double synthetic, @Nullable Double genuine, @Nullable Double bias,
			String pointer, String code) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new Detector(synthetic, genuine, bias))
			.satisfies((refusal) -> assertThat(refusal.pointer()).isEqualTo(pointer))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo(code));
	}

	@Test
	void hasRatesOrABias() {
		assertRefused(null, null, null, "/bias", "missing");
		assertRefused(0.5, 0.5, 2.0, "/bias", "conflict");
		assertRefused(0.5, null, 2.0, "/bias", "conflict");
		assertRefused(null, 0.5, 2.0, "/bias", "conflict");
		assertRefused(null, 0.5, null, "/truePositiveRate", "missing");
		assertRefused(0.5, null, null, "/falsePositiveRate", "missing");
		assertThat(new Detector(0.5, 0.1, null).bias()).isNull();
		assertThat(new Detector(null, null, 2.0).bias()).isEqualTo(2);
	}

	@Test
	void rejectsByOrigin() {
		var law = Normal.of(0, 1);
		var batch = Batch.of(List.of(Portion.genuine(new Points(1, new double[] { 1, 2 })),
				Portion.synthetic(new Points(1, new double[] { 3, 4 }))));
		for (int rate = 0; rate < 2; rate++) {
			var kept = new Detector((double) rate, 1.0 - rate, null).over((_) -> batch, Scenes.of(law, law))
				.draw(2)
				.portions();
			assertThat(kept).hasSize(1);
			assertThat(kept.getFirst().genuine()).isEqualTo(rate == 1);
			assertThat(Scenes.values(kept.getFirst().data()))
				.containsExactly((rate == 1) ? new double[] { 1, 2 } : new double[] { 3, 4 });
		}
	}

	/**
	 * Probabilities 1/2 and 1/2 of the truth, 1/5 and 4/5 of the model: 1-c is 5/7 or
	 * 5/13, so that the copies, three of each, weigh 13 to 7. Of two drawn without
	 * replacement both are the first with probability 39/60·26/47, and both are the
	 * second with 21/60·14/53. Within 4 standard errors.
	 */
	@Test
	void drawsCopiesByTheirWeights() {
		var trials = 20_000;
		var twice = new int[2];
		var source = new Detector(null, null, 1.0).over(Scenes.always(new Symbols(new long[] { 1, 1 })),
				Scenes.of(new Discrete(new double[] { 0.5, 0.5 }), new Discrete(new double[] { 0.2, 0.8 })));
		for (int trial = 0; trial < trials; trial++) {
			var counts = Scenes.counts(source.draw(2));
			assertThat(counts[0] + counts[1]).isEqualTo(2);
			twice[0] += (counts[0] == 2) ? 1 : 0;
			twice[1] += (counts[1] == 2) ? 1 : 0;
		}
		var expected = new double[] { 39 / 60.0 * 26 / 47, 21 / 60.0 * 14 / 53 };
		for (int symbol = 0; symbol < 2; symbol++) {
			var p = expected[symbol];
			assertThat((twice[symbol] - trials * p) / Math.sqrt(trials * p * (1 - p))).isBetween(-4.0, 4.0);
		}
	}

	/**
	 * Odds beyond all doubles: e^5000 is worse than e^4900, and e^-5000 as good as
	 * e^-100. Of two equal candidates one is drawn of two with probability 3/5.
	 */
	@Test
	void weighsWhatIsCertain() {
		var truth = Normal.of(0, 1);
		var model = Normal.of(100, 1);
		var detector = new Detector(null, null, 1.0);
		var scene = Scenes.of(truth, model);
		var worse = detector.over(Scenes.always(new Points(1, new double[] { 100, 99 })), scene);
		var equal = detector.over(Scenes.always(new Points(1, new double[] { 0, 49 })), scene);
		var mixed = 0;
		for (int trial = 0; trial < 1000; trial++) {
			assertThat(points(worse.draw(2))).containsExactly(99, 99);
			mixed += (Arrays.stream(points(equal.draw(2))).sum() == 49) ? 1 : 0;
		}
		assertThat((mixed - 600) / Math.sqrt(240)).isBetween(-4.0, 4.0);
	}

	private static double[] points(Batch batch) {
		return Scenes.values(batch.portions().getFirst().data());
	}

}
