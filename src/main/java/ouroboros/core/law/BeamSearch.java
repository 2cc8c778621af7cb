package ouroboros.core.law;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

import ouroboros.core.chance.Turn;
import ouroboros.core.data.Texts;

/**
 * Writes probable texts without chance: of all one token longer texts that begin as one
 * of the most probable ones so far, the most probable ones are gone on with, and at the
 * end the first of them is taken. All texts are equally long, so that none is favoured
 * for its length. Of equally probable ones that which begins as the more probable one
 * comes first, then that of the lower token.
 *
 * @param beams number of texts that are gone on with, 1 or more
 */
public record BeamSearch(int beams) {

	/** Neglects no candidate for a rounding error. */
	private static final double SLACK = 1 - 1e-9;

	/**
	 * Writes a text after each prompt.
	 * @param law tells the probabilities
	 * @param random is polled and not drawn from
	 */
	public Texts continued(Autoregressive law, Texts prompts, UniformRandomProvider random) {
		var length = law.space().length();
		var tokens = new int[Math.multiplyExact(prompts.rows(), length)];
		var most = Math.max(1, law.abreast() / this.beams);
		for (int first = 0; first < prompts.rows(); first += most) {
			var searches = new Search[Math.min(most, prompts.rows() - first)];
			var before = new int[searches.length][];
			for (int i = 0; i < searches.length; i++) {
				searches[i] = new Search(this.beams, length);
				before[i] = prompts.row(first + i);
			}
			search(searches, law.writing(before, this.beams), random);
			for (int i = 0; i < searches.length; i++) {
				searches[i].copyBest(tokens, (first + i) * length);
			}
		}
		return new Texts(law.space().symbols(), length, tokens);
	}

	private void search(Search[] searches, Writing writing, UniformRandomProvider random) {
		var origins = new int[searches.length * this.beams];
		var tokens = new int[origins.length];
		while (!searches[0].isDone()) {
			for (int i = 0; i < searches.length; i++) {
				searches[i].extend(writing, i * this.beams, random);
				for (int beam = 0; beam < this.beams; beam++) {
					origins[i * this.beams + beam] = i * this.beams + searches[i].origin(beam);
					tokens[i * this.beams + beam] = searches[i].token(beam);
				}
			}
			writing.append(origins, tokens);
		}
	}

	/** The search for one text. */
	private static final class Search {

		/** Of each position and beam, the beam that it goes on from. */
		private final int[][] origins;

		private final int[][] tokens;

		/** Log-probability of each beam, falling; -∞ where there are fewer. */
		private double[] scores;

		private int position;

		Search(int beams, int length) {
			this.origins = new int[length][beams];
			this.tokens = new int[length][beams];
			this.scores = new double[beams];
			Arrays.fill(this.scores, 1, beams, Double.NEGATIVE_INFINITY);
		}

		boolean isDone() {
			return this.position == this.tokens.length;
		}

		int origin(int beam) {
			return this.origins[this.position - 1][beam];
		}

		int token(int beam) {
			return this.tokens[this.position - 1][beam];
		}

		/** One token more. */
		void extend(Writing writing, int first, UniformRandomProvider random) {
			var before = this.scores;
			this.scores = new double[before.length];
			Arrays.fill(this.scores, Double.NEGATIVE_INFINITY);
			for (int beam = 0; beam < before.length && before[beam] > Double.NEGATIVE_INFINITY; beam++) {
				Turn.poll(random);
				extend(beam, before[beam], writing.next(first + beam));
			}
			this.position++;
		}

		private void extend(int beam, double score, double[] next) {
			var last = this.scores.length - 1;
			var least = SLACK * Math.exp(this.scores[last] - score);
			for (int token = 0; token < next.length; token++) {
				if (next[token] > 0 && next[token] >= least) {
					var longer = score + Math.log(next[token]);
					if (longer > this.scores[last]) {
						insert(longer, beam, token);
						least = SLACK * Math.exp(this.scores[last] - score);
					}
				}
			}
		}

		private void insert(double score, int beam, int token) {
			var place = this.scores.length - 1;
			for (; place > 0 && this.scores[place - 1] < score; place--) {
				this.scores[place] = this.scores[place - 1];
				this.origins[this.position][place] = this.origins[this.position][place - 1];
				this.tokens[this.position][place] = this.tokens[this.position][place - 1];
			}
			this.scores[place] = score;
			this.origins[this.position][place] = beam;
			this.tokens[this.position][place] = token;
		}

		void copyBest(int[] into, int from) {
			for (int at = this.tokens.length - 1, beam = 0; at >= 0; at--) {
				into[from + at] = this.tokens[at][beam];
				beam = this.origins[at][beam];
			}
		}

	}

}
