package ouroboros.jobs;

import java.io.IOException;
import java.io.Reader;

import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length and knows their numbers. */
final class Lines {

	/** Longest line, enough for the most columns of the longest cells. */
	static final int MAX_LENGTH = 1 << 20;

	private final Reader in;

	private final char[] buffer = new char[1 << 13];

	private int position;

	private int end;

	private long number;

	Lines(Reader in) {
		this.in = in;
	}

	/** Number of the line that was read last; the first is 1. */
	long number() {
		return this.number;
	}

	/** The next line without its end; null after the last. */
	@Nullable String next() throws IOException {
		var line = new StringBuilder();
		this.number++;
		while (fill()) {
			var from = this.position;
			while (this.position < this.end && this.buffer[this.position] != '\n') {
				this.position++;
			}
			line.append(this.buffer, from, this.position - from);
			checkLength(line.length(), this.number);
			if (this.position < this.end) {
				this.position++;
				return line.toString();
			}
		}
		return line.isEmpty() ? null : line.toString();
	}

	private boolean fill() throws IOException {
		if (this.position == this.end) {
			this.position = 0;
			this.end = Math.max(0, this.in.read(this.buffer));
		}
		return this.end > 0;
	}

	static void checkLength(long length, long line) {
		if (length > MAX_LENGTH) {
			throw Rejected.atLine(line, "too-long", "the line has more than %d characters".formatted(MAX_LENGTH));
		}
	}

}
