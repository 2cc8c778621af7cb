package ouroboros.core.data;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/** Observations that are kept one by one, in order. */
public sealed interface Rows extends Data permits Points, Pairs, Pictures, Texts {

	/** Number of observations. */
	int rows();

	@Override
	Rows select(int[] rows);

	/** A value that equals that of another row if the observations are the same. */
	Object identity(int row);

	@Override
	default long size() {
		return rows();
	}

	@Override
	default Rows subsample(long count, UniformRandomProvider random) {
		var wanted = (int) count;
		var chosen = new int[wanted];
		for (int row = 0, kept = 0; kept < wanted; row++) {
			if (random.nextInt(rows() - row) < wanted - kept) {
				chosen[kept++] = row;
			}
		}
		return select(chosen);
	}

	@Override
	default Rows resample(int count, UniformRandomProvider random) {
		var chosen = new int[count];
		for (int i = 0; i < count; i++) {
			chosen[i] = random.nextInt(rows());
		}
		return select(chosen);
	}

	@Override
	default Rows thinned(IntToDoubleFunction probability, UniformRandomProvider random) {
		return select(IntStream.range(0, rows())
			.filter((row) -> random.nextDouble() < probability.applyAsDouble(row))
			.toArray());
	}

	@Override
	default int[] shuffled(UniformRandomProvider random) {
		return (rows() == 0) ? new int[0] : new PermutationSampler(random, rows(), rows()).sample();
	}

	@Override
	default Rows after(Data first) {
		return select(IntStream.range(Math.toIntExact(first.size()), rows()).toArray());
	}

}
