package ouroboros.pictures;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The outlines of the ten digits in a font of the library KaTeX.
 *
 * @param digits 0 to 9
 */
record Typeface(List<Outline> digits) {

	static final int DIGITS = 10;

	/** Draws depend on their order. */
	static final List<Typeface> ALL = Stream
		.of("Main-Regular", "Main-Bold", "Main-Italic", "Main-BoldItalic", "SansSerif-Regular", "SansSerif-Bold",
				"SansSerif-Italic", "Typewriter-Regular")
		.map(Typeface::read)
		.toList();

	private static Typeface read(String font) {
		var file = "/META-INF/resources/webjars/katex/0.18.11/dist/fonts/KaTeX_%s.ttf".formatted(font);
		try (var in = Typeface.class.getResourceAsStream(file)) {
			if (in == null) {
				throw new FileNotFoundException(file);
			}
			try (var type = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()))) {
				var characters = type.getUnicodeCmapLookup();
				var digits = new ArrayList<Outline>();
				for (int digit = 0; digit < DIGITS; digit++) {
					digits.add(Outline.of(type.getGlyph().getGlyph(characters.getGlyphId('0' + digit)).getPath()));
				}
				return new Typeface(List.copyOf(digits));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
