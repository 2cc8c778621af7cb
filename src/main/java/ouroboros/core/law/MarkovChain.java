package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Space;
import ouroboros.core.data.Texts;

/**
 * Texts as stretches of a stationary Markov chain. A context is the last {@code order}
 * tokens, numbered as the digits of a number in base {@code symbols}, the oldest token
 * first.
 *
 * @param symbols number of tokens
 * @param order number of last tokens that the next one depends on, 0 or more
 * @param length number of tokens of a text
 * @param transitions context by context, the probabilities of the next token
 * @param stationary probabilities of the contexts
 */
public record MarkovChain(int symbols, int order, int length, double[] transitions,
		double[] stationary) implements Autoregressive {

	/**
	 * The chain with its stationary law.
	 * @param transitions context by context, the probabilities of the next token, all
	 * above 0
	 */
	public static MarkovChain of(int symbols, int order, int length, double[] transitions) {
		return new MarkovChain(symbols, order, length, transitions, stationary(symbols, transitions));
	}

	/**
	 * By the elimination of Grassmann, Taksar and Heyman (1985,
	 * doi:10.1287/opre.33.5.1107), which subtracts nothing and so keeps every digit.
	 */
	private static double[] stationary(int symbols, double[] transitions) {
		var contexts = transitions.length / symbols;
		var moves = new double[contexts][contexts];
		for (int context = 0; context < contexts; context++) {
			for (int token = 0; token < symbols; token++) {
				moves[context][(int) (((long) context * symbols + token) % contexts)] += transitions[context * symbols
						+ token];
			}
		}
		for (int last = contexts - 1; last > 0; last--) {
			var leaving = 0.0;
			for (int to = 0; to < last; to++) {
				leaving += moves[last][to];
			}
			for (int from = 0; from < last; from++) {
				moves[from][last] /= leaving;
				var share = moves[from][last];
				if (share > 0) {
					for (int to = 0; to < last; to++) {
						moves[from][to] += share * moves[last][to];
					}
				}
			}
		}
		var stationary = new double[contexts];
		stationary[0] = 1;
		var total = 1.0;
		for (int context = 1; context < contexts; context++) {
			for (int from = 0; from < context; from++) {
				stationary[context] += stationary[from] * moves[from][context];
			}
			total += stationary[context];
		}
		for (int context = 0; context < contexts; context++) {
			stationary[context] /= total;
		}
		return stationary;
	}

	@Override
	public Space.Text space() {
		return new Space.Text(this.symbols, this.length);
	}

	@Override
	public int memory() {
		return this.order;
	}

	/** As many as finding the stationary law takes. */
	@Override
	public long extent() {
		return this.transitions.length + (long) this.stationary.length * this.stationary.length;
	}

	/**
	 * Mean information of a token given all before it, in nats: the entropy of a long
	 * text divided by its length.
	 */
	public double entropyRate() {
		var rate = 0.0;
		for (int context = 0; context < this.stationary.length; context++) {
			rate += this.stationary[context] * entropy(this.transitions, context * this.symbols, this.symbols);
		}
		return rate;
	}

	/**
	 * Entropy of a text in nats: that of its first {@code order} tokens and the rate for
	 * every further one.
	 */
	public double entropy() {
		if (this.length <= this.order) {
			var beginnings = beginnings(this.length);
			return entropy(beginnings, 0, beginnings.length);
		}
		return entropy(this.stationary, 0, this.stationary.length) + (this.length - this.order) * entropyRate();
	}

	private static double entropy(double[] probabilities, int from, int count) {
		var entropy = 0.0;
		for (int i = from; i < from + count; i++) {
			entropy -= (probabilities[i] > 0) ? probabilities[i] * Math.log(probabilities[i]) : 0;
		}
		return entropy;
	}

	/**
	 * Probabilities of what a text begins with, {@code count} of at most order tokens.
	 */
	private double[] beginnings(int count) {
		var beginnings = new double[Math.toIntExact(Math.round(Math.pow(this.symbols, count)))];
		var width = this.stationary.length / beginnings.length;
		for (int context = 0; context < this.stationary.length; context++) {
			beginnings[context / width] += this.stationary[context];
		}
		return beginnings;
	}

	@Override
	public double[] next(int[] tokens, int from, int to) {
		var next = new double[this.symbols];
		if (to - from >= this.order) {
			System.arraycopy(this.transitions, context(tokens, to - this.order, to) * this.symbols, next, 0,
					this.symbols);
			return next;
		}
		var beginnings = beginnings(to - from + 1);
		var first = context(tokens, from, to) * this.symbols;
		var total = 0.0;
		for (int token = 0; token < this.symbols; token++) {
			total += beginnings[first + token];
		}
		for (int token = 0; token < this.symbols; token++) {
			next[token] = beginnings[first + token] / total;
		}
		return next;
	}

	@Override
	public double logProbability(int[] tokens, int from, int to) {
		var given = Math.min(to, from + this.order);
		var sum = Math.log(beginnings(given - from)[context(tokens, from, given)]);
		for (int at = given; at < to; at++) {
			sum += Math.log(this.transitions[context(tokens, at - this.order, at) * this.symbols + tokens[at]]);
		}
		return sum;
	}

	private int context(int[] tokens, int from, int to) {
		var context = 0;
		for (int at = from; at < to; at++) {
			context = context * this.symbols + tokens[at];
		}
		return context;
	}

	@Override
	public Texts sample(int size, UniformRandomProvider random) {
		var tokens = new int[Math.multiplyExact(size, this.length)];
		var contexts = RunningSums.of(this.stationary);
		var sums = new double[this.transitions.length];
		for (int from = 0; from < sums.length; from += this.symbols) {
			RunningSums.add(this.transitions, from, from + this.symbols, sums);
		}
		for (int from = 0; from < tokens.length; from += this.length) {
			var context = RunningSums.draw(contexts, random);
			var digits = context;
			for (int i = this.order - 1; i >= 0; i--) {
				if (i < this.length) {
					tokens[from + i] = digits % this.symbols;
				}
				digits /= this.symbols;
			}
			for (int i = this.order; i < this.length; i++) {
				var first = context * this.symbols;
				var token = RunningSums.draw(sums, first, first + this.symbols, random) - first;
				tokens[from + i] = token;
				context = (first + token) % this.stationary.length;
			}
		}
		return new Texts(this.symbols, this.length, tokens);
	}

}
