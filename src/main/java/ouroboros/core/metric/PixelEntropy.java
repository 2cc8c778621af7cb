package ouroboros.core.metric;

import ouroboros.core.data.Pictures;

/** Cross-entropy between pixels, each read as a probability of white. */
final class PixelEntropy {

	/** Where logarithms are cut off: PyTorch's convention. */
	private static final double LEAST = -100;

	private PixelEntropy() {
	}

	/**
	 * -Σ x ln y + (1-x) ln (1-y) over the pixels, on average over the pictures, in nats.
	 * @param means as many pictures, of the same size
	 */
	static double cross(Pictures pictures, Pictures means) {
		var sum = 0.0;
		for (int i = 0; i < pictures.values().length; i++) {
			var white = pictures.values()[i];
			sum -= white * logarithm(means.values()[i]) + (1 - white) * logarithm(1 - means.values()[i]);
		}
		return sum / pictures.rows();
	}

	private static double logarithm(double probability) {
		return Math.max(LEAST, Math.log(probability));
	}

}
