package ouroboros.jobs;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ouroboros.TinyOpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WeightsTest {

	private static final long MOST = 1 << 21;

	private static final String CONFIG = "config.json";

	private static final String WEIGHTS = "model.safetensors";

	private static final String TOKENIZER = "tokenizer.json";

	private static final TinyOpt OPT = TinyOpt.USUAL;

	private static Unpacked read(byte[] zip, long most) {
		return Uploads.read(DatasetFormat.CHECKPOINT, new ByteArrayInputStream(Uploads.gzip(zip)), most);
	}

	private static Rejected refused(byte[] zip) {
		var rejected = catchThrowableOfType(Rejected.class, () -> read(zip, MOST));
		assertThat(rejected).isNotNull();
		return rejected;
	}

	private static byte[] zipWith(String file, byte[] content) {
		var files = OPT.files();
		files.put(file, content);
		return TinyOpt.zip(files);
	}

	private static byte[] zipWithout(String file) {
		var files = OPT.files();
		files.remove(file);
		return TinyOpt.zip(files);
	}

	@Test
	void readsTheFilesInAnyFolderAndPassesOverOthers() {
		var files = new LinkedHashMap<String, byte[]>();
		files.put("opt/README.md", Uploads.utf8("hello"));
		OPT.files().reversed().forEach((name, content) -> files.put("opt/" + name, content));
		var observations = read(TinyOpt.zip(files), MOST).observations();
		assertThat(observations.kind()).isEqualTo("checkpoint");
		var parameters = 40 * 16 + 32 * 16 + 2 * (12 * 16 * 16 + 13 * 16) + 2 * 16;
		assertThat(observations.rows()).isEqualTo(parameters);
		assertThat(observations.shape()).containsExactly(parameters, 2, 2, 16, 40, 32);
	}

	@Test
	void refusesWhatIsNoZipOfThem() {
		assertThat(refused(Uploads.utf8("1\n2\n3\n")).code()).isEqualTo("not-zip");
		assertThat(refused(new byte[0]).code()).isEqualTo("not-zip");
		for (var name : OPT.files().keySet()) {
			var rejected = refused(zipWithout(name));
			assertThat(rejected.code()).isEqualTo("missing-file");
			assertThat(rejected.detail()).startsWith(name);
		}
		var slow = OPT.files();
		slow.remove(TOKENIZER);
		slow.put("vocab.json", Uploads.utf8("{}"));
		slow.put("merges.txt", Uploads.utf8("#version: 0.2"));
		assertThat(refused(TinyOpt.zip(slow)).detail()).startsWith("tokenizer.json").contains("vocab.json");
		var twice = OPT.files();
		twice.put("old/config.json", Uploads.utf8("{}"));
		assertThat(refused(TinyOpt.zip(twice)).code()).isEqualTo("duplicate");
	}

	/** Wherever the zip is cut within its files, nothing is made up. */
	@Test
	void refusesAZipThatIsCut() {
		var zip = TinyOpt.zip(OPT.files());
		for (int length = 0; length < zip.length * 9 / 10; length += 997) {
			assertThat(refused(Arrays.copyOf(zip, length)).code()).isIn("truncated-zip", "not-zip", "missing-file",
					"bad-zip");
		}
		zip[200] ^= 1;
		assertThat(refused(zip).status()).isEqualTo(422);
	}

	/** However it is hidden: the zip within the limit, its files not. */
	@Test
	void leavesABombEarly() {
		assertThat(refused(TinyOpt.zip(Map.of("other.bin", new byte[1 << 22]))).code()).isEqualTo("too-large");
		assertThat(refused(TinyOpt.zip(Map.of(WEIGHTS, new byte[1 << 22]))).code()).isEqualTo("too-large");
		assertThat(refused(TinyOpt.zip(Map.of(WEIGHTS, new byte[1_500_000], TOKENIZER, new byte[1_500_000]))).status())
			.isEqualTo(413);
	}

	/** Wherever the tensors are cut or made longer, they are refused. */
	@Test
	void refusesTensorsThatAreCut() {
		var tensors = TinyOpt.safetensors(OPT.header().toString(), OPT.numbers());
		for (int length = 0; length < tensors.length; length += 641) {
			assertThat(refused(zipWith(WEIGHTS, Arrays.copyOf(tensors, length))).detail()).startsWith(WEIGHTS);
		}
		assertThat(refused(zipWith(WEIGHTS, Arrays.copyOf(tensors, tensors.length - 1))).code()).isEqualTo("truncated");
		assertThat(refused(zipWith(WEIGHTS, Arrays.copyOf(tensors, tensors.length + 1))).code())
			.isEqualTo("trailing-bytes");
	}

	/** The length of the header, in hexadecimal. */
	@ParameterizedTest
	@CsvSource({ "ffffffffffffffff, bad-header", "7fffffffffffffff, bad-header", "8000000000000000, bad-header",
			"100000, bad-header", "2, not-json", "0, not-json" })
	void refusesALengthThatLies(String length, String code) {
		var tensors = TinyOpt.safetensors(OPT.header().toString(), OPT.numbers());
		ByteBuffer.wrap(tensors).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.parseUnsignedLong(length, 16));
		assertThat(refused(zipWith(WEIGHTS, tensors)).code()).isEqualTo(code);
	}

	private record Mistake(String file, String name, Function<TinyOpt, byte[]> content, String code, String entry) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	private static Mistake config(String name, Consumer<ObjectNode> change, String code, String entry) {
		return new Mistake(CONFIG, name, (opt) -> changed(opt.config(), change), code, entry);
	}

	private static Mistake tokenizer(String name, Consumer<ObjectNode> change, String code, String entry) {
		return new Mistake(TOKENIZER, name, (opt) -> changed(opt.tokenizer(), change), code, entry);
	}

	private static Mistake header(String name, Consumer<ObjectNode> change, String code, String entry) {
		return new Mistake(
				WEIGHTS, name, (opt) -> TinyOpt
					.safetensors(new String(changed(opt.header(), change), StandardCharsets.UTF_8), opt.numbers()),
				code, entry);
	}

	private static byte[] changed(ObjectNode object, Consumer<ObjectNode> change) {
		change.accept(object);
		return TinyOpt.utf8(object);
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	private static ObjectNode entry(ObjectNode header, String name) {
		return (ObjectNode) header.get("model.decoder." + name);
	}

	static Stream<Mistake> mistakes() {
		var first = "embed_tokens.weight";
		var second = "embed_positions.weight";
		var full = "/model.decoder.";
		return Stream.of(
				config("another model", (json) -> json.put("model_type", "gpt2"), "unsupported", "/model_type"),
				config("no model", (json) -> json.remove("model_type"), "unsupported", "/model_type"),
				config("norm after", (json) -> json.put("do_layer_norm_before", false), "unsupported",
						"/do_layer_norm_before"),
				config("projected", (json) -> json.put("word_embed_proj_dim", 8), "unsupported",
						"/word_embed_proj_dim"),
				config("untied", (json) -> json.put("tie_word_embeddings", false), "unsupported",
						"/tie_word_embeddings"),
				config("GELU", (json) -> json.put("activation_function", "gelu"), "unsupported",
						"/activation_function"),
				config("heads", (json) -> json.put("num_attention_heads", 3), "not-a-divisor", "/num_attention_heads"),
				config("narrow", (json) -> json.put("ffn_dim", 32), "out-of-range", "/ffn_dim"),
				config("no width", (json) -> json.remove("hidden_size"), "out-of-range", "/hidden_size"),
				config("huge", (json) -> json.put("vocab_size", 1L << 40), "out-of-range", "/vocab_size"),
				config("fraction", (json) -> json.put("num_hidden_layers", 1.5), "out-of-range", "/num_hidden_layers"),
				config("beginning", (json) -> json.put("bos_token_id", 40), "out-of-range", "/bos_token_id"),
				config("more tokens", (json) -> json.put("vocab_size", 41), "mismatch", WEIGHTS + full + first),
				config("more positions", (json) -> json.put("max_position_embeddings", 34), "mismatch",
						WEIGHTS + full + second),
				config("more layers", (json) -> json.put("num_hidden_layers", 3), "missing-tensor",
						WEIGHTS + full + "layers.2."),
				config("fewer layers", (json) -> json.put("num_hidden_layers", 1), "unknown-tensor",
						WEIGHTS + full + "layers.1."),
				new Mistake(CONFIG, "no JSON", (_) -> Uploads.utf8("{"), "not-json", ""),
				new Mistake(CONFIG, "a list", (_) -> Uploads.utf8("[]"), "not-json", ""),
				new Mistake(CONFIG, "deep", (_) -> Uploads.utf8("[".repeat(100_000)), "not-json", ""),
				new Mistake(CONFIG, "long", (_) -> Uploads.utf8(" ".repeat(900_000) + " ".repeat(148_577)), "too-large",
						""),
				header("type", (json) -> entry(json, first).put("dtype", "F64"), "unknown-type", full + first),
				header("no type", (json) -> entry(json, first).remove("dtype"), "unknown-type", full + first),
				header("shorter type", (json) -> entry(json, first).put("dtype", "F16"), "bad-shape", full + first),
				header("shape", (json) -> entry(json, first).set("shape", json("[16,41]")), "bad-shape", full + first),
				header("turned", (json) -> entry(json, first).set("shape", json("[16,40]")), "mismatch", full + first),
				header("flat", (json) -> entry(json, first).set("shape", json("[640]")), "mismatch", full + first),
				header("endless", (json) -> entry(json, first).set("shape", json("[4611686018427387904,4]")),
						"bad-shape", full + first),
				header("negative", (json) -> entry(json, first).set("shape", json("[-16,-40]")), "bad-header",
						full + first),
				header("fraction", (json) -> entry(json, first).set("shape", json("[16,40.5]")), "bad-header",
						full + first),
				header("outside", (json) -> entry(json, first).set("data_offsets", json("[100000000,100002560]")),
						"bad-offsets", full),
				header("overlap", (json) -> entry(json, second).set("data_offsets", json("[2556,4732]")), "bad-offsets",
						full + second),
				header("gap", (json) -> entry(json, second).set("data_offsets", json("[2564,4740]")), "bad-offsets",
						full + second),
				header("backwards", (json) -> entry(json, second).set("data_offsets", json("[4736,2560]")), "bad-shape",
						full + second),
				header("one offset", (json) -> entry(json, second).set("data_offsets", json("[2560]")), "bad-header",
						full + second),
				header("no object", (json) -> json.put("model.decoder." + first, 3), "unknown-type", full + first),
				header("other name", (json) -> json.set("model.decoder.embed", json.remove("model.decoder." + first)),
						"missing-tensor", full + first),
				header("both names",
						(json) -> json.set("decoder." + first,
								json("{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}")),
						"duplicate", "/decoder." + first),
				new Mistake(WEIGHTS, "named twice",
						(opt) -> TinyOpt.safetensors(opt.header().toString().replace(second, first), opt.numbers()),
						"not-json", ""),
				new Mistake(WEIGHTS, "not a number", (opt) -> {
					var numbers = opt.numbers();
					numbers[3] = 127;
					numbers[2] = -1;
					return TinyOpt.safetensors(opt.header().toString(), numbers);
				}, "not-finite", full + first),
				tokenizer("other tokens", (json) -> json.withObject("/model/vocab").put("more", 40), "mismatch",
						"/model/vocab"),
				tokenizer("added token", (json) -> json.withArray("added_tokens").addObject().put("content", "x"),
						"mismatch", "/added_tokens"),
				tokenizer("no tokens", (json) -> json.withObject("/model").remove("vocab"), "missing", "/model/vocab"),
				tokenizer("chance", (json) -> json.withObject("/model").put("dropout", 0.1), "unsupported",
						"/model/dropout"),
				tokenizer("pieces", (json) -> json.withObject("/model").put("type", "Unigram"), "unsupported",
						"/model/type"),
				tokenizer("expression",
						(json) -> json.set("pre_tokenizer",
								json("{\"type\":\"Split\",\"pattern\":{\"Regex\":\"(a*)*\"}}")),
						"unsupported", "/pre_tokenizer"),
				tokenizer("normalizer", (json) -> json.set("normalizer", json("{\"type\":\"NFC\"}")), "unsupported",
						"/normalizer"),
				tokenizer("merges", (json) -> json.withArray("/model/merges").add("q zz"), "bad-tokenizer", ""));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void refusesAMistakeAndNamesIt(Mistake mistake) {
		var rejected = refused(zipWith(mistake.file(), mistake.content().apply(OPT)));
		assertThat(rejected.code()).as(rejected.detail()).isEqualTo(mistake.code());
		assertThat(rejected.status()).isEqualTo(422);
		assertThat(rejected.detail())
			.startsWith(mistake.entry().startsWith(WEIGHTS) ? mistake.entry() : mistake.file() + mistake.entry());
	}

	/** The head for output says the embeddings again, and is not needed. */
	@Test
	void passesOverATiedHead() {
		var header = OPT.header();
		var numbers = OPT.numbers();
		header.putObject("lm_head.weight")
			.put("dtype", "F32")
			.set("shape", json("[40,16]"))
			.set("data_offsets", json("[%d,%d]".formatted(numbers.length, numbers.length + 2560)));
		var tensors = TinyOpt.safetensors(header.toString(), Arrays.copyOf(numbers, numbers.length + 2560));
		assertThat(read(zipWith(WEIGHTS, tensors), MOST).observations().rows()).isEqualTo(7744);
	}

}
