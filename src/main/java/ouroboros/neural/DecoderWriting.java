package ouroboros.neural;

import java.util.Arrays;

import ouroboros.core.law.Writing;

/**
 * Texts that a decoder writes side by side, each after as much of a prompt as it can
 * take.
 */
final class DecoderWriting implements Writing {

	private final Decoder decoder;

	/** Of each text, the position whose token comes next. */
	private int[] positions;

	/** Number of tokens of each text that are yet to come. */
	private int left;

	/**
	 * @param model tells the probabilities
	 * @param prompts what stands before the texts
	 * @param copies number of texts after each prompt, which is read once
	 */
	DecoderWriting(DecoderModel model, int[][] prompts, int copies) {
		var shape = model.shape();
		var texts = prompts.length * copies;
		this.decoder = new Decoder(model, texts);
		this.positions = new int[texts];
		this.left = shape.length();
		var origins = new int[texts];
		var before = new int[texts];
		for (int first = 0; first < texts; first += copies) {
			var prompt = prompts[first / copies];
			var kept = Math.min(prompt.length, shape.longestPrompt());
			this.decoder.remember(first, prompt, prompt.length - kept, prompt.length);
			Arrays.fill(origins, first, first + copies, first);
			Arrays.fill(this.positions, first, first + copies, kept);
			Arrays.fill(before, first, first + copies, (kept == 0) ? shape.beginning() : prompt[prompt.length - 1]);
		}
		this.decoder.branch(origins, this.positions);
		step(before);
	}

	private void step(int[] before) {
		for (int text = 0; text < before.length; text++) {
			this.decoder.write(text, this.positions[text], before[text]);
		}
		this.decoder.step(before.length);
	}

	@Override
	public double[] next(int text) {
		return this.decoder.probabilities(text);
	}

	@Override
	public void append(int[] origins, int[] tokens) {
		this.left--;
		if (this.left > 0) {
			this.positions = Arrays.stream(origins).map((origin) -> this.positions[origin] + 1).toArray();
			this.decoder.branch(origins, this.positions);
			step(tokens);
		}
	}

}
