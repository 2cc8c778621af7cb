package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UnpackedTest {

	private static final byte[] NUMBERS = Uploads.utf8("1\n2\n3\n".repeat(1000));

	private static Rejected refused(byte[] gzip, DatasetFormat format) {
		var rejected = catchThrowableOfType(Rejected.class,
				() -> Unpacked.read(format, new ByteArrayInputStream(gzip), 1 << 20));
		assertThat(rejected).isNotNull();
		return rejected;
	}

	@ParameterizedTest
	@EnumSource(names = { "IDX", "CHECKPOINT" }, mode = Mode.EXCLUDE)
	void gzipCutAnywhereIsRefusedAsSuch(DatasetFormat format) throws IOException {
		var gzip = Uploads.gzip(NUMBERS);
		for (int length = 0; length < gzip.length; length++) {
			assertThat(refused(Arrays.copyOf(gzip, length), format).code()).isEqualTo("truncated-gzip");
		}
		var whole = Unpacked.read(format, new ByteArrayInputStream(gzip), 1 << 20);
		assertThat(whole.observations().rows()).isEqualTo(3000);
		assertThat(whole.bytes()).isEqualTo(NUMBERS.length);
	}

	@Test
	void damagedGzipIsRefused() {
		var gzip = Uploads.gzip(NUMBERS);
		gzip[gzip.length - 8] ^= 1;
		assertThat(refused(gzip, DatasetFormat.TEXT).code()).isEqualTo("bad-gzip");
		gzip[2] = 0;
		assertThat(refused(gzip, DatasetFormat.TEXT).code()).isEqualTo("bad-gzip");
	}

	private static byte[] bomb() throws IOException {
		var packed = new ByteArrayOutputStream();
		try (var out = new GZIPOutputStream(packed)) {
			var megabyte = Uploads.utf8("1\n".repeat(1 << 19));
			for (int i = 0; i < 32; i++) {
				out.write(megabyte);
			}
		}
		return packed.toByteArray();
	}

	@ParameterizedTest
	@EnumSource(names = { "IDX", "CHECKPOINT" }, mode = Mode.EXCLUDE)
	void bombIsLeftEarly(DatasetFormat format) throws IOException {
		var bomb = bomb();
		var consumed = new Bounded(new ByteArrayInputStream(bomb), Long.MAX_VALUE,
				() -> new Rejected(500, "never", "never"));
		var rejected = catchThrowableOfType(Rejected.class, () -> Unpacked.read(format, consumed, 1 << 16));
		assertThat(rejected.status()).isEqualTo(413);
		assertThat(rejected.code()).isEqualTo("too-large");
		assertThat(consumed.count()).isLessThan(bomb.length / 3).isLessThan(10_000);
	}

	@Test
	void limitIsTheLargestSizeAllowed() throws IOException {
		var gzip = Uploads.gzip(NUMBERS);
		assertThat(Unpacked.read(DatasetFormat.TEXT, new ByteArrayInputStream(gzip), NUMBERS.length).bytes())
			.isEqualTo(NUMBERS.length);
		assertThat(catchThrowableOfType(Rejected.class,
				() -> Unpacked.read(DatasetFormat.TEXT, new ByteArrayInputStream(gzip), NUMBERS.length - 1))
			.code()).isEqualTo("too-large");
	}

	@ParameterizedTest
	@EnumSource(names = { "IDX", "CHECKPOINT" }, mode = Mode.EXCLUDE)
	void bytesThatAreNotUtf8AreRefusedWithTheirLine(DatasetFormat format) {
		var latin = "1\n2\n3\n\u00e9\n5\n".getBytes(StandardCharsets.ISO_8859_1);
		var rejected = refused(Uploads.gzip(latin), format);
		assertThat(rejected.code()).isEqualTo("not-utf-8");
		assertThat(rejected.detail()).isEqualTo("line 4: byte 0xE9 is not UTF-8 here");
		assertThat(rejected.line()).hasValue(4);
	}

	@Test
	void halfACharacterAtTheEndIsRefused() {
		var cut = Arrays.copyOf(Uploads.utf8("a b\n\u20ac"), 6);
		assertThat(refused(Uploads.gzip(cut), DatasetFormat.TEXT).detail())
			.isEqualTo("line 2: byte 0xE2 is not UTF-8 here");
	}

	@Test
	void zeroByteIsRefused() {
		var wide = "1\n2\n".getBytes(StandardCharsets.UTF_16LE);
		assertThat(refused(Uploads.gzip(wide), DatasetFormat.CSV).detail())
			.isEqualTo("line 1: a zero byte: this is not text in UTF-8");
	}

	@Test
	void packedTwiceIsNotText() {
		assertThat(refused(Uploads.gzip(Uploads.gzip(NUMBERS)), DatasetFormat.CSV).code()).isEqualTo("not-utf-8");
	}

}
