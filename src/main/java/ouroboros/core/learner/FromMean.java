package ouroboros.core.learner;

import java.util.List;

import ouroboros.core.Learner;
import ouroboros.core.Metric;
import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Sufficient;
import ouroboros.core.metric.Mean;
import ouroboros.core.metric.MeanShift;
import ouroboros.core.metric.Variance;
import ouroboros.core.metric.Wasserstein1;

/** A learner in one dimension whose model the mean of the sample determines. */
interface FromMean extends Learner {

	/**
	 * The model of that mean.
	 * @param mean 0 or more, or {@code NaN}
	 */
	Sufficient model(double mean);

	@Override
	default Class<Space.Real> data() {
		return Space.Real.class;
	}

	@Override
	default boolean learns(Space space) {
		return space instanceof Space.Real(int dimension) && dimension == 1;
	}

	@Override
	default Sufficient fit(Training training, Turn turn) {
		return model(Math.max(0, WeightedMean.of(training, turn).mean()[0]));
	}

	@Override
	default boolean learnsFromStatistics() {
		return true;
	}

	@Override
	default List<Metric> metrics() {
		return List.of(new Mean(), new Variance(), new MeanShift(), new Wasserstein1());
	}

	@Override
	default double nanoseconds(double size, Space space) {
		return 2 * size;
	}

}
