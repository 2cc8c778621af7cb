package ouroboros.core.law;

/** A law that can be sampled with a bias towards its typical values. */
public interface Scaled extends Law {

	/**
	 * The law with its covariance multiplied by {@code bias}, about each mode.
	 * @param bias the λ of Alemohammad et al. (arXiv 2307.01850), 0 or more
	 */
	Law scaled(double bias);

}
