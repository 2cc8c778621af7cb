package ouroboros.jobs;

import java.io.IOException;
import java.io.Reader;

/** Plain text: its words are the longest runs of characters without white space. */
final class Words {

	private Words() {
	}

	static Counts read(Reader in) throws IOException {
		var tally = new Tally();
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
					tally.add(word.toString(), line);
					word.setLength(0);
				}
				if (c == '\n') {
					line++;
				}
			}
		}
		if (!word.isEmpty()) {
			tally.add(word.toString(), line);
		}
		return tally.sorted("text");
	}

	/** All white space of Unicode is within the basic plane; no-break spaces count. */
	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
	}

}
