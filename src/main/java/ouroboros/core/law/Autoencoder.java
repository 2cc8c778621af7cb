package ouroboros.core.law;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;

/**
 * A law on pictures that are made of latent variables, which are standard normal and
 * independent, together with an approximation of the law that the latent variables have
 * where a picture is known (Kingma and Welling 2013, arXiv 1312.6114).
 */
public interface Autoencoder extends Law {

	/**
	 * Normal laws of independent latent variables, one for each picture.
	 *
	 * @param means in rows
	 * @param logVariances natural logarithms of the variances, in rows
	 */
	record Posterior(Points means, Points logVariances) {
	}

	/** Number of latent variables, at least 1. */
	int latent();

	/**
	 * Approximate law of the latent variables of each picture.
	 * @param pictures from this law's space
	 * @param turn polled at least every few hundred milliseconds
	 */
	Posterior encode(Pictures pictures, Turn turn);

	/**
	 * Mean picture of each latent vector.
	 * @param latents vectors of {@link #latent()} coordinates
	 * @param turn polled at least every few hundred milliseconds
	 */
	Pictures decode(Points latents, Turn turn);

}
