package ouroboros.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Data;
import ouroboros.core.data.Summary;
import ouroboros.core.data.Symbols;
import ouroboros.core.data.Training;
import ouroboros.core.law.Discrete;
import ouroboros.core.law.Law;
import ouroboros.core.law.Matrices;
import ouroboros.core.law.Moments;
import ouroboros.core.law.Normal;
import ouroboros.core.law.Sufficient;
import ouroboros.core.learner.Bernoulli;
import ouroboros.core.learner.Categorical;
import ouroboros.core.learner.Exponential;
import ouroboros.core.learner.Gaussian;
import ouroboros.core.learner.Poisson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chains that are fitted to sufficient statistics have the law of chains fitted to the
 * points themselves: two-sample tests of 15,000 chains each at a level of 6e-5, each on
 * one number of the model after one, two and five fits. Seeds are fixed.
 */
class StatisticsTest {

	private static final int CHAINS = 15_000;

	private static final double LEVEL = 6e-5;

	private static final int[] FITS = { 1, 2, 5 };

	/** How data come from a law. */
	private interface Drawing {

		Data of(Law law, int size, UniformRandomProvider random);

	}

	private static final Drawing POINTS = Law::sample;

	private static final Drawing STATISTICS = (law, size, random) -> ((Sufficient) law).statistics(size, random);

	/** A number of a model. */
	private record Number(String name, ToDoubleFunction<Law> of) {
	}

	private static final Number MEAN = new Number("mean", (law) -> ((Moments) law).mean()[0]);

	private static final Number LAST_MEAN = new Number("last mean", (law) -> ((Moments) law).mean()[2]);

	private static final Number TRACE = new Number("trace", (law) -> Matrices.trace(((Moments) law).covariance()));

	private static final Number DETERMINANT = new Number("determinant",
			(law) -> Matrices.logDeterminant(((Moments) law).covariance()));

	private static final Number CORRELATION = new Number("correlation", (law) -> {
		var covariance = ((Moments) law).covariance();
		return covariance[2][0] / Math.sqrt(covariance[0][0] * covariance[2][2]);
	});

	/** Told from the mean it shows whether mean and scatter are independent. */
	private static final Number RATIO = new Number("mean to deviation",
			(law) -> ((Moments) law).mean()[0] / Math.sqrt(((Moments) law).covariance()[0][0]));

	private static final Number FIRST = new Number("first probability", (law) -> ((Discrete) law).probabilities()[0]);

	private static final Number HETEROZYGOSITY = new Number("heterozygosity", (law) -> {
		var sum = 1.0;
		for (var p : ((Discrete) law).probabilities()) {
			sum -= p * p;
		}
		return sum;
	});

	private static final Number SUPPORT = new Number("support", (law) -> {
		var alive = 0;
		for (var p : ((Discrete) law).probabilities()) {
			alive += (p > 0) ? 1 : 0;
		}
		return alive;
	});

	private record Subject(String name, Law truth, Learner learner, int size, List<Number> numbers) {

		/** By number and fit, one value of each chain. */
		double[][][] chains(Drawing drawing, int seed) {
			var values = new double[this.numbers.size()][FITS.length][CHAINS];
			IntStream.range(0, CHAINS).parallel().forEach((chain) -> {
				var turn = new Turn(seed, chain, () -> false);
				var random = turn.stream(this.name);
				var model = this.truth;
				for (int fit = 1, kept = 0; kept < FITS.length; fit++) {
					model = this.learner.fit(Training.of(drawing.of(model, this.size, random)), turn);
					if (fit == FITS[kept]) {
						for (int number = 0; number < values.length; number++) {
							values[number][kept][chain] = this.numbers.get(number).of().applyAsDouble(model);
						}
						kept++;
					}
				}
			});
			return values;
		}

		boolean differs(Drawing drawing) {
			var points = chains(POINTS, 1);
			var others = chains(drawing, 2);
			for (int number = 0; number < points.length; number++) {
				for (int kept = 0; kept < FITS.length; kept++) {
					if (Twins.significance(points[number][kept], others[number][kept]) < LEVEL) {
						return true;
					}
				}
			}
			return false;
		}

	}

	private static final Normal SPACE = new Normal(new double[] { 1, -2, 3 },
			new double[][] { { 2, 0.3, 0.6 }, { 0.3, 1, -0.2 }, { 0.6, -0.2, 0.5 } });

	/** Its third coordinate is the sum of the others. */
	private static final Normal PLANE = new Normal(new double[] { 0, 0, 0 },
			new double[][] { { 1, 0.5, 1.5 }, { 0.5, 2, 2.5 }, { 1.5, 2.5, 4 } });

	private static final Subject LINE = new Subject("gaussian", Normal.of(1, 4), Loops.UNBIASED, 10,
			List.of(MEAN, DETERMINANT, RATIO));

	private static final Subject THREE = new Subject("three dimensions", SPACE, Loops.MAXIMUM_LIKELIHOOD, 12,
			List.of(MEAN, LAST_MEAN, TRACE, DETERMINANT, CORRELATION, RATIO));

	private static final Subject COUNTS = new Subject("poisson", new ouroboros.core.law.Poisson(0.5), new Poisson(), 5,
			List.of(MEAN));

