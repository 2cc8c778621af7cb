package ouroboros.neural;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Pictures;
import ouroboros.core.data.Points;
import ouroboros.core.data.Space;
import ouroboros.core.law.Autoencoder;

/**
 * Pictures that a decoder makes of standard normal latent variables: their means, not
 * draws about them, as the article has it. Computes in blocks of one size, since a
 * library's rounding depends on the number of rows.
 *
 * @param architecture the layers
 * @param height number of rows of pixels
 * @param width number of pixels in a row
 * @param latent number of latent variables
 * @param parameters of all layers in order; owned by this record and never changed
 */
public record PictureAutoencoder(Architecture architecture, int height, int width, int latent,
		float[] parameters) implements Autoencoder {

	@Override
	public Space.Pictures space() {
		return new Space.Pictures(this.height, this.width);
	}

	@Override
	public long extent() {
		return this.parameters.length;
	}

	@Override
	public Pictures sample(int size, UniformRandomProvider random) {
		var normal = ZigguratSampler.NormalizedGaussian.of(random);
		var latents = new float[Math.multiplyExact(size, this.latent)];
		for (int i = 0; i < latents.length; i++) {
			latents[i] = (float) normal.sample();
		}
		return decode(latents, () -> Turn.poll(random));
	}

	@Override
	public Pictures decode(Points latents, Turn turn) {
		var values = new float[latents.values().length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) latents.values()[i];
		}
		return decode(values, turn::poll);
	}

	private Pictures decode(float[] latents, Runnable poll) {
		var pixels = space().width();
		var values = new float[Math.multiplyExact(latents.length / this.latent, pixels)];
		try (var _ = new PointerScope()) {
			var tensors = tensors();
			forBlocks(latents, this.latent, poll, (row, block) -> {
				var input = Tensors.of(block, block.length / this.latent, this.latent);
				var means = torch.sigmoid(this.architecture.decode(tensors, space(), input));
				copy(Tensors.values(means), values, row * pixels);
			});
		}
		return new Pictures(this.height, this.width, values);
	}

	@Override
	public Posterior encode(Pictures pictures, Turn turn) {
		var means = new float[Math.multiplyExact(pictures.rows(), this.latent)];
		var logVariances = new float[means.length];
		try (var _ = new PointerScope()) {
			var tensors = tensors();
			forBlocks(pictures.values(), pictures.pixels(), turn::poll, (row, block) -> {
				var input = Tensors.of(block, block.length / pictures.pixels(), pictures.pixels());
				var encoded = this.architecture.encode(tensors, space(), input);
				copy(Tensors.values(encoded.means()), means, row * this.latent);
				copy(Tensors.values(encoded.logVariances()), logVariances, row * this.latent);
			});
		}
		return new Posterior(points(means), points(logVariances));
	}

	private Parameters tensors() {
		return Parameters.of(layers(), this.parameters);
	}

	private List<Layer> layers() {
		return this.architecture.layers(space(), this.latent);
	}

	/** Takes a block, whose last rows may be beyond the end. */
	private interface Work {

		void on(int row, float[] block);

	}

	private void forBlocks(float[] rows, int width, Runnable poll, Work work) {
		var block = this.architecture.block(space(), this.latent);
		for (int row = 0; row * width < rows.length; row += block) {
			poll.run();
			try (var _ = new PointerScope()) {
				var from = row * width;
				work.on(row, Arrays.copyOf(Arrays.copyOfRange(rows, from, Math.min(rows.length, from + block * width)),
						block * width));
			}
		}
	}

	/** What is not beyond the end. */
	private static void copy(float[] block, float[] to, int at) {
		for (int i = 0; i < Math.min(block.length, to.length - at); i++) {
			to[at + i] = Float.isNaN(block[i]) ? Float.NaN : block[i];
		}
	}

	private Points points(float[] values) {
		var points = new double[values.length];
		for (int i = 0; i < points.length; i++) {
			points[i] = values[i];
		}
		return new Points(this.latent, points);
	}

}
