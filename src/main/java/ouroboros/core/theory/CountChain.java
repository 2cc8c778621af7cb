package ouroboros.core.theory;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The counts of symbols under resampling with n draws: each is the chain x' ~ Binomial(n,
 * x/n), whose states 0 and n are absorbing, and the expectation of any function of it is
 * known. Terms of a binomial law further from its mean than ten standard deviations and
 * thirty counts, of less than 1e-20 together, are left out.
 *
 * @param probabilities distinct genuine probabilities above 0, ascending
 * @param symbols how many symbols have each
 * @param expected of the function of the relative frequency x/n, for each generation and
 * probability
 */
record CountChain(double[] probabilities, int[] symbols, double[][] expected) {

	private static final double DEVIATIONS = 10;

	private static final double COUNTS = 30;

	/** Largest number of draws of chains. */
	private static final int LARGEST = 100_000;

	/** Largest number of draws of first samples. */
	private static final int LARGEST_FIRST = 100_000_000;

	private static final double MOST_WORK = 1e9;

	private static final double MOST_TERMS = 1e7;

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
			var mode = (int) Math.min(size, (size + 1.0) * probability);
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

		double mean(DoubleUnaryOperator of, int size) {
			var sum = 0.0;
			for (int i = 0; i < this.probabilities.length; i++) {
				sum += this.probabilities[i] * of.applyAsDouble((double) (this.from + i) / size);
			}
			return sum;
		}

	}

	/** Why the chains are not followed; null if they are. */
	static @Nullable String unmet(Setting setting) {
		var distinct = distinct(setting);
		var terms = terms(Frequencies.drawsAt(setting, 0), distinct);
		return (terms <= MOST_TERMS && terms * (setting.last() + 1) <= MOST_WORK) ? null
				: "follows the counts of %d probabilities in samples of %d, too many to compute"
					.formatted(distinct.length, Frequencies.drawsAt(setting, 0));
	}

	/** Whether the counts of the first sample alone are many too. */
	static boolean isFirstLong(Setting setting) {
		var draws = Frequencies.drawsAt(setting, 0);
		return draws > LARGEST_FIRST || firstTerms((int) draws, distinct(setting)) > MOST_TERMS;
	}

	/**
	 * A function's expectation under replacement by n draws again and again.
	 * @param setting has the same number of draws at every generation
	 * @param function of a symbol's relative frequency, from 0 to 1
	 */
	static CountChain of(Setting setting, DoubleUnaryOperator function) {
		var distinct = distinct(setting);
		var size = Math.toIntExact(Frequencies.drawsAt(setting, 0));
		return new CountChain(distinct, symbols(setting, distinct),
				expected(size, distinct, setting.last() + 1, function));
	}

	/** A function's expectation at generation 0 alone. */
	static CountChain first(Setting setting, DoubleUnaryOperator function) {
		var distinct = distinct(setting);
		var size = Math.toIntExact(Frequencies.drawsAt(setting, 0));
		return new CountChain(distinct, symbols(setting, distinct), new double[][] {
				Arrays.stream(distinct).map((p) -> Terms.of(size, p).mean(function, size)).toArray() });
	}

	private static double[] genuine(Setting setting) {
		return Arrays.stream(Frequencies.truth(setting)).filter((p) -> p > 0).toArray();
	}

	private static double[] distinct(Setting setting) {
		return Arrays.stream(genuine(setting)).distinct().sorted().toArray();
	}

	private static int[] symbols(Setting setting, double[] distinct) {
		var symbols = new int[distinct.length];
		for (var p : genuine(setting)) {
			symbols[Arrays.binarySearch(distinct, p)]++;
		}
		return symbols;
	}

	/** Sum over all symbols, at each generation. */
	double[] sums() {
		return sums((p) -> 1);
	}

	/** Sum over all symbols with genuine probabilities as weights, at each generation. */
	double[] means() {
		return sums((p) -> p);
	}

	private double[] sums(DoubleUnaryOperator weight) {
		var sums = new double[this.expected.length];
		for (int generation = 0; generation < sums.length; generation++) {
			for (int i = 0; i < this.probabilities.length; i++) {
				sums[generation] += this.symbols[i] * weight.applyAsDouble(this.probabilities[i])
						* this.expected[generation][i];
			}
		}
		return sums;
	}

	/**
	 * Expectation of a function of a symbol's relative frequency.
	 * @param size number of draws n of every generation
	 * @param probabilities genuine probabilities
	 * @param fits number of fits
	 * @param function of the relative frequency
	 * @return for each number of fits from 1 and each symbol
	 */
	static double[][] expected(int size, double[] probabilities, int fits, DoubleUnaryOperator function) {
		var first = new Terms[probabilities.length];
		for (int symbol = 0; symbol < first.length; symbol++) {
			first[symbol] = Terms.of(size, probabilities[symbol]);
		}
		var rows = new Terms[size + 1];
		for (int count = 0; count <= size; count++) {
			rows[count] = Terms.of(size, (double) count / size);
		}
		var later = new double[size + 1];
		for (int count = 0; count <= size; count++) {
			later[count] = function.applyAsDouble((double) count / size);
		}
		var expected = new double[fits][];
		for (int fit = 0; fit < fits; fit++) {
			expected[fit] = new double[first.length];
			for (int symbol = 0; symbol < first.length; symbol++) {
				expected[fit][symbol] = first[symbol].mean(later);
			}
			if (fit + 1 < fits) {
				var next = new double[size + 1];
				for (int count = 0; count <= size; count++) {
					next[count] = rows[count].mean(later);
				}
				later = next;
			}
		}
		return expected;
	}

	/**
	 * How many numbers {@link #expected} keeps, about, and how many products it takes for
	 * each fit.
	 */
	private static double terms(long draws, double[] probabilities) {
		if (draws > LARGEST) {
			return Double.POSITIVE_INFINITY;
		}
		var size = (int) draws;
		var terms = firstTerms(size, probabilities);
		for (int count = 0; count <= size; count++) {
			terms += Math.min(size, 2 * Terms.reach(size, (double) count / size));
		}
		return terms;
	}

	private static double firstTerms(int size, double[] probabilities) {
		return Arrays.stream(probabilities)
			.map((p) -> Math.min(size, Math.min(size * p, Terms.reach(size, p)) + Terms.reach(size, p)))
			.sum();
	}

}
