package ouroboros.neural;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What validation has found so far.
 *
 * @param epochs number of epochs whose loss is known
 * @param texts validation texts that have been told since
 * @param sum of their losses, in nats per token
 * @param best parameters after the epoch of the least loss; empty if no epoch has a
 * finite one
 * @param bestEpoch number of epochs that were known then; 0 if there is none
 * @param least its loss, in nats per token; infinite if there is none
 */
public record Validated(int epochs, int texts, double sum, float[] best, int bestEpoch, double least) {

	/** Before the first epoch. */
	static final Validated NOTHING = new Validated(0, 0, 0, new float[0], 0, Double.POSITIVE_INFINITY);

	/**
	 * Some texts more have been told.
	 * @param of number of validation texts; with the last of them an epoch is known
	 * @param parameters that told them
	 */
	Validated plus(int count, double loss, int of, Supplier<float[]> parameters) {
		if (this.texts + count < of) {
			return new Validated(this.epochs, this.texts + count, this.sum + loss, this.best, this.bestEpoch,
					this.least);
		}
		var mean = (this.sum + loss) / of;
		var epoch = this.epochs + 1;
		return (mean < this.least) ? new Validated(epoch, 0, 0, parameters.get(), epoch, mean)
				: new Validated(epoch, 0, 0, this.best, this.bestEpoch, this.least);
	}

	/**
	 * Whether so many epochs have gone by without a lower loss.
	 * @param patience null for any number
	 */
	boolean isOver(@Nullable Integer patience) {
		return patience != null && this.epochs - this.bestEpoch >= patience;
	}

}
