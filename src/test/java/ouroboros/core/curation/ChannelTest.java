package ouroboros.core.curation;

import java.util.List;

import org.junit.jupiter.api.Test;

import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Portion;
import ouroboros.core.regime.Schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static ouroboros.core.curation.Scenes.changed;
import static ouroboros.core.curation.Scenes.values;

/** What channels make of data that can be looked through. */
class ChannelTest {

	private static final Law LAW = Normal.of(0, 1);

	private static final Points POINTS = new Points(2, new double[] { 0.25, 0.74, -0.75, 1.3, 5, -0.25 });

	/** Two coordinates and a number. */
	private static final Pairs NUMBERS = new Pairs(new Points(3, new double[] { 0.3, 0.3, 0.74, 1.1, 0.1, -2.3 }), 0);

	private static long[] counts(Channel channel, long... counts) {
		return ((Symbols) changed(channel, new Symbols(counts))).counts();
	}

	/** Halves of a step go to the even multiple. */
	@Test
	void quantises() {
		assertThat(values(changed(new Quantise(0.5), POINTS))).containsExactly(0, 0.5, -1, 1.5, 5, -0.0);
		assertThat(values(changed(new Quantise(0.5), NUMBERS))).containsExactly(0.3, 0.3, 0.5, 1.1, 0.1, -2.5);
		assertThat(counts(new Quantise(2), 1, 2, 3, 4, 5)).containsExactly(3, 0, 7, 0, 5);
		assertThat(counts(new Quantise(1.5), 1, 2, 3, 4, 5)).containsExactly(3, 3, 0, 9, 0);
		assertThat(counts(new Quantise(0.5), 1, 2, 3)).containsExactly(1, 2, 3);
	}

	@Test
	void shifts() {
		assertThat(values(changed(new Shift(new double[] { 1 }), POINTS))).containsExactly(1.25, 0.74, 0.25, 1.3, 6,
				-0.25);
		assertThat(values(changed(new Shift(new double[] { 0, -2, 9 }), POINTS)))
			.containsExactly(new double[] { 0.25, -1.26, -0.75, -0.7, 5, -2.25 }, within(1e-15));
		assertThat(values(changed(new Shift(new double[] { 2, 7 }), NUMBERS)))
			.containsExactly(new double[] { 0.3, 0.3, 2.74, 1.1, 0.1, -0.3 }, within(1e-15));
		assertThat(values(changed(new Shift(new double[0]), NUMBERS))).containsExactly(NUMBERS.table().values());
	}

	/** The others of three classes, as often as each other: 4 standard errors of 200. */
	@Test
	void flips() {
		var labels = new double[600];
		for (int row = 0; row < 300; row++) {
			labels[2 * row] = 0.5;
			labels[2 * row + 1] = row % 3;
		}
		var classes = new Pairs(new Points(2, labels), 3);
		assertThat(changed(new Flip(0), classes)).usingRecursiveComparison().isEqualTo(classes);
		var flipped = (Pairs) changed(new Flip(1), classes);
		var next = 0;
		for (int row = 0; row < 300; row++) {
			assertThat(flipped.input(row, 0)).isEqualTo(0.5);
			assertThat(flipped.label(row)).isIn(0.0, 1.0, 2.0).isNotEqualTo((double) (row % 3));
			next += (flipped.label(row) == (row + 1) % 3) ? 1 : 0;
		}
		assertThat((next - 150) / Math.sqrt(75)).isBetween(-4.0, 4.0);
	}

	@Test
	void flipsSymbols() {
		assertThat(counts(new Flip(1), 10, 3)).containsExactly(3, 10);
		assertThat(counts(new Flip(0), 10, 3)).containsExactly(10, 3);
		assertThat(counts(new Flip(1), 7)).containsExactly(7);
		var others = counts(new Flip(1), 0, 400, 0);
		assertThat(others[1]).isZero();
		assertThat((others[0] - 200) / 10.0).isBetween(-4.0, 4.0);
		assertThat(others[0] + others[2]).isEqualTo(400);
	}

