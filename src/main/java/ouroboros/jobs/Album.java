package ouroboros.jobs;

import java.util.List;

import ouroboros.core.data.Pictures;
import ouroboros.core.spec.Refusal;

/**
 * Grey pictures of one size.
 *
 * @param height number of rows of pixels
 * @param width number of pixels in a row
 * @param pixels brightness, 0 to 255 as unsigned bytes, row by row, the pictures one
 * after the other; owned by this record and never changed
 */
record Album(int height, int width, byte[] pixels) implements Observations {

	/**
	 * What is in them, with 0 for black and 1 for white.
	 *
	 * @param mean of all pixels
	 * @param standardDeviation of all pixels, with divisor n
	 * @param black share of pixels that are 0
	 */
	record Statistics(double mean, double standardDeviation, double black) {
	}

	@Override
	public String kind() {
		return "pictures";
	}

	@Override
	public long rows() {
		return this.pixels.length / (this.height * this.width);
	}

	/** Pictures, rows and columns. */
	@Override
	public long[] shape() {
		return new long[] { rows(), this.height, this.width };
	}

	@Override
	public List<String> columns() {
		return List.of();
	}

	@Override
	public Statistics statistics() {
		var sum = 0L;
		var squares = 0L;
		var black = 0L;
		for (var pixel : this.pixels) {
			var grey = Byte.toUnsignedInt(pixel);
			sum += grey;
			squares += (long) grey * grey;
			black += (grey == 0) ? 1 : 0;
		}
		var count = (double) this.pixels.length;
		var mean = sum / count;
		return new Statistics(mean / 255, Math.sqrt(Math.max(0, squares / count - mean * mean)) / 255, black / count);
	}

	@Override
	public Pictures data(List<String> columns) {
		Refusal.unless(columns.isEmpty(), "columns", "not-applicable", "a data set of pictures has no columns");
		var values = new float[this.pixels.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = Byte.toUnsignedInt(this.pixels[i]) / 255f;
		}
		return new Pictures(this.height, this.width, values);
	}

}