	private static final Subject WAITING = new Subject("exponential", new ouroboros.core.law.Exponential(3),
			new Exponential(), 5, List.of(MEAN));

	private static final Subject COIN = new Subject("bernoulli", new Discrete(new double[] { 0.7, 0.3 }),
			new Bernoulli(), 15, List.of(FIRST, HETEROZYGOSITY));

	private static final Subject ALPHABET = new Subject("categorical",
			new Discrete(new double[] { 0.3, 0.01, 0, 0.25, 0.14, 0.2, 0.04, 0.06 }), new Categorical(0), 30,
			List.of(FIRST, HETEROZYGOSITY, SUPPORT));

	@TestFactory
	Stream<DynamicTest> statisticsHaveTheLawOfPoints() {
		var diagonal = new Gaussian(Loops.UNBIASED.estimator(), Gaussian.Shape.DIAGONAL);
		var spherical = new Gaussian(Loops.UNBIASED.estimator(), Gaussian.Shape.SPHERICAL);
		return Stream
			.of(LINE, new Subject("two points", Normal.of(0, 1), Loops.UNBIASED, 2, List.of(MEAN, DETERMINANT)),
					new Subject("one point", SPACE, Loops.UNBIASED, 1, List.of(MEAN, LAST_MEAN, TRACE)), THREE,
					new Subject("fewer points than dimensions", SPACE, Loops.UNBIASED, 3,
							List.of(MEAN, LAST_MEAN, TRACE, CORRELATION)),
					new Subject("a degenerate law", PLANE, Loops.UNBIASED, 9,
							List.of(MEAN, LAST_MEAN, TRACE, CORRELATION, RATIO)),
					new Subject("diagonal", SPACE, diagonal, 8, List.of(MEAN, TRACE, DETERMINANT)),
					new Subject("spherical", SPACE, spherical, 8, List.of(MEAN, TRACE, DETERMINANT)), COUNTS, WAITING,
					COIN, ALPHABET,
					new Subject("smoothed", ALPHABET.truth(), new Categorical(0.5), 30, List.of(FIRST, HETEROZYGOSITY)))
			.map((subject) -> DynamicTest.dynamicTest(subject.name(),
					() -> assertThat(subject.differs(STATISTICS)).isFalse()));
	}

	/** The controls: each is a mistake that one could make. */
	@Test
	void oneDegreeOfFreedomShows() {
		Drawing oneMore = (law, size, random) -> {
			var more = ((Normal) law).statistics(size + 1, random);
			return new Summary(more.space(), size, more.mean(), more.scatter());
		};
		assertThat(LINE.differs(oneMore)).isTrue();
		assertThat(THREE.differs(oneMore)).isTrue();
		Drawing untriangular = (law, size, random) -> {
			var summary = ((Normal) law).statistics(size, random);
			var scatter = Matrices.times(size - 1, ((Normal) law).covariance());
			return new Summary(summary.space(), size, summary.mean(), scatter);
		};
		assertThat(THREE.differs(untriangular)).isTrue();
	}

	@Test
	void aDependenceOfMeanAndScatterShows() {
		assertThat(LINE.differs((law, size, random) -> {
			var summary = ((Normal) law).statistics(size, random);
			var mean = ((Normal) law).mean()[0];
			var factor = summary.scatter()[0][0] / (size - 1) / ((Normal) law).covariance()[0][0];
			return new Summary(summary.space(), size,
					new double[] { mean + (summary.mean()[0] - mean) * Math.sqrt(factor) }, summary.scatter());
		})).isTrue();
	}

	@Test
	void normalApproximationsShow() {
		Drawing normal = (law, size, random) -> {
			var mean = ((Moments) law).mean()[0];
			var deviation = Math.sqrt(((Moments) law).covariance()[0][0] / size);
			var drawn = mean + deviation * ZigguratSampler.NormalizedGaussian.of(random).sample();
			return new Summary(law.space(), size, new double[] { Math.max(0, Math.rint(drawn * size) / size) },
					new double[0][]);
		};
		assertThat(COUNTS.differs(normal)).isTrue();
		assertThat(WAITING.differs(normal)).isTrue();
	}

	@Test
	void aTrialTooManyShows() {
		Drawing oneMore = (law, size, random) -> ((Sufficient) law).statistics(size + 1, random);
		assertThat(COUNTS.differs(oneMore)).isTrue();
		assertThat(COIN.differs(oneMore)).isTrue();
		assertThat(WAITING.differs(oneMore)).isTrue();
		// of 31 symbols in place of 30 the levels of probability tell
		assertThat(ALPHABET.differs(oneMore)).isTrue();
	}

	@Test
	void symbolsDrawnEachForItselfShow() {
		assertThat(ALPHABET.differs((law, size, random) -> {
			var counts = new ArrayList<Long>();
			for (var p : ((Discrete) law).probabilities()) {
				counts.add(new Discrete(new double[] { 1 - p, p }).statistics(size, random).counts()[1]);
			}
			return new Symbols(counts.stream().mapToLong(Long::longValue).toArray());
		})).isTrue();
	}

}
