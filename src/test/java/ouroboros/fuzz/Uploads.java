package ouroboros.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Data sets of all kinds, more or less damaged. */
final class Uploads {

	/**
	 * A body and what it is said to be.
	 *
	 * @param mediaType of the body
	 * @param body the bytes
	 */
	record Upload(String mediaType, byte[] body) {
	}

	private static final List<String> MEDIA_TYPES = List.of("text/csv", "text/plain", "application/x-ndjson",
			"application/octet-stream", "application/zip", "application/gzip", "image/png",
			"multipart/form-data; boundary=b", "multipart/form-data", "text/csv; charset=utf-16", "x/y", "*/*");

	private static final int BOMB = 4_000_000;

	private final RandomGenerator random;

	private final Mutations mutations;

	Uploads(RandomGenerator random) {
		this.random = random;
		this.mutations = new Mutations(random);
	}

	Upload next() {
		var right = this.random.nextInt(10);
		var upload = switch (right) {
			case 0, 1 -> new Upload("text/csv", csv().getBytes(StandardCharsets.UTF_8));
			case 2 -> new Upload("application/x-ndjson", lines().getBytes(StandardCharsets.UTF_8));
			case 3 -> new Upload("application/octet-stream", idx());
			case 4 -> new Upload("application/zip", checkpoint());
			case 5 -> new Upload("multipart/form-data; boundary=b", multipart());
			case 6 -> new Upload("text/plain", this.mutations.word().repeat(3).getBytes(StandardCharsets.UTF_8));
			case 7 -> new Upload("text/csv", gzip(new byte[BOMB]));
			default -> new Upload("text/plain", this.mutations.garbage());
		};
		var body = (this.random.nextInt(3) == 0) ? damaged(upload.body()) : upload.body();
		return new Upload((this.random.nextInt(4) == 0) ? this.mutations.one(MEDIA_TYPES) : upload.mediaType(),
				(this.random.nextInt(6) == 0) ? gzip(body) : body);
	}

	private String csv() {
		var text = new StringBuilder("a,b\n");
		for (int i = this.random.nextInt(30); i > 0; i--) {
			text.append(cell()).append(',').append(cell()).append('\n');
		}
		return text.toString();
	}

	private String cell() {
		return (this.random.nextInt(30) == 0) ? "\"" + this.mutations.word()
				: (this.random.nextInt(30) == 0) ? this.mutations.number() : String.valueOf(this.random.nextGaussian());
	}

	private String lines() {
		var text = new StringBuilder();
		for (int i = this.random.nextInt(30); i > 0; i--) {
			text.append("{\"a\":").append(cell()).append(",\"b\":").append(cell()).append("}\n");
		}
		return text.toString();
	}

	private byte[] idx() {
		var rows = this.random.nextInt(5);
		var bytes = ByteBuffer.allocate(16 + rows * 784).putInt(0x803).putInt(rows).putInt(28).putInt(28);
		return bytes.array();
	}

	/** Of a header whose length and offsets may lie. */
	private byte[] checkpoint() {
		var header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,%s],\"data_offsets\":[0,%s]}}"
			.formatted(this.mutations.number(), this.mutations.number())
			.getBytes(StandardCharsets.UTF_8);
		var tensors = ByteBuffer.allocate(8 + header.length + 16)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(this.random.nextBoolean() ? header.length : this.random.nextLong())
			.put(header);
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes)) {
			for (var name : List.of("config.json", "model.safetensors", "tokenizer.json",
					this.mutations.word().replace('\ud800', '?') + "x")) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(name.equals("model.safetensors") ? tensors.array()
						: "{\"model_type\":\"opt\",\"vocab_size\":1e9}".getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private byte[] multipart() {
		return ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n%s\r\n\r\n%s\r\n--b%s\r\n"
			.formatted(this.mutations.word(), this.random.nextBoolean() ? "Content-Type: text/csv" : "X", csv(),
					this.random.nextBoolean() ? "--" : ""))
			.getBytes(StandardCharsets.UTF_8);
	}

	private byte[] damaged(byte[] body) {
		var damaged = Arrays.copyOf(body, this.random.nextInt(body.length + 1));
		for (int i = this.random.nextInt(6); i > 0 && damaged.length > 0; i--) {
			damaged[this.random.nextInt(damaged.length)] = (byte) this.random.nextInt();
		}
		return damaged;
	}

	private static byte[] gzip(byte[] body) {
		var bytes = new ByteArrayOutputStream();
		try (var gzip = new GZIPOutputStream(bytes)) {
			gzip.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
