package ouroboros.core.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

import ouroboros.core.chance.BinomialSampler;

/**
 * Symbols from a finite alphabet, kept as counts: their order tells nothing about an
 * exchangeable sample.
 *
 * @param counts how often each symbol occurs; owned by this record and never changed
 */
public record Symbols(long[] counts) implements Data {

	@Override
	public Space.Alphabet space() {
		return new Space.Alphabet(this.counts.length);
	}

	@Override
	public long size() {
		return Arrays.stream(this.counts).sum();
	}

	@Override
	public Symbols subsample(long count, UniformRandomProvider random) {
		var chosen = new long[this.counts.length];
		var left = size();
		var wanted = count;
		for (int symbol = 0; wanted > 0; symbol++) {
			for (long i = this.counts[symbol]; i > 0 && wanted > 0; i--) {
				if (random.nextLong(left--) < wanted) {
					chosen[symbol]++;
					wanted--;
				}
			}
		}
		return new Symbols(chosen);
	}

	@Override
	public Symbols resample(int count, UniformRandomProvider random) {
		var upTo = this.counts.clone();
		for (int symbol = 1; symbol < upTo.length; symbol++) {
			upTo[symbol] += upTo[symbol - 1];
		}
		var chosen = new long[this.counts.length];
		for (int i = 0; i < count; i++) {
			var at = Arrays.binarySearch(upTo, random.nextLong(upTo[upTo.length - 1]) + 1);
			var symbol = (at < 0) ? -at - 1 : at;
			while (symbol > 0 && upTo[symbol - 1] == upTo[symbol]) {
				symbol--;
			}
			chosen[symbol]++;
		}
		return new Symbols(chosen);
	}

	@Override
	public Symbols thinned(IntToDoubleFunction probability, UniformRandomProvider random) {
		var kept = new long[this.counts.length];
		for (int symbol = 0; symbol < kept.length; symbol++) {
			if (this.counts[symbol] > 0) {
				kept[symbol] = new BinomialSampler(this.counts[symbol], probability.applyAsDouble(symbol))
					.sample(random);
			}
		}
		return new Symbols(kept);
	}

	@Override
	public int[] shuffled(UniformRandomProvider random) {
		var all = new int[Math.toIntExact(size())];
		for (int symbol = 0, at = 0; symbol < this.counts.length; symbol++) {
			var end = at + (int) this.counts[symbol];
			Arrays.fill(all, at, end, symbol);
			at = end;
		}
		PermutationSampler.shuffle(random, all);
		return all;
	}

	@Override
	public Symbols select(int[] symbols) {
		var chosen = new long[this.counts.length];
		for (var symbol : symbols) {
			chosen[symbol]++;
		}
		return new Symbols(chosen);
	}

	@Override
	public Symbols after(Data first) {
		var rest = this.counts.clone();
		var before = ((Symbols) first).counts;
		for (int symbol = 0; symbol < rest.length; symbol++) {
			rest[symbol] -= before[symbol];
		}
		return new Symbols(rest);
	}

	@Override
	public List<Data> joined(Data other) {
		var sum = this.counts.clone();
		var more = ((Symbols) other).counts;
		for (int symbol = 0; symbol < sum.length; symbol++) {
			sum[symbol] += more[symbol];
		}
		return List.of(new Symbols(sum));
	}

}
