package ouroboros.core.truth;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Points;
import ouroboros.core.law.Moments;
import ouroboros.core.law.NormalMixture;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

class ShapeTest {

	private static final int SIZE = 400_000;

	private static Moments law(Shape.Form form, double noise) {
		return new Shape(form, noise).law((dataset, columns) -> {
			throw new AssertionError();
		});
	}

	private static Points sample(Shape.Form form, double noise, int size) {
		return (Points) law(form, noise).sample(size, new Turn(4, 0, () -> false).stream("shape"));
	}

	/** |z| < 4 for every mean and every product of differences from the mean. */
	@ParameterizedTest
	@EnumSource
	void hasTheMomentsThatItSays(Shape.Form form) {
		var law = law(form, 0.3);
		var mean = law.mean();
		var sample = sample(form, 0.3, SIZE);
		for (int i = 0; i < mean.length; i++) {
			var column = i;
			assertThat(z(sample, (row) -> sample.at(row, column), mean[i])).as("mean %d", i).isBetween(-4.0, 4.0);
			for (int j = 0; j <= i; j++) {
				var other = j;
				Coordinate product = (row) -> (sample.at(row, column) - mean[column])
						* (sample.at(row, other) - mean[other]);
				assertThat(z(sample, product, law.covariance()[i][j])).as("%d,%d", i, j).isBetween(-4.0, 4.0);
				assertThat(law.covariance()[j][i]).isEqualTo(law.covariance()[i][j]);
			}
			// the control: another noise
			assertThat(Math.abs(z(sample, (row) -> Math.pow(sample.at(row, column) - mean[column], 2),
					law(form, 0.3 + ((form == Shape.Form.SWISS_ROLL) ? 2 : 0.02)).covariance()[i][i])))
				.isGreaterThan(4);
		}
	}

	private interface Coordinate {

		double of(int row);

	}

	private static double z(Points sample, Coordinate coordinate, double expected) {
		var mean = IntStream.range(0, sample.rows()).mapToDouble(coordinate::of).average().orElseThrow();
		var variance = IntStream.range(0, sample.rows())
			.mapToDouble((row) -> Math.pow(coordinate.of(row) - mean, 2))
			.average()
			.orElseThrow();
		return (mean - expected) / Math.sqrt(variance / sample.rows());
	}

	/** Without noise on the curves and sheets of scikit-learn, on all parts of them. */
	@Test
	void withoutNoisePointsAreOnTheShape() {
		var moons = sample(Shape.Form.MOONS, 0, 1000);
		var upper = 0;
		for (int row = 0; row < 1000; row++) {
			var x = moons.at(row, 0);
			var y = moons.at(row, 1);
			var above = Math.abs(Math.hypot(x, y) - 1) < 1e-12 && y >= 0;
			var below = Math.abs(Math.hypot(x - 1, y - 0.5) - 1) < 1e-12 && y <= 0.5;
			assertThat(above || below).isTrue();
			upper += above ? 1 : 0;
		}
		assertThat(upper).isBetween(430, 570);
		var circles = sample(Shape.Form.CIRCLES, 0, 1000);
		var outer = 0;
		for (int row = 0; row < 1000; row++) {
			var radius = Math.hypot(circles.at(row, 0), circles.at(row, 1));
			assertThat(Math.min(Math.abs(radius - 1), Math.abs(radius - 0.5))).isLessThan(1e-12);
			outer += (radius > 0.75) ? 1 : 0;
		}
		assertThat(outer).isBetween(430, 570);
		var roll = sample(Shape.Form.SWISS_ROLL, 0, 1000);
		for (int row = 0; row < 1000; row++) {
			var t = Math.hypot(roll.at(row, 0), roll.at(row, 2));
			assertThat(t).isBetween(1.5 * Math.PI, 4.5 * Math.PI);
			assertThat(roll.at(row, 0)).isCloseTo(t * Math.cos(t), within(1e-10));
			assertThat(roll.at(row, 1)).isBetween(0.0, 21.0);
		}
	}

	/** The same chance, whatever the noise: what differs is the noise alone. */
	@ParameterizedTest
	@EnumSource
	void noiseMovesPointsInProportion(Shape.Form form) {
		var one = sample(form, 1, 50);
		var two = sample(form, 2, 50);
		var three = sample(form, 3, 50);
		for (int i = 0; i < one.values().length; i++) {
			assertThat(two.values()[i] - one.values()[i]).isCloseTo(three.values()[i] - two.values()[i], within(1e-12));
		}
	}

	@Test
	void blobsAreThreeClustersOnACircle() {
		var blobs = (NormalMixture) law(Shape.Form.BLOBS, 0.5);
		assertThat(blobs.weights()).containsExactly(new double[] { 1 / 3.0, 1 / 3.0, 1 / 3.0 }, within(1e-15));
		for (int k = 0; k < 3; k++) {
			var angle = Math.PI / 2 + k * 2 * Math.PI / 3;
			assertThat(blobs.components()[k].mean()).containsExactly(new double[] { Math.cos(angle), Math.sin(angle) },
					within(1e-15));
			assertThat(blobs.components()[k].covariance()).isDeepEqualTo(new double[][] { { 0.25, 0 }, { 0, 0.25 } });
		}
	}

	@Test
	void onlyBlobsNeedNoise() {
		for (var form : Shape.Form.values()) {
			if (form == Shape.Form.BLOBS) {
				var refusal = catchThrowableOfType(Refusal.class, () -> new Shape(form, 0));
				assertThat(refusal).isNotNull();
				assertThat(refusal.pointer()).isEqualTo("/noise");
				assertThat(refusal.code()).isEqualTo("out-of-range");
			}
			else {
				assertThat(new Shape(form, 0).noise()).isZero();
			}
		}
	}

}
