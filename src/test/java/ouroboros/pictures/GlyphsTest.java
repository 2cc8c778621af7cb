package ouroboros.pictures;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GlyphsTest {

	private static final Glyphs PLAIN = new Glyphs(0, 0, 0, 0, 0, 0);

	private static final Glyphs USUAL = new Glyphs(10, 0.25, 0.15, 1, 1.5, 0.02);

	private static LabelledPictures draw(Glyphs glyphs, int size) {
		return glyphs.law((dataset, columns) -> {
			throw new AssertionError();
		}).draw(size, new Turn(3, 0, () -> false).stream("genuine"));
	}

	/** A square from (10, 10) to (18, 20), whole or with another one cut out of it. */
	private static Outline frame(boolean hole) {
		var x = new double[] { 10, 18, 18, 10, 12, 12, 15.5, 15.5 };
		var y = new double[] { 10, 10, 20, 20, 12, 15, 15, 12 };
		return new Outline(x, y, hole ? new int[] { 4, 8 } : new int[] { 4 });
	}

	private static double white(Outline outline, double thickness) {
		var canvas = new Canvas();
		canvas.draw(outline, thickness);
		return IntStream.range(0, canvas.pixels().length).mapToDouble((i) -> canvas.pixels()[i]).sum();
	}

	/** Areas, but for the roundness of corners, which takes less than a pixel. */
	@Test
	void theInsideIsWhite() {
		assertThat(white(frame(false), 0)).isCloseTo(80, within(1e-5));
		assertThat(white(frame(true), 0)).isCloseTo(80 - 10.5, within(0.5));
		assertThat(white(frame(false), 2)).isCloseTo(10 * 12, within(1.0));
		assertThat(white(frame(true), 2)).isCloseTo(10 * 12 - 1.5, within(1.5));
		assertThat(white(frame(false).mapped(0.5, 0, 0.25, 0, 0.5, 0), 0)).isCloseTo(20, within(0.5));
		assertThat(white(frame(false).mapped(1, 0, -14, 0, 1, -15), 0)).isCloseTo(4 * 5, within(1e-5));
		assertThat(white(frame(false).mapped(1, 0, 400, 0, 1, 0), 2)).isZero();
	}

	/**
	 * 8 has two holes, 0, 6 and 9 have one, and so has 4 where it is not open: no digit
	 * is taken for its neighbour.
	 */
	@Test
	void digitsHaveTheirHoles() {
		assertThat(Typeface.ALL).hasSize(8)
			.allSatisfy((face) -> assertThat(face.digits().stream().map((digit) -> digit.ends().length - 1).toList())
				.matches((holes) -> List.of(1, 0, 0, 0, 1, 0, 1, 0, 2, 1).equals(holes)
						|| List.of(1, 0, 0, 0, 0, 0, 1, 0, 2, 1).equals(holes)));
	}

	@Test
	void plainOnesAreAsManyAsTypefacesHaveDigits() {
		var drawn = draw(PLAIN, 2000);
		var different = new HashSet<Object>();
		for (int row = 0; row < 2000; row++) {
			different.add(drawn.pictures().identity(row));
			assertThat(heightOf(drawn.pictures(), row)).isEqualTo(18);
		}
		assertThat(different).hasSize(80);
	}

	/** Rows of which a pixel is at least half white. */
	private static long heightOf(Pictures pictures, int row) {
		return IntStream.range(0, 28)
			.filter((y) -> IntStream.range(0, 28).anyMatch((x) -> pictures.at(row, 28 * y + x) >= 0.45))
			.count();
	}

	@Test
	void usualOnesAreAllDifferent() {
		var drawn = draw(USUAL, 2000);
		var different = new HashSet<Object>();
		for (int row = 0; row < 2000; row++) {
			different.add(drawn.pictures().identity(row));
		}
		assertThat(different).hasSize(2000);
	}

	/** Chi-squared of 9 degrees of freedom is above 33.7 once in 10,000 seeds. */
	@Test
	void digitsAreEquallyProbable() {
		var counts = new int[10];
		for (var label : draw(PLAIN, 5000).labels()) {
			counts[label]++;
		}
		assertThat(IntStream.of(counts).mapToDouble((count) -> (count - 500.0) * (count - 500) / 500).sum())
			.isLessThan(33.7);
	}

	@Test
	void theLargestAmountsGiveBrightnessToo() {
		for (var glyphs : new Glyphs[] { USUAL, new Glyphs(45, 1, 0.5, 6, 4, 1) }) {
			for (var white : draw(glyphs, 200).pictures().values()) {
				assertThat(white).isBetween(0f, 1f);
			}
		}
	}

	/** Noise of deviation 0.1 on pixels that are neither cut nor on a stroke. */
	@Test
	void noiseHasItsDeviation() {
		var still = draw(PLAIN, 1).pictures();
		var noisy = draw(new Glyphs(0, 0, 0, 0, 0, 0.1), 1).pictures();
		var squares = 0.0;
		var grey = 0;
		for (int pixel = 0; pixel < 784; pixel++) {
			if (still.at(0, pixel) == 0 && noisy.at(0, pixel) > 0) {
				squares += noisy.at(0, pixel) * noisy.at(0, pixel);
				grey++;
			}
		}
		// squares of uniform numbers have a relative deviation of sqrt(4/5)
		assertThat(squares / grey).isCloseTo(0.01, within(4 * 0.01 * Math.sqrt(0.8 / grey)));
	}

	/** Every operation is exact or rounded in one way, so that this number is known. */
	@Test
	void everyMachineDrawsTheSamePixels() {
		assertThat(Arrays.hashCode(draw(USUAL, 500).pictures().values())).isEqualTo(1859290194);
	}

}