	/** The turn is at generation 2. A point gets noise as a whole or not at all. */
	@Test
	void addsNoiseByGeneration() {
		var points = new Points(2, new double[2000]);
		var half = new Noise(1, new Schedule.List(new double[] { 0, 1, 0.5, 1 }));
		var noisy = (Points) changed(half, points);
		var hit = 0;
		for (int row = 0; row < 1000; row++) {
			assertThat(noisy.at(row, 0) == 0).isEqualTo(noisy.at(row, 1) == 0);
			assertThat(noisy.at(row, 0) == 0 || noisy.at(row, 0) != noisy.at(row, 1)).isTrue();
			hit += (noisy.at(row, 0) != 0) ? 1 : 0;
		}
		assertThat((hit - 500) / Math.sqrt(250)).isBetween(-4.0, 4.0);
		assertThat(values(changed(new Noise(1, Schedule.of(0)), points))).containsOnly(0);
		assertThat(values(changed(new Noise(1, Schedule.of(1)), points))).doesNotContain(0);
	}

	/** To labels alone: their mean square is 9·0.8 within 4 standard errors. */
	@Test
	void addsNoiseToLabels() {
		var rows = 20_000;
		var noisy = (Pairs) changed(new Noise(3, Schedule.of(0.8)), new Pairs(new Points(2, new double[2 * rows]), 0));
		var squares = 0.0;
		for (int row = 0; row < rows; row++) {
			assertThat(noisy.input(row, 0)).isZero();
			squares += noisy.label(row) * noisy.label(row) / rows;
		}
		// fourth moment 0.8·3·81
		assertThat((squares - 7.2) / Math.sqrt((0.8 * 3 * 81 - 7.2 * 7.2) / rows)).isBetween(-4.0, 4.0);
		assertThat(values(changed(new Noise(3, Schedule.of(0)), NUMBERS))).containsExactly(NUMBERS.table().values());
	}

	@Test
	void tellsTheVarianceOfItsNoise() {
		var noise = new Noise(3, new Schedule.List(new double[] { -1, 0.5, 7 }));
		assertThat(noise.variance(0)).isZero();
		assertThat(noise.variance(1)).isEqualTo(4.5);
		assertThat(noise.variance(2)).isEqualTo(9);
	}

	@Test
	void leavesOtherDataAsTheyAre() {
		var pictures = new Pictures(1, 2, new float[] { 0.3f, 0.7f });
		var texts = new Texts(3, 2, new int[] { 0, 1, 2, 2 });
		var symbols = new Symbols(new long[] { 3, 4 });
		var quantise = new Quantise(0.5);
		var noise = new Noise(1, Schedule.of(1));
		var shift = new Shift(new double[] { 1 });
		for (var channel : List.<Channel>of(quantise, noise, shift)) {
			for (var data : List.<Data>of(pictures, texts)) {
				assertThat(changed(channel, data)).isSameAs(data);
			}
		}
		assertThat(changed(noise, symbols)).isSameAs(symbols);
		assertThat(changed(shift, symbols)).isSameAs(symbols);
		assertThat(changed(new Flip(1), pictures)).isSameAs(pictures);
		assertThat(changed(new Flip(1), POINTS)).isSameAs(POINTS);
		var summary = new Summary(new Space.Real(1), 5, new double[1], new double[1][1]);
		for (var channel : List.<Channel>of(quantise, noise, shift, new Flip(1))) {
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> changed(channel, summary));
		}
	}

	/** Of both origins alike. */
	@Test
	void changesEveryPortion() {
		var batch = Batch.of(List.of(Portion.genuine(POINTS), Portion.synthetic(new Points(2, new double[] { 7, 8 }))));
		var trip = new RoundTrip(new Shift(new double[] { 0.1 }), new Quantise(1));
		var changed = trip.over((_) -> batch, Scenes.of(LAW, LAW)).draw(4);
		assertThat(changed.portions()).extracting(Portion::genuine).containsExactly(true, false);
		assertThat(values(changed.portions().get(0).data())).containsExactly(0, 1, -1, 1, 5, -0.0);
		assertThat(values(changed.portions().get(1).data())).containsExactly(7, 8);
		// the other way round nothing is rounded last
		var back = new RoundTrip(new Quantise(1), new Shift(new double[] { 0.1 }));
		assertThat(values(back.over((_) -> batch, Scenes.of(LAW, LAW)).draw(4).portions().get(1).data()))
			.containsExactly(new double[] { 7.1, 8 }, within(1e-15));
	}

}
