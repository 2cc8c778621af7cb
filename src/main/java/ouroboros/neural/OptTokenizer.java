package ouroboros.neural;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import ouroboros.core.Pretrained;
import ouroboros.core.spec.Refusal;

/**
 * The {@code tokenizer.json} of OPT: pairs of bytes merged as in GPT-2, and what is put
 * before each text.
 *
 * @param tokens what the tokens are called, as many as the model knows: a space is
 * {@code Ġ}, a line feed {@code Ċ}; one that the tokenizer does not know is its number in
 * brackets
 * @param json the file, without a limit on the length of texts
 */
record OptTokenizer(List<String> tokens, byte[] json) {

	static final String FILE = "tokenizer.json";

	private static final int MOST_BYTES = 1 << 25;

	private static final String UNSUPPORTED = "unsupported";

	private static final Set<String> ENDS = Set.of("ByteLevel", "TemplateProcessing", "RobertaProcessing");

	/** A library that neither asks the network nor reports to its makers. */
	static {
		System.setProperty("ai.djl.offline", "true");
		System.setProperty("OPT_OUT_TRACKING", "true");
	}

	/**
	 * @param symbols number of tokens that the model knows
	 * @throws Refusal if it is of another kind, or has other tokens
	 */
	static OptTokenizer read(byte[] bytes, int symbols) {
		var file = JsonFile.read(FILE, bytes, MOST_BYTES);
		var content = file.content();
		var model = content.path("model");
		var type = model.path("type").asString("");
		file.unless(type.equals("BPE"), "model/type", UNSUPPORTED,
				"must be \"BPE\", but is %s".formatted(JsonFile.shortened(model.get("type"))));
		file.unless(isNull(model.path("dropout")), "model/dropout", UNSUPPORTED,
				"must be null: the same text is always the same tokens");
		file.unless(isNull(content.path("normalizer")), "normalizer", UNSUPPORTED, "must be null");
		file.unless(content.path("pre_tokenizer").path("type").asString("").equals("ByteLevel"), "pre_tokenizer",
				UNSUPPORTED, "must be of type \"ByteLevel\"");
		var ends = content.path("post_processor");
		file.unless(isNull(ends) || ENDS.contains(ends.path("type").asString("")), "post_processor", UNSUPPORTED,
				"must be of type TemplateProcessing, RobertaProcessing or ByteLevel");
		var tokens = IntStream.range(0, symbols).mapToObj("[%d]"::formatted).toArray(String[]::new);
		file.unless(model.path("vocab").isObject() && !model.path("vocab").isEmpty(), "model/vocab", "missing",
				"there are no tokens");
		model.path("vocab")
			.properties()
			.forEach((entry) -> put(file, tokens, "model/vocab", entry.getKey(), entry.getValue()));
		content.path("added_tokens")
			.forEach(
					(added) -> put(file, tokens, "added_tokens", added.path("content").asString(""), added.path("id")));
		content.set("truncation", JsonNodeFactory.instance.nullNode());
		content.set("padding", JsonNodeFactory.instance.nullNode());
		var tokenizer = new OptTokenizer(List.of(tokens), content.toString().getBytes(StandardCharsets.UTF_8));
		try (var opened = tokenizer.open()) {
			opened.tokens("a\n");
		}
		return tokenizer;
	}

	private static boolean isNull(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

	private static void put(JsonFile file, String[] tokens, String list, String token, JsonNode id) {
		file.unless(
				id.isIntegralNumber() && id.canConvertToInt() && id.intValue() >= 0 && id.intValue() < tokens.length,
				list, "mismatch", "the token %s has number %s, but the model knows %d tokens"
					.formatted(JsonFile.shortened(token), JsonFile.shortened(id), tokens.length));
		tokens[id.intValue()] = token;
	}

	/** Opens the library's own, to be closed. */
	Pretrained.Tokenizer open() {
		var tokenizer = library();
		return new Pretrained.Tokenizer() {

			@Override
			public int[] tokens(String text) {
				var numbers = tokenizer.encode(text, true, false).getIds();
				return Arrays.stream(numbers).mapToInt((number) -> {
					if (number < 0 || number >= OptTokenizer.this.tokens.size()) {
						throw new Refusal("/" + FILE, "mismatch", "gives a token %d, but the model knows %d tokens"
							.formatted(number, OptTokenizer.this.tokens.size()));
					}
					return (int) number;
				}).toArray();
			}

			@Override
			public void close() {
				tokenizer.close();
			}

		};
	}

	private HuggingFaceTokenizer library() {
		try {
			return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(this.json),
					Map.of("truncation", "false", "padding", "false"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (RuntimeException ex) {
			throw new Refusal("/" + FILE, "bad-tokenizer", "the tokenizer library does not take it: %s"
				.formatted(JsonFile.shortened(String.valueOf(ex.getMessage()))));
		}
	}

}
