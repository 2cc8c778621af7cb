package ouroboros.charts;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.Normalizer;

/**
 * The letters of a chart: a font of the library KaTeX, whatever the machine has
 * installed.
 */
final class Letters {

	private static final String FILE = "/META-INF/resources/webjars/katex/0.18.11/dist/fonts/KaTeX_Main-%s.ttf";

	/**
	 * Tells Java's font manager what there is; it refuses to start where it finds no
	 * font.
	 */
	private static final String CONFIGURATION = "sun.awt.fontconfig";

	private static final Font PLAIN;

	private static final Font BOLD;

	static {
		if (System.getProperty(CONFIGURATION) == null) {
			System.setProperty(CONFIGURATION, configuration());
		}
		PLAIN = read("Regular");
		BOLD = read("Bold");
	}

	private Letters() {
	}

	static Font plain(float size) {
		return PLAIN.deriveFont(size);
	}

	static Font bold(float size) {
		return BOLD.deriveFont(size);
	}

	/** Width of a text in pixels. */
	static double width(String text, Font font) {
		return font.getStringBounds(text, new FontRenderContext(null, true, true)).getWidth();
	}

	/** The text with what the font lacks replaced: é by e, others by a question mark. */
	static String drawable(String text) {
		if (PLAIN.canDisplayUpTo(text) < 0) {
			return text;
		}
		var drawable = new StringBuilder();
		Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach((character) -> {
			if (PLAIN.canDisplay(character)) {
				drawable.appendCodePoint(character);
			}
			else if (Character.getType(character) != Character.NON_SPACING_MARK) {
				drawable.append('?');
			}
		});
		return drawable.toString();
	}

	private static Font read(String style) {
		var file = FILE.formatted(style);
		try (var in = Letters.class.getResourceAsStream(file)) {
			if (in == null) {
				throw new FileNotFoundException(file);
			}
			return Font.createFont(Font.TRUETYPE_FONT, in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (FontFormatException ex) {
			throw new IllegalStateException("the font is part of the program", ex);
		}
	}

	/** A configuration without fonts. */
	private static String configuration() {
		try {
			var file = Files.createTempFile("ouroboros-fonts-", ".properties");
			file.toFile().deleteOnExit();
			Files.writeString(file, "version=1\nsequence.allfonts=latin-1\n");
			return file.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
