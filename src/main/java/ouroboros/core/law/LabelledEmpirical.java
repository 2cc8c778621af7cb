package ouroboros.core.law;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.data.LabelledPictures;
import ouroboros.core.data.Space;

/**
 * The law that gives equal probability to each of finitely many pictures of known
 * classes: draws are with replacement, and those of {@link EmpiricalPictures}.
 *
 * @param sample at least one picture
 */
public record LabelledEmpirical(LabelledPictures sample) implements Labelled {

	@Override
	public Space.Pictures space() {
		return this.sample.pictures().space();
	}

	@Override
	public long extent() {
		return this.sample.pictures().values().length;
	}

	/** Up to the largest class that there is. */
	@Override
	public double[] classes() {
		var labels = this.sample.labels();
		var shares = new double[1 + Arrays.stream(labels).max().orElseThrow()];
		for (var label : labels) {
			shares[label]++;
		}
		for (int label = 0; label < shares.length; label++) {
			shares[label] /= labels.length;
		}
		return shares;
	}

	@Override
	public LabelledPictures draw(int size, UniformRandomProvider random) {
		var rows = new int[size];
		var labels = new int[size];
		for (int i = 0; i < size; i++) {
			rows[i] = random.nextInt(this.sample.labels().length);
			labels[i] = this.sample.labels()[rows[i]];
		}
		return new LabelledPictures(this.sample.pictures().select(rows), labels);
	}

}
