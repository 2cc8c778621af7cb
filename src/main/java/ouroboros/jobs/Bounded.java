package ouroboros.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A stream that may give so many bytes and no more: enforced while it is read. */
final class Bounded extends InputStream {

	private final InputStream in;

	private final long most;

	private final Supplier<Rejected> tooMany;

	private long count;

	Bounded(InputStream in, long most, Supplier<Rejected> tooMany) {
		this.in = in;
		this.most = most;
		this.tooMany = tooMany;
	}

	/** Number of bytes read so far. */
	long count() {
		return this.count;
	}

	@Override
	public int read() throws IOException {
		var next = this.in.read();
		count((next < 0) ? 0 : 1);
		return next;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		var read = this.in.read(bytes, offset, length);
		count(Math.max(read, 0));
		return read;
	}

	private void count(int read) {
		this.count += read;
		if (this.count > this.most) {
			throw this.tooMany.get();
		}
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
