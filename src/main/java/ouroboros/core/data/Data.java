package ouroboros.core.data;

import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.apache.commons.rng.UniformRandomProvider;

/** A finite sample of observations; immutable, possibly empty. */
public sealed interface Data permits Rows, Symbols, Summary {

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

	/**
	 * Keeps each observation by chance, independently of the others.
	 * @param probability of keeping an observation, 0 to 1, by its index: the row, or of
	 * symbols the symbol
	 */
	Data thinned(IntToDoubleFunction probability, UniformRandomProvider random);

	/**
	 * Indices of the observations as {@link #thinned} knows them, each as often as it
	 * occurs, in uniformly random order.
	 */
	int[] shuffled(UniformRandomProvider random);

	/**
	 * The observations with these indices.
	 * @param indices as {@link #shuffled} gives them, in any number
	 */
	Data select(int[] indices);

	/** The observations that come after the first ones. */
	Data after(Data first);

	/** As few samples as possible that hold the same observations. */
	default List<Data> joined(Data other) {
		return (other.size() == 0) ? List.of(this) : (size() == 0) ? List.of(other) : List.of(this, other);
	}

}
