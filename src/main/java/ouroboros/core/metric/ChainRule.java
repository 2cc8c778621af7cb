package ouroboros.core.metric;

import ouroboros.core.chance.Turn;
import ouroboros.core.law.Autoregressive;

/**
 * Exact information of texts, token by token: that of the next one given the last few,
 * averaged over what these may be.
 */
final class ChainRule {

	/** Most numbers of a table of next tokens. */
	private static final double MOST_NUMBERS = 1 << 20;

	/** Most steps through such a table for one text. */
	private static final double MOST_STEPS = 1e7;

	private final Autoregressive law;

	private final Autoregressive other;

	private final Turn turn;

	private final int symbols;

	private final int memory;

	private double own;

	private double cross;

	private double divergence;

	/** Whether the tables are small. */
	static boolean appliesTo(Autoregressive law, Autoregressive other) {
		var numbers = Math.pow(law.space().symbols(), memory(law, other) + 1.0);
		return numbers <= MOST_NUMBERS && numbers * law.space().length() <= MOST_STEPS;
	}

	private static int memory(Autoregressive law, Autoregressive other) {
		return Math.min(Math.max(law.memory(), other.memory()), law.space().length() - 1);
	}

	/**
	 * @param law whose texts are looked at
	 * @param other whose probabilities they are compared with
	 */
	ChainRule(Autoregressive law, Autoregressive other, Turn turn) {
		this.law = law;
		this.other = other;
		this.turn = turn;
		this.symbols = law.space().symbols();
		this.memory = memory(law, other);
	}

	TextInformation information() {
		var contexts = new double[] { 1 };
		var length = this.law.space().length();
		for (int size = 0; size < this.memory; size++) {
			var table = new Table(size);
			add(table, contexts);
			contexts = table.next(contexts, contexts.length * this.symbols);
		}
		var table = new Table(this.memory);
		for (int at = this.memory; at < length; at++) {
			add(table, contexts);
			contexts = table.next(contexts, contexts.length);
		}
		return new TextInformation(Math.max(0, this.own) / length, Math.max(0, this.cross) / length,
				Math.max(0, this.divergence) / length);
	}

	private void add(Table table, double[] contexts) {
		this.turn.poll();
		for (int context = 0; context < contexts.length; context++) {
			if (contexts[context] > 0) {
				this.own += contexts[context] * table.own[context];
				this.cross += contexts[context] * table.cross[context];
				this.divergence += contexts[context] * table.divergence[context];
			}
		}
	}

	/**
	 * What may follow each context of some size, numbered as the digits of a number, the
	 * oldest token first.
	 */
	private final class Table {

		private final double[] probabilities;

		private final double[] own;

		private final double[] cross;

		private final double[] divergence;

		Table(int size) {
			var count = Math.toIntExact(Math.round(Math.pow(ChainRule.this.symbols, size)));
			this.probabilities = new double[count * ChainRule.this.symbols];
			this.own = new double[count];
			this.cross = new double[count];
			this.divergence = new double[count];
			var tokens = new int[size];
			for (int context = 0; context < count; context++) {
				ChainRule.this.turn.poll();
				for (int i = size - 1, digits = context; i >= 0; i--, digits /= ChainRule.this.symbols) {
					tokens[i] = digits % ChainRule.this.symbols;
				}
				fill(context, ChainRule.this.law.next(tokens, 0, size), ChainRule.this.other.next(tokens, 0, size));
			}
		}

		private void fill(int context, double[] law, double[] other) {
			System.arraycopy(law, 0, this.probabilities, context * law.length, law.length);
			for (int token = 0; token < law.length; token++) {
				if (law[token] > 0) {
					var logarithm = Math.log(law[token]);
					var difference = logarithm - Math.log(other[token]);
					this.own[context] -= law[token] * logarithm;
					this.cross[context] -= law[token] * Math.log(other[token]);
					this.divergence[context] += law[token] * difference;
				}
			}
		}

		/** Probabilities of the contexts one token later. */
		double[] next(double[] contexts, int count) {
			var next = new double[count];
			for (int context = 0; context < contexts.length; context++) {
				if (contexts[context] > 0) {
					for (int token = 0; token < ChainRule.this.symbols; token++) {
						var at = context * ChainRule.this.symbols + token;
						next[at % count] += contexts[context] * this.probabilities[at];
					}
				}
			}
			return next;
		}

	}

}
