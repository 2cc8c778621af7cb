package ouroboros.core.law;

/** A law that can be sampled at another temperature. */
public interface Tempered extends Law {

	/**
	 * The law with probabilities proportional to the 1/temperature-th power.
	 * @param temperature 0 or more; 0 is the limit, the uniform law on the most probable
	 * observations
	 */
	Law tempered(double temperature);

}
