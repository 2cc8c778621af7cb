package ouroboros.core.aggregate;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers as bytes; {@link Unpacker} reads them. */
final class Packer {

	/** Most bytes of a number. */
	private static final int LONGEST = 10;

	private byte[] bytes = new byte[64];

	private int size;

	/** LEB128: seven bits to the byte, the lowest first; small numbers are short. */
	Packer number(long value) {
		reserve(LONGEST);
		var rest = value;
		while ((rest & ~0x7FL) != 0) {
			this.bytes[this.size++] = (byte) (rest & 0x7F | 0x80);
			rest >>>= 7;
		}
		this.bytes[this.size++] = (byte) rest;
		return this;
	}

	/** Eight bytes. */
	Packer real(double value) {
		reserve(Double.BYTES);
		ByteBuffer.wrap(this.bytes).putDouble(this.size, value);
		this.size += Double.BYTES;
		return this;
	}

	/** Their number, and they. */
	Packer bytes(byte[] value) {
		number(value.length);
		reserve(value.length);
		System.arraycopy(value, 0, this.bytes, this.size, value.length);
		this.size += value.length;
		return this;
	}

	private void reserve(int more) {
		if (this.bytes.length - this.size < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(Math.addExact(this.size, more),
					(int) Math.min(Integer.MAX_VALUE - 8, 2L * this.bytes.length)));
		}
	}

	byte[] packed() {
		return Arrays.copyOf(this.bytes, this.size);
	}

}
