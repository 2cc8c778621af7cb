package ouroboros.neural;

import java.util.ArrayList;
import java.util.List;

import ouroboros.core.data.Space;
import ouroboros.core.vector.Attention;
import ouroboros.core.vector.Matrix;

/**
 * How large a decoder is, and how its parameters lie in one array: embeddings of the
 * tokens, and of what stands before a text if that is none of them, then of the
 * positions; of each layer the {@link Part}s in order; then gain and bias of the last
 * normalisation. A matrix has a row for each of its inputs.
 *
 * @param symbols number of tokens
 * @param length number of tokens of a text
 * @param context number of positions, {@code length} or more: a text and the last tokens
 * of what stands before it
 * @param layers number of layers
 * @param heads number of heads of each layer's attention, a divisor of {@code width}
 * @param width numbers that stand for a token
 * @param positions number of embeddings of positions, at least {@code context}, of which
 * the first ones are used
 * @param beginning which embedding stands before a text: a token's, or the one after all
 * tokens'
 * @param activation of the feed-forward network
 */
record DecoderShape(int symbols, int length, int context, int layers, int heads, int width, int positions,
		int beginning, Activation activation) {

	/** As in GPT-2: what stands before a text has an embedding of its own. */
	DecoderShape(int symbols, int length, int context, int layers, int heads, int width) {
		this(symbols, length, context, layers, heads, width, context, symbols, Activation.GELU);
	}

	/** What the feed-forward network does to each number between its two matrices. */
	enum Activation {

		/** x·Φ(x), with the normal distribution function Φ approximated by tanh. */
		GELU,
		/** The larger of x and 0. */
		RELU

	}

	/** Added to variances before they are divided by. */
	static final float NORMALISATION = 1e-5f;

	/** What a layer is made of. */
	enum Part {

		ATTENTION_GAIN, ATTENTION_SHIFT, QUERIES_KEYS_VALUES, QUERIES_KEYS_VALUES_BIAS, ATTENTION_OUTPUT,
		ATTENTION_OUTPUT_BIAS, FEED_FORWARD_GAIN, FEED_FORWARD_SHIFT, FEED_FORWARD, FEED_FORWARD_BIAS,
		FEED_FORWARD_OUTPUT, FEED_FORWARD_OUTPUT_BIAS;

		private static final int COUNT = values().length;

		/** Index of the block of a layer. */
		int of(int layer) {
			return 2 + layer * COUNT + ordinal();
		}

	}

	/** What parameters are before the first step. */
	enum Start {

		/** Normal numbers of standard deviation 0.02. */
		NORMAL,
		/** The same, divided by the root of how many such blocks are added up. */
		RESIDUAL,
		/** All 1. */
		ONE,
		/** All 0. */
		ZERO

	}

	/**
	 * A matrix; a vector is one of a single row.
	 *
	 * @param rows number of rows
	 * @param columns number of columns
	 * @param start what it is before the first step
	 */
	record Block(int rows, int columns, Start start) {

		int size() {
			return Math.multiplyExact(this.rows, this.columns);
		}

	}

	/** Most texts that are written side by side. */
	private static final int MOST_TEXTS = 32;

	/** Most numbers that are remembered of the texts being written. */
	private static final int MOST_REMEMBERED = 1 << 24;

	/** Most multiplications by which prompts are read at once: half a second or so. */
	private static final double MOST_MULTIPLICATIONS = 5e9;

	/** Index of the block that holds the embeddings of tokens. */
	static final int TOKENS = 0;

	/** Index of the block that holds the embeddings of positions. */
	static final int POSITIONS = 1;

	Space.Text space() {
		return new Space.Text(this.symbols, this.length);
	}

	/** Index of the gain of the last normalisation, before that of its bias. */
	int last() {
		return 2 + this.layers * Part.COUNT;
	}

	/** The blocks in order. */
	List<Block> blocks() {
		var blocks = new ArrayList<Block>();
		blocks.add(new Block(Math.max(this.symbols, this.beginning + 1), this.width, Start.NORMAL));
		blocks.add(new Block(this.positions, this.width, Start.NORMAL));
		for (int layer = 0; layer < this.layers; layer++) {
			for (var part : Part.values()) {
				blocks.add(block(part));
			}
		}
		blocks.add(new Block(1, this.width, Start.ONE));
		blocks.add(new Block(1, this.width, Start.ZERO));
		return blocks;
	}

	private Block block(Part part) {
		return switch (part) {
			case ATTENTION_GAIN, FEED_FORWARD_GAIN -> new Block(1, this.width, Start.ONE);
			case ATTENTION_SHIFT, ATTENTION_OUTPUT_BIAS, FEED_FORWARD_SHIFT, FEED_FORWARD_OUTPUT_BIAS ->
				new Block(1, this.width, Start.ZERO);
			case QUERIES_KEYS_VALUES -> new Block(this.width, 3 * this.width, Start.NORMAL);
			case QUERIES_KEYS_VALUES_BIAS -> new Block(1, 3 * this.width, Start.ZERO);
			case ATTENTION_OUTPUT -> new Block(this.width, this.width, Start.RESIDUAL);
			case FEED_FORWARD -> new Block(this.width, 4 * this.width, Start.NORMAL);
			case FEED_FORWARD_BIAS -> new Block(1, 4 * this.width, Start.ZERO);
			case FEED_FORWARD_OUTPUT -> new Block(4 * this.width, this.width, Start.RESIDUAL);
		};
	}

	/** Number of parameters. */
	int parameters() {
		return blocks().stream().mapToInt(Block::size).reduce(0, Math::addExact);
	}

	/** The blocks within parameters, which are not copied. */
	Matrix[] split(float[] parameters) {
		var blocks = blocks();
		var split = new Matrix[blocks.size()];
		var at = 0;
		for (int i = 0; i < split.length; i++) {
			split[i] = new Matrix(parameters, at, blocks.get(i).rows(), blocks.get(i).columns());
			at += blocks.get(i).size();
		}
		return split;
	}

	/** Each head's. */
	Attention attention() {
		return new Attention(this.width / this.heads, this.context);
	}

	/** Numbers that are remembered of a text while it is written. */
	long remembered() {
		return (long) this.layers * this.heads * attention().numbers();
	}

	/** Multiplications that one token takes, with half of a text before it. */
	double multiplications() {
		var matrices = 12.0 * this.width * this.width + (double) this.width * this.length;
		return this.layers * matrices + (double) this.symbols * this.width;
	}

	/** Most tokens of what stands before a text that there are positions for. */
	int longestPrompt() {
		return this.context - this.length;
	}

	/** Bytes of the parameters. */
	double bytes() {
		return (double) Float.BYTES * parameters();
	}

	/** Bytes of what is remembered of a text while it is written. */
	double drawingBytes() {
		return Float.BYTES * (double) remembered();
	}

	/** Number of texts that are best written side by side. */
	int abreast() {
		var prompt = longestPrompt() * multiplications();
		var most = Math.min((double) MOST_REMEMBERED / remembered(), MOST_MULTIPLICATIONS / prompt);
		return (int) Math.clamp(most, 1, MOST_TEXTS);
	}

	/**
	 * Rough number of nanoseconds that one core takes to draw texts; what are written
	 * side by side share the way of the parameters from memory.
	 */
	double drawingNanoseconds(double size) {
		var multiplication = 0.035 + 0.15 / Math.clamp(size, 1, abreast());
		return size * this.length
				* (multiplication * multiplications() + 10.0 * this.layers * this.width + 15.0 * this.symbols);
	}

}
