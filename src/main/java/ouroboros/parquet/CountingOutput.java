package ouroboros.parquet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Knows how many bytes went through. */
final class CountingOutput extends FilterOutputStream {

	private long position;

	CountingOutput(OutputStream output) {
		super(output);
	}

	long position() {
		return this.position;
	}

	@Override
	public void write(int value) throws IOException {
		this.out.write(value);
		this.position++;
	}

	@Override
	public void write(byte[] values, int from, int length) throws IOException {
		this.out.write(values, from, length);
		this.position += length;
	}

}
