package ouroboros.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** A way to write a data set down. */
public enum DatasetFormat {

	CSV("text/csv", "csv", "tsv"), TEXT("text/plain", "txt"), NDJSON("application/x-ndjson", "ndjson", "jsonl"),
	/** Also {@code application/octet-stream}. */
	IDX("application/x-idx", "idx", "idx3-ubyte", "idx1-ubyte"),
	/** The files of a pre-trained model. */
	CHECKPOINT("application/zip", "zip");

	private final String mediaType;

	private final List<String> extensions;

	DatasetFormat(String mediaType, String... extensions) {
		this.mediaType = mediaType;
		this.extensions = List.of(extensions);
	}

	public String mediaType() {
		return this.mediaType;
	}

	/**
	 * The format of a media type, whose {@code charset} is UTF-8 if it names one.
	 * @throws Rejected if there is none (415)
	 */
	public static DatasetFormat of(@Nullable String mediaType) {
		var known = Arrays.stream(values()).map(DatasetFormat::mediaType).collect(Collectors.joining(", "));
		if (mediaType == null) {
			throw unsupported("the upload has no media type; known are %s".formatted(known));
		}
		MimeType wanted;
		try {
			wanted = MimeTypeUtils.parseMimeType(mediaType);
		}
		catch (InvalidMimeTypeException ex) {
			throw unsupported("%s is no media type; known are %s".formatted(mediaType, known));
		}
		var charset = wanted.getCharset();
		if (charset != null && !charset.equals(StandardCharsets.UTF_8) && !charset.equals(StandardCharsets.US_ASCII)) {
			throw unsupported("data sets are UTF-8, not %s".formatted(charset));
		}
		if (wanted.equalsTypeAndSubtype(MimeTypeUtils.APPLICATION_OCTET_STREAM)) {
			return IDX;
		}
		return Arrays.stream(values())
			.filter((format) -> wanted.equalsTypeAndSubtype(MimeTypeUtils.parseMimeType(format.mediaType)))
			.findFirst()
			.orElseThrow(() -> unsupported("%s/%s cannot be read; an upload is one of %s, or gzip of it"
				.formatted(wanted.getType(), wanted.getSubtype(), known)));
	}

	/**
	 * The format of a file by the end of its name, before {@code .gz} if that is there.
	 */
	public static Optional<DatasetFormat> ofFile(String name) {
		var plain = withoutGz(name.toLowerCase(Locale.ROOT));
		var extension = plain.substring(extensionAt(plain));
		return Arrays.stream(values()).filter((format) -> format.extensions.contains(extension)).findFirst();
	}

	/** The name of a file without folders and without the ends that tell its format. */
	public static String stem(String file) {
		var name = withoutGz(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
		return ofFile(name).isPresent() ? name.substring(0, Math.max(0, extensionAt(name) - 1)) : name;
	}

	/** Files of IDX pictures and labels may have a hyphen before their end. */
	private static int extensionAt(String name) {
		var lower = name.toLowerCase(Locale.ROOT);
		return (lower.endsWith("-idx3-ubyte") || lower.endsWith("-idx1-ubyte")) ? name.length() - "idx3-ubyte".length()
				: name.lastIndexOf('.') + 1;
	}

	private static String withoutGz(String name) {
		return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
	}

	private static Rejected unsupported(String detail) {
		return new Rejected(415, "unsupported-media-type", detail);
	}

}
