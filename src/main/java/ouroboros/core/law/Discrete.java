package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.CategoricalSampler;
import ouroboros.core.chance.MultinomialSampler;
import ouroboros.core.data.Space;
import ouroboros.core.data.Symbols;

/**
 * A law on a finite alphabet.
 *
 * @param probabilities one for each symbol, 0 or more, summing to 1 up to rounding; owned
 * by this record and never changed
 */
public record Discrete(double[] probabilities) implements Decoded, Sufficient {

	/**
	 * The law with probabilities proportional to {@code weights}, which have a positive
	 * sum.
	 */
	public static Discrete proportionalTo(double[] weights) {
		var total = 0.0;
		for (var weight : weights) {
			total += weight;
		}
		var probabilities = new double[weights.length];
		for (int symbol = 0; symbol < weights.length; symbol++) {
			probabilities[symbol] = weights[symbol] / total;
		}
		return new Discrete(probabilities);
	}

	@Override
	public Space.Alphabet space() {
		return new Space.Alphabet(this.probabilities.length);
	}

	@Override
	public Symbols sample(int size, UniformRandomProvider random) {
		var counts = new long[this.probabilities.length];
		if (size > 0) {
			new CategoricalSampler(this.probabilities).sample(size, random, counts);
		}
		return new Symbols(counts);
	}

	@Override
	public Symbols statistics(long size, UniformRandomProvider random) {
		return new Symbols(new MultinomialSampler(this.probabilities).sample(size, random));
	}

	@Override
	public Discrete decoded(Decoding decoding) {
		return decoding.equals(Decoding.NONE) ? this : new Discrete(decoding.of(this.probabilities));
	}

}
