package ouroboros.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Strict JSON text: no duplicate keys, nothing behind the value, bounded nesting. */
final class JsonText {

	/** Longest accepted document in bytes. */
	static final int MAX_LENGTH = 16_000_000;

	private static final int MAX_MESSAGE = 200;

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
			.errorReportConfiguration(
					ErrorReportConfiguration.builder().maxErrorTokenLength(50).maxRawContentLength(50).build())
			.build())
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private JsonText() {
	}

	/** The value that {@code text}, written by ourselves, says. */
	static JsonNode tree(String text) {
		return MAPPER.readTree(text);
	}

	/**
	 * The value that a client's text says.
	 * @throws BadSpec if it is not JSON, with line and column
	 */
	static JsonNode tree(byte[] text) {
		if (text.length > MAX_LENGTH) {
			throw BadSpec.malformed("", "not-json",
					"has %d bytes, at most %d are read".formatted(text.length, MAX_LENGTH));
		}
		try (var parser = MAPPER.createParser(text)) {
			try {
				@Nullable JsonNode tree = MAPPER.reader()
					.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
					.readTree(parser);
				if (tree == null || tree.isMissingNode()) {
					throw new StreamReadException(parser, "there is no content");
				}
				if (parser.nextToken() != null) {
					throw new StreamReadException(parser, "something follows the value");
				}
				return tree;
			}
			catch (JacksonException ex) {
				throw notJson(parser, ex.getOriginalMessage());
			}
		}
	}

	private static BadSpec notJson(JsonParser parser, String message) {
		var twice = message.startsWith("Duplicate Object property");
		var place = parser.currentLocation();
		return BadSpec.malformed(twice ? parser.streamReadContext().pathAsPointer().toString() : "",
				twice ? "duplicate-key" : "not-json",
				"%s (line %d, column %d)".formatted(message.substring(0, Math.min(message.length(), MAX_MESSAGE)),
						place.getLineNr(), place.getColumnNr()));
	}

}
