package ouroboros.jobs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import ouroboros.core.theory.Agreement;
import ouroboros.core.theory.Observed;
import ouroboros.core.theory.Prediction;

/**
 * A prediction beside what replicates showed of it.
 *
 * @param theory name of the closed form
 * @param metric label of the metric
 * @param prediction what is predicted
 * @param positions of the generations in the prediction that are compared
 * @param observed what was observed, by generation
 * @param unobserved why nothing could be observed; null if it could
 */
public record Comparison(String theory, String metric, Prediction prediction, int[] positions,
		Map<Integer, Observed> observed, @Nullable String unobserved) {

	static Comparison of(String theory, String metric, Prediction prediction, int[] positions, List<Observed> observed,
			@Nullable String unobserved) {
		return new Comparison(theory, metric, prediction, positions,
				observed.stream().collect(Collectors.toMap(Observed::generation, (one) -> one)), unobserved);
	}

	/** What was observed at a position of the prediction; null if nothing was. */
	public @Nullable Observed at(int position) {
		return this.observed.get(this.prediction.generations()[position]);
	}

	/**
	 * Distance from the prediction at a position in standard errors; NaN where unknown.
	 */
	public double z(int position) {
		var one = at(position);
		return (one == null) ? Double.NaN : Agreement.z(this.prediction, position, one);
	}

}
