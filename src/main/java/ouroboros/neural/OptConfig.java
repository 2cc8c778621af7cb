package ouroboros.neural;

import tools.jackson.databind.node.JsonNodeFactory;

import ouroboros.core.spec.Refusal;
import ouroboros.neural.DecoderShape.Activation;

/**
 * The {@code config.json} of OPT (Zhang et al. 2022, arXiv 2205.01068), of the sizes that
 * normalise before attention and before the feed-forward network: all but OPT-350m.
 *
 * @param symbols number of tokens
 * @param positions most tokens of a text
 * @param layers number of layers
 * @param heads number of heads of each layer
 * @param width numbers that stand for a token
 * @param beginning token that stands before every text
 */
record OptConfig(int symbols, int positions, int layers, int heads, int width, int beginning) {

	static final String FILE = "config.json";

	private static final int MOST_BYTES = 1 << 20;

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	static OptConfig read(byte[] bytes) {
		var file = JsonFile.read(FILE, bytes, MOST_BYTES);
		Refusal.unless(file.content().path("model_type").asString("").equals("opt"), FILE + "/model_type",
				"unsupported",
				"must be \"opt\", but is %s".formatted(JsonFile.shortened(file.content().get("model_type"))));
		for (var yes : new String[] { "do_layer_norm_before", "tie_word_embeddings", "enable_bias",
				"layer_norm_elementwise_affine" }) {
			file.must(yes, NODES.booleanNode(true));
		}
		file.must("_remove_final_layer_norm", NODES.booleanNode(false));
		file.must("activation_function", NODES.stringNode("relu"));
		var width = file.whole("hidden_size", 1, 1 << 14);
		file.must("word_embed_proj_dim", NODES.numberNode(width));
		file.whole("ffn_dim", 4 * width, 4 * width);
		var heads = file.whole("num_attention_heads", 1, width);
		file.unless(width % heads == 0, "num_attention_heads", "not-a-divisor",
				"%d heads do not share %d numbers equally".formatted(heads, width));
		var symbols = file.whole("vocab_size", 1, 1 << 20);
		return new OptConfig(symbols, file.whole("max_position_embeddings", 1, 1 << 16),
				file.whole("num_hidden_layers", 1, 1 << 7), heads, width, file.whole("bos_token_id", 0, symbols - 1));
	}

	/**
	 * Of texts of a length, at most as many tokens as there are positions, and of prompts
	 * of the same length, as far as the positions go.
	 */
	DecoderShape shape(int length) {
		return new DecoderShape(this.symbols, length, Math.min(2 * length, this.positions), this.layers, this.heads,
				this.width, this.positions, this.beginning, Activation.RELU);
	}

}
