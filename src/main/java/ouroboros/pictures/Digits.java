package ouroboros.pictures;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Space;
import ouroboros.core.law.Labelled;

/**
 * The law of drawn digits.
 *
 * @param glyphs how they are drawn
 */
record Digits(Glyphs glyphs) implements Labelled {

	/** Pixels of a digit that is not stretched. */
	private static final double HEIGHT = 18;

	@Override
	public Space.Pictures space() {
		return new Space.Pictures(Canvas.SIDE, Canvas.SIDE);
	}

	@Override
	public double[] classes() {
		var shares = new double[Typeface.DIGITS];
		Arrays.fill(shares, 1.0 / shares.length);
		return shares;
	}

	@Override
	public LabelledPictures draw(int size, UniformRandomProvider random) {
		var canvas = new Canvas();
		var pixels = canvas.pixels().length;
		var values = new float[Math.multiplyExact(size, pixels)];
		var labels = new int[size];
		for (int row = 0; row < size; row++) {
			Turn.poll(random);
			labels[row] = random.nextInt(Typeface.DIGITS);
			var face = Typeface.ALL.get(random.nextInt(Typeface.ALL.size()));
			var digit = placed(face.digits().get(labels[row]), random);
			canvas.draw(digit, this.glyphs.stroke() * random.nextDouble());
			if (this.glyphs.noise() > 0) {
				disturb(canvas.pixels(), random);
			}
			System.arraycopy(canvas.pixels(), 0, values, row * pixels, pixels);
		}
		return new LabelledPictures(new Pictures(Canvas.SIDE, Canvas.SIDE, values), labels);
	}

	/** The digit stretched, sheared, turned and shifted, in pixels. */
	private Outline placed(Outline digit, UniformRandomProvider random) {
		var angle = StrictMath.toRadians(amount(this.glyphs.rotation(), random));
		var shear = amount(this.glyphs.shear(), random);
		var width = HEIGHT * (1 + amount(this.glyphs.scale(), random));
		var height = HEIGHT * (1 + amount(this.glyphs.scale(), random));
		var across = Canvas.SIDE / 2.0 + amount(this.glyphs.shift(), random);
		var down = Canvas.SIDE / 2.0 + amount(this.glyphs.shift(), random);
		var cosine = StrictMath.cos(angle);
		var sine = StrictMath.sin(angle);
		return digit.mapped(width * cosine, height * (shear * cosine - sine), across, width * sine,
				height * (shear * sine + cosine), down);
	}

	private static double amount(double largest, UniformRandomProvider random) {
		return largest * (2 * random.nextDouble() - 1);
	}

	/** A uniform law as wide as √12 has standard deviation 1. */
	private void disturb(float[] pixels, UniformRandomProvider random) {
		var width = this.glyphs.noise() * Math.sqrt(12);
		for (int pixel = 0; pixel < pixels.length; pixel++) {
			pixels[pixel] = (float) Math.clamp(pixels[pixel] + width * (random.nextDouble() - 0.5), 0, 1);
		}
	}

}
