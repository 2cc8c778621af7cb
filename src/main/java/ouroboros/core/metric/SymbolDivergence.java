package ouroboros.core.metric;

/** Exact sums over the probabilities of symbols, in nats. */
final class SymbolDivergence {

	private SymbolDivergence() {
	}

	/** Σp ln(p/q), 0 or more; {@code Infinity} where p is positive and q is 0. */
	static double kullbackLeibler(double[] p, double[] q) {
		var sum = 0.0;
		for (int symbol = 0; symbol < p.length; symbol++) {
			if (p[symbol] > 0) {
				sum += p[symbol] * (Math.log(p[symbol]) - Math.log(q[symbol]));
			}
		}
		return Math.max(0, sum);
	}

	/** -Σp ln q, 0 or more; {@code Infinity} where p is positive and q is 0. */
	static double crossEntropy(double[] p, double[] q) {
		var sum = 0.0;
		for (int symbol = 0; symbol < p.length; symbol++) {
			if (p[symbol] > 0) {
				sum -= p[symbol] * Math.log(q[symbol]);
			}
		}
		return Math.max(0, sum);
	}

}
