package ouroboros.neural;

import java.util.Arrays;
import java.util.stream.IntStream;

import ouroboros.core.vector.Attention;
import ouroboros.core.vector.Gelu;
import ouroboros.core.vector.Matrix;
import ouroboros.core.vector.Normalisation;
import ouroboros.core.vector.Products;
import ouroboros.neural.DecoderShape.Part;

/**
 * A model at work on texts: what it remembers of each is what it was given so far, so
 * that a further token costs only itself. A row is a token of a text; rows go through the
 * layers side by side, and each gives the same bits whatever the others are.
 */
final class Decoder {

	private final DecoderShape shape;

	/** The model's own. */
	private final Matrix[] blocks;

	/** Embeddings of the tokens that can be told of. */
	private final Matrix output;

	private final Attention attention;

	/** Of each layer and slot what each head remembers. */
	private final float[][][] memory;

	private final float[] weights;

	/** Of each text, where it is remembered. */
	private final int[] slots;

	private int[] texts = {};

	private int[] positions = {};

	private Matrix state = new Matrix(0, 0);

	private Matrix normal = this.state;

	/** Queries, keys and values. */
	private Matrix triples = this.state;

	private Matrix wide = this.state;

	private Matrix logits = this.state;

	/**
	 * @param model whose parameters there are
	 * @param texts number of texts that it remembers
	 */
	Decoder(DecoderModel model, int texts) {
		this.shape = model.shape();
		this.blocks = this.shape.split(model.parameters());
		var tokens = this.blocks[DecoderShape.TOKENS];
		this.output = new Matrix(tokens.numbers(), tokens.at(), this.shape.symbols(), this.shape.width());
		this.attention = this.shape.attention();
		this.memory = new float[this.shape.layers()][texts][this.shape.heads() * this.attention.numbers()];
		this.weights = new float[this.attention.weights()];
		this.slots = IntStream.range(0, texts).toArray();
		reserve(texts);
	}

	private void reserve(int rows) {
		if (rows > this.texts.length) {
			this.texts = new int[rows];
			this.positions = new int[rows];
			this.state = new Matrix(rows, this.shape.width());
			this.normal = new Matrix(rows, this.shape.width());
			this.triples = new Matrix(rows, 3 * this.shape.width());
			this.wide = new Matrix(rows, 4 * this.shape.width());
		}
	}

	/**
	 * Goes through the first tokens of a text, after which the next is to be written.
	 * @param to index of the token that comes after those that are to be gone through
	 */
	void remember(int text, int[] tokens, int from, int to) {
		reserve(to - from);
		for (int at = from; at < to; at++) {
			place(at - from, text, at - from, (at == from) ? this.shape.beginning() : tokens[at - 1]);
		}
		pass(to - from);
	}

	/**
	 * Every text goes on from what is remembered of another one, or of itself.
	 * @param origins of each text, index of that other one
	 * @param counts of each text, number of positions that are remembered of that one
	 */
	void branch(int[] origins, int[] counts) {
		var before = this.slots.clone();
		var taken = new boolean[origins.length];
		var copies = new boolean[origins.length];
		for (int text = 0; text < origins.length; text++) {
			copies[text] = taken[origins[text]];
			taken[origins[text]] = true;
			this.slots[text] = before[origins[text]];
		}
		var spare = 0;
		for (int text = 0; text < origins.length; text++) {
			if (copies[text]) {
				while (taken[spare]) {
					spare++;
				}
				this.slots[text] = before[spare++];
				copy(before[origins[text]], this.slots[text], counts[text]);
			}
		}
	}

	private void copy(int from, int to, int count) {
		for (var slots : this.memory) {
			for (int head = 0; head < this.shape.heads(); head++) {
				var at = head * this.attention.numbers();
				this.attention.copy(slots[from], at, slots[to], at, count);
			}
		}
	}

	/** Row {@code text} is to tell what comes at a position of that text. */
	void write(int text, int position, int before) {
		place(text, text, position, before);
	}

	private void place(int row, int text, int position, int before) {
		this.texts[row] = text;
		this.positions[row] = position;
		put(row(DecoderShape.TOKENS, before), row);
		add(row(DecoderShape.POSITIONS, position), 0, row);
	}

	private Matrix row(int block, int row) {
		var all = this.blocks[block];
		return new Matrix(all.numbers(), all.row(row), 1, all.columns());
	}

	private void put(Matrix from, int row) {
		System.arraycopy(from.numbers(), from.at(), this.state.numbers(), this.state.row(row), from.columns());
	}

	/** To a row of the state. */
	private void add(Matrix from, int index, int row) {
		var numbers = from.numbers();
		var at = from.row(index);
		var into = this.state.numbers();
		var to = this.state.row(row);
		for (int i = 0; i < this.state.columns(); i++) {
			into[to + i] += numbers[at + i];
		}
	}

