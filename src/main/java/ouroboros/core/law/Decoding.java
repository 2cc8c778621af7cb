package ouroboros.core.law;

import java.util.Arrays;

/**
 * How probabilities of symbols are reshaped before one is drawn: temperature first, then
 * top-k, then top-p (nucleus), each followed by normalisation.
 *
 * @param temperature probabilities are taken to the power 1/temperature, 0 or more; 0 is
 * the limit, uniform over the most probable symbols
 * @param topK number of most probable symbols to keep; 0 for all
 * @param topP the most probable symbols are kept until their probabilities sum to at
 * least this, above 0; 1 for all
 * @param repetitionPenalty exponent on the probabilities of symbols that a text already
 * holds, before all else (Keskar et al. 2019, arXiv 1909.05858, on log-probabilities); 1
 * for none
 */
public record Decoding(double temperature, int topK, double topP, double repetitionPenalty) {

	/** The probabilities as they are. */
	public static final Decoding NONE = new Decoding(1, 0, 1, 1);

	/**
	 * The reshaped probabilities.
	 * @param probabilities with a positive sum; not changed
	 * @return summing to 1; of equally probable symbols the first ones are kept
	 */
	public double[] of(double[] probabilities) {
		var reshaped = tempered(probabilities);
		if ((this.topK > 0 && this.topK < reshaped.length) || this.topP < 1) {
			cut(reshaped);
		}
		return normalised(reshaped);
	}

	private double[] tempered(double[] probabilities) {
		if (this.temperature == 1) {
			return probabilities.clone();
		}
		var largest = Arrays.stream(probabilities).max().orElseThrow();
		var reshaped = new double[probabilities.length];
		for (int symbol = 0; symbol < reshaped.length; symbol++) {
			reshaped[symbol] = tempered(probabilities[symbol], largest);
		}
		return normalised(reshaped);
	}

	private double tempered(double probability, double largest) {
		if (this.temperature == 0) {
			return (probability == largest) ? 1 : 0;
		}
		return (probability == 0) ? 0 : Math.pow(probability / largest, 1 / this.temperature);
	}

	private void cut(double[] probabilities) {
		var ascending = ascending(probabilities);
		var kept = (this.topK > 0) ? Math.min(this.topK, ascending.length) : ascending.length;
		var total = Arrays.stream(ascending, ascending.length - kept, ascending.length).sum();
		var count = 1;
		for (var sum = ascending[ascending.length - 1]; count < kept && sum < this.topP * total;) {
			count++;
			sum += ascending[ascending.length - count];
		}
		var least = ascending[ascending.length - count];
		var ties = count;
		for (var probability : probabilities) {
			ties -= (probability > least) ? 1 : 0;
		}
		for (int symbol = 0; symbol < probabilities.length; symbol++) {
			if (probabilities[symbol] < least || (probabilities[symbol] == least && ties-- <= 0)) {
				probabilities[symbol] = 0;
			}
		}
	}

	/** Those above 0. */
	private static double[] ascending(double[] probabilities) {
		var ascending = new double[probabilities.length];
		var count = 0;
		for (var probability : probabilities) {
			if (probability > 0) {
				ascending[count++] = probability;
			}
		}
		Arrays.sort(ascending, 0, count);
		return Arrays.copyOf(ascending, count);
	}

	private static double[] normalised(double[] weights) {
		var total = Arrays.stream(weights).sum();
		for (int symbol = 0; symbol < weights.length; symbol++) {
			weights[symbol] /= total;
		}
		return weights;
	}

}
