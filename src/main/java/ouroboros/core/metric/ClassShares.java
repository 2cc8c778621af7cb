package ouroboros.core.metric;

import java.util.Arrays;

import ouroboros.core.View;
import ouroboros.core.data.Pictures;
import ouroboros.core.law.Labelled;

/**
 * For each class of the truth, the share of generated pictures that the classifier finds
 * to be of it. Pictures with a pixel that is no number are of none.
 *
 * @param samples number of generated pictures
 */
record ClassShares(int samples) implements View.Shared<double[]> {

	/** Number for a metric that is told none. */
	static final int SAMPLES = 1000;

	/** What the metrics say of the classifier. */
	static final String CLASSIFIER = "The classifier asks the 5 nearest of 2,000 genuine pictures, by the"
			+ " Euclidean distance of pixels, ties to the nearest, and is the same at every generation";

	@Override
	public double[] of(View view) {
		var classifier = view.shared(new NearestNeighbours.Genuine());
		var counts = new int[((Labelled) view.truth()).classes().length];
		for (var label : classifier.classes((Pictures) view.generated(this.samples), view.turn())) {
			if (label >= 0) {
				counts[label]++;
			}
		}
		return Arrays.stream(counts).mapToDouble((count) -> (double) count / this.samples).toArray();
	}

}
