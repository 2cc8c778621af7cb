package ouroboros.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * IDX, the format of MNIST: the magic number 0x00000803 (unsigned bytes, three
 * dimensions), then the numbers of pictures, of rows and of columns, each of four bytes,
 * the highest first, then the pixels row by row, 0 for black.
 */
final class Idx {

	private static final int PICTURES = 0x0803;

	private static final int LABELS = 0x0801;

	/** Most pixels of a picture. */
	static final int MAX_PIXELS = 1 << 16;

	private static final int DIMENSIONS = 3;

	private Idx() {
	}

	/**
	 * Memory is taken for what comes, not for what the header says.
	 * @param most limit on the numbers that the pixels become, of four bytes each
	 * @throws Rejected if it breaks a rule
	 */
	static Album read(InputStream in, long most) throws IOException {
		var magic = integers(in, 1).getInt();
		if (magic == LABELS) {
			throw refused("not-pictures",
					"magic number 0x00000801: the file holds labels; pictures begin with 0x00000803");
		}
		if (magic != PICTURES) {
			throw refused("bad-magic",
					"magic number 0x%08X: IDX pictures of unsigned bytes begin with 0x00000803".formatted(magic));
		}
		var header = integers(in, DIMENSIONS);
		var count = Integer.toUnsignedLong(header.getInt());
		var rows = Integer.toUnsignedLong(header.getInt());
		var columns = Integer.toUnsignedLong(header.getInt());
		if (rows == 0 || columns == 0 || rows > MAX_PIXELS || columns > MAX_PIXELS || rows * columns > MAX_PIXELS) {
			throw refused("bad-shape",
					"pictures of %d by %d pixels; they have 1 to %d".formatted(rows, columns, MAX_PIXELS));
		}
		var pixels = count * rows * columns;
		if (pixels > Math.min(most / Float.BYTES, Integer.MAX_VALUE - 8)) {
			throw Rejected.tooLarge("the pixels that the header tells of, at 4 bytes each,", most, "unpacked");
		}
		var read = in.readNBytes((int) pixels);
		if (read.length < pixels) {
			throw refused("truncated-idx", "the header tells of %d pixels, but there are %d: %d pictures of %d by %d"
				.formatted(pixels, read.length, count, rows, columns));
		}
		if (in.read() >= 0) {
			throw refused("trailing-bytes", "more bytes follow the %d pixels of %d pictures of %d by %d"
				.formatted(pixels, count, rows, columns));
		}
		return new Album((int) rows, (int) columns, read);
	}

	private static ByteBuffer integers(InputStream in, int count) throws IOException {
		var bytes = in.readNBytes(count * Integer.BYTES);
		if (bytes.length < count * Integer.BYTES) {
			throw refused("truncated-idx", "the header of IDX pictures has 16 bytes, but the file ends before that");
		}
		return ByteBuffer.wrap(bytes);
	}

	private static Rejected refused(String code, String detail) {
		return new Rejected(422, code, detail);
	}

}
