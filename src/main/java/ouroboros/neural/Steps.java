package ouroboros.neural;

/**
 * How a decoder is trained by AdamW (β 0.9 and 0.999).
 *
 * @param epochs times that all texts are gone through
 * @param batchSize texts of a step
 * @param learningRate step size after warm-up
 * @param warmup number of first steps over which the step size grows linearly
 * @param weightDecay decay of all parameters per step, in units of the step size
 * @param dropout share of numbers put to zero, from 0 to below 1
 * @param validation share of texts held out, from 0 to below 1; 0 keeps the last epoch
 */
record Steps(int epochs, int batchSize, double learningRate, int warmup, double weightDecay, double dropout,
		double validation) {

	/**
	 * Rough number of nanoseconds that one core takes for them, and to draw as many texts
	 * again.
	 * @param size number of texts
	 */
	double nanoseconds(double size, DecoderShape shape) {
		var tokens = size * shape.length();
		var numbers = 20.0 * shape.layers() * shape.width();
		var training = 0.1 * shape.multiplications() + numbers + 5.0 * shape.symbols();
		var drawing = 0.12 * shape.multiplications() + numbers + 10.0 * shape.symbols();
		var steps = Math.ceil(size / this.batchSize);
		return this.epochs * (steps * (1e6 + 7e5 * shape.layers()) + tokens * training) + tokens * drawing;
	}

	/**
	 * Rough number of bytes that texts take on their way through the network.
	 * @param size number of texts
	 */
	double bytes(double size, DecoderShape shape) {
		var together = Math.min(size, DecoderTraining.together(this, shape)) * shape.length();
		return Float.BYTES
				* (size * shape.length() + together * (20.0 * shape.layers() * shape.width() + 4.0 * shape.symbols()));
	}

}
