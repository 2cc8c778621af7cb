package ouroboros;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small checkpoint of OPT's architecture as the library {@code transformers} saves one:
 * number i of tensor k is sin(k + 0.37·i²) times a scale, one more for gains.
 *
 * @param layers number of layers
 * @param heads number of heads of each layer
 * @param width numbers that stand for a token
 * @param positions most tokens of a text
 * @param symbols number of tokens, the first of {@link #TOKENS}
 * @param type how numbers are written: F32, F16 or BF16
 * @param prefix of all names: {@code model.} or nothing
 */
public record TinyOpt(int layers, int heads, int width, int positions, int symbols, String type, String prefix) {

	public static final TinyOpt USUAL = new TinyOpt(2, 2, 16, 32, 40, "F32", "model.");

	/** Special ones, bytes, and what is merged of them. */
	public static final List<String> TOKENS = List.of("<s>", "<pad>", "</s>", "<unk>", "a", "b", "c", "d", "e", "f",
			"g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "Ġ",
			"Ċ", ".", "th", "the", "Ġthe", "an", "and", "Ġand", "in");

	private static final List<List<String>> MERGES = List.of(List.of("t", "h"), List.of("th", "e"), List.of("Ġ", "the"),
			List.of("a", "n"), List.of("an", "d"), List.of("Ġ", "and"), List.of("i", "n"));

	/** Names of the tensors without prefix, and their shapes. */
	private SequencedMap<String, int[]> tensors() {
		var tensors = new LinkedHashMap<String, int[]>();
		tensors.put("embed_tokens.weight", new int[] { this.symbols, this.width });
		tensors.put("embed_positions.weight", new int[] { this.positions + 2, this.width });
		tensors.put("final_layer_norm.weight", new int[] { this.width });
		tensors.put("final_layer_norm.bias", new int[] { this.width });
		for (int layer = 0; layer < this.layers; layer++) {
			var name = "layers." + layer + ".";
			for (var part : List.of("self_attn.k_proj", "self_attn.v_proj", "self_attn.q_proj", "self_attn.out_proj")) {
				tensors.put(name + part + ".weight", new int[] { this.width, this.width });
				tensors.put(name + part + ".bias", new int[] { this.width });
			}
			for (var part : List.of("self_attn_layer_norm", "final_layer_norm")) {
				tensors.put(name + part + ".weight", new int[] { this.width });
				tensors.put(name + part + ".bias", new int[] { this.width });
			}
			tensors.put(name + "fc1.weight", new int[] { 4 * this.width, this.width });
			tensors.put(name + "fc1.bias", new int[] { 4 * this.width });
			tensors.put(name + "fc2.weight", new int[] { this.width, 4 * this.width });
			tensors.put(name + "fc2.bias", new int[] { this.width });
		}
		return tensors;
	}

	private float number(String name, int tensor, int index) {
		var wave = Math.sin(tensor + 0.37 * index * index);
		return (float) (name.endsWith("norm.weight") ? 1 + 0.3 * wave
				: name.startsWith("embed") ? wave : name.endsWith("bias") ? 0.3 * wave : 0.5 * wave);
	}

	public ObjectNode config() {
		return object("""
				{"model_type": "opt", "architectures": ["OPTForCausalLM"], "hidden_size": %d, "ffn_dim": %d,
				 "num_hidden_layers": %d, "num_attention_heads": %d, "vocab_size": %d, "max_position_embeddings": %d,
				 "word_embed_proj_dim": %d, "do_layer_norm_before": true, "activation_function": "relu",
				 "bos_token_id": 2, "eos_token_id": 2, "pad_token_id": 1, "dropout": 0.1}""".formatted(this.width,
				4 * this.width, this.layers, this.heads, this.symbols, this.positions, this.width));
	}

	/** The header of the tensors. */
	public ObjectNode header() {
		var header = object("{\"__metadata__\":{\"format\":\"pt\"}}");
		var at = 0;
		for (var tensor : tensors().entrySet()) {
			var entry = header.putObject(this.prefix + "decoder." + tensor.getKey()).put("dtype", this.type);
			var bytes = this.type.equals("F32") ? 4 : 2;
			var shape = entry.putArray("shape");
			for (var size : tensor.getValue()) {
				shape.add(size);
				bytes *= size;
			}
			entry.putArray("data_offsets").add(at).add(at + bytes);
			at += bytes;
		}
		return header;
	}

	/** What follows the header. */
	public byte[] numbers() {
		var bytes = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
		var index = 0;
		for (var tensor : tensors().entrySet()) {
			var count = 1;
			for (var size : tensor.getValue()) {
				count *= size;
			}
			for (int i = 0; i < count; i++) {
				var number = number(tensor.getKey(), index, i);
				switch (this.type) {
					case "F16" -> bytes.putShort(Float.floatToFloat16(number));
					case "BF16" -> bytes.putShort((short) (Float.floatToRawIntBits(number) >> 16));
					default -> bytes.putFloat(number);
				}
			}
			index++;
		}
		var numbers = new byte[bytes.position()];
		bytes.flip().get(numbers);
		return numbers;
	}

	/** Tensors as a file. */
	public static byte[] safetensors(String header, byte[] numbers) {
		var text = header.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(8 + text.length + numbers.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(text.length)
			.put(text)
			.put(numbers)
			.array();
	}

	public ObjectNode tokenizer() {
		var tokenizer = object("""
				{"version": "1.0", "truncation": {"max_length": 3, "strategy": "LongestFirst", "stride": 0,
				  "direction": "Right"}, "padding": null, "normalizer": null, "added_tokens": [],
				 "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true},
				 "post_processor": {"type": "TemplateProcessing",
				  "single": [{"SpecialToken": {"id": "</s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
				  "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
				  "special_tokens": {"</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]}}},
				 "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true},
				 "model": {"type": "BPE", "dropout": null, "unk_token": "<unk>", "continuing_subword_prefix": "",
				  "end_of_word_suffix": "", "fuse_unk": false, "vocab": {}, "merges": []}}""");
		for (int token = 0; token < 4; token++) {
			tokenizer.withArray("added_tokens")
				.addObject()
				.put("id", token)
				.put("content", TOKENS.get(token))
				.put("single_word", false)
				.put("lstrip", false)
				.put("rstrip", false)
				.put("normalized", true)
				.put("special", true);
		}
		var known = TOKENS.subList(0, this.symbols);
		for (int token = 0; token < known.size(); token++) {
			tokenizer.withObject("/model/vocab").put(known.get(token), token);
		}
		for (var merge : MERGES) {
			if (known.containsAll(merge) && known.contains(String.join("", merge))) {
				tokenizer.withArray("/model/merges").add(String.join(" ", merge));
			}
		}
		return tokenizer;
	}

	/** The files by their names. */
	public SequencedMap<String, byte[]> files() {
		var files = new LinkedHashMap<String, byte[]>();
		files.put("config.json", utf8(config()));
		files.put("model.safetensors", safetensors(header().toString(), numbers()));
		files.put("tokenizer.json", utf8(tokenizer()));
		return files;
	}

	public static byte[] zip(Map<String, byte[]> files) {
		var zipped = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(zipped)) {
			for (var file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return zipped.toByteArray();
	}

	public static byte[] utf8(ObjectNode object) {
		return object.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static ObjectNode object(String json) {
		return (ObjectNode) JsonMapper.shared().readTree(json);
	}

}
