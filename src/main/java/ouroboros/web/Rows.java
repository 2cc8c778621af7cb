package ouroboros.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * A table written row by row: whole numbers first, then metrics. Metrics are in the
 * shortest form that reads back as the same number.
 */
final class Rows {

	static final String CSV = "text/csv";

	static final String NDJSON = "application/x-ndjson";

	/** A text format for tables. */
	enum Format {

		/** RFC 4180 with a header; NaN and Infinity spelled so. */
		CSV_FORMAT(CSV),
		/**
		 * One JSON object a line; what is not finite is null, and named in
		 * {@code nonFinite}.
		 */
		NDJSON_FORMAT(NDJSON);

		private final String mediaType;

		Format(String mediaType) {
			this.mediaType = mediaType;
		}

	}

	/** Characters that are handed on at once. */
	private static final int CHUNK = 1 << 16;

	private final OutputStream output;

	private final Format format;

	private final List<String> keys;

	private final List<String> labels;

	private final StringBuilder text = new StringBuilder(2 * CHUNK);

	private Rows(OutputStream output, Format format, List<String> keys, List<String> labels) {
		this.output = output;
		this.format = format;
		this.keys = keys.stream().map((key) -> "\"%s\":".formatted(key)).toList();
		this.labels = labels.stream().map((label) -> "\"%s\":".formatted(label)).toList();
	}

	/**
	 * An answer that is written as it is read, with links to what the numbers are.
	 * @param experiment where they come from
	 * @param keys names of the whole numbers
	 * @param labels names of the metrics
	 * @param content writes the rows
	 */
	static ResponseEntity<StreamingResponseBody> stream(Format format, UUID experiment, List<String> keys,
			List<String> labels, Consumer<Rows> content) {
		return ResponseEntity.ok()
			.header(HttpHeaders.LINK, Provenance.links(experiment))
			.contentType(MediaType.parseMediaType(format.mediaType + ";charset=UTF-8"))
			.body((output) -> {
				try {
					var rows = new Rows(output, format, keys, labels);
					if (format == Format.CSV_FORMAT) {
						rows.header(keys, labels);
					}
					content.accept(rows);
					rows.flush();
				}
				catch (UncheckedIOException ex) {
					throw ex.getCause();
				}
			});
	}

	private void header(List<String> keys, List<String> labels) {
		this.text.append(String.join(",", keys));
		for (var label : labels) {
			this.text.append(',').append((label.indexOf(',') < 0) ? label : '"' + label + '"');
		}
		this.text.append('\n');
	}

	void write(long[] numbers, double[] metrics) {
		switch (this.format) {
			case CSV_FORMAT -> csv(numbers, metrics);
			case NDJSON_FORMAT -> json(numbers, metrics);
		}
		this.text.append('\n');
		if (this.text.length() >= CHUNK) {
			flush();
		}
	}

	private void flush() {
		try {
			this.output.write(this.text.toString().getBytes(StandardCharsets.UTF_8));
			this.text.setLength(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void csv(long[] numbers, double[] metrics) {
		for (int i = 0; i < numbers.length; i++) {
			if (i > 0) {
				this.text.append(',');
			}
			this.text.append(numbers[i]);
		}
		for (var value : metrics) {
			this.text.append(',').append(value);
		}
	}

	private void json(long[] numbers, double[] metrics) {
		this.text.append('{');
		for (int i = 0; i < numbers.length; i++) {
			this.text.append(this.keys.get(i)).append(numbers[i]).append(',');
		}
		this.text.append("\"metrics\":{");
		var finite = true;
		for (int i = 0; i < metrics.length; i++) {
			this.text.append((i > 0) ? "," : "").append(this.labels.get(i));
			if (Double.isFinite(metrics[i])) {
				this.text.append(metrics[i]);
			}
			else {
				this.text.append("null");
				finite = false;
			}
		}
		this.text.append('}');
		if (!finite) {
			nonFinite(metrics);
		}
		this.text.append('}');
	}

	private void nonFinite(double[] metrics) {
		var separator = ",\"nonFinite\":{";
		for (int i = 0; i < metrics.length; i++) {
			if (!Double.isFinite(metrics[i])) {
				this.text.append(separator).append(this.labels.get(i));
				this.text.append('"').append(Columns.word(metrics[i])).append('"');
				separator = ",";
			}
		}
		this.text.append('}');
	}

}
