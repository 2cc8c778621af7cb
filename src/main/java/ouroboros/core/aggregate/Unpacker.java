package ouroboros.core.aggregate;

import java.nio.ByteBuffer;

/** Reads what {@link Packer} wrote. */
final class Unpacker {

	private final ByteBuffer buffer;

	Unpacker(byte[] bytes) {
		this.buffer = ByteBuffer.wrap(bytes);
	}

	long number() {
		var value = 0L;
		for (int shift = 0;; shift += 7) {
			var next = this.buffer.get();
			value |= (long) (next & 0x7F) << shift;
			if (next >= 0) {
				return value;
			}
		}
	}

	double real() {
		return this.buffer.getDouble();
	}

	byte[] bytes() {
		var bytes = new byte[Math.toIntExact(number())];
		this.buffer.get(bytes);
		return bytes;
	}

}
