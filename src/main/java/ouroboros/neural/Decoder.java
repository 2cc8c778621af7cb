package ouroboros.neural;

import java.util.Arrays;
import java.util.stream.IntStream;

import ouroboros.neural.DecoderShape.Part;

/**
 * A model at work on texts: what it remembers of each is what it was given so far, so
 * that a further token costs only itself. A row is a token of a text; rows go through the
 * layers side by side, and each gives the same bits whatever the others are.
 */
final class Decoder {

	private final DecoderShape shape;

	private final float[][][] blocks;

	/** Embeddings of the tokens, a row for each of their numbers. */
	private final float[][] output;

	/** Of each layer and slot a row of all positions for each number of the keys. */
	private final float[][][][] keys;

	/** Of each layer and slot a row of numbers for each position. */
	private final float[][][][] values;

	private final float[] scores;

	/** Of each text, where in keys and values it is remembered. */
	private final int[] slots;

	private int[] texts = {};

	private int[] positions = {};

	private float[][] state = {};

	private float[][] normal = {};

	private float[][] wide = {};

	private float[][] logits = {};

	/**
	 * @param model whose parameters there are
	 * @param texts number of texts that it remembers
	 */
	Decoder(DecoderModel model, int texts) {
		this.shape = model.shape();
		this.blocks = this.shape.split(model.parameters());
		this.output = new float[this.shape.width()][this.shape.symbols()];
		for (int token = 0; token < this.shape.symbols(); token++) {
			for (int i = 0; i < this.shape.width(); i++) {
				this.output[i][token] = this.blocks[DecoderShape.TOKENS][token][i];
			}
		}
		this.keys = new float[this.shape.layers()][texts][this.shape.width()][this.shape.context()];
		this.values = new float[this.shape.layers()][texts][this.shape.context()][this.shape.width()];
		this.scores = new float[this.shape.context()];
		this.slots = IntStream.range(0, texts).toArray();
		reserve(texts);
		this.logits = new float[texts][this.shape.symbols()];
	}

	private void reserve(int rows) {
		if (rows > this.texts.length) {
			this.texts = new int[rows];
			this.positions = new int[rows];
			this.state = new float[rows][this.shape.width()];
			this.normal = new float[rows][this.shape.width()];
			this.wide = new float[rows][4 * this.shape.width()];
		}
	}

	/**
	 * Goes through the first tokens of the one text: row i tells of the token at i.
	 * @param to the token before it is the last that is told of
	 */
	void read(int[] tokens, int from, int to) {
		this.logits = new float[to - from][this.shape.symbols()];
		remember(0, tokens, from, to);
		tell(to - from);
	}

	/**
	 * Goes through the first tokens of a text, after which the next is to be written.
	 * @param to index of the token that comes after those that are to be told of
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
		for (int layer = 0; layer < this.shape.layers(); layer++) {
			for (int i = 0; i < this.shape.width(); i++) {
				System.arraycopy(this.keys[layer][from][i], 0, this.keys[layer][to][i], 0, count);
			}
			for (int at = 0; at < count; at++) {
				System.arraycopy(this.values[layer][from][at], 0, this.values[layer][to][at], 0, this.shape.width());
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
		var token = this.blocks[DecoderShape.TOKENS][before];
		var place = this.blocks[DecoderShape.POSITIONS][position];
		var into = this.state[row];
		for (int i = 0; i < into.length; i++) {
			into[i] = token[i] + place[i];
		}
	}

	/** Takes the first rows through all layers, and each tells of its token. */
	void step(int rows) {
		pass(rows);
		tell(rows);
	}

	private void pass(int rows) {
		for (int layer = 0; layer < this.shape.layers(); layer++) {
			normalise(rows, Part.ATTENTION_GAIN.of(layer));
			multiply(rows, this.normal, Part.QUERIES_KEYS_VALUES.of(layer), this.wide);
			attend(rows, layer);
			multiply(rows, this.normal, Part.ATTENTION_OUTPUT.of(layer), this.wide);
			add(rows);
			normalise(rows, Part.FEED_FORWARD_GAIN.of(layer));
			multiply(rows, this.normal, Part.FEED_FORWARD.of(layer), this.wide);
			activate(rows);
			multiply(rows, this.wide, Part.FEED_FORWARD_OUTPUT.of(layer), this.normal);
			for (int row = 0; row < rows; row++) {
				add(this.normal[row], this.state[row]);
			}
		}
	}

	private void tell(int rows) {
		normalise(rows, this.shape.last());
		for (int row = 0; row < rows; row++) {
			Arrays.fill(this.logits[row], 0);
		}
		accumulate(rows, this.normal, this.output, this.logits);
	}

	private void add(int rows) {
		for (int row = 0; row < rows; row++) {
			add(this.wide[row], this.state[row]);
		}
	}

	private static void add(float[] from, float[] into) {
		for (int i = 0; i < into.length; i++) {
			into[i] += from[i];
		}
	}

