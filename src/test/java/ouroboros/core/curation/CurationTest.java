package ouroboros.core.curation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.Filter;
import ouroboros.core.Scene;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Symbols;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.law.Normal;
import ouroboros.core.regime.Batch;
import ouroboros.core.regime.Exhausted;
import ouroboros.core.regime.Portion;
import ouroboros.core.regime.Schedule;
import ouroboros.core.regime.Source;
import ouroboros.core.truth.Categorical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * What filters make of a law, by closed forms. Shares of {@value #SIZE} points are within
 * 4 standard errors of what is expected: false-alarm rate 6e-5 each.
 */
class CurationTest {

	private static final int SIZE = 200_000;

	private static final Discrete FOUR = new Discrete(new double[] { 0.4, 0.3, 0.2, 0.1 });

	private static final Reward LIKING = new Reward.Table(new double[] { 0, 1, 2, 2 });

	private static final Turn TURN = new Turn(11, 3, () -> false);

	private static Scene scene(Law truth, Law generator) {
		return new Scene(truth, generator, TURN, TURN.stream("curation/0"));
	}

	/** Synthetic points only. */
	private static Source source(Law law) {
		var random = TURN.stream("synthetic");
		return (size) -> Batch.of(List.of(Portion.synthetic(law.sample((int) size, random))));
	}

	/** As many genuine points as synthetic ones. */
	private static Source even(Law truth, Law model) {
		var random = TURN.stream("synthetic");
		return (size) -> Batch.of(List.of(Portion.genuine(truth.sample((int) (size / 2), random)),
				Portion.synthetic(model.sample((int) (size - size / 2), random))));
	}

	private static Batch curated(Filter filter, Law law, int size) {
		return filter.over(source(law), scene(law, law)).draw(size);
	}

	private static long[] counts(Batch batch) {
		var sum = new long[4];
		for (var portion : batch.portions()) {
			for (int symbol = 0; symbol < sum.length; symbol++) {
				sum[symbol] += ((Symbols) portion.data()).counts()[symbol];
			}
		}
		return sum;
	}

	private static double[] points(Batch batch) {
		return batch.portions()
			.stream()
			.flatMapToDouble((portion) -> Arrays.stream(((Points) portion.data()).values()))
			.toArray();
	}

	private static boolean agree(long[] counts, double... probabilities) {
		var size = Arrays.stream(counts).sum();
		return IntStream.range(0, counts.length).allMatch((symbol) -> {
			var p = probabilities[symbol];
			return Math.abs(counts[symbol] - size * p) <= 4 * Math.sqrt(size * p * (1 - p));
		});
	}

	/** One round of choice among K candidates by closed form for K = 2. */
	private static double[] bradleyTerry(double[] p, double[] rewards) {
		var next = new double[p.length];
		for (int x = 0; x < p.length; x++) {
			for (int y = 0; y < p.length; y++) {
				next[x] += p[x] * p[y] * 2 / (1 + Math.exp(rewards[y] - rewards[x]));
			}
		}
		return next;
	}

	/** Literature J1 and its second round. */
	@Test
	void preferenceBetweenTwo() {
		var first = bradleyTerry(FOUR.probabilities(), new double[] { 0, 1, 2, 2 });
		assertThat(first).containsExactly(new double[] { .253155, .313864, .288655, .144327 }, within(1e-6));
		var two = new Preference(2, LIKING);
		assertThat(agree(counts(curated(two, FOUR, SIZE)), first)).isTrue();
		assertThat(agree(counts(curated(two, new Discrete(first), SIZE)),
				bradleyTerry(first, new double[] { 0, 1, 2, 2 })))
			.isTrue();
		assertThat(agree(counts(curated(new Preference(3, LIKING), FOUR, SIZE)), first)).isFalse();
		assertThat(agree(counts(curated(new Preference(1, LIKING), FOUR, SIZE)), FOUR.probabilities())).isTrue();
	}

	/** Literature J3: many candidates tilt the law by e^reward, up to 1/K. */
	@Test
	void preferenceAmongMany() {
		var tilted = Discrete.proportionalTo(new double[] { .4, .3 * Math.E, .2 * Math.exp(2), .1 * Math.exp(2) })
			.probabilities();
		assertThat(tilted[2]).isCloseTo(.430572, within(2e-3));
		var counts = counts(curated(new Preference(200, LIKING), FOUR, 20_000));
		assertThat(counts[2] / 20_000.0).isCloseTo(tilted[2], within(4 * Math.sqrt(.25 / 20_000) + 1.0 / 200));
		assertThat(counts[2] / 20_000.0).isGreaterThan(0.39);
	}

	/** Chosen by x: of two normal candidates, tilted by e^(s·x), the mean moves up. */
	@Test
	void preferenceInADirection() {
		var law = Normal.of(0, 1);
		var chosen = Arrays
			.stream(points(curated(new Preference(400, new Reward.Linear(new double[] { 0.5 })), law, 20_000)))
			.average()
			.orElseThrow();
		assertThat(chosen).isCloseTo(0.5, within(4 / Math.sqrt(20_000) + 0.01));
		var drawn = Arrays
			.stream(points(curated(new Preference(400, new Reward.Proximity(new double[] { 1 }, 1)), law, 20_000)))
			.average()
			.orElseThrow();
		assertThat(drawn).isCloseTo(0.5, within(4 / Math.sqrt(20_000) + 0.01));
		var sharpened = points(curated(new Preference(400, new Reward.Likelihood(1)), law, 20_000));
		assertThat(Arrays.stream(sharpened).map((x) -> x * x).average().orElseThrow()).isCloseTo(0.5,
				within(4 * 0.5 * Math.sqrt(2 / 20_000.0) + 0.01));
	}

	@Test
	void theTailIsCut() {
		var kept = points(curated(new TailCut(0.1), Normal.of(2, 9), SIZE));
		assertThat(kept).hasSize(SIZE);
		var limit = 1.6448536;
		assertThat(Arrays.stream(kept).map((x) -> Math.abs(x - 2) / 3).max().orElseThrow()).isCloseTo(limit,
				within(0.02));
		var counts = counts(curated(new TailCut(0.2), FOUR, SIZE));
		assertThat(agree(new long[] { counts[0], counts[1], counts[2] + counts[3] }, .5, .375, .125)).isTrue();
		assertThat(counts[3]).isZero();
	}

	@Test
	void aDetectorChangesSharesByItsRates() {
		var filter = new Detector(0.8, 0.1, null);
		var batch = filter.over(even(FOUR, FOUR), scene(FOUR, FOUR)).draw(SIZE);
		var genuine = genuine(batch);
		assertThat(batch.size()).isEqualTo(SIZE);
		var expected = 0.9 / (0.9 + 0.2);
		assertThat(Math.abs(genuine - SIZE * expected)).isLessThan(4 * Math.sqrt(SIZE * expected * (1 - expected)));
		assertThat(Math.abs(genuine - SIZE * 0.5)).isGreaterThan(4 * Math.sqrt(SIZE * 0.25));
	}

	private static long genuine(Batch batch) {
		return batch.portions().stream().filter(Portion::genuine).mapToLong((portion) -> portion.data().size()).sum();
	}

	/**
	 * Weights (1-c)^b: without bias any candidates, up to three times each; with a strong
	 * one the most genuine ones three times.
	 */
	@Test
	void aDetectorResamplesByBias() {
		var model = new Discrete(new double[] { 0.1, 0.2, 0.3, 0.4 });
		var scene = scene(FOUR, model);
		assertThat(agree(counts(new Detector(null, null, 0.0).over(source(model), scene).draw(SIZE)),
				model.probabilities()))
			.isTrue();
		var strong = counts(new Detector(null, null, 1000.0).over(source(model), scene).draw(1000));
		var drawn = counts(source(model).draw(1000));
		// odds q/p of the symbols: 1/4, 2/3, 3/2, 4
		assertThat(strong[0]).isEqualTo(3 * drawn[0]);
		assertThat(strong[1]).isEqualTo(Math.min(3 * drawn[1], 1000 - strong[0]));
		assertThat(strong[3]).isZero();
	}

	@Test
	void correctionMixesTheTargetIn() {
		var model = new Discrete(new double[] { 1, 0, 0, 0 });
		var corrected = counts(new Correction(0.25, null).over(source(model), scene(FOUR, model)).draw(SIZE));
		assertThat(agree(corrected, 1 - 0.2 * 0.6, 0.2 * 0.3, 0.2 * 0.2, 0.2 * 0.1)).isTrue();
		assertThat(agree(corrected, 1 - 0.25 * 0.6, 0.25 * 0.3, 0.25 * 0.2, 0.25 * 0.1)).isFalse();
		var target = new Categorical(new double[] { 0, 0, 0, 1 });
		assertThat(agree(counts(new Correction(1, target).over(source(model), scene(FOUR, model)).draw(SIZE)), 0.5, 0,
				0, 0.5))
			.isTrue();
	}

	/**
	 * Literature M4: a symbol is flipped an odd number of times with this probability.
	 * Every copy has chance of its own.
	 */
	@Test
	void copiesOfCopies() {
		var clean = new Discrete(new double[] { 1, 0 });
		var flip = new Flip(0.07);
		var copy = source(clean);
		for (int time = 0; time < 12; time++) {
			copy = flip.over(copy, new Scene(clean, clean, TURN, TURN.stream("curation/" + time)));
		}
		var counts = ((Symbols) copy.draw(SIZE).portions().getFirst().data()).counts();
		assertThat(agree(counts, 1 - .41816, .41816)).isTrue();
		assertThat(agree(counts, 1 - .40462, .40462)).as("eleven copies").isFalse();
		assertThat(
				agree(counts(curated(new Flip(0.3), new Discrete(new double[] { 1, 0, 0, 0 }), SIZE)), .7, .1, .1, .1))
			.isTrue();
	}

	/** Literature M5: two steps in turn saturate after the first cycle. */
	@Test
	void roundTripsSaturate() {
		var law = Normal.of(0, 1);
		var drawn = points(source(law).draw(SIZE));
		var trip = new RoundTrip(new Quantise(0.3), new Quantise(0.2));
		var source = source(law);
		for (int cycle = 1; cycle <= 10; cycle++) {
			source = trip.over(source, scene(law, law));
		}
		var once = rms(drawn, points(trip.over(source(law), scene(law, law)).draw(SIZE)));
		assertThat(once).isCloseTo(.1105, within(0.001));
		assertThat(rms(drawn, points(source.draw(SIZE)))).isCloseTo(once, within(1e-12));
		var single = points(new Quantise(0.3).over(source(law), scene(law, law)).draw(SIZE));
		assertThat(rms(drawn, single)).isCloseTo(0.3 / Math.sqrt(12), within(0.001));
	}

	private static double rms(double[] before, double[] after) {
		return Math.sqrt(IntStream.range(0, before.length)
			.mapToDouble((i) -> (after[i] - before[i]) * (after[i] - before[i]))
			.average()
			.orElseThrow());
	}

	@Test
	void noiseAddsItsVariance() {
		var law = Normal.of(0, 4);
		assertThat(meanSquare(curated(new Noise(3, Schedule.of(1)), law))).isCloseTo(13, within(4 * 13 * ERROR));
		assertThat(meanSquare(curated(new Noise(3, Schedule.of(0.25)), law))).isCloseTo(4 + 0.25 * 9,
				within(4 * 13 * ERROR));
		assertThat(meanSquare(curated(new Noise(0, Schedule.of(1)), law))).isCloseTo(4, within(4 * 4 * ERROR));
	}

	private static final double ERROR = Math.sqrt(2.0 / SIZE);

	private static Batch curated(Filter filter, Law law) {
		return curated(filter, law, SIZE);
	}

	private static double meanSquare(Batch batch) {
		return Arrays.stream(points(batch)).map((x) -> x * x).average().orElseThrow();
	}

	@Test
	void aShiftMovesEverythingAlike() {
		var law = new Normal(new double[] { 1, 2 }, new double[][] { { 1, 0 }, { 0, 1 } });
		var before = points(source(law).draw(100));
		var after = points(curated(new Shift(new double[] { 3 }), law, 100));
		for (int i = 0; i < before.length; i++) {
			assertThat(after[i]).isEqualTo(before[i] + ((i % 2 == 0) ? 3 : 0));
		}
	}

	@Test
	void duplicatesGo() {
		assertThat(counts(curated(new Deduplicate(), FOUR, SIZE))).containsExactly(1, 1, 1, 1);
		var rounded = points(new Deduplicate()
			.over(new Quantise(1).over(source(Normal.of(0, 1)), scene(FOUR, FOUR)), scene(FOUR, FOUR))
			.draw(1000));
		assertThat(rounded).doesNotHaveDuplicates().hasSizeBetween(5, 9);
		var both = new Deduplicate().over(even(FOUR, FOUR), scene(FOUR, FOUR)).draw(SIZE);
		assertThat(counts(both)).containsExactly(1, 1, 1, 1);
	}

	@Test
	void predictableSymbolsAreRedrawn() {
		var edited = counts(curated(new Edit(0.35, 2), FOUR, SIZE));
		assertThat(agree(edited, .4 * 4 / 7, .3 + .4 * 3 / 7, .2, .1)).isTrue();
		assertThat(counts(curated(new Edit(0.41, 2), FOUR, SIZE))).isEqualTo(counts(source(FOUR).draw(SIZE)));
	}

	@Test
	void whatRejectsEverythingGivesUp() {
		var calls = new long[1];
		var counting = source(FOUR);
		Source source = (size) -> {
			calls[0] += size;
			return counting.draw(size);
		};
		assertThatExceptionOfType(Exhausted.class)
			.isThrownBy(() -> new Detector(1.0, 0.0, null).over(source, scene(FOUR, FOUR)).draw(50))
			.withMessageContaining("detector rejected all of 5000 candidates");
		assertThat(calls[0]).isEqualTo(5000);
		assertThat(new Detector(0.999, 0.0, null).over(source, scene(FOUR, FOUR)).draw(SIZE).size())
			.isBetween(SIZE / 12L, SIZE / 8L);
	}

}
