package ouroboros.core;

import org.jspecify.annotations.Nullable;

import ouroboros.core.data.Data;
import ouroboros.core.law.Law;

/**
 * What is told of a generation.
 *
 * @param index from 0
 * @param metrics values in the order of the spec's metrics
 * @param snapshot generated data and the model; null at most generations
 */
public record Generation(int index, double[] metrics, @Nullable Snapshot snapshot) {

	/**
	 * @param samples data drawn from the model with the sampling options of the spec
	 * @param model the model
	 */
	public record Snapshot(Data samples, Law model) {
	}

}
