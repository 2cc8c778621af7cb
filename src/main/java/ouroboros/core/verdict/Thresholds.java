package ouroboros.core.verdict;

import org.jspecify.annotations.Nullable;

/**
 * What is to be called a collapse.
 *
 * @param confidence probability that an interval over replicates holds what it estimates
 * @param catastrophe risk that is catastrophic; null for that of a trivial model or,
 * where there is none, {@code factor} times generation 0's
 * @param factor times generation 0's risk that is catastrophic where no trivial model
 * tells
 * @param increase part of generation 0's risk by which it may rise without being an
 * increase
 * @param exponent loss of the exponent of the scaling law that is a change of it
 * @param variance part of generation 0's variance below which it has collapsed, whatever
 * its rate
 * @param modes mean number of genuine modes, or of pairs of them, that are lost or merged
 * @param tail part of the genuine tail, or of the genuine symbols, that is left of it
 * @param hallucination probability that a model gives to what is not genuine
 */
public record Thresholds(double confidence, @Nullable Double catastrophe, double factor, double increase,
		double exponent, double variance, double modes, double tail, double hallucination) {

	/** The defaults. */
	public static final Thresholds DEFAULT = new Thresholds(0.95, null, 10, 0, 0.05, 0.01, 0.5, 0.5, 0.01);

}
