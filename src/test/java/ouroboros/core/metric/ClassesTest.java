package ouroboros.core.metric;

import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.Metric;
import ouroboros.core.Sampling;
import ouroboros.core.View;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Space;
import ouroboros.core.law.EmpiricalPictures;
import ouroboros.core.law.Labelled;
import ouroboros.core.law.LabelledEmpirical;
import ouroboros.core.law.Law;
import ouroboros.pictures.Glyphs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Classes of pictures: found, counted, lost. */
class ClassesTest {

	private static final Turn TURN = new Turn(8, 0, () -> false);

	private static final Labelled DIGITS = new Glyphs(10, 0.25, 0.15, 1, 1.5, 0.02).law((dataset, columns) -> {
		throw new AssertionError();
	});

	/** Pictures of one pixel that tells the class, a little blurred. */
	private record Greys(double... classes) implements Labelled {

		@Override
		public Space space() {
			return new Space.Pictures(1, 1);
		}

		@Override
		public LabelledPictures draw(int size, UniformRandomProvider random) {
			var sampler = AliasMethodDiscreteSampler.of(random, this.classes);
			var labels = new int[size];
			var values = new float[size];
			for (int i = 0; i < size; i++) {
				labels[i] = sampler.sample();
				values[i] = (float) ((labels[i] + 0.4 * random.nextDouble()) / this.classes.length);
			}
			return new LabelledPictures(new Pictures(1, 1, values), labels);
		}

	}

	private static NearestNeighbours known(int[] labels, float... values) {
		return NearestNeighbours.of(new LabelledPictures(new Pictures(1, 1, values), labels));
	}

	private static int[] classes(NearestNeighbours classifier, float... values) {
		return classifier.classes(new Pictures(1, 1, values), TURN);
	}

	@Test
	void mostOfTheNearestFiveDecide() {
		var labels = new int[] { 0, 1, 1, 1, 0, 0, 0, 0 };
		var classifier = known(labels, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f);
		assertThat(classes(classifier, 0, 0.7f, 0.1f)).containsExactly(1, 0, 1);
		assertThat(classes(known(new int[] { 4, 2 }, 0, 1), 0.9f, 0.2f)).containsExactly(2, 4);
	}

	/** Two each: neither the smaller class, nor that of the first picture known. */
	@Test
	void tiesGoToTheNearest() {
		var classifier = known(new int[] { 0, 1, 1, 2, 2 }, 0.5f, 0.2f, 0.3f, 0.4f, 0.1f);
		assertThat(classes(classifier, 0, 0.1f)).containsExactly(2, 2);
	}

	@Test
	void aPictureThatIsNoneHasNoClass() {
		var classifier = known(new int[] { 0, 1 }, 0, 1);
		assertThat(classes(classifier, Float.NaN, Float.POSITIVE_INFINITY, 1)).containsExactly(-1, -1, 1);
		var truth = new Greys(0.5, 0.5);
		var view = Views.of(truth, new EmpiricalPictures(new Pictures(1, 1, new float[] { Float.NaN })));
		assertThat(new ClassEntropy(1000).measure(view)).isNaN();
		// shares among those that are of a class
		var half = new EmpiricalPictures(new Pictures(1, 1, new float[] { Float.NaN, 0, 1, Float.NaN }));
		assertThat(new ClassEntropy(1000).measure(Views.of(truth, half))).isBetween(Math.log(2) - 0.03, Math.log(2));
		assertThat(new ClassShare(1, 1000).measure(view)).isZero();
		assertThat(new ModesLost(0.1).measure(view)).isEqualTo(2);
	}

	/**
	 * Distances in double precision, whatever the number of pixels and pictures: no pixel
	 * is left out, none counted twice.
	 */
	@Test
	void theNearestAreThoseOfEuclid() {
		for (int pixels : new int[] { 1, 4, 7, 30 }) {
			var random = TURN.stream("pixels " + pixels);
			var known = noise(pixels, 60, random);
			var labels = IntStream.range(0, 60).toArray();
			var asked = noise(pixels, 37, random);
			var classes = NearestNeighbours.of(new LabelledPictures(known, labels)).classes(asked, TURN);
			for (int row = 0; row < 37; row++) {
				assertThat(distance(known, classes[row], asked, row)).isCloseTo(nearest(known, asked, row),
						within(1e-5));
			}
		}
	}

