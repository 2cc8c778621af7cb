package ouroboros.core.theory;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * A symbol's count under resampling with n draws: the chain x' ~ Binomial(n, x/n), whose
 * state 0 is absorbing. Terms of a binomial law further from its mean than ten standard
 * deviations and thirty counts, of less than 1e-20 together, are left out.
 */
final class Survival {

	private static final double DEVIATIONS = 10;

	private static final double COUNTS = 30;

	private static final int LARGEST = 100_000;

	/**
	 * Terms of a binomial law.
	 *
	 * @param from count of the first one
	 * @param probabilities of that count and those that follow
	 */
	private record Terms(int from, double[] probabilities) {

		static Terms of(int size, double probability) {
			var from = (int) Math.max(0, Math.floor(size * probability - reach(size, probability)));
			var to = (int) Math.min(size, Math.ceil(size * probability + reach(size, probability)));
			var mode = (int) Math.min(size, (size + 1) * probability);
			var probabilities = new double[to - from + 1];
			probabilities[mode - from] = BinomialDistribution.of(size, probability).probability(mode);
			var odds = probability / (1 - probability);
			for (int count = mode; count < to; count++) {
				probabilities[count + 1 - from] = probabilities[count - from] * odds * (size - count) / (count + 1);
			}
			for (int count = mode; count > from; count--) {
				probabilities[count - 1 - from] = probabilities[count - from] / odds * count / (size - count + 1);
			}
			return new Terms(from, probabilities);
		}

		static double reach(int size, double probability) {
			return DEVIATIONS * Math.sqrt(size * probability * (1 - probability)) + COUNTS;
		}

		double mean(double[] of) {
			var sum = 0.0;
			for (int i = 0; i < this.probabilities.length; i++) {
				sum += this.probabilities[i] * of[this.from + i];
			}
			return sum;
		}

	}

	private Survival() {
	}

	/**
	 * Probability that a symbol is alive.
	 * @param size number of draws n of every generation
	 * @param probabilities genuine probabilities
	 * @param fits number of fits
	 * @return for each number of fits from 1 and each symbol
	 */
	static double[][] alive(int size, double[] probabilities, int fits) {
		var first = new Terms[probabilities.length];
		for (int symbol = 0; symbol < first.length; symbol++) {
			first[symbol] = Terms.of(size, probabilities[symbol]);
		}
		var rows = new Terms[size + 1];
		for (int count = 0; count <= size; count++) {
			rows[count] = Terms.of(size, (double) count / size);
		}
		var later = new double[size + 1];
		for (int count = 1; count <= size; count++) {
			later[count] = 1;
		}
		var alive = new double[fits][];
		for (int fit = 0; fit < fits; fit++) {
			alive[fit] = new double[first.length];
			for (int symbol = 0; symbol < first.length; symbol++) {
				alive[fit][symbol] = first[symbol].mean(later);
			}
			if (fit + 1 < fits) {
				var next = new double[size + 1];
				for (int count = 1; count <= size; count++) {
					next[count] = rows[count].mean(later);
				}
				later = next;
			}
		}
		return alive;
	}

	/**
	 * How many numbers {@link #alive} keeps, about, and how many products it takes for
	 * each fit.
	 */
	static double terms(long draws, double[] probabilities) {
		if (draws > LARGEST) {
			return Double.POSITIVE_INFINITY;
		}
		var size = (int) draws;
		var terms = 0.0;
		for (int count = 0; count <= size; count++) {
			terms += Math.min(size, 2 * Terms.reach(size, (double) count / size));
		}
		for (var probability : probabilities) {
			terms += Math.min(size, size * probability + Terms.reach(size, probability));
		}
		return terms;
	}

}
