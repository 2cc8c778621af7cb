package ouroboros.core.law;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Space;

/**
 * The law that gives equal probability to each of finitely many pictures of known
 * classes: its draws are those of {@link EmpiricalPictures}.
 *
 * @param rows the pictures
 * @param labels the class of each, those that are held out among them
 */
public record LabelledEmpirical(DatasetRows<Pictures> rows, int[] labels) implements DatasetLaw<Pictures>, Labelled {

	/**
	 * Of pictures that are all drawn, with replacement.
	 * @param sample at least one
	 */
	public LabelledEmpirical(LabelledPictures sample) {
		this(DatasetRows.of(sample.pictures()), sample.labels());
	}

	@Override
	public Space.Pictures space() {
		return this.rows.all().space();
	}

	@Override
	public long extent() {
		return this.rows.all().values().length;
	}

	/** Of the pictures that are not held out; up to the largest class that there is. */
	@Override
	public double[] classes() {
		var shares = new double[1 + Arrays.stream(this.labels).max().orElseThrow()];
		for (int row = 0; row < this.rows.drawn(); row++) {
			shares[this.labels[row]]++;
		}
		for (int label = 0; label < shares.length; label++) {
			shares[label] /= this.rows.drawn();
		}
		return shares;
	}

	@Override
	public LabelledPictures draw(int size, UniformRandomProvider random) {
		var chosen = this.rows.chosen(size, random);
		return new LabelledPictures(this.rows.all().select(chosen),
				Arrays.stream(chosen).map((row) -> this.labels[row]).toArray());
	}

	@Override
	public Pictures sample(int size, UniformRandomProvider random) {
		return this.rows.sample(size, random);
	}

}
