package ouroboros.core.law;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;

import ouroboros.core.chance.BinomialSampler;
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
		var total = Arrays.stream(weights).sum();
		return new Discrete(Arrays.stream(weights).map((weight) -> weight / total).toArray());
	}

	@Override
	public Space.Alphabet space() {
		return new Space.Alphabet(this.probabilities.length);
	}

	@Override
	public Symbols sample(int size, UniformRandomProvider random) {
		var counts = new long[this.probabilities.length];
		if (size > 0) {
			var sampler = AliasMethodDiscreteSampler.of(random, this.probabilities);
			for (int i = 0; i < size; i++) {
				counts[sampler.sample()]++;
			}
		}
		return new Symbols(counts);
	}

	/**
	 * The counts, symbol after symbol binomial with what the earlier ones have left.
	 */
	@Override
	public Symbols statistics(long size, UniformRandomProvider random) {
		var tails = this.probabilities.clone();
		for (int symbol = tails.length - 2; symbol >= 0; symbol--) {
			tails[symbol] += tails[symbol + 1];
		}
		var counts = new long[tails.length];
		var left = size;
		for (int symbol = 0; left > 0; symbol++) {
			if (this.probabilities[symbol] > 0) {
				counts[symbol] = new BinomialSampler(left, this.probabilities[symbol] / tails[symbol]).sample(random);
				left -= counts[symbol];
			}
		}
		return new Symbols(counts);
	}

	@Override
	public Discrete decoded(Decoding decoding) {
		return decoding.equals(Decoding.NONE) ? this : new Discrete(decoding.of(this.probabilities));
	}

}
