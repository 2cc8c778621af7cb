package ouroboros.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Arrays of numbers as bytes, to the bit. */
final class Packed {

	private Packed() {
	}

	/** Eight bytes each, the lowest first. */
	static byte[] of(double[] values) {
		var bytes = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, values.length)).order(ByteOrder.LITTLE_ENDIAN);
		for (var value : values) {
			bytes.putLong(Double.doubleToRawLongBits(value));
		}
		return bytes.array();
	}

	static double[] doubles(byte[] bytes) {
		var longs = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
		if (bytes.length % Double.BYTES != 0) {
			throw new IllegalArgumentException(bytes.length + " bytes do not make doubles");
		}
		var values = new double[longs.remaining()];
		for (int i = 0; i < values.length; i++) {
			values[i] = Double.longBitsToDouble(longs.get(i));
		}
		return values;
	}

	/** Four bytes each, the lowest first. */
	static byte[] of(float[] values) {
		var bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length)).order(ByteOrder.LITTLE_ENDIAN);
		for (var value : values) {
			bytes.putInt(Float.floatToRawIntBits(value));
		}
		return bytes.array();
	}

	static float[] floats(byte[] bytes) {
		var ints = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
		if (bytes.length % Float.BYTES != 0) {
			throw new IllegalArgumentException(bytes.length + " bytes do not make floats");
		}
		var values = new float[ints.remaining()];
		for (int i = 0; i < values.length; i++) {
			values[i] = Float.intBitsToFloat(ints.get(i));
		}
		return values;
	}

	/** As {@link #of(long[])}. */
	static byte[] of(int[] values) {
		return of(Arrays.stream(values).mapToLong(Integer::toUnsignedLong).toArray());
	}

	static int[] ints(byte[] bytes) {
		return Arrays.stream(longs(bytes)).mapToInt((value) -> (int) value).toArray();
	}

	/** LEB128: seven bits to the byte, the lowest first; small numbers are short. */
	static byte[] of(long[] values) {
		var bytes = new ByteArrayOutputStream(values.length);
		for (var value : values) {
			var rest = value;
			while ((rest & ~0x7FL) != 0) {
				bytes.write((int) (rest & 0x7F) | 0x80);
				rest >>>= 7;
			}
			bytes.write((int) rest);
		}
		return bytes.toByteArray();
	}

	static long[] longs(byte[] bytes) {
		var values = new long[bytes.length];
		var count = 0;
		var shift = 0;
		for (var next : bytes) {
			values[count] |= (long) (next & 0x7F) << shift;
			shift = (next < 0) ? shift + 7 : 0;
			count += (next < 0) ? 0 : 1;
		}
		if (shift != 0) {
			throw new IllegalArgumentException("the last number is cut off");
		}
		return Arrays.copyOf(values, count);
	}

}
