package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Pictures;

/** A law on pictures that knows the class of each picture that it draws. */
public interface Labelled extends Law {

	/** Probability of each class, 0 or more; classes are numbered from 0. */
	double[] classes();

	/** The pictures that {@link #sample} draws, with their classes. */
	LabelledPictures draw(int size, UniformRandomProvider random);

	@Override
	default Pictures sample(int size, UniformRandomProvider random) {
		return draw(size, random).pictures();
	}

}
