package ouroboros.neural;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

import ouroboros.core.data.Space;

/**
 * What a variational autoencoder is fitted by.
 *
 * @param architecture its layers
 * @param space of the pictures
 * @param beta factor on the divergence of the latent variables from the standard normal
 * law
 */
record Objective(Architecture architecture, Space.Pictures space, double beta) {

	private static final long SUM = 2;

	/**
	 * Weighted sum over pictures of binary cross-entropy of the pixels, for one draw of
	 * the latent variables, and of beta times their divergence from N(0, I); in nats.
	 * @param pictures in rows
	 * @param noise standard normal, in rows
	 * @param weights of the pictures, in a column
	 */
	Tensor of(Parameters parameters, Tensor pictures, Tensor noise, Tensor weights) {
		var encoded = this.architecture.encode(parameters, this.space, pictures);
		var means = encoded.means();
		var logVariances = encoded.logVariances();
		var latents = means.add(noise.mul(logVariances.mul(Tensors.number(0.5)).exp()));
		var logits = this.architecture.decode(parameters, this.space, latents);
		var error = torch.binary_cross_entropy_with_logits(logits, pictures, new TensorOptional(weights),
				new TensorOptional(), SUM);
		var divergence = means.square()
			.add(logVariances.exp())
			.sub(logVariances)
			.sub(Tensors.number(1))
			.mul(weights)
			.sum();
		return error.add(divergence.mul(Tensors.number(this.beta / 2)));
	}

}
