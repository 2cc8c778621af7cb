package ouroboros.pictures;

import ouroboros.core.Truth;
import ouroboros.core.spec.About;
import ouroboros.core.spec.Field;

/** Digits drawn on demand. */
@About(value = "Grey pictures of 28 by 28 pixels, each a digit 0 to 9, its class, all equally probable: drawn anew from"
		+ " one of eight typefaces (serif, sans serif, typewriter, italics like handwriting), sheared, turned, stretched"
		+ " and shifted by chance, white on black. As many different ones as are asked for, and the same pixels, bit"
		+ " for bit, on every machine. Each amount is uniform from minus the largest to the largest; a digit is 18"
		+ " pixels high before it is stretched.",
		example = "{\"type\":\"glyphs\",\"rotation\":10,\"shear\":0.25,\"scale\":0.15,\"shift\":1,\"stroke\":1.5,\"noise\":0.02}",
		source = "Computer Modern as in KaTeX (MIT licence); the format is that of LeCun et al. 1998, MNIST")
public record Glyphs(
		@Field(value = "largest angle by which a digit is turned, in degrees", fallback = "10", min = 0,
				max = 45) double rotation,
		@Field(value = "largest slant: pixels to the side for each pixel of height", fallback = "0.25", min = 0,
				max = 1) double shear,
		@Field(value = "largest change of width and, independently, of height, as a part of it", fallback = "0.15",
				min = 0, max = 0.5) double scale,
		@Field(value = "largest shift from the centre across and, independently, down, in pixels", fallback = "1",
				min = 0, max = 6) double shift,
		@Field(value = "pixels by which strokes become thicker: uniform from 0 to this", fallback = "1.5", min = 0,
				max = 4) double stroke,
		@Field(value = "standard deviation of the uniform noise on the brightness of each pixel, which is then cut to 0 to 1",
				fallback = "0.02", min = 0, max = 1) double noise)
		implements
			Truth {

	@Override
	public Digits law(Library library) {
		return new Digits(this);
	}

}