	private static Pictures noise(int pixels, int count, UniformRandomProvider random) {
		var values = new float[pixels * count];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat();
		}
		return new Pictures(1, pixels, values);
	}

	private static double nearest(Pictures known, Pictures asked, int row) {
		return IntStream.range(0, known.rows()).mapToDouble((i) -> distance(known, i, asked, row)).min().orElseThrow();
	}

	private static double distance(Pictures known, int i, Pictures asked, int row) {
		return IntStream.range(0, known.pixels())
			.mapToDouble((pixel) -> Math.pow(known.at(i, pixel) - asked.at(row, pixel), 2))
			.sum();
	}

	/** And hardly any where the labels have moved on to the next picture's. */
	@Test
	void mostDigitsAreFound() {
		var known = DIGITS.draw(2000, TURN.stream("classifier"));
		var heldOut = DIGITS.draw(500, TURN.stream("held-out"));
		assertThat(accuracy(known, heldOut)).isGreaterThan(0.9);
		var moved = known.labels().clone();
		System.arraycopy(known.labels(), 1, moved, 0, moved.length - 1);
		assertThat(accuracy(new LabelledPictures(known.pictures(), moved), heldOut)).isLessThan(0.2);
	}

	private static double accuracy(LabelledPictures known, LabelledPictures heldOut) {
		var found = NearestNeighbours.of(known).classes(heldOut.pictures(), TURN);
		return IntStream.range(0, found.length).filter((i) -> found[i] == heldOut.labels()[i]).count()
				/ (double) found.length;
	}

	@Test
	void theClassifierIsTheSameAtEveryGeneration() {
		var classifiers = IntStream.of(0, 7)
			.mapToObj((generation) -> new View(DIGITS, DIGITS, DIGITS, Sampling.PLAIN,
					new Turn(5, generation, () -> false))
				.shared(new NearestNeighbours.Genuine()))
			.toList();
		assertThat(classifiers.getFirst().columns()).isEqualTo(classifiers.getLast().columns());
		assertThat(classifiers.getFirst().labels()).isEqualTo(classifiers.getLast().labels()).hasSize(2000);
	}

	/** 1 in 100 of a class is what the threshold leaves it; the truth gives each 10. */
	@Test
	void noneIsLostUnderTheTruth() {
		var view = Views.of(DIGITS, DIGITS);
		assertThat(new ModesLost(0.1).measure(view)).isZero();
		assertThat(new ClassShare(3, 1000).measure(view)).isCloseTo(0.1, within(0.02 + 4 * Math.sqrt(0.09 / 1000)));
		assertThat(new ClassEntropy(1000).measure(view)).isBetween(Math.log(10) - 0.05, Math.log(10));
	}

	@Test
	void aModelOfOneDigitHasLostNine() {
		var drawn = DIGITS.draw(2000, TURN.stream("genuine"));
		var sevens = IntStream.range(0, 2000).filter((row) -> drawn.labels()[row] == 7).toArray();
		var view = Views.of(DIGITS, new EmpiricalPictures(drawn.pictures().select(sevens)));
		assertThat(new ModesLost(0.1).measure(view)).isEqualTo(9);
		assertThat(new ClassShare(7, 1000).measure(view)).isGreaterThan(0.95);
		assertThat(new ClassShare(8, 1000).measure(view)).isLessThan(0.05);
		assertThat(new ClassEntropy(1000).measure(view)).isLessThan(0.4);
	}

	/** 4% are above a tenth of the genuine 10%, but below a tenth of 50%. */
	@Test
	void areLostRelativeToTheirGenuineShare() {
		var truth = new Greys(0.5, 0.4, 0.1, 0);
		var view = Views.of(truth, new Greys(0.04, 0.92, 0.04, 0));
		assertThat(new ModesLost(0.1).measure(view)).isEqualTo(1);
		assertThat(new ModesLost(1).measure(view)).isEqualTo(2);
		assertThat(new ClassShare(0, 1000).measure(view)).isCloseTo(0.04, within(4 * Math.sqrt(0.04 * 0.96 / 1000)));
		assertThat(new ClassShare(3, 1000).measure(view)).isZero();
		assertThat(new ClassEntropy(10_000).measure(view)).isCloseTo(-0.08 * Math.log(0.04) - 0.92 * Math.log(0.92),
				within(4 * Math.sqrt(0.08 * 0.92 / 1e4) * Math.log(23)));
		assertThat(new ClassEntropy(1000).measure(Views.of(truth, new Greys(0, 1, 0, 0)))).isZero();
	}

	@Test
	void needLabelsAndFewPixels() {
		assertThat(unmet(new ClassEntropy(1), new LabelledEmpirical(DIGITS.draw(3, TURN.stream("genuine"))))).isNull();
		assertThat(unmet(new ClassEntropy(1), new EmpiricalPictures(new Pictures(1, 1, new float[1]))))
			.contains("labels", "pictures of 1 by 1");
		assertThat(unmet(new ClassEntropy(1), pictures(64, 64))).isNull();
		assertThat(unmet(new ClassEntropy(1), pictures(64, 65))).contains("4096");
		assertThat(unmet(new ModesLost(0.1), pictures(64, 64))).isNull();
		assertThat(unmet(new ClassShare(9, 1), DIGITS)).isNull();
		assertThat(unmet(new ClassShare(10, 1), DIGITS)).contains("class 10", "0 to 9");
	}

	private static Law pictures(int height, int width) {
		return new LabelledEmpirical(
				new LabelledPictures(new Pictures(height, width, new float[height * width]), new int[1]));
	}

	private static @Nullable String unmet(Metric metric, Law truth) {
		return metric.needs()
			.stream()
			.map((need) -> need.unmet(truth, EmpiricalPictures.class))
			.filter((reason) -> reason != null)
			.findFirst()
			.orElse(null);
	}

	@Test
	void stopsWhenToldTo() {
		var stopped = new View(DIGITS, DIGITS, DIGITS, Sampling.PLAIN, new Turn(1, 0, () -> true));
		assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> new ClassEntropy(1000).measure(stopped));
		var classifier = known(new int[] { 0 }, 0);
		assertThatExceptionOfType(Turn.Stopped.class)
			.isThrownBy(() -> classifier.classes(new Pictures(1, 1, new float[1]), stopped.turn()));
	}

}
