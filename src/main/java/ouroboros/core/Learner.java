package ouroboros.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Space;
import ouroboros.core.data.Training;
import ouroboros.core.law.Law;
import ouroboros.core.spec.About;

/**
 * A model family and how it is fitted. Total: it fits every non-empty sample; a model
 * that degenerates is a result, not an error.
 */
@About(value = "The model family and how it is fitted.")
public interface Learner {

	/** The kind of data it learns from. */
	Class<? extends Space> data();

	/**
	 * Whether it learns from data of a space: as it is, from every space of that kind.
	 */
	default boolean learns(Space space) {
		return data().isInstance(space);
	}

	/**
	 * This learner with the uploaded data that it starts from at hand: before that, one
	 * that needs any tells only what it learns from and what kind of law it fits.
	 * @param space where observations come from, one that it learns from
	 * @param library where uploaded data are found
	 * @throws ouroboros.core.spec.Refusal if there are none such
	 */
	default Learner prepared(Space space, Truth.Library library) {
		return this;
	}

	/** The kind of law that it fits. */
	Class<? extends Law> model();

	/**
	 * Whether it computes outside the Java virtual machine: its faults end the process,
	 * so that it has workers of its own.
	 */
	default boolean isNative() {
		return false;
	}

	/**
	 * Fits the model.
	 * @param training from a space that it learns from, not empty
	 * @param turn source of randomness; polled so that a fit ends within a second of
	 * being stopped. One that takes minutes lays down its work at least every few seconds
	 * ({@link Turn#lay}), tells how far it is, and takes up what its workbench holds
	 */
	Law fit(Training training, Turn turn);

	/**
	 * Whether it can also be fitted to the sufficient statistics of samples of its
	 * models, which are {@link ouroboros.core.law.Sufficient}, in place of the samples.
	 */
	default boolean learnsFromStatistics() {
		return false;
	}

	/**
	 * How it turns many replicates of a run at once.
	 * @param run any replicate's
	 * @return null where they are turned one after the other
	 */
	default @Nullable Ensemble ensemble(Run run) {
		return null;
	}

	/** The metrics of a spec that names none. */
	List<Metric> metrics();

	/**
	 * Rough number of nanoseconds that one core takes to fit.
	 * @param size number of observations
	 * @param space where they come from, one that it learns from
	 */
	double nanoseconds(double size, Space space);

	/**
	 * Rough number of bytes that a model takes beyond what every law of the space does.
	 * @param size number of observations that it is fitted to
	 * @param space where they come from, one that it learns from
	 */
	default double modelBytes(double size, Space space) {
		return 0;
	}

	/**
	 * Number of tokens that its models can take of what stands before a text: the last
	 * ones of a longer prompt.
	 * @param space of texts, one that it learns from
	 * @return 0 where they take none
	 */
	default int longestPrompt(Space space) {
		return Integer.MAX_VALUE;
	}

	/**
	 * Rough number of nanoseconds that one core takes to go through observations token by
	 * token, beyond what every law does; {@link #nanoseconds} has it once.
	 */
	default double drawingNanoseconds(double size, Space space) {
		return 0;
	}

	/** Rough number of bytes that one observation takes while it is drawn. */
	default double drawingBytes(Space space) {
		return 0;
	}

	/**
	 * Rough number of bytes that a fit takes beside its data and models, such as
	 * gradients, an optimiser's memory, and what a step computes; right within a factor
	 * of 2 where it counts millions.
	 * @param size number of observations
	 * @param space where they come from, one that it learns from
	 */
	default double workingBytes(double size, Space space) {
		return 0;
	}

}
