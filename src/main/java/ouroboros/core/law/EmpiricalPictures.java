package ouroboros.core.law;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.Pictures;
import ouroboros.core.data.Space;

/**
 * The law that gives equal probability to each of finitely many pictures: draws are with
 * replacement.
 *
 * @param pictures at least one
 */
public record EmpiricalPictures(Pictures pictures) implements Law {

	@Override
	public Space.Pictures space() {
		return this.pictures.space();
	}

	@Override
	public long extent() {
		return this.pictures.values().length;
	}

	@Override
	public Pictures sample(int size, UniformRandomProvider random) {
		return this.pictures.resample(size, random);
	}

}
