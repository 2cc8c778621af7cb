package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Makes and reads uploads in memory. */
final class Uploads {

	private static final long MOST = 1 << 20;

	private Uploads() {
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] gzip(byte[] bytes) {
		var packed = new ByteArrayOutputStream();
		try (var out = new GZIPOutputStream(packed)) {
			out.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return packed.toByteArray();
	}

	static Observations read(DatasetFormat format, String text) {
		return read(format, new ByteArrayInputStream(gzip(utf8(text))), MOST).observations();
	}

	static Unpacked read(DatasetFormat format, InputStream gzip, long most) {
		try {
			return Unpacked.read(format, gzip, most);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What refuses the text in a line, or as a whole where that is 0. */
	static Rejected refused(DatasetFormat format, String text, String code, long line) {
		var rejected = catchThrowableOfType(Rejected.class, () -> read(format, text));
		assertThat(rejected).isNotNull();
		assertThat(rejected.code()).as(rejected.detail()).isEqualTo(code);
		assertThat(rejected.line().orElse(0)).as(rejected.detail()).isEqualTo(line);
		return rejected;
	}

}
