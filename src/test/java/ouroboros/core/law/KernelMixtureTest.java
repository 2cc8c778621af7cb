package ouroboros.core.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class KernelMixtureTest {

	private static UniformRandomProvider random() {
		return new Turn(17, 0, () -> false).stream("kernels");
	}

	/** Ascending points, some of them the same, with equal or unequal weights. */
	private static List<KernelMixture> mixtures() {
		var random = random();
		var all = new ArrayList<KernelMixture>();
		for (var kernel : Kernel.values()) {
			for (int dimension = 1; dimension <= 3; dimension++) {
				for (boolean weighted : new boolean[] { false, true }) {
					var values = random.doubles(60L * dimension, -3, 3).toArray();
					for (int row = 0; row < 60; row++) {
						values[row * dimension] = Math.floor(row / 2.0) / 5 - 3;
					}
					var weights = random.doubles(weighted ? 60 : 0).toArray();
					var total = Arrays.stream(weights).sum();
					all.add(new KernelMixture(new Points(dimension, values),
							Arrays.stream(weights).map((weight) -> weight / total).toArray(),
							random.doubles(dimension, 0.4, 1.2).toArray(), kernel));
				}
			}
		}
		return all;
	}

	/** By the definition, term by term, in sums that do not underflow here. */
	private static double density(KernelMixture law, double[] at) {
		var sum = 0.0;
		for (int row = 0; row < law.points().rows(); row++) {
			var square = 0.0;
			var volume = 1.0;
			for (int j = 0; j < at.length; j++) {
				square += Math.pow((at[j] - law.points().at(row, j)) / law.bandwidth()[j], 2);
				volume *= law.bandwidth()[j];
			}
			var ball = new double[] { 2, Math.PI, 4 * Math.PI / 3 }[at.length - 1];
			sum += law.weight(row) / volume * ((law.kernel() == Kernel.TOPHAT) ? ((square <= 1) ? 1 / ball : 0)
					: Math.exp(-square / 2) / Math.pow(2 * Math.PI, at.length / 2.0));
		}
		return sum;
	}

	@Test
	void hasTheDensityOfItsDefinition() {
		var random = random();
		for (var law : mixtures()) {
			var density = law.density();
			for (int i = 0; i < 300; i++) {
				var at = random.doubles(law.bandwidth().length, -5, 5).toArray();
				var expected = density(law, at);
				assertThat(Math.exp(density.logDensity(at, 0))).isCloseTo(expected, within(1e-12 * expected));
			}
		}
	}

	@Test
	void hasALogarithmOfTheDensityFarAway() {
		for (var law : mixtures()) {
			var far = new double[law.bandwidth().length];
			Arrays.fill(far, 1e6);
			if (law.kernel() == Kernel.TOPHAT) {
				assertThat(law.logDensity(far, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
			}
			else {
				assertThat(law.logDensity(far, 0)).isBetween(-1e14, -1e11);
			}
		}
	}

	/** A Gaussian kernel is a normal mixture. */
	@Test
	void isANormalMixture() {
		for (var law : mixtures()) {
			if (law.kernel() == Kernel.GAUSSIAN) {
				var rows = law.points().rows();
				var covariance = new double[law.bandwidth().length][law.bandwidth().length];
				for (int j = 0; j < covariance.length; j++) {
					covariance[j][j] = law.bandwidth()[j] * law.bandwidth()[j];
				}
				var mixture = new NormalMixture(IntStream.range(0, rows).mapToDouble(law::weight).toArray(),
						IntStream.range(0, rows)
							.mapToObj((row) -> new Normal(law.points().row(row), covariance))
							.toArray(Normal[]::new));
				assertThat(law.mean()).containsExactly(mixture.mean(), within(1e-13));
				for (int i = 0; i < covariance.length; i++) {
					assertThat(law.covariance()[i]).containsExactly(mixture.covariance()[i], within(1e-12));
				}
				if (covariance.length == 1) {
					for (double x = -6; x < 6; x += 0.1) {
						assertThat(law.cumulative(x)).isCloseTo(mixture.cumulative(x), within(1e-14));
						assertThat(law.shortfall(x)).isCloseTo(mixture.shortfall(x), within(1e-13));
					}
				}
				assertThat(law.scaled(0.25).covariance()[0][0]).isCloseTo(mixture.scaled(0.25).covariance()[0][0],
						within(1e-12));
			}
		}
	}

	/** |z| < 4 for mean and variance of each coordinate of 200,000 draws. */
	@Test
	void samplesHaveItsMoments() {
		var size = 200_000;
		for (var law : mixtures()) {
			var sample = law.sample(size, random());
			var mean = law.mean();
			for (int j = 0; j < law.bandwidth().length; j++) {
				var sum = 0.0;
				var fourth = 0.0;
				var squares = 0.0;
				for (int row = 0; row < size; row++) {
					var difference = sample.at(row, j) - mean[j];
					sum += difference / size;
					squares += difference * difference / size;
					fourth += Math.pow(difference, 4) / size;
				}
				var variance = law.covariance()[j][j];
				assertThat(sum / Math.sqrt(variance / size)).as("%s", law.kernel()).isBetween(-4.0, 4.0);
				var error = Math.sqrt((fourth - squares * squares) / size);
				assertThat((squares - variance) / error).as("%s", law.kernel()).isBetween(-4.0, 4.0);
				// the control: without the kernel's own variance
				assertThat(Math.abs(squares - variance
						+ law.kernel().variance(law.bandwidth().length) * Math.pow(law.bandwidth()[j], 2)) / error)
					.isGreaterThan(4);
			}
		}
	}

	/** Uniform within its ball, not towards the middle: P(|x| ≤ r) = r^d. */
	@Test
	void aTophatIsUniform() {
		for (int dimension = 1; dimension <= 3; dimension++) {
			var ball = new KernelMixture(new Points(dimension, new double[dimension]), new double[0], widths(dimension),
					Kernel.TOPHAT);
			var sample = ball.sample(100_000, random());
			for (double radius : new double[] { 0.4, 0.8, 1.2, 1.6, 2 }) {
				var within = 0;
				for (int row = 0; row < sample.rows(); row++) {
					within += Arrays.stream(sample.row(row)).map((x) -> x * x).sum() <= radius * radius ? 1 : 0;
				}
				var expected = Math.pow(radius / 2, dimension);
				assertThat(within / 100_000.0).isCloseTo(expected,
						within(4 * Math.sqrt(expected * (1 - expected) / 100_000) + 1e-15));
			}
		}
	}

	private static double[] widths(int dimension) {
		var widths = new double[dimension];
		Arrays.fill(widths, 2);
		return widths;
	}

	@Test
	void hasKnotsWhereItIs() {
		var far = new KernelMixture(new Points(1, new double[] { 0, 1, 1, 1e9 }), new double[0], new double[] { 0.5 },
				Kernel.GAUSSIAN);
		assertThat(far.knots()).isSorted().doesNotHaveDuplicates().hasSizeBetween(15, 40);
		assertThat(far.knots()[0]).isEqualTo(-4);
		assertThat(far.knots()[far.knots().length - 1]).isEqualTo(1e9 + 4);
		var many = new KernelMixture(new Points(1, IntStream.range(0, 100_000).mapToDouble((i) -> i / 1e4).toArray()),
				new double[0], new double[] { 0.5 }, Kernel.GAUSSIAN);
		assertThat(many.knots()).hasSizeBetween(18, 60);
		var tophats = new KernelMixture(new Points(1, new double[] { 0, 3 }), new double[0], new double[] { 0.5 },
				Kernel.TOPHAT);
		assertThat(tophats.knots()).containsExactly(-0.5, 0.5, 2.5, 3.5);
	}

	@Test
	void isAPointWithoutWidth() {
		var points = new KernelMixture(new Points(1, new double[] { 1, 3 }), new double[0], new double[] { 0 },
				Kernel.GAUSSIAN);
		assertThat(points.regular()).isFalse();
		assertThat(points.logDensity(new double[] { 3 }, 0)).isEqualTo(Double.POSITIVE_INFINITY);
		assertThat(points.logDensity(new double[] { 2 }, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
		assertThat(points.cumulative(1)).isEqualTo(0.5);
		assertThat(points.cumulative(0.99)).isZero();
		assertThat(points.shortfall(4)).isEqualTo(2);
	}

	private static KernelMixture line(Kernel kernel, double width, double... points) {
		return new KernelMixture(new Points(1, points), new double[0], new double[] { width }, kernel);
	}

	/** With a generator that says always the same every normal number is the same. */
	@Test
	void drawsAPointAndAKernelAboutIt() {
		UniformRandomProvider same = () -> 1L << 62;
		var z = ZigguratSampler.NormalizedGaussian.of(same).sample();
		var law = new KernelMixture(new Points(2, new double[] { 3, -1 }), new double[0], new double[] { 0.5, 2 },
				Kernel.GAUSSIAN);
		assertThat(law.sample(2, same).row(1)).containsExactly(new double[] { 3 + 0.5 * z, -1 + 2 * z }, within(1e-15));
		assertThat(law.space()).isEqualTo(new Space.Real(2));
		// a quarter of the way from -1 to 1
		assertThat(line(Kernel.TOPHAT, 0.5, 3).sample(1, same).values()).containsExactly(3 - 0.25);
	}

	@Test
	void countsThePointsBelow() {
		var law = line(Kernel.TOPHAT, 1, 1, 2, 2, 3);
		assertThat(law.rowsBelow(1)).isZero();
		assertThat(law.rowsBelow(2)).isEqualTo(1);
		assertThat(law.rowsBelow(2.5)).isEqualTo(3);
		assertThat(law.rowsBelow(4)).isEqualTo(4);
	}

	/** Where products of sums would lose all digits. */
	@Test
	void keepsItsVarianceFarFromTheOrigin() {
		assertThat(line(Kernel.GAUSSIAN, 0.5, 1e9, 1e9 + 1, 1e9 + 3).covariance()[0][0]).isCloseTo(14 / 9.0 + 0.25,
				within(1e-6));
	}

	@Test
	void isRegularWithAWidthInEveryCoordinate() {
		for (double width : new double[] { 0, Double.POSITIVE_INFINITY, Double.NaN }) {
			assertThat(new KernelMixture(new Points(2, new double[2]), new double[0], new double[] { 1, width },
					Kernel.TOPHAT)
				.regular()).isFalse();
		}
		assertThat(line(Kernel.TOPHAT, 1e-300, 0).regular()).isTrue();
	}

	/** At least a bandwidth apart, but for the last one, and each but once. */
	@Test
	void thinsKnots() {
		assertThat(line(Kernel.GAUSSIAN, 0.5, 0).knots()).containsExactly(-4, -3, -2, -1, 0, 1, 2, 3, 4);
		assertThat(line(Kernel.GAUSSIAN, 0.5, 0, 0).knots()).containsExactly(-4, -3, -2, -1, 0, 1, 2, 3, 4);
		assertThat(line(Kernel.GAUSSIAN, 1, 0, 1).knots())
			.containsExactly(IntStream.rangeClosed(-8, 9).asDoubleStream().toArray());
		assertThat(line(Kernel.GAUSSIAN, 1, 0, 0.25).knots()).containsExactly(-8, -6, -4, -2, 0, 2, 4, 6, 8, 8.25);
		assertThat(line(Kernel.TOPHAT, 1, 0, 0.25).knots()).containsExactly(-1, -0.75, 1, 1.25);
	}

}
