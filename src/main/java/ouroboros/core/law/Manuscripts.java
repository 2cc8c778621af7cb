package ouroboros.core.law;

import java.util.Arrays;

/** All tokens of texts that are being written side by side, with what stands before. */
final class Manuscripts {

	private final int[][] texts;

	/** Number of tokens of each text by now. */
	private int[] ends;

	/**
	 * @param prompts what stands before the texts
	 * @param copies number of texts after each prompt
	 * @param kept number of last tokens of a prompt that are kept, at most
	 * @param length number of tokens that each text is to have
	 */
	Manuscripts(int[][] prompts, int copies, int kept, int length) {
		this.texts = new int[prompts.length * copies][];
		this.ends = new int[this.texts.length];
		for (int text = 0; text < this.texts.length; text++) {
			var prompt = prompts[text / copies];
			this.ends[text] = Math.min(kept, prompt.length);
			this.texts[text] = new int[this.ends[text] + length];
			System.arraycopy(prompt, prompt.length - this.ends[text], this.texts[text], 0, this.ends[text]);
		}
	}

	/** Array that begins with the tokens of a text. */
	int[] tokens(int text) {
		return this.texts[text];
	}

	/** Number of tokens of a text by now. */
	int end(int text) {
		return this.ends[text];
	}

	/** As {@link Writing#append}. */
	void append(int[] origins, int[] tokens) {
		var before = this.texts.clone();
		var taken = new boolean[before.length];
		this.ends = Arrays.stream(origins).map((origin) -> this.ends[origin]).toArray();
		for (int text = 0; text < before.length; text++) {
			var origin = origins[text];
			this.texts[text] = taken[origin] ? before[origin].clone() : before[origin];
			taken[origin] = true;
		}
		for (int text = 0; text < before.length; text++) {
			this.texts[text][this.ends[text]++] = tokens[text];
		}
	}

}
