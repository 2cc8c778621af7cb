package ouroboros.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

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

	private final Writer writer;

	private final Format format;

	private final List<String> keys;

	private final List<String> labels;

	private Rows(Writer writer, Format format, List<String> keys, List<String> labels) {
		this.writer = writer;
		this.format = format;
		this.keys = keys;
		this.labels = labels;
	}

	/**
	 * An answer that is written as it is read.
	 * @param keys names of the whole numbers
	 * @param labels names of the metrics
	 * @param content writes the rows
	 */
	static ResponseEntity<StreamingResponseBody> stream(Format format, List<String> keys, List<String> labels,
			Consumer<Rows> content) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(format.mediaType + ";charset=UTF-8"))
			.body((output) -> {
				try (var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16)) {
					var rows = new Rows(writer, format, keys, labels);
					rows.header();
					content.accept(rows);
				}
				catch (UncheckedIOException ex) {
					throw ex.getCause();
				}
			});
	}

	private void header() throws IOException {
		if (this.format == Format.CSV_FORMAT) {
			this.writer.write(String.join(",", this.keys));
			for (var label : this.labels) {
				this.writer.write(',');
				this.writer.write((label.indexOf(',') < 0) ? label : '"' + label + '"');
			}
			this.writer.write('\n');
		}
	}

	void write(long[] numbers, double[] metrics) {
		try {
			switch (this.format) {
				case CSV_FORMAT -> csv(numbers, metrics);
				case NDJSON_FORMAT -> json(numbers, metrics);
			}
			this.writer.write('\n');
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void csv(long[] numbers, double[] metrics) throws IOException {
		for (int i = 0; i < numbers.length; i++) {
			if (i > 0) {
				this.writer.write(',');
			}
			this.writer.write(Long.toString(numbers[i]));
		}
		for (var value : metrics) {
			this.writer.write(',');
			this.writer.write(Double.toString(value));
		}
	}

	private void json(long[] numbers, double[] metrics) throws IOException {
		this.writer.write('{');
		for (int i = 0; i < numbers.length; i++) {
			this.writer.write("\"%s\":%d,".formatted(this.keys.get(i), numbers[i]));
		}
		this.writer.write("\"metrics\":{");
		var nonFinite = new StringBuilder();
		for (int i = 0; i < metrics.length; i++) {
			var finite = Double.isFinite(metrics[i]);
			this.writer.write((i > 0) ? ",\"" : "\"");
			this.writer.write(this.labels.get(i));
			this.writer.write("\":");
			this.writer.write(finite ? Double.toString(metrics[i]) : "null");
			if (!finite) {
				nonFinite.append(nonFinite.isEmpty() ? "" : ",")
					.append("\"%s\":\"%s\"".formatted(this.labels.get(i), Columns.word(metrics[i])));
			}
		}
		this.writer.write('}');
		if (!nonFinite.isEmpty()) {
			this.writer.write(",\"nonFinite\":{" + nonFinite + "}");
		}
		this.writer.write('}');
	}

}
