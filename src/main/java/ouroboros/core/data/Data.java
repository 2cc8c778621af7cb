package ouroboros.core.data;

import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;

/** A finite sample of observations; immutable, possibly empty. */
public sealed interface Data permits Points, Symbols {

	Space space();

	/** Number of observations. */
	long size();

	/**
	 * Draws without replacement, uniformly over subsets.
	 * @param count number of observations to keep, 0 to {@link #size()}
	 */
	Data subsample(long count, UniformRandomProvider random);

	/**
	 * Draws with replacement.
	 * @param count number of observations to draw, 0 or more; only 0 from an empty sample
	 */
	Data resample(int count, UniformRandomProvider random);

	/** As few samples as possible that hold the same observations. */
	default List<Data> joined(Data other) {
		return (other.size() == 0) ? List.of(this) : (size() == 0) ? List.of(other) : List.of(this, other);
	}

}
