package ouroboros.jobs;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * An upload in a file, packed: as it came if it came packed. However slowly it comes, it
 * takes no memory meanwhile. Closing removes it.
 *
 * @param file a temporary file
 */
record Spool(Path file) implements AutoCloseable {

	/**
	 * @param body packed or not, by its first bytes
	 * @param saidPacked whether the sender said that it is packed
	 * @param most limit on the bytes of the body
	 * @throws Rejected if it has more, or is not what the sender said
	 */
	static Spool receive(InputStream body, boolean saidPacked, long most) throws IOException {
		var bounded = new Bounded(body, most, () -> Rejected.tooLarge("the upload", most, "upload"));
		var first = bounded.readNBytes(2);
		var packed = first.length == 2 && first[0] == (byte) 0x1f && first[1] == (byte) 0x8b;
		if (saidPacked && !packed) {
			throw new Rejected(400, "not-gzip", "Content-Encoding says gzip, but the body does not begin like gzip");
		}
		var spool = new Spool(Files.createTempFile("ouroboros-upload-", ".gz"));
		try (var file = Files.newOutputStream(spool.file);
				var out = packed ? file : new GZIPOutputStream(file, 1 << 13)) {
			new SequenceInputStream(new ByteArrayInputStream(first), bounded).transferTo(out);
		}
		catch (IOException | RuntimeException ex) {
			spool.close();
			throw ex;
		}
		return spool;
	}

	InputStream open() throws IOException {
		return new BufferedInputStream(Files.newInputStream(this.file));
	}

	long size() throws IOException {
		return Files.size(this.file);
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(this.file);
	}

}
