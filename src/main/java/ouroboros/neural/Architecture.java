package ouroboros.neural;

import java.util.List;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

import ouroboros.core.data.Space;
import ouroboros.core.spec.About;

/** Layers of an autoencoder of pictures. */
@About("Layers of an autoencoder of pictures.")
public enum Architecture {

	/** Two convolutions to a quarter of each side, and back: the article's. */
	CONV {
		@Override
		boolean fits(Space.Pictures space) {
			return space.rows() % 4 == 0 && space.columns() % 4 == 0;
		}

		@Override
		List<Layer> layers(Space.Pictures space, int latent) {
			var deep = DEEP * space.width() / 16;
			return List.of(Layer.convolution(1, SHALLOW, KERNEL), Layer.convolution(SHALLOW, DEEP, KERNEL),
					Layer.linear(deep, latent), Layer.linear(deep, latent), Layer.linear(latent, deep),
					Layer.transposedConvolution(DEEP, SHALLOW, KERNEL),
					Layer.transposedConvolution(SHALLOW, 1, KERNEL));
		}

		@Override
		Encoded encode(Parameters parameters, Space.Pictures space, Tensor pictures) {
			var square = pictures.view(-1, 1, space.rows(), space.columns());
			var deep = torch.relu(parameters.halved(1, torch.relu(parameters.halved(0, square))));
			var flat = deep.reshape(-1, (long) DEEP * space.width() / 16);
			return new Encoded(parameters.linear(2, flat), parameters.linear(3, flat));
		}

		@Override
		Tensor decode(Parameters parameters, Space.Pictures space, Tensor latents) {
			var deep = parameters.linear(4, latents).view(-1, DEEP, space.rows() / 4, space.columns() / 4);
			return parameters.doubled(6, torch.relu(parameters.doubled(5, deep))).reshape(-1, space.width());
		}

		@Override
		double between(Space.Pictures space) {
			return 2 * (SHALLOW / 4.0 + DEEP / 16.0) * space.width();
		}

		@Override
		double products(Space.Pictures space, int latent) {
			var pixels = (double) space.width();
			return 2 * (pixels / 4 * SHALLOW * KERNEL * KERNEL + pixels / 16 * DEEP * SHALLOW * KERNEL * KERNEL)
					+ 3 * pixels / 16 * DEEP * latent;
		}
	},

	/** One hidden layer of 400 on each side. */
	DENSE {
		@Override
		boolean fits(Space.Pictures space) {
			return true;
		}

		@Override
		List<Layer> layers(Space.Pictures space, int latent) {
			return List.of(Layer.linear(space.width(), HIDDEN), Layer.linear(HIDDEN, latent),
					Layer.linear(HIDDEN, latent), Layer.linear(latent, HIDDEN), Layer.linear(HIDDEN, space.width()));
		}

		@Override
		Encoded encode(Parameters parameters, Space.Pictures space, Tensor pictures) {
			var hidden = torch.relu(parameters.linear(0, pictures));
			return new Encoded(parameters.linear(1, hidden), parameters.linear(2, hidden));
		}

		@Override
		Tensor decode(Parameters parameters, Space.Pictures space, Tensor latents) {
			return parameters.linear(4, torch.relu(parameters.linear(3, latents)));
		}

		@Override
		double between(Space.Pictures space) {
			return 2 * HIDDEN;
		}

		@Override
		double products(Space.Pictures space, int latent) {
			return HIDDEN * (2.0 * space.width() + 3.0 * latent);
		}
	};

	private static final int SHALLOW = 64;

	private static final int DEEP = 128;

	private static final int KERNEL = 4;

	private static final int HIDDEN = 400;

	/**
	 * Means and logarithms of variances of latent variables.
	 *
	 * @param means in rows
	 * @param logVariances in rows
	 */
	record Encoded(Tensor means, Tensor logVariances) {
	}

	/** Whether pictures have a size that it can take. */
	abstract boolean fits(Space.Pictures space);

	/** The layers in order, the encoder's first. */
	abstract List<Layer> layers(Space.Pictures space, int latent);

	/** Encodes pictures, which are given in rows. */
	abstract Encoded encode(Parameters parameters, Space.Pictures space, Tensor pictures);

	/** Log-odds of white of each pixel, in rows. */
	abstract Tensor decode(Parameters parameters, Space.Pictures space, Tensor latents);

	/** Number of the numbers between the layers, for each picture. */
	abstract double between(Space.Pictures space);

	/** Number of multiplications that it takes to encode and decode a picture. */
	abstract double products(Space.Pictures space, int latent);

	/**
	 * So many pictures at once that they take well below a second, and little memory: 1
	 * to 256.
	 */
	int block(Space.Pictures space, int latent) {
		return (int) Math.clamp(9e8 / products(space, latent), 1, 256);
	}

}
