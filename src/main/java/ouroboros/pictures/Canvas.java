package ouroboros.pictures;

import java.util.Arrays;

/**
 * Where outlines become pixels, by the distance of each pixel's centre from the outline:
 * half white on it, white from half a pixel inside, black from half a pixel outside.
 */
final class Canvas {

	/** Pixels of a row, and rows. */
	static final int SIDE = 28;

	private final float[] pixels = new float[SIDE * SIDE];

	/** Squared distances from the outline, where they are small enough to matter. */
	private final double[] squares = new double[SIDE * SIDE];

	/** How often the outline passes to the left, downwards less upwards. */
	private final int[] passes = new int[SIDE * SIDE];

	/** Brightness, 0 to 1, row by row; what was drawn last. */
	float[] pixels() {
		return this.pixels;
	}

	/**
	 * Draws an outline and nothing else.
	 * @param outline in pixels from the upper left corner
	 * @param thickness pixels by which its strokes are thicker, 0 or more
	 */
	void draw(Outline outline, double thickness) {
		var reach = 0.5 + thickness / 2;
		Arrays.fill(this.squares, reach * reach);
		Arrays.fill(this.passes, 0);
		outline.forEach((fromX, fromY, toX, toY) -> {
			pass(fromX, fromY, toX, toY);
			approach(fromX, fromY, toX, toY, reach);
		});
		for (int row = 0; row < SIDE; row++) {
			var winding = 0;
			for (int pixel = row * SIDE; pixel < (row + 1) * SIDE; pixel++) {
				winding += this.passes[pixel];
				var distance = Math.sqrt(this.squares[pixel]);
				this.pixels[pixel] = (float) Math.clamp(reach + ((winding != 0) ? distance : -distance), 0, 1);
			}
		}
	}

	/** Counts an edge at the first centre to its right in each row that it crosses. */
	private void pass(double fromX, double fromY, double toX, double toY) {
		var from = clamp(Math.ceil(Math.min(fromY, toY) - 0.5));
		var to = clamp(Math.ceil(Math.max(fromY, toY) - 0.5));
		for (int row = from; row < to; row++) {
			var x = fromX + (row + 0.5 - fromY) / (toY - fromY) * (toX - fromX);
			var column = clamp(Math.ceil(x - 0.5));
			if (column < SIDE) {
				this.passes[row * SIDE + column] += (toY > fromY) ? 1 : -1;
			}
		}
	}

	/** Lowers the distances of the centres around an edge. */
	private void approach(double fromX, double fromY, double toX, double toY, double reach) {
		var alongX = toX - fromX;
		var alongY = toY - fromY;
		var length = alongX * alongX + alongY * alongY;
		var left = clamp(Math.ceil(Math.min(fromX, toX) - reach - 0.5));
		var right = clamp(Math.ceil(Math.max(fromX, toX) + reach - 0.5));
		var top = clamp(Math.ceil(Math.min(fromY, toY) - reach - 0.5));
		var bottom = clamp(Math.ceil(Math.max(fromY, toY) + reach - 0.5));
		for (int row = top; row < bottom; row++) {
			for (int column = left; column < right; column++) {
				var x = column + 0.5 - fromX;
				var y = row + 0.5 - fromY;
				var part = (length > 0) ? Math.clamp((x * alongX + y * alongY) / length, 0, 1) : 0;
				var missX = x - part * alongX;
				var missY = y - part * alongY;
				var pixel = row * SIDE + column;
				this.squares[pixel] = Math.min(this.squares[pixel], missX * missX + missY * missY);
			}
		}
	}

	private static int clamp(double pixel) {
		return (int) Math.clamp(pixel, 0, SIDE);
	}

}
