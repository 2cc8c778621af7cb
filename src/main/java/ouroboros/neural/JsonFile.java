package ouroboros.neural;

import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.core.spec.Refusal;

/**
 * An uploaded JSON object. What it refuses it names by the file and the entry.
 *
 * @param name of the file
 * @param content what is in it
 */
record JsonFile(String name, ObjectNode content) {

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build())
			.errorReportConfiguration(
					ErrorReportConfiguration.builder().maxErrorTokenLength(50).maxRawContentLength(50).build())
			.build())
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	/**
	 * @param bytes of UTF-8
	 * @param most largest number of them
	 */
	static JsonFile read(String name, byte[] bytes, int most) {
		if (bytes.length > most) {
			throw new Refusal("/" + name, "too-large",
					"has %d bytes, at most %d are read".formatted(bytes.length, most));
		}
		try {
			if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
				return new JsonFile(name, object);
			}
		}
		catch (JacksonException ex) {
			throw new Refusal("/" + name, "not-json", "is not JSON: %s".formatted(ex.getOriginalMessage()));
		}
		throw new Refusal("/" + name, "not-json", "is not an object of JSON");
	}

	/** Throws a refusal of an entry unless {@code accepted}. */
	void unless(boolean accepted, String entry, String code, String detail) {
		Refusal.unless(accepted, this.name + "/" + entry, code, detail);
	}

	/** Refuses an entry that is there and not what it has to be. */
	void must(String entry, JsonNode value) {
		var said = this.content.get(entry);
		unless(said == null || said.equals(value), entry, "unsupported",
				"must be %s, but is %s".formatted(value, JsonFile.shortened(said)));
	}

	/** A whole number. */
	int whole(String entry, int least, int most) {
		var said = this.content.path(entry);
		unless(said.isIntegralNumber() && said.canConvertToInt() && said.intValue() >= least && said.intValue() <= most,
				entry, "out-of-range", "must be a whole number from %d to %d, but is %s".formatted(least, most,
						said.isMissingNode() ? "missing" : shortened(said)));
		return said.intValue();
	}

	/** Beginning of what an entry says. */
	static String shortened(Object said) {
		var text = String.valueOf(said);
		return (text.length() > 60) ? text.substring(0, 60) + "…" : text;
	}

}