	/** Takes the first rows through all layers, and each tells of its token. */
	void step(int rows) {
		pass(rows);
		tell(0, rows);
	}

	private void pass(int rows) {
		for (int layer = 0; layer < this.shape.layers(); layer++) {
			normalise(rows, this.state, Part.ATTENTION_GAIN.of(layer));
			multiply(rows, this.normal, Part.QUERIES_KEYS_VALUES.of(layer), this.triples);
			attend(rows, this.memory[layer]);
			multiply(rows, this.normal, Part.ATTENTION_OUTPUT.of(layer), this.wide);
			add(rows, this.wide);
			normalise(rows, this.state, Part.FEED_FORWARD_GAIN.of(layer));
			multiply(rows, this.normal, Part.FEED_FORWARD.of(layer), this.wide);
			activate(rows * this.wide.columns());
			multiply(rows, this.wide, Part.FEED_FORWARD_OUTPUT.of(layer), this.normal);
			add(rows, this.normal);
		}
	}

	/**
	 * What some rows tell of each token is from now on at hand.
	 * @param first index of the first of the rows, which becomes 0
	 * @param rows number of rows
	 */
	void tell(int first, int rows) {
		if (rows > this.logits.rows()) {
			this.logits = new Matrix(rows, this.shape.symbols());
		}
		var width = this.shape.width();
		normalise(rows, new Matrix(this.state.numbers(), this.state.row(first), rows, width), this.shape.last());
		Products.transposed(rows, this.normal, this.output, this.logits);
	}

	private void add(int rows, Matrix from) {
		for (int row = 0; row < rows; row++) {
			add(from, row, row);
		}
	}

	private void normalise(int rows, Matrix from, int gain) {
		Normalisation.of(rows, from, this.blocks[gain], this.blocks[gain + 1], DecoderShape.NORMALISATION, this.normal);
	}

	/** Times a matrix, plus the bias that follows it. */
	private void multiply(int rows, Matrix from, int matrix, Matrix into) {
		var bias = this.blocks[matrix + 1];
		for (int row = 0; row < rows; row++) {
			System.arraycopy(bias.numbers(), bias.at(), into.numbers(), into.row(row), bias.columns());
		}
		Products.add(rows, from, this.blocks[matrix], into);
	}

	/** From queries, keys and values to what was attended to. */
	private void attend(int rows, float[][] memory) {
		var width = this.shape.width();
		var size = this.attention.size();
		for (int row = 0; row < rows; row++) {
			var slot = memory[this.slots[this.texts[row]]];
			for (int head = 0; head < this.shape.heads(); head++) {
				var query = this.triples.row(row) + head * size;
				this.attention.remember(this.triples.numbers(), query + width, query + 2 * width, slot,
						head * this.attention.numbers(), this.positions[row]);
			}
		}
		for (int row = 0; row < rows; row++) {
			var slot = memory[this.slots[this.texts[row]]];
			for (int head = 0; head < this.shape.heads(); head++) {
				this.attention.attend(this.triples.numbers(), this.triples.row(row) + head * size, slot,
						head * this.attention.numbers(), this.positions[row] + 1, this.weights, this.normal.numbers(),
						this.normal.row(row) + head * size);
			}
		}
	}

	private void activate(int count) {
		switch (this.shape.activation()) {
			case GELU -> Gelu.of(this.wide.numbers(), count);
			case RELU -> relu(this.wide.numbers(), count);
		}
	}

	private static void relu(float[] numbers, int count) {
		for (int i = 0; i < count; i++) {
			numbers[i] = Math.max(0, numbers[i]);
		}
	}

	/** What a row tells of each token, up to a constant of the row. */
	float[] logits(int row) {
		return Arrays.copyOfRange(this.logits.numbers(), this.logits.row(row), this.logits.row(row + 1));
	}

	/** Natural logarithm of the probability that a row tells of a token. */
	double logProbability(int row, int token) {
		var logits = logits(row);
		var largest = largest(logits);
		var total = 0.0;
		for (var logit : logits) {
			total += Math.exp(logit - largest);
		}
		return logits[token] - largest - Math.log(total);
	}

	/** What a row tells of each token, summing to 1. */
	double[] probabilities(int row) {
		var logits = logits(row);
		var largest = largest(logits);
		var probabilities = new double[logits.length];
		var total = 0.0;
		for (int token = 0; token < probabilities.length; token++) {
			probabilities[token] = Math.exp(logits[token] - largest);
			total += probabilities[token];
		}
		for (int token = 0; token < probabilities.length; token++) {
			probabilities[token] /= total;
		}
		return probabilities;
	}

	private static double largest(float[] numbers) {
		var largest = Float.NEGATIVE_INFINITY;
		for (var number : numbers) {
			largest = Math.max(largest, number);
		}
		return largest;
	}

}
