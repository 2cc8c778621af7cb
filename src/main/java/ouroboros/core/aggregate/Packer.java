package ouroboros.core.aggregate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Numbers as bytes; {@link Unpacker} reads them. */
final class Packer {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	/** LEB128: seven bits to the byte, the lowest first; small numbers are short. */
	Packer number(long value) {
		var rest = value;
		while ((rest & ~0x7FL) != 0) {
			this.bytes.write((int) (rest & 0x7F) | 0x80);
			rest >>>= 7;
		}
		this.bytes.write((int) rest);
		return this;
	}

	/** Eight bytes. */
	Packer real(double value) {
		this.bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
		return this;
	}

	/** Their number, and they. */
	Packer bytes(byte[] value) {
		number(value.length);
		this.bytes.writeBytes(value);
		return this;
	}

	byte[] packed() {
		return this.bytes.toByteArray();
	}

}
