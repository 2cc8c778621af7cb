package ouroboros.neural;

import java.util.HashSet;
import java.util.Set;

import ouroboros.core.spec.Refusal;
import ouroboros.neural.DecoderShape.Part;

/**
 * Puts the tensors of OPT, as the library {@code transformers} names them, where a
 * decoder has its parameters. Its matrices have a row for each of their outputs; its
 * first two positions belong to no token.
 */
final class OptWeights {

	static final String FILE = "model.safetensors";

	private static final int RESERVED_POSITIONS = 2;

	/** The output has the embeddings of tokens: this one says the same again. */
	private static final String TIED = "lm_head.weight";

	private static final String PREFIX = "model.";

	private final OptConfig config;

	private final Safetensors tensors;

	private final Set<String> used = new HashSet<>();

	private float[] parameters = {};

	private int at;

	OptWeights(OptConfig config, byte[] bytes) {
		this.config = config;
		this.tensors = new Safetensors(FILE, bytes);
	}

	/** The parameters in the order of the shape. */
	float[] parameters() {
		var width = this.config.width();
		var tokens = tensor("embed_tokens.weight", this.config.symbols(), width);
		var positions = tensor("embed_positions.weight", this.config.positions() + RESERVED_POSITIONS, width);
		checkLayers();
		this.parameters = new float[size()];
		rows(tokens, 0, this.config.symbols());
		rows(positions, RESERVED_POSITIONS, this.config.positions());
		for (int layer = 0; layer < this.config.layers(); layer++) {
			for (var part : Part.values()) {
				add("layers.%d.".formatted(layer), part);
			}
		}
		rows(tensor("final_layer_norm.weight", width), 0, 1);
		rows(tensor("final_layer_norm.bias", width), 0, 1);
		for (var name : this.tensors.names()) {
			Refusal.unless(this.used.contains(name) || name.equals(TIED), FILE + "/" + JsonFile.shortened(name),
					"unknown-tensor", "an OPT model of this config has no such tensor");
		}
		return this.parameters;
	}

	/** All tensors are there, in their shapes, before room is made for them. */
	private void checkLayers() {
		var width = this.config.width();
		for (int layer = 0; layer < this.config.layers(); layer++) {
			var name = "layers.%d.".formatted(layer);
			for (var linear : new String[] { "q_proj", "k_proj", "v_proj", "out_proj" }) {
				tensor(name + "self_attn." + linear + ".weight", width, width);
				tensor(name + "self_attn." + linear + ".bias", width);
			}
			for (var norm : new String[] { "self_attn_layer_norm", "final_layer_norm" }) {
				tensor(name + norm + ".weight", width);
				tensor(name + norm + ".bias", width);
			}
			tensor(name + "fc1.weight", 4 * width, width);
			tensor(name + "fc1.bias", 4 * width);
			tensor(name + "fc2.weight", width, 4 * width);
			tensor(name + "fc2.bias", width);
		}
	}

	private int size() {
		try {
			return this.config.shape(this.config.positions()).parameters();
		}
		catch (ArithmeticException ex) {
			throw new Refusal("/" + FILE, "too-large", "has more than %d parameters".formatted(Integer.MAX_VALUE));
		}
	}

	private void add(String layer, Part part) {
		var width = this.config.width();
		switch (part) {
			case ATTENTION_GAIN -> rows(tensor(layer + "self_attn_layer_norm.weight", width), 0, 1);
			case ATTENTION_SHIFT -> rows(tensor(layer + "self_attn_layer_norm.bias", width), 0, 1);
			case QUERIES_KEYS_VALUES ->
				transposed(width, width, tensor(layer + "self_attn.q_proj.weight", width, width),
						tensor(layer + "self_attn.k_proj.weight", width, width),
						tensor(layer + "self_attn.v_proj.weight", width, width));
			case QUERIES_KEYS_VALUES_BIAS -> {
				rows(tensor(layer + "self_attn.q_proj.bias", width), 0, 1);
				rows(tensor(layer + "self_attn.k_proj.bias", width), 0, 1);
				rows(tensor(layer + "self_attn.v_proj.bias", width), 0, 1);
			}
			case ATTENTION_OUTPUT ->
				transposed(width, width, tensor(layer + "self_attn.out_proj.weight", width, width));
			case ATTENTION_OUTPUT_BIAS -> rows(tensor(layer + "self_attn.out_proj.bias", width), 0, 1);
			case FEED_FORWARD_GAIN -> rows(tensor(layer + "final_layer_norm.weight", width), 0, 1);
			case FEED_FORWARD_SHIFT -> rows(tensor(layer + "final_layer_norm.bias", width), 0, 1);
			case FEED_FORWARD -> transposed(width, 4 * width, tensor(layer + "fc1.weight", 4 * width, width));
			case FEED_FORWARD_BIAS -> rows(tensor(layer + "fc1.bias", 4 * width), 0, 4);
			case FEED_FORWARD_OUTPUT -> transposed(4 * width, width, tensor(layer + "fc2.weight", width, 4 * width));
			case FEED_FORWARD_OUTPUT_BIAS -> rows(tensor(layer + "fc2.bias", width), 0, 1);
		}
	}

	/** With or without what the model is called within one for generation. */
	private Safetensors.Numbers tensor(String name, int... shape) {
		var plain = "decoder." + name;
		var prefixed = PREFIX + plain;
		var both = this.tensors.names().contains(plain) && this.tensors.names().contains(prefixed);
		Refusal.unless(!both, FILE + "/" + plain, "duplicate", "there is %s too".formatted(prefixed));
		var named = this.tensors.names().contains(plain) ? plain : prefixed;
		this.used.add(named);
		return this.tensors.numbers(named, shape);
	}

	/** Appends rows, each as long as the model is wide. */
	private void rows(Safetensors.Numbers numbers, int first, int count) {
		var width = this.config.width();
		for (int i = 0; i < count * width; i++) {
			this.parameters[this.at++] = numbers.at(first * width + i);
		}
	}

	/**
	 * Appends a matrix with a row for each input, the columns of the parts side by side.
	 */
	private void transposed(int inputs, int outputs, Safetensors.Numbers... parts) {
		for (int input = 0; input < inputs; input++) {
			for (var part : parts) {
				for (int output = 0; output < outputs; output++) {
					this.parameters[this.at++] = part.at(output * inputs + input);
				}
			}
		}
	}

}
