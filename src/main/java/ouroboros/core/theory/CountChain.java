package ouroboros.core.theory;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A symbol's count under resampling with n draws: the chain x' ~ Binomial(n, x/n), whose
 * state 0 is absorbing. Terms of a binomial law further from its mean than ten standard
 * deviations and thirty counts, of less than 1e-20 together, are left out.
 */
final class CountChain {

	private static final double DEVIATIONS = 10;

	private static final double COUNTS = 30;

	private static final int LARGEST = 100_000;

	private static final double MOST_WORK = 1e9;

	private static final double MOST_TERMS = 1e7;

	/** The chain of every symbol of an experiment is quickly computed. */
	static final Condition SHORT = CountChain::unmet;

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

	private CountChain() {
	}

	/**
	 * Expectation of a function of a symbol's count.
	 * @param size number of draws n of every generation
	 * @param probabilities genuine probabilities
	 * @param fits number of fits
	 * @param function of the count, 0 to n
	 * @return for each number of fits from 1 and each symbol
	 */
	static double[][] mean(int size, double[] probabilities, int fits, IntToDoubleFunction function) {
		var first = new Terms[probabilities.length];
		for (int symbol = 0; symbol < first.length; symbol++) {
			first[symbol] = Terms.of(size, probabilities[symbol]);
		}
		var rows = new Terms[size + 1];
		for (int count = 0; count <= size; count++) {
			rows[count] = Terms.of(size, (double) count / size);
		}
		var later = IntStream.rangeClosed(0, size).mapToDouble(function).toArray();
		var means = new double[fits][];
		for (int fit = 0; fit < fits; fit++) {
			means[fit] = new double[first.length];
			for (int symbol = 0; symbol < first.length; symbol++) {
				means[fit][symbol] = first[symbol].mean(later);
			}
			if (fit + 1 < fits) {
				var next = new double[size + 1];
				for (int count = 0; count <= size; count++) {
					next[count] = rows[count].mean(later);
				}
				later = next;
			}
		}
		return means;
	}

	/** Different genuine probabilities above 0, ascending. */
	static double[] distinct(Setting setting) {
		return Arrays.stream(Frequencies.truth(setting)).filter((p) -> p > 0).distinct().sorted().toArray();
	}

	private static @Nullable String unmet(Setting setting) {
		var distinct = distinct(setting);
		var draws = Frequencies.drawsAt(setting, 0);
		var terms = (draws > LARGEST) ? Double.POSITIVE_INFINITY : terms(Math.toIntExact(draws), distinct);
		return (terms <= MOST_TERMS && terms * (setting.last() + 1) <= MOST_WORK) ? null
				: "follows the counts of %d probabilities in samples of %d, too many to compute"
					.formatted(distinct.length, draws);
	}

	/** How many numbers are kept, about, and how many products each fit takes. */
	private static double terms(int size, double[] probabilities) {
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
