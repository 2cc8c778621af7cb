package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ouroboros.core.data.Pictures;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

class IdxTest {

	private static final long MOST = 1 << 20;

	private static byte[] idx(int magic, int count, int rows, int columns, int... pixels) {
		var bytes = ByteBuffer.allocate(16 + pixels.length).putInt(magic).putInt(count).putInt(rows).putInt(columns);
		for (var pixel : pixels) {
			bytes.put((byte) pixel);
		}
		return bytes.array();
	}

	private static Unpacked read(byte[] idx) {
		return Uploads.read(DatasetFormat.IDX, new ByteArrayInputStream(Uploads.gzip(idx)), MOST);
	}

	private static Rejected refused(byte[] idx) {
		var rejected = catchThrowableOfType(Rejected.class, () -> read(idx));
		assertThat(rejected).isNotNull();
		return rejected;
	}

	private static final byte[] TWO = idx(0x803, 2, 1, 3, 0, 51, 255, 128, 0, 255);

	@Test
	void readsPictures() {
		var observations = read(TWO).observations();
		assertThat(observations.kind()).isEqualTo("pictures");
		assertThat(observations.rows()).isEqualTo(2);
		assertThat(observations.shape()).containsExactly(2, 1, 3);
		var pictures = (Pictures) observations.data(List.of());
		assertThat(pictures.height()).isEqualTo(1);
		assertThat(pictures.width()).isEqualTo(3);
		assertThat(pictures.values()).containsExactly(0, 0.2f, 1, 128 / 255f, 0, 1);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> observations.data(List.of("a")));
	}

	@Test
	void tellsWhatIsInThem() {
		var statistics = (Album.Statistics) read(TWO).observations().statistics();
		var mean = 689 / 6.0 / 255;
		assertThat(statistics.mean()).isCloseTo(mean, within(1e-12));
		assertThat(statistics.standardDeviation())
			.isCloseTo(Math.sqrt((51 * 51 + 2 * 255 * 255 + 128 * 128) / 6.0 / 255 / 255 - mean * mean), within(1e-12));
		assertThat(statistics.black()).isEqualTo(2 / 6.0);
	}

	/** Wherever it is cut, it is refused, and never a byte is made up. */
	@Test
	void cutAnywhereItIsRefused() {
		for (int length = 0; length < TWO.length; length++) {
			assertThat(refused(Arrays.copyOf(TWO, length)).code()).isEqualTo("truncated-idx");
		}
		assertThat(refused(Arrays.copyOf(TWO, TWO.length + 1)).code()).isEqualTo("trailing-bytes");
	}

	@ParameterizedTest
	@CsvSource({ "0x801, 2, 1, 3, 422, trailing-bytes", "0x802, 2, 1, 3, 422, bad-magic",
			"0x01000803, 2, 1, 3, 422, bad-magic", "0x03080000, 2, 1, 3, 422, bad-magic",
			"0xD03, 2, 1, 3, 422, bad-magic", "0x803, 2, 0, 3, 422, bad-shape", "0x803, 2, 1, 0, 422, bad-shape",
			"0x803, 1, 257, 256, 422, bad-shape", "0x803, 1, -1, -1, 422, bad-shape",
			"0x803, 3, 1, 3, 422, truncated-idx", "0x803, 2, 1, 4, 422, truncated-idx",
			"0x803, 1, 1, 3, 422, trailing-bytes", "0x803, 2, 1, 2, 422, trailing-bytes",
			"0x803, 0, 1, 3, 422, trailing-bytes", "0x803, -1, 1, 3, 413, too-large",
			"0x803, -1, 256, 256, 413, too-large" })
	void aHeaderThatLiesIsRefused(String magic, int count, int rows, int columns, int status, String code) {
		var rejected = refused(idx(Integer.decode(magic), count, rows, columns, 1, 2, 3, 4, 5, 6));
		assertThat(rejected.status()).isEqualTo(status);
		assertThat(rejected.code()).as(rejected.detail()).isEqualTo(code);
	}

	@Test
	void onePictureIsTooFew() {
		assertThat(refused(idx(0x803, 1, 1, 3, 1, 2, 3)).code()).isEqualTo("too-few-observations");
		assertThat(refused(idx(0x803, 0, 1, 3)).code()).isEqualTo("too-few-observations");
	}

	private static byte[] labels(int count, int... labels) {
		var bytes = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(count);
		for (var label : labels) {
			bytes.put((byte) label);
		}
		return bytes.array();
	}

	/** Symbols by falling frequency, and again one by one. */
	@Test
	void readsLabels() throws IOException {
		var idx = labels(5, 7, 255, 0, 255, 7);
		var observations = read(idx).observations();
		assertThat(observations.kind()).isEqualTo("symbols");
		assertThat(observations.shape()).containsExactly(5, 3);
		assertThat(((Counts) observations).vocabulary()).containsExactly("7", "255", "0");
		assertThat(((Counts) observations).blocks(DatasetFormat.IDX, new ByteArrayInputStream(Uploads.gzip(idx)), 1)
			.tokens()).containsExactly(0, 1, 2, 1, 0);
	}

	@Test
	void labelsCutAnywhereAreRefused() {
		var idx = labels(3, 1, 2, 3);
		for (int length = 0; length < idx.length; length++) {
			assertThat(refused(Arrays.copyOf(idx, length)).code()).isEqualTo("truncated-idx");
		}
		assertThat(refused(Arrays.copyOf(idx, idx.length + 1)).code()).isEqualTo("trailing-bytes");
		assertThat(refused(labels(4, 1, 2, 3)).code()).isEqualTo("truncated-idx");
		assertThat(refused(labels(2, 1, 2, 3)).code()).isEqualTo("trailing-bytes");
		assertThat(refused(labels(-1, 1, 2, 3)).code()).isEqualTo("too-large");
		assertThat(refused(labels((int) (MOST / 4) + 1, 1, 2, 3)).code()).isEqualTo("too-large");
		assertThat(refused(labels((int) (MOST / 4), 1, 2, 3)).code()).isEqualTo("truncated-idx");
		assertThat(refused(labels(1, 1)).code()).isEqualTo("too-few-observations");
	}

	/** The limit is on what the pixels become, and kept while they are read. */
	@Test
	void aBombIsLeftEarly() throws IOException {
		var packed = new ByteArrayOutputStream();
		try (var out = new GZIPOutputStream(packed)) {
			out.write(idx(0x803, 10, 256, 256));
			out.write(new byte[32 << 20]);
		}
		var consumed = new Bounded(new ByteArrayInputStream(packed.toByteArray()), Long.MAX_VALUE,
				() -> new Rejected(500, "never", "never"));
		assertThat(catchThrowableOfType(Rejected.class, () -> Unpacked.read(DatasetFormat.IDX, consumed, 10 * 4 << 16))
			.code()).isEqualTo("trailing-bytes");
		assertThat(consumed.count()).isLessThan(packed.size() / 3);
		assertThat(catchThrowableOfType(Rejected.class, () -> Unpacked.read(DatasetFormat.IDX,
				new ByteArrayInputStream(packed.toByteArray()), (10 * 4 << 16) - 1))
			.code()).isEqualTo("too-large");
	}

	@Test
	void aGzipThatIsCutIsSaidToBe() throws IOException {
		var gzip = Uploads.gzip(TWO);
		InputStream cut = new ByteArrayInputStream(Arrays.copyOf(gzip, gzip.length - 9));
		assertThat(catchThrowableOfType(Rejected.class, () -> Unpacked.read(DatasetFormat.IDX, cut, MOST)).code())
			.isEqualTo("truncated-gzip");
	}

}
