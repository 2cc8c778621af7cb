package ouroboros.core.data;

import java.nio.FloatBuffer;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Grey pictures of one size.
 *
 * @param height number of rows of pixels of each picture, at least 1
 * @param width number of pixels in a row, at least 1
 * @param values brightness of the pixels, 0 for black to 1 for white, row by row, the
 * pictures one after the other; owned by this record and never changed
 */
public record Pictures(int height, int width, float[] values) implements Rows {

	public Pictures {
		if (height < 1 || width < 1 || values.length % Math.multiplyExact(height, width) != 0) {
			throw new IllegalArgumentException(
					"%d pixels do not make pictures of %d by %d".formatted(values.length, height, width));
		}
	}

	@Override
	public Space.Pictures space() {
		return new Space.Pictures(this.height, this.width);
	}

	/** Number of pixels of each picture. */
	public int pixels() {
		return this.height * this.width;
	}

	@Override
	public int rows() {
		return this.values.length / pixels();
	}

	/** Brightness of pixel {@code pixel} of picture {@code row}. */
	public float at(int row, int pixel) {
		return this.values[row * pixels() + pixel];
	}

	@Override
	public Pictures select(int[] rows) {
		var pixels = pixels();
		var chosen = new float[Math.multiplyExact(rows.length, pixels)];
		for (int i = 0; i < rows.length; i++) {
			System.arraycopy(this.values, rows[i] * pixels, chosen, i * pixels, pixels);
		}
		return new Pictures(this.height, this.width, chosen);
	}

	@Override
	public Pictures resample(int count, UniformRandomProvider random) {
		return (Pictures) Rows.super.resample(count, random);
	}

	@Override
	public FloatBuffer identity(int row) {
		return FloatBuffer.wrap(this.values, row * pixels(), pixels());
	}

	/** Every pixel mapped. */
	public Pictures map(DoubleUnaryOperator pixel) {
		var mapped = new float[this.values.length];
		for (int i = 0; i < mapped.length; i++) {
			mapped[i] = (float) pixel.applyAsDouble(this.values[i]);
		}
		return new Pictures(this.height, this.width, mapped);
	}

}
