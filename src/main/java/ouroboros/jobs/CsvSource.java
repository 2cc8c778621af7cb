package ouroboros.jobs;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * What the CSV parser reads from: bounded for each of its records, so that a quotation
 * mark that is never closed does not gather the whole upload in one cell.
 */
final class CsvSource extends FilterReader {

	private long line = 1;

	private long length;

	CsvSource(Reader in) {
		super(in);
	}

	/** Says that a record begins in a line. */
	void begin(long line) {
		this.line = line;
		this.length = 0;
	}

	@Override
	public int read() throws IOException {
		var next = super.read();
		count((next < 0) ? 0 : 1);
		return next;
	}

	@Override
	public int read(char[] characters, int offset, int length) throws IOException {
		var read = super.read(characters, offset, length);
		count(Math.max(0, read));
		return read;
	}

	private void count(int read) {
		this.length += read;
		Lines.checkLength(this.length, this.line);
	}

}
