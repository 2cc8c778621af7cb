package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SpoolTest {

	private static final byte[] TEXT = Uploads.utf8("to be or not to be");

	private static Spool receive(byte[] body, boolean saidPacked) throws IOException {
		return Spool.receive(new ByteArrayInputStream(body), saidPacked, 100);
	}

	private static long files() throws IOException {
		try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter((file) -> file.getFileName().toString().startsWith("ouroboros-upload-")).count();
		}
	}

	@Test
	void plainBodyIsPacked() throws IOException {
		try (var spool = receive(TEXT, false); var in = new GZIPInputStream(spool.open())) {
			assertThat(in.readAllBytes()).isEqualTo(TEXT);
		}
	}

	@Test
	void packedBodyIsKeptAsItIsWhateverTheSenderSays() throws IOException {
		var gzip = Uploads.gzip(TEXT);
		for (var said : new boolean[] { true, false }) {
			try (var spool = receive(gzip, said); var in = spool.open()) {
				assertThat(in.readAllBytes()).isEqualTo(gzip);
				assertThat(spool.size()).isEqualTo(gzip.length);
			}
		}
	}

	@Test
	void shortBodiesAreReceived() throws IOException {
		for (var body : new byte[][] { {}, { 'a' }, { 0x1f } }) {
			try (var spool = receive(body, false); var in = new GZIPInputStream(spool.open())) {
				assertThat(in.readAllBytes()).isEqualTo(body);
			}
		}
	}

	@Test
	void bodySaidToBePackedIs() {
		assertThat(catchThrowableOfType(Rejected.class, () -> receive(TEXT, true)).code()).isEqualTo("not-gzip");
		assertThat(catchThrowableOfType(Rejected.class, () -> receive(new byte[0], true)).status()).isEqualTo(400);
	}

	@Test
	void tooLargeBodyLeavesNothing() throws IOException {
		var before = files();
		var rejected = catchThrowableOfType(Rejected.class, () -> receive(new byte[101], false));
		assertThat(rejected.status()).isEqualTo(413);
		assertThat(rejected.detail()).contains("100 bytes", "ouroboros.limits.upload");
		assertThat(files()).isEqualTo(before);
		receive(new byte[100], false).close();
		assertThat(files()).isEqualTo(before);
	}

	@Test
	void brokenBodyLeavesNothing() throws IOException {
		var before = files();
		var broken = new InputStream() {

			private int left = 10;

			@Override
			public int read() throws IOException {
				if (this.left == 0) {
					throw new IOException("the client went away");
				}
				this.left--;
				return 'a';
			}

		};
		assertThatIOException().isThrownBy(() -> Spool.receive(broken, false, 100));
		assertThat(files()).isEqualTo(before);
	}

}
