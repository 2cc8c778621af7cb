package ouroboros.core.verdict;

import java.util.List;

import ouroboros.core.Metric;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Prediction;
import ouroboros.core.theory.Setting;
import ouroboros.core.theory.Statistic;

/** What was recorded of the replicates of one sweep point. */
public interface Recorded {

	/** The experiment at this sweep point. */
	Setting setting();

	/** What closed forms say of it. */
	List<Prediction> predictions();

	/**
	 * What replicates showed, generation by generation in ascending order.
	 * @return empty where it was not measured or not kept
	 */
	List<Observed> series(Metric metric, Statistic statistic);

	/**
	 * What replicates showed of the difference of a statistic's function to its value at
	 * a generation in the same replicate.
	 * @param base a generation among those of {@link #series}
	 * @return empty where it was not measured or not kept
	 */
	List<Observed> changes(Metric metric, Statistic statistic, int base);

	/**
	 * The sweep points that differ from this one in the number of samples alone, this one
	 * included.
	 */
	List<? extends Recorded> scaling();

}
