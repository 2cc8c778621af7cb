package ouroboros.core.learner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ouroboros.core.GivenNumbers;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Training;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Normal;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.learner.GaussianMixture.Shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** From an equal start, EM takes the same steps as scikit-learn. */
class ExpectationMaximisationTest {

	private static final Turn TURN = new Turn(1, 0, () -> false);

	static Stream<String> mixtures() throws IOException {
		try (var file = Objects
			.requireNonNull(ExpectationMaximisationTest.class.getResourceAsStream("scikit-learn-mixtures.txt"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.toList()
				.stream();
		}
	}

	@ParameterizedTest
	@MethodSource("mixtures")
	void equalsScikitLearn(String line) {
		var parts = line.split(" \\| ");
		var spec = parts[0].split(" ");
		var dimension = Integer.parseInt(spec[1]);
		var components = Integer.parseInt(spec[2]);
		var training = Training.of(data(Integer.parseInt(spec[3]), dimension, components));
		var outcome = numbers(parts[1]);
		var fit = fit(training, shape(spec[0]), start(dimension, components), Double.parseDouble(spec[4]),
				Integer.parseInt(spec[5]));
		assertThat(fit.iterations()).isEqualTo((int) outcome[0]);
		assertThat(fit.meanLogLikelihood()).isCloseTo(outcome[1], within(5e-10));
		assertThat(fit.mixture().weights()).containsExactly(numbers(parts[2]), within(1e-9));
		assertThat(means(fit.mixture())).containsExactly(numbers(parts[3]), within(1e-9));
		assertThat(covariances(spec[0], fit.mixture())).containsExactly(numbers(parts[4]), within(1e-9));
	}

	@ParameterizedTest
	@MethodSource("mixtures")
	void tellsAnotherDivisorFromScikitLearns(String line) {
		var parts = line.split(" \\| ");
		var spec = parts[0].split(" ");
		var dimension = Integer.parseInt(spec[1]);
		var components = Integer.parseInt(spec[2]);
		var size = Integer.parseInt(spec[3]);
		var fit = fit(Training.of(data(size, dimension, components)), shape(spec[0]), start(dimension, components),
				Double.parseDouble(spec[4]), Integer.parseInt(spec[5]));
		var unbiased = Arrays.stream(covariances(spec[0], fit.mixture()))
			.map((value) -> value * size / (size - 1))
			.toArray();
		assertThat(IntStream.range(0, unbiased.length)
			.mapToDouble((i) -> Math.abs(unbiased[i] - numbers(parts[4])[i]))
			.max()
			.orElseThrow()).isGreaterThan(1e-4);
	}

	/** Observations of weight 3 count as much as three of weight 1 each. */
	@ParameterizedTest
	@MethodSource("mixtures")
	void aWeightCountsAsManyObservations(String line) {
		var spec = line.split(" ");
		var dimension = Integer.parseInt(spec[1]);
		var components = Integer.parseInt(spec[2]);
		var some = data(200, dimension, components);
		var others = data(300, dimension, components).map((value) -> value * 0.8);
		var one = new Training.Part(some, 1);
		var repeated = new Training(Stream.of(one, one, one, new Training.Part(others, 1)).toList());
		var weighted = new Training(Stream.of(new Training.Part(some, 3), new Training.Part(others, 1)).toList());
		var expected = fit(repeated, shape(spec[0]), start(dimension, components), 0, 10);
		var actual = fit(weighted, shape(spec[0]), start(dimension, components), 0, 10);
		assertThat(actual.meanLogLikelihood()).isCloseTo(expected.meanLogLikelihood(), within(1e-11));
		assertThat(actual.mixture().weights()).containsExactly(expected.mixture().weights(), within(1e-11));
	}

	/** Of two blocks, the second of three vectors; no iteration. */
	@Test
	void clustersAreComponents() {
		var values = IntStream.range(0, 515).mapToDouble((i) -> (i % 2 == 0) ? i % 7 : 100 + i % 5).toArray();
		var observations = new Observations(Training.of(new Points(1, values)), TURN);
		var clusters = new KMeans(observations, 2, GivenNumbers.of(0, 0.5, 0.5));
		var fit = new ExpectationMaximisation(observations, Shape.FULL, 1e-6, TURN).from(clusters, 0, 0);
		assertThat(fit.iterations()).isZero();
		assertThat(fit.mixture().weights()).containsExactly(new double[] { 258 / 515.0, 257 / 515.0 }, within(1e-14));
		for (int k = 0; k < 2; k++) {
			var cluster = k;
			var members = Arrays.stream(values).filter((value) -> value < 50 == (cluster == 0)).toArray();
			var mean = Arrays.stream(members).average().orElseThrow();
			var variance = Arrays.stream(members).map((value) -> (value - mean) * (value - mean)).sum()
					/ members.length;
			assertThat(fit.mixture().components()[k].mean()[0]).isCloseTo(mean, within(1e-12));
			assertThat(fit.mixture().components()[k].covariance()[0][0]).isCloseTo(variance + 1e-6, within(1e-11));
		}
	}

	/** Densities e^-1800 and e^-1740 are none in double precision. */
	@Test
	void knowsTheLikelihoodOfWhatIsFarAway() {
		var start = new NormalMixture(new double[] { 0.5, 0.5 }, new Normal[] { Normal.of(0, 1), Normal.of(1, 1) });
		var fit = fit(Training.of(new Points(1, new double[] { 60 })), Shape.FULL, start, 0, 1);
		assertThat(fit.meanLogLikelihood()).isCloseTo(
				Math.log(0.5) - 0.5 * Math.log(2 * Math.PI) - 59 * 59 / 2.0 + Math.log1p(Math.exp(-59.5)),
				within(1e-11));
		assertThat(fit.mixture().weights()).containsExactly(new double[] { 0, 1 }, within(1e-14));
		assertThat(fit.mixture().components()[1].mean()[0]).isCloseTo(60, within(1e-9));
	}

	/**
	 * Once for each component of the start and of the end, once for the block and twice
	 * for each component in it.
	 */
	@Test
	void isStoppedBetweenComponents() {
		var polls = new int[1];
		var turn = new Turn(1, 0, () -> ++polls[0] < 0);
		var observations = new Observations(Training.of(data(100, 1, 2)), turn);
		polls[0] = 0;
		new ExpectationMaximisation(observations, Shape.FULL, 1e-6, turn).from(start(1, 2), 0, 1);
		assertThat(polls[0]).isEqualTo(2 + 2 + 1 + 2 * 2);
	}

	private static ExpectationMaximisation.Fit fit(Training training, Shape shape, NormalMixture start,
			double tolerance, int maxIterations) {
		return new ExpectationMaximisation(new Observations(training, TURN), shape, 1e-6, TURN).from(start, tolerance,
				maxIterations);
	}

	private static Shape shape(String name) {
		return name.equals("diag") ? Shape.DIAGONAL : Shape.valueOf(name.toUpperCase(Locale.ROOT));
	}

	private static double[] numbers(String text) {
		return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
	}

	private static double[] means(NormalMixture mixture) {
		return Arrays.stream(mixture.components()).map(Normal::mean).flatMapToDouble(Arrays::stream).toArray();
	}

	private static double[] covariances(String shape, NormalMixture mixture) {
		var all = Arrays.stream(mixture.components()).map(Normal::covariance);
		return switch (shape) {
			case "full" -> all.flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
			case "tied" -> all.limit(1).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
			case "diag" ->
				all.flatMapToDouble((matrix) -> IntStream.range(0, matrix.length).mapToDouble((j) -> matrix[j][j]))
					.toArray();
			default -> all.mapToDouble((matrix) -> matrix[0][0]).toArray();
		};
	}

	/** The data of scikit-learn-mixtures.py. */
	private static Points data(int size, int dimension, int components) {
		var values = new double[size * dimension];
		var state = 12345L;
		for (int at = 0; at < values.length; at++) {
			var total = 0.0;
			for (int i = 0; i < 4; i++) {
				state = (state * 1103515245 + 12345) & 0x7FFFFFFF;
				total += state / 2147483648.0;
			}
			var cluster = (at / dimension) % components;
			values[at] = (total - 2) * 1.7320508075688772 + (cluster * (at % dimension + 1)) * 1.5;
		}
		return new Points(dimension, values);
	}

	private static NormalMixture start(int dimension, int components) {
		var weights = new double[components];
		Arrays.fill(weights, 1.0 / components);
		var normals = new Normal[components];
		for (int k = 0; k < components; k++) {
			var mean = new double[dimension];
			for (int j = 0; j < dimension; j++) {
				mean[j] = k * (j + 1) * 1.2 + 0.1;
			}
			normals[k] = new Normal(mean, Matrices.identity(dimension));
		}
		return new NormalMixture(weights, normals);
	}

}
