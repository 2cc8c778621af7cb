package ouroboros.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import ouroboros.core.data.Texts;
import ouroboros.core.law.EmpiricalTexts;
import ouroboros.core.spec.Refusal;

/** Plain text as the bytes that it is made of. */
final class Bytes {

	private static final int COUNT = 256;

	/**
	 * How they are written: printable ASCII as it is, but a backslash twice; a line feed
	 * as {@code \n}, all others by their two hexadecimal digits after {@code \x}.
	 */
	private static final List<String> WRITTEN = IntStream.range(0, COUNT).mapToObj(Bytes::written).toList();

	private Bytes() {
	}

	/**
	 * The bytes in order, in blocks; what is left at the end makes none.
	 * @param gzip the upload, packed
	 * @param length number of bytes of a block
	 * @throws Refusal if there is no block, or the upload is no text
	 */
	static EmpiricalTexts blocks(DatasetFormat format, InputStream gzip, int length) throws IOException {
		Refusal.unless(format == DatasetFormat.TEXT, "tokens", "not-applicable",
				"bytes are of a text, and the data set is none");
		var bytes = new GZIPInputStream(gzip, 1 << 13).readAllBytes();
		Refusal.unless(length <= bytes.length, "length", "too-few-observations",
				"the data set holds %d bytes, less than one block of %d".formatted(bytes.length, length));
		var tokens = new int[bytes.length / length * length];
		for (int at = 0; at < tokens.length; at++) {
			tokens[at] = Byte.toUnsignedInt(bytes[at]);
		}
		return new EmpiricalTexts(new Texts(COUNT, length, tokens), WRITTEN);
	}

	private static String written(int token) {
		return switch (token) {
			case '\n' -> "\\n";
			case '\\' -> "\\\\";
			default -> (token >= ' ' && token <= '~') ? Character.toString(token) : "\\x%02x".formatted(token);
		};
	}

}
