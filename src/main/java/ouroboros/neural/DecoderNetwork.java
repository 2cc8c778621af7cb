package ouroboros.neural;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

import ouroboros.neural.DecoderShape.Block;
import ouroboros.neural.DecoderShape.Part;

/**
 * A decoder in tensors, through which gradients flow: it gives the same numbers as
 * {@link Decoder}, up to rounding.
 */
final class DecoderNetwork {

	/** Losses are neither summed nor averaged. */
	private static final long EACH = 0;

	/** No token's loss is ignored. */
	private static final long NONE = -1;

	private final DecoderShape shape;

	private final Dropout dropout;

	private final TensorVector blocks;

	/**
	 * @param parameters in the order of the shape
	 * @param dropout what is left of embeddings and of what layers add
	 */
	DecoderNetwork(DecoderShape shape, Tensor parameters, Dropout dropout) {
		this.shape = shape;
		this.dropout = dropout;
		this.blocks = parameters.split_with_sizes(shape.blocks().stream().mapToLong(Block::size).toArray());
	}

	/** What is left of numbers, as a rule with others put to zero. */
	@FunctionalInterface
	interface Dropout {

		Tensor of(Tensor numbers);

	}

	/**
	 * Sum over texts of their information, in nats per token, times their weights.
	 * @param tokens the texts one after the other
	 * @param offsets positions at which the texts begin
	 * @param weights of the texts
	 */
	Tensor loss(int[] tokens, int[] offsets, float[] weights) {
		var targets = new long[tokens.length];
		for (int at = 0; at < tokens.length; at++) {
			targets[at] = tokens[at];
		}
		var shares = new float[weights.length];
		for (int text = 0; text < weights.length; text++) {
			shares[text] = weights[text] / this.shape.length();
		}
		return torch
			.cross_entropy_loss(logits(tokens, offsets), Tensors.of(targets, tokens.length), new TensorOptional(), EACH,
					NONE, 0)
			.view(weights.length, this.shape.length())
			.mul(Tensors.of(shares, weights.length, 1))
			.sum();
	}

	/**
	 * What is told of each token by those before it.
	 * @param tokens texts one after the other
	 * @param offsets positions at which they begin
	 * @return a row for each token, a column for each that there is
	 */
	Tensor logits(int[] tokens, int[] offsets) {
		var length = this.shape.length();
		var before = new long[tokens.length];
		var positions = new long[tokens.length];
		for (int i = 0; i < tokens.length; i++) {
			var at = i % length;
			before[i] = (at == 0) ? this.shape.beginning() : tokens[i - 1];
			positions[i] = offsets[i / length] + at;
		}
		var embeddings = matrix(DecoderShape.TOKENS);
		var state = torch.embedding(embeddings, Tensors.of(before, before.length))
			.add(torch.embedding(matrix(DecoderShape.POSITIONS), Tensors.of(positions, positions.length)));
		state = this.dropout.of(state);
		for (int layer = 0; layer < this.shape.layers(); layer++) {
			state = state.add(this.dropout.of(attention(state, layer, offsets.length)));
			state = state.add(this.dropout.of(feedForward(state, layer)));
		}
		var symbols = embeddings.narrow(0, 0, this.shape.symbols());
		return normal(state, this.shape.last()).matmul(symbols.t());
	}

	private Tensor attention(Tensor state, int layer, int texts) {
		var heads = this.shape.heads();
		var size = this.shape.width() / heads;
		var all = linear(normal(state, Part.ATTENTION_GAIN.of(layer)), Part.QUERIES_KEYS_VALUES.of(layer))
			.view(texts, this.shape.length(), 3L * heads, size)
			.transpose(1, 2)
			.chunk(3, 1);
		var attended = torch.scaled_dot_product_attention(all.get(0), all.get(1), all.get(2), new TensorOptional(), 0,
				true, new DoubleOptional(), false);
		var joined = attended.transpose(1, 2).reshape((long) texts * this.shape.length(), this.shape.width());
		return linear(joined, Part.ATTENTION_OUTPUT.of(layer));
	}

	private Tensor feedForward(Tensor state, int layer) {
		var wide = linear(normal(state, Part.FEED_FORWARD_GAIN.of(layer)), Part.FEED_FORWARD.of(layer));
		var active = switch (this.shape.activation()) {
			case GELU -> torch.gelu(wide, "tanh");
			case RELU -> torch.relu(wide);
		};
		return linear(active, Part.FEED_FORWARD_OUTPUT.of(layer));
	}

	private Tensor linear(Tensor input, int block) {
		return torch.addmm(this.blocks.get(block + 1), input, matrix(block));
	}

	private Tensor normal(Tensor input, int block) {
		return torch.layer_norm(input, new long[] { this.shape.width() }, new TensorOptional(this.blocks.get(block)),
				new TensorOptional(this.blocks.get(block + 1)), DecoderShape.NORMALISATION, false);
	}

	private Tensor matrix(int block) {
		var sizes = this.shape.blocks().get(block);
		return this.blocks.get(block).view(sizes.rows(), sizes.columns());
	}

}
