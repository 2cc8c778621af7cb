package ouroboros.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 read strictly: a byte order mark at the beginning is skipped, malformed bytes are
 * refused with their line, and so is the character 0, which no text has.
 */
final class Utf8 extends Reader {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final InputStream in;

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPORT)
		.onUnmappableCharacter(CodingErrorAction.REPORT);

	private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();

	private final CharBuffer decoded = CharBuffer.allocate(1 << 13).flip();

	private boolean begun;

	private boolean ended;

	private long line = 1;

	Utf8(InputStream in) {
		this.in = in;
	}

	/**
	 * Whether this reader could have given the text: no character 0, no half of a pair.
	 */
	static boolean canSay(String text) {
		return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
	}

	/** The text with a question mark for each half of a pair, which no answer can say. */
	static String sayable(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	@Override
	public int read(char[] characters, int offset, int length) throws IOException {
		if (!this.decoded.hasRemaining()) {
			decode();
			if (!this.begun && this.decoded.hasRemaining()) {
				this.begun = true;
				if (this.decoded.get(0) == BYTE_ORDER_MARK) {
					this.decoded.get();
					return read(characters, offset, length);
				}
			}
		}
		if (!this.decoded.hasRemaining()) {
			return -1;
		}
		var count = Math.min(length, this.decoded.remaining());
		this.decoded.get(characters, offset, count);
		return count;
	}

	private void decode() throws IOException {
		this.decoded.clear();
		var result = this.decoder.decode(this.bytes, this.decoded, this.ended);
		while (!result.isError() && this.decoded.position() == 0 && !this.ended) {
			fill();
			result = this.decoder.decode(this.bytes, this.decoded, this.ended);
		}
		this.decoded.flip();
		for (int i = 0; i < this.decoded.limit(); i++) {
			switch (this.decoded.get(i)) {
				case '\n' -> this.line++;
				case 0 -> throw Rejected.atLine(this.line, "not-utf-8", "a zero byte: this is not text in UTF-8");
				default -> {
				}
			}
		}
		if (result.isError()) {
			throw Rejected.atLine(this.line, "not-utf-8",
					"byte 0x%02X is not UTF-8 here".formatted(this.bytes.get(this.bytes.position())));
		}
	}

	private void fill() throws IOException {
		this.bytes.compact();
		var read = this.in.read(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
		if (read < 0) {
			this.ended = true;
		}
		else {
			this.bytes.position(this.bytes.position() + read);
		}
		this.bytes.flip();
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

}
