package ouroboros.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * IDX, the format of MNIST: the magic number 0x00000803 (unsigned bytes, three
 * dimensions), then the numbers of pictures, of rows and of columns, each of four bytes,
 * the highest first, then the pixels row by row, 0 for black. Or the magic number
 * 0x00000801, the number of labels, then the labels, which are symbols 0 to 255.
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
	 * @param most limit on the numbers that the pixels or labels become, of four bytes
	 * each
	 * @throws Rejected if it breaks a rule
	 */
	static Observations read(InputStream in, long most) throws IOException {
		var magic = integers(in, 1).getInt();
		return switch (magic) {
			case PICTURES -> pictures(in, most);
			case LABELS -> {
				var tally = new Tally();
				for (var label : labels(in, most)) {
					tally.add(symbol(label), 1);
				}
				yield tally.sorted("symbols");
			}
			default -> throw refused("bad-magic",
					"magic number 0x%08X: IDX of unsigned bytes begins with 0x00000803 for pictures and 0x00000801 for labels"
						.formatted(magic));
		};
	}

	/** Reads in order the labels of an upload that was accepted as such. */
	static void forEach(InputStream in, Words.Consumer symbols) throws IOException {
		if (integers(in, 1).getInt() != LABELS) {
			throw new IllegalArgumentException("neither words nor symbols");
		}
		for (var label : labels(in, Long.MAX_VALUE)) {
			symbols.accept(symbol(label), 1);
		}
	}

	private static String symbol(byte label) {
		return Integer.toString(Byte.toUnsignedInt(label));
	}

	private static byte[] labels(InputStream in, long most) throws IOException {
		var count = Integer.toUnsignedLong(integers(in, 1).getInt());
		return bytes(in, count, most, "labels", count + " labels");
	}

	private static Album pictures(InputStream in, long most) throws IOException {
		var header = integers(in, DIMENSIONS);
		var count = Integer.toUnsignedLong(header.getInt());
		var rows = Integer.toUnsignedLong(header.getInt());
		var columns = Integer.toUnsignedLong(header.getInt());
		if (rows == 0 || columns == 0 || rows > MAX_PIXELS || columns > MAX_PIXELS || rows * columns > MAX_PIXELS) {
			throw refused("bad-shape",
					"pictures of %d by %d pixels; they have 1 to %d".formatted(rows, columns, MAX_PIXELS));
		}
		var read = bytes(in, count * rows * columns, most, "pixels",
				"%d pictures of %d by %d".formatted(count, rows, columns));
		return new Album((int) rows, (int) columns, read);
	}

	/** All that follow the header, which tells their number. */
	private static byte[] bytes(InputStream in, long count, long most, String what, String told) throws IOException {
		if (count > Math.min(most / Float.BYTES, Integer.MAX_VALUE - 8)) {
			throw Rejected.tooLarge("the %s that the header tells of, at 4 bytes each,".formatted(what), most,
					"unpacked");
		}
		var read = in.readNBytes((int) count);
		if (read.length < count) {
			throw refused("truncated-idx",
					"the header tells of %d %s, but there are %d: %s".formatted(count, what, read.length, told));
		}
		if (in.read() >= 0) {
			throw refused("trailing-bytes", "more bytes follow the %d %s of %s".formatted(count, what, told));
		}
		return read;
	}

	private static ByteBuffer integers(InputStream in, int count) throws IOException {
		var bytes = in.readNBytes(count * Integer.BYTES);
		if (bytes.length < count * Integer.BYTES) {
			throw refused("truncated-idx",
					"the header has 16 bytes before pictures and 8 before labels, but the file ends before that");
		}
		return ByteBuffer.wrap(bytes);
	}

	private static Rejected refused(String code, String detail) {
		return new Rejected(422, code, detail);
	}

}
