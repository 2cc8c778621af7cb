package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Rows;

/**
 * The law that gives equal probability to each of the rows of a data set, but for those
 * that are held out.
 *
 * @param <R> the kind of rows
 */
public sealed interface DatasetLaw<R extends Rows> extends HeldOut
		permits Empirical, EmpiricalPictures, EmpiricalTexts, LabelledEmpirical {

	/** The rows and what they are for. */
	DatasetRows<R> rows();

	@Override
	default boolean isIndependent() {
		return rows().replacement();
	}

	@Override
	default R sample(int size, UniformRandomProvider random) {
		return rows().sample(size, random);
	}

	@Override
	default boolean holdsOut() {
		return rows().holdsOut();
	}

	@Override
	default R validation(int size, UniformRandomProvider random) {
		return rows().validation(size, random);
	}

	@Override
	default R heldOut(int size, UniformRandomProvider random) {
		return rows().heldOut(size, random);
	}

}