	private void normalise(int rows, int gain) {
		var factors = this.blocks[gain][0];
		var shifts = this.blocks[gain + 1][0];
		for (int row = 0; row < rows; row++) {
			var from = this.state[row];
			var into = this.normal[row];
			var sum = 0.0;
			for (var x : from) {
				sum += x;
			}
			var mean = sum / from.length;
			var squares = 0.0;
			for (var x : from) {
				squares += (x - mean) * (x - mean);
			}
			var scale = (float) (1 / Math.sqrt(squares / from.length + DecoderShape.NORMALISATION));
			var middle = (float) mean;
			for (int i = 0; i < into.length; i++) {
				into[i] = (from[i] - middle) * scale * factors[i] + shifts[i];
			}
		}
	}

	/** Times a matrix, plus the bias that follows it. */
	private void multiply(int rows, float[][] from, int matrix, float[][] into) {
		var bias = this.blocks[matrix + 1][0];
		for (int row = 0; row < rows; row++) {
			System.arraycopy(bias, 0, into[row], 0, bias.length);
		}
		accumulate(rows, from, this.blocks[matrix], into);
	}

	/** Four rows of the matrix at a time, which stay at hand for all rows. */
	private static void accumulate(int rows, float[][] from, float[][] matrix, float[][] into) {
		var inputs = matrix.length;
		var i = 0;
		for (; i + 3 < inputs; i += 4) {
			for (int row = 0; row < rows; row++) {
				var x = from[row];
				accumulate(x[i], matrix[i], x[i + 1], matrix[i + 1], x[i + 2], matrix[i + 2], x[i + 3], matrix[i + 3],
						into[row]);
			}
		}
		for (; i < inputs; i++) {
			for (int row = 0; row < rows; row++) {
				accumulate(from[row][i], matrix[i], into[row]);
			}
		}
	}

	private static void accumulate(float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds,
			float[] into) {
		for (int j = 0; j < as.length; j++) {
			into[j] += a * as[j] + b * bs[j] + c * cs[j] + d * ds[j];
		}
	}

	private static void accumulate(float factor, float[] from, float[] into) {
		for (int j = 0; j < from.length; j++) {
			into[j] += factor * from[j];
		}
	}

	/** From queries, keys and values to what was attended to. */
	private void attend(int rows, int layer) {
		var width = this.shape.width();
		for (int row = 0; row < rows; row++) {
			var position = this.positions[row];
			var slot = this.slots[this.texts[row]];
			for (int i = 0; i < width; i++) {
				this.keys[layer][slot][i][position] = this.wide[row][width + i];
			}
			System.arraycopy(this.wide[row], 2 * width, this.values[layer][slot][position], 0, width);
		}
		var size = width / this.shape.heads();
		for (int row = 0; row < rows; row++) {
			var slot = this.slots[this.texts[row]];
			for (int first = 0; first < width; first += size) {
				attend(this.wide[row], this.keys[layer][slot], this.values[layer][slot], first, first + size,
						this.positions[row] + 1, this.normal[row]);
			}
		}
	}

	/** One head, which has the numbers {@code first} to {@code last}. */
	private void attend(float[] queries, float[][] keys, float[][] values, int first, int last, int count,
			float[] into) {
		var weights = this.scores;
		Arrays.fill(weights, 0, count, 0);
		for (int i = first; i < last; i++) {
			score(queries[i], keys[i], weights, count);
		}
		var scale = (float) (1 / Math.sqrt(last - first));
		var largest = Float.NEGATIVE_INFINITY;
		for (int at = 0; at < count; at++) {
			largest = Math.max(largest, weights[at]);
		}
		var total = 0.0;
		for (int at = 0; at < count; at++) {
			weights[at] = (float) Math.exp((weights[at] - largest) * scale);
			total += weights[at];
		}
		Arrays.fill(into, first, last, 0);
		for (int at = 0; at < count; at++) {
			mix((float) (weights[at] / total), values[at], first, last, into);
		}
	}

	private static void score(float query, float[] key, float[] scores, int count) {
		for (int at = 0; at < count; at++) {
			scores[at] += query * key[at];
		}
	}

	private static void mix(float weight, float[] values, int first, int last, float[] into) {
		for (int i = first; i < last; i++) {
			into[i] += weight * values[i];
		}
	}

	private void activate(int rows) {
		for (int row = 0; row < rows; row++) {
			switch (this.shape.activation()) {
				case GELU -> gelu(this.wide[row]);
				case RELU -> relu(this.wide[row]);
			}
		}
	}

	/** By tanh: x·σ(2u) with u = √(2/π)(x + 0.044715x³). */
	private static void gelu(float[] numbers) {
		for (int i = 0; i < numbers.length; i++) {
			double x = numbers[i];
			numbers[i] = (float) (x / (1 + Math.exp(-1.5957691216057308 * (x + 0.044715 * x * x * x))));
		}
	}

	private static void relu(float[] numbers) {
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = Math.max(0, numbers[i]);
		}
	}

	/** What a row tells of each token, up to a constant of the row. */
	float[] logits(int row) {
		return this.logits[row];
	}

	/** Natural logarithm of the probability that a row tells of a token. */
	double logProbability(int row, int token) {
		var logits = this.logits[row];
		var largest = largest(logits);
		var total = 0.0;
		for (var logit : logits) {
			total += Math.exp(logit - largest);
		}
		return logits[token] - largest - Math.log(total);
	}

	/** What a row tells of each token, summing to 1. */
	double[] probabilities(int row) {
		var logits = this.logits[row];
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
