package ouroboros.neural;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import ouroboros.core.spec.Refusal;

/**
 * Named tensors in a file: the length of the header in eight bytes, the lowest first, the
 * header in JSON, then the numbers, which the tensors share without gaps
 * (github.com/huggingface/safetensors).
 */
final class Safetensors {

	private static final int MOST_BYTES_OF_HEADER = 1 << 20;

	private static final String BAD_HEADER = "bad-header";

	private final String file;

	private final ByteBuffer data;

	private final Map<String, Tensor> tensors = new LinkedHashMap<>();

	/** How a number is written down. */
	private enum Type {

		/** IEEE 754 single precision. */
		F32(4),
		/** IEEE 754 half precision. */
		F16(2),
		/** The upper half of single precision. */
		BF16(2);

		private final int bytes;

		Type(int bytes) {
			this.bytes = bytes;
		}

		float read(ByteBuffer data, int at) {
			return switch (this) {
				case F32 -> data.getFloat(at);
				case F16 -> Float.float16ToFloat(data.getShort(at));
				case BF16 -> Float.intBitsToFloat(data.getShort(at) << Short.SIZE);
			};
		}

	}

	private record Tensor(Type type, long[] shape, long from, long to) {
	}

	/**
	 * @param file its name
	 * @param bytes owned by this object and never changed
	 * @throws Refusal if they break a rule
	 */
	Safetensors(String file, byte[] bytes) {
		this.file = file;
		unless(bytes.length >= Long.BYTES, BAD_HEADER,
				"ends after %d bytes, before the length of its header".formatted(bytes.length));
		var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		var length = buffer.getLong();
		unless(length >= 0 && length <= bytes.length - Long.BYTES, BAD_HEADER,
				"says that its header has %s bytes, but %d follow".formatted(Long.toUnsignedString(length),
						bytes.length - Long.BYTES));
		var header = JsonFile.read(file,
				Arrays.copyOfRange(bytes, Long.BYTES, Long.BYTES + (int) Math.min(length, MOST_BYTES_OF_HEADER + 1)),
				MOST_BYTES_OF_HEADER);
		this.data = buffer.slice(Long.BYTES + (int) length, bytes.length - Long.BYTES - (int) length)
			.order(ByteOrder.LITTLE_ENDIAN);
		header.content().properties().forEach((entry) -> {
			if (!entry.getKey().equals("__metadata__")) {
				this.tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
			}
		});
		checkOffsets();
	}

	private void unless(boolean accepted, String code, String detail) {
		Refusal.unless(accepted, this.file, code, detail);
	}

	private void unless(boolean accepted, String tensor, String code, String detail) {
		Refusal.unless(accepted, this.file + "/" + JsonFile.shortened(tensor), code, detail);
	}

	private Tensor tensor(String name, JsonNode entry) {
		var said = entry.path("dtype").asString("");
		var type = Arrays.stream(Type.values()).filter((known) -> known.name().equals(said)).findFirst();
		unless(type.isPresent(), name, "unknown-type",
				"the dtype is %s; F32, F16 and BF16 are read".formatted(JsonFile.shortened(entry.get("dtype"))));
		var shape = wholes(name, entry, "shape");
		var offsets = wholes(name, entry, "data_offsets");
		unless(offsets.length == 2, name, BAD_HEADER, "there are %d data_offsets, not 2".formatted(offsets.length));
		var bytes = (long) type.orElseThrow().bytes;
		for (var size : shape) {
			unless(size == 0 || bytes <= this.data.limit() / size, name, "bad-shape",
					"the shape %s takes more than the %d bytes that there are".formatted(Arrays.toString(shape),
							this.data.limit()));
			bytes *= size;
		}
		unless(bytes == offsets[1] - offsets[0], name, "bad-shape", "the shape %s of %s takes %d bytes, not %d"
			.formatted(Arrays.toString(shape), said, bytes, offsets[1] - offsets[0]));
		return new Tensor(type.orElseThrow(), shape, offsets[0], offsets[1]);
	}

	private long[] wholes(String name, JsonNode entry, String list) {
		var said = entry.path(list);
		var numbers = new ArrayList<Long>();
		said.forEach((number) -> {
			if (number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0) {
				numbers.add(number.longValue());
			}
		});
		unless(said.isArray() && numbers.size() == said.size() && said.size() <= 8, name, BAD_HEADER,
				"%s must be up to 8 whole numbers from 0, but is %s".formatted(list, JsonFile.shortened(said)));
		return numbers.stream().mapToLong(Long::longValue).toArray();
	}

	/** One tensor begins where another ends. */
	private void checkOffsets() {
		var end = 0L;
		var sorted = new ArrayList<>(this.tensors.entrySet());
		sorted.sort(Comparator.comparing(Map.Entry::getValue,
				Comparator.comparingLong(Tensor::from).thenComparingLong(Tensor::to)));
		for (var entry : sorted) {
			unless(entry.getValue().from() == end, entry.getKey(), "bad-offsets",
					"begins at %d, but those before it end at %d".formatted(entry.getValue().from(), end));
			end = entry.getValue().to();
		}
		unless(end == this.data.limit(), (end < this.data.limit()) ? "trailing-bytes" : "truncated",
				"the tensors end at %d, but there are %d bytes after the header".formatted(end, this.data.limit()));
	}

	Set<String> names() {
		return this.tensors.keySet();
	}

	/**
	 * A tensor with all its numbers, which are finite.
	 * @param shape the one that it must have
	 */
	Numbers numbers(String name, int... shape) {
		var tensor = this.tensors.get(name);
		if (tensor == null) {
			throw new Refusal("/" + this.file + "/" + name, "missing-tensor", "there is no such tensor");
		}
		unless(Arrays.equals(tensor.shape(), Arrays.stream(shape).asLongStream().toArray()), name, "mismatch",
				"has shape %s, but %s asks for %s".formatted(Arrays.toString(tensor.shape()), OptConfig.FILE,
						Arrays.toString(shape)));
		return (index) -> {
			var number = tensor.type()
				.read(this.data, Math.toIntExact(tensor.from() + (long) index * tensor.type().bytes));
			if (!Float.isFinite(number)) {
				throw new Refusal("/" + this.file + "/" + name, "not-finite",
						"number %d is %s".formatted(index, number));
			}
			return number;
		};
	}

	/** Numbers by their index, the last dimension running fastest. */
	@FunctionalInterface
	interface Numbers {

		float at(int index);

	}

}
