package ouroboros.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Pairs;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Texts;
import ouroboros.core.data.Training;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.EmpiricalPictures;
import ouroboros.core.law.Law;
import ouroboros.core.law.LinearModel;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.TwoClasses;
import ouroboros.core.learner.Categorical;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.learner.GaussianMixture;
import ouroboros.core.learner.NGram;
import ouroboros.core.truth.MarkovText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What holds of every learner there is. */
class LearnerLawsTest {

	private static final Turn TURN = new Turn(5, 2, () -> false);

	static List<Learner> learners() {
		return Members.instances(Learner.class)
			.stream()
			.map((learner) -> learner.prepared(new Space.Text(5, 30), Subject.UPLOADS))
			.toList();
	}

	@Test
	void allLearnersAreFound() {
		assertThat(learners()).<Class<?>>map(Learner::getClass)
			.contains(Gaussian.class, Categorical.class, GaussianMixture.class, NGram.class);
	}

	@ParameterizedTest
	@MethodSource("learners")
	void fitsEverySampleAndIsMeasured(Learner learner) {
		for (var training : trainings(learner)) {
			var model = learner.fit(training, TURN);
			assertThat(model).isInstanceOf(learner.model());
			assertThat(model.space()).isEqualTo(training.space());
			var view = new View(truth(training.space()), model, model, Sampling.PLAIN, TURN);
			for (var metric : learner.metrics()) {
				metric.measure(view);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("learners")
	void sizesOfSamplesAreWhatWasAskedFor(Learner learner) {
		for (var training : trainings(learner)) {
			var model = learner.fit(training, TURN);
			for (int size : new int[] { 0, 1, 2, 17 }) {
				assertThat(model.sample(size, TURN.stream("synthetic")).size()).isEqualTo(size);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("learners")
	void theSameStreamGivesTheSameBits(Learner learner) {
		for (var training : trainings(learner)) {
			var before = Bits.of(training);
			assertThat(Bits.of(learner.fit(training, TURN))).isEqualTo(Bits.of(learner.fit(training, TURN)));
			assertThat(Bits.of(training)).as("training data").isEqualTo(before);
		}
	}

	@ParameterizedTest
	@MethodSource("learners")
	void stops(Learner learner) {
		var stopped = new Turn(5, 2, () -> true);
		for (var training : trainings(learner)) {
			assertThatExceptionOfType(Turn.Stopped.class).isThrownBy(() -> learner.fit(training, stopped));
		}
	}

	@ParameterizedTest
	@MethodSource("learners")
	void estimatesItsTime(Learner learner) {
		for (var training : trainings(learner)) {
			assertThat(learner.nanoseconds(1000, training.space())).isBetween(1.0, 1e11);
		}
	}

	private static Law truth(Space space) {
		return switch (space) {
			case Space.Real(int dimension) -> Loops.standardNormal(dimension);
			case Space.Pairs(int inputs, int classes) ->
				(classes == 0) ? new LinearModel(new double[inputs], 1) : new TwoClasses(inputs, 2);
			case Space.Pictures(int rows, int columns) -> new EmpiricalPictures(pictures(rows, columns, 50));
			case Space.Text(int symbols, int length) -> new MarkovText(symbols, 1, 1, length, 0).law(Loops.NO_DATA);
			case Space.Alphabet(int symbols) ->
				Discrete.proportionalTo(DoubleStream.generate(() -> 1).limit(symbols).toArray());
		};
	}

	/**
	 * Samples that are small, constant, tied, tiny or huge, and weights of many sizes.
	 */
	private static List<Training> trainings(Learner learner) {
		var samples = new ArrayList<Data>();
		if (learner.data() == Space.Real.class) {
			for (int dimension = 1; dimension <= 3; dimension++) {
				samples.addAll(points(dimension));
				if (learner.learnsFromStatistics()) {
					samples.addAll(summaries(dimension));
				}
			}
		}
		else if (learner.data() == Space.Pairs.class) {
			for (int width = 2; width <= 4; width++) {
				samples.addAll(pairs(width));
				if (learner.learnsFromStatistics()) {
					var inputs = width - 1;
					summaries(width).forEach((summary) -> samples.add(new Summary(new Space.Pairs(inputs, 0),
							summary.size(), summary.mean(), summary.scatter())));
				}
			}
		}
		else if (learner.data() == Space.Alphabet.class) {
			samples.addAll(symbols());
		}
		else if (learner.data() == Space.Text.class) {
			samples.addAll(texts());
		}
		else if (learner.data() == Space.Pictures.class) {
			samples.addAll(pictures());
		}
		else {
			throw new IllegalArgumentException("say here what samples there are for " + learner);
		}
		samples.removeIf((sample) -> !learner.learns(sample.space()));
		assertThat(samples).hasSizeGreaterThan(2);
		var trainings = new ArrayList<Training>();
		for (var sample : samples) {
			trainings.add(Training.of(sample));
			trainings.add(new Training(List.of(new Training.Part(sample, 1e-100))));
			trainings.add(new Training(List.of(new Training.Part(sample, 0.1), new Training.Part(sample, 3))));
			trainings.add(new Training(List.of(new Training.Part(sample, 1e-9), new Training.Part(sample, 1e9))));
		}
		return trainings;
	}

	private static List<Points> points(int dimension) {
		var normal = ((Points) Loops.standardNormal(dimension).sample(40, TURN.stream("genuine")));
		var all = new ArrayList<Points>();
		for (double scale : new double[] { 1, 1e-100, 1e100 }) {
			var scaled = normal.map((x) -> x * scale);
			all.add(scaled);
			all.add(scaled.map(Math::rint));
			all.add(new Points(dimension, Arrays.copyOf(scaled.values(), dimension)));
			all.add(new Points(dimension, Arrays.copyOf(scaled.values(), 2 * dimension)));
			all.add(normal.map((x) -> scale));
			all.add(normal.map((x) -> scale + x));
		}
		all.add(normal.map((x) -> 0));
		all.add(normal.map((x) -> Double.NaN));
		all.add(normal.map((x) -> (x > 0) ? Double.POSITIVE_INFINITY : x));
		return all;
	}

	private static List<Texts> texts() {
		var random = TURN.stream("genuine");
		var tokens = random.ints(600, 0, 5).toArray();
		return List.of(new Texts(1, 1, new int[1]), new Texts(7, 1, new int[] { 3 }),
				new Texts(7, 3, new int[] { 6, 0, 6 }), new Texts(3, 40, new int[40]), new Texts(5, 30, tokens),
				new Texts(5, 30, new int[30]), new Texts(5, 30, Arrays.copyOf(tokens, 60)), new Texts(500, 2, tokens),
				new Texts(6, 600, tokens));
	}

	private static Pictures pictures(int height, int width, int count) {
		var random = TURN.stream("genuine");
		return new Pictures(height, width, new float[height * width * count]).map((_) -> random.nextFloat());
	}

	/** Noise, black, white, a single one, and what is undefined. */
	private static List<Pictures> pictures() {
		var noise = pictures(4, 4, 7);
		return List.of(noise, pictures(8, 4, 1), pictures(4, 8, 30), noise.map((_) -> 0), noise.map((_) -> 1),
				noise.map(Math::rint), noise.map((_) -> Double.NaN));
	}

	/** Numbers of all sizes as labels, and classes of two kinds. */
	private static List<Pairs> pairs(int width) {
		var all = new ArrayList<Pairs>();
		for (var points : points(width)) {
			all.add(new Pairs(points, 0));
			var classes = new Pairs(points, 2).relabelled((label) -> (label > 0) ? 1 : 0);
			all.add(classes);
			all.add(classes.relabelled((label) -> 1));
		}
		return all;
	}

	private static List<Summary> summaries(int dimension) {
		var all = new ArrayList<Summary>();
		for (long size : new long[] { 1, 2, 1_000_000_000_000_000L }) {
			for (double mean : new double[] { 0, 1, -1e100, 1e-100, Double.NaN, Double.POSITIVE_INFINITY }) {
				for (double spread : new double[] { 0, 1, 1e200, 1e-200, Double.NaN, Double.POSITIVE_INFINITY }) {
					var means = new double[dimension];
					Arrays.fill(means, mean);
					all.add(new Summary(new Space.Real(dimension), size, means,
							Matrices.times(spread * (size - 1), Matrices.identity(dimension))));
				}
			}
		}
		return all;
	}

	private static List<Symbols> symbols() {
		return Stream
			.of(new long[] { 1 }, new long[] { 0, 1, 0 }, new long[] { 7, 7, 7, 7 }, new long[] { 0, 0, 12 },
					new long[] { 1, 1_000_000_000_000L, 2 }, new long[] { 4_000_000_000_000_000L, 1 },
					new long[] { 0, 3 }, new long[] { 1, 1 })
			.map(Symbols::new)
			.toList();
	}

}
