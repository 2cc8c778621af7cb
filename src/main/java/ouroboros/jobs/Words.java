package ouroboros.jobs;

import java.io.IOException;
import java.io.Reader;

/** Plain text: its words are the longest runs of characters without white space. */
final class Words {

	private Words() {
	}

	static Counts read(Reader in) throws IOException {
		var tally = new Tally();
		forEach(in, tally::add);
		return tally.sorted("text");
	}

	/** Reads the words in order. */
	static void forEach(Reader in, Consumer words) throws IOException {
		var word = new StringBuilder();
		var buffer = new char[1 << 13];
		var line = 1L;
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			for (int i = 0; i < read; i++) {
				var c = buffer[i];
				if (!isSpace(c)) {
					word.append(c);
					Tally.checkLength(word.length(), line);
					continue;
				}
				if (!word.isEmpty()) {
					words.accept(word.toString(), line);
					word.setLength(0);
				}
				if (c == '\n') {
					line++;
				}
			}
		}
		if (!word.isEmpty()) {
			words.accept(word.toString(), line);
		}
	}

	/** Takes words one after the other. */
	@FunctionalInterface
	interface Consumer {

		void accept(String word, long line);

	}

	/** All white space of Unicode is within the basic plane; no-break spaces count. */
	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
	}

}
